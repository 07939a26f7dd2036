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

  func run() throws {
    let trainer = ChoiceTrainer()
    let documents = try Self.read(claimSpans, bits: trainer.bits)
    Self.report("learning from \(documents.count) documents")
    var held: [SettlingSearch.HeldOut] = []
    for fold in 0..<max(2, folds) {
      let model = trainer.train(part(of: documents, without: fold).flatMap(\.examples))
      held += part(of: documents, only: fold).map { SettlingSearch.HeldOut($0, model) }
    }
    var search = SettlingSearch()
    search.precision = precision
    let (settling, score) = search.best(held)
    Self.report("held out", score)
    let model = trainer.train(documents.flatMap(\.examples), settling: settling)
    try model.data.write(to: URL(fileURLWithPath: output))
    if let measure {
      let others = try Self.read(measure, bits: trainer.bits)
      Self.report(
        "measured", search.score(others.map { SettlingSearch.HeldOut($0, model) }, settling))
    }
  }

  private func part(of documents: [TrainingDocument], without fold: Int) -> [TrainingDocument] {
    documents.enumerated().filter { $0.offset % max(2, folds) != fold }.map(\.element)
  }

  private func part(of documents: [TrainingDocument], only fold: Int) -> [TrainingDocument] {
    documents.enumerated().filter { $0.offset % max(2, folds) == fold }.map(\.element)
  }

  static func read(_ path: String, bits: Int) throws -> [TrainingDocument] {
    let analyser = try EnglishAnalyser()
    return try MarkedDocument.read(path).map { gold in
      TrainingDocument(gold, analysis: analyser.analyse(ScalarMap(gold.text)), bits: bits)
    }
  }

  static func report(_ name: String, _ score: ClaimScore) {
    report(
      "\(name): recall \(rounded(score.recall)), precision \(rounded(score.precision)), "
        + "\(score.never) nevers, \(score.predicted) claims, same span \(rounded(score.exact)), "
        + "in the first ten \(rounded(score.top == 0 ? 0 : Double(score.topFound) / Double(score.top)))"
    )
  }

  private static func rounded(_ value: Double) -> String { String(format: "%.3f", value) }

  private static func report(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
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
