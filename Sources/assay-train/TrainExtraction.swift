import ArgumentParser
import AssayExtraction
import AssayLanguage
import AssayModel
import Foundation

/// `assay-train extraction`: learns which candidates are claims from marked documents.
struct TrainExtraction: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extraction",
    abstract: "Learn which stretches of a text are claims.",
    discussion: """
      Reads documents with every claim marked, one JSON object a line, analyses their texts, and
      learns the choice among the candidates that the rules propose. How much it takes to be a \
      claim is set on documents held out in turn. Equal input gives equal bytes.

      The scores of sentences are read from the installed model: run `assay-train scores` first.

      Example: assay-train extraction --claim-spans train.jsonl --output claims-en.model
      """)

  @Option(help: "Marked documents to learn from (JSONL).")
  var claimSpans: String

  @Option(help: "Where to write the weights.")
  var output: String

  @Option(help: "Marked documents to measure on, never learned from (JSONL).")
  var measure: String?

  @Option(help: "Precision that held-out claims must reach.")
  var precision = 0.8

  @Option(help: "How many parts the documents are held out in.")
  var folds = 4

  @Option(help: "Where to write the held-out documents' claims (JSONL), to study errors.")
  var heldOut: String?

  @Option(help: "Where to write the measured documents' claims (JSONL).")
  var measured: String?

  func run() throws {
    var trainer = ChoiceTrainer()
    trainer.search.precision = precision
    trainer.folds = max(2, folds)
    let documents = try read(claimSpans, trainer)
    report("learning from \(documents.count) documents")
    let outcome = trainer.train(documents)
    report("held out: \(outcome.heldOut.summary)")
    try outcome.model.data.write(to: URL(fileURLWithPath: output))
    if let heldOut {
      try write(
        trainer.search.answers(outcome.documents, outcome.model.settling), to: heldOut)
    }
    if let measure {
      let others = try read(measure, trainer).map { SettlingSearch.HeldOut($0, outcome.model) }
      let score = trainer.search.score(others, outcome.model.settling)
      report("measured: \(score.summary)")
      if let measured {
        try write(trainer.search.answers(others, outcome.model.settling), to: measured)
      }
    }
  }

  private func read(_ path: String, _ trainer: ChoiceTrainer) throws -> [TrainingDocument] {
    let analyser = try EnglishAnalyser()
    let scorer = try SentenceScorer()
    return try MarkedDocument.read(path).map { gold in
      TrainingDocument(
        gold, analysis: analyser.analyse(ScalarMap(gold.text)), trainer: trainer, scorer: scorer)
    }
  }

  private func write(
    _ documents: [(gold: MarkedDocument, answers: [ClaimScore.Answer])], to path: String
  ) throws {
    let lines = documents.map { gold, answers in
      let claims: [JSONValue] = answers.map { answer in
        var claim: [String: JSONValue] = [
          "start": .int(answer.span.start), "end": .int(answer.span.end),
          "score": .double(answer.score), "modality": answer.modality.map { .string($0) } ?? .null,
        ]
        for (name, value) in answer.parts { claim[name] = .double(value) }
        return .object(claim)
      }
      return (["id": .string(gold.id), "claims": .array(claims)] as JSONValue).json + "\n"
    }
    try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path))
  }

  private func report(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}

extension ClaimScore {
  var summary: String {
    "recall \(recall.rounded3), precision \(precision.rounded3), \(never) nevers, \(predicted) "
      + "claims, same span \(exact.rounded3), modality \(modalityRight.rounded3), "
      + "musts in the first ten \(inTopTen.rounded3)"
  }
}

extension Double {
  /// With three digits after the point.
  var rounded3: String { String(format: "%.3f", self) }
}

extension MarkedDocument {
  /// Reads a file of marked documents.
  /// - Throws: `ValidationError` naming the line that is none.
  static func read(_ path: String) throws -> [MarkedDocument] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("\(path) cannot be read.")
    }
    let decoder = JSONDecoder()
    return try data.split(separator: UInt8(ascii: "\n")).enumerated().map { number, line in
      guard let json = try? decoder.decode(JSONValue.self, from: Data(line)),
        let document = MarkedDocument(json: json)
      else {
        throw ValidationError("\(path), line \(number + 1) is no marked document.")
      }
      return document
    }
  }
}
