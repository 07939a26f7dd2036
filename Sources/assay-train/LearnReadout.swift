import ArgumentParser
import AssayExtraction
import AssayLanguage
import AssayModel
import AssayWeights
import Foundation

/// `assay-train readout`: what is made of the judge's answers.
struct LearnReadout: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readout",
    abstract: "Learn what is made of the judge's answers.",
    discussion: """
      Reads marked documents and what judges that had not learned from them answered for them \
      (Training/crossfit.py writes it), learns how a claim is put forward, how worthy of a \
      check it is, where a sentence becomes checkable and how much it takes to be a claim, and writes all that into the judge's file. \
      Equal input gives equal bytes.

      Example: assay-train readout --claim-spans train.jsonl --answers crossfit.jsonl \\
        --judge judge-en.model
      """)

  @Option(help: "Marked documents (JSONL).")
  var claimSpans: String
  @Option(help: "What judges that had not seen them answered (JSONL).")
  var answers: String
  @Option(help: "The judge's file, which gets what is learned.")
  var judge: String
  @Option(help: "Precision that held-out claims must reach.")
  var precision = 0.84
  @Flag(help: "Write nothing.")
  var dryRun = false

  func run() throws {
    let analyser = try EnglishAnalyser()
    let scorer = try SentenceScorer()
    let answered = try JudgedDocument.read(answers)
    let documents = try MarkedDocument.read(claimSpans).compactMap { gold in
      answered[gold.id].map { judged in
        (
          document: TrainingDocument(
            gold, analysis: analyser.analyse(ScalarMap(gold.text)), trainer: ChoiceTrainer(),
            scorer: scorer), judged: judged
        )
      }
    }
    report("learning from \(documents.count) documents")
    var trainer = ReadoutTrainer()
    trainer.search.precision = precision
    if documents.isEmpty {
      throw ValidationError("\(answers) and \(claimSpans) have no document in common.")
    }
    let outcome = trainer.train(documents)
    report("held out: \(outcome.heldOut.summary)")
    for marked in Modality.allCases {
      let row = outcome.confusion[marked] ?? [:]
      let cells = Modality.allCases.map { "\($0) \(row[$0] ?? 0)" }.joined(separator: ", ")
      report("marked \(marked): read \(cells)")
    }
    report("checkable: \(outcome.readout.checkable)")
    report("settled: \(outcome.readout.settling)")
    if dryRun { return }
    var contents = ModelFile.Contents(of: try ModelFile(path: judge))
    outcome.readout.write(to: &contents)
    try ModelFile.write(contents, to: judge)
  }

  private func report(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}

extension JudgedDocument {
  /// Reads a file of answers, by document.
  /// - Throws: `ValidationError` naming the line that is none.
  static func read(_ path: String) throws -> [String: JudgedDocument] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("\(path) cannot be read.")
    }
    var result: [String: JudgedDocument] = [:]
    for (number, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
      guard let json = try? JSONValue(parsing: Array(line)),
        let document = JudgedDocument(json: json)
      else { throw ValidationError("\(path), line \(number + 1) holds no answers.") }
      result[document.id] = document
    }
    return result
  }
}
