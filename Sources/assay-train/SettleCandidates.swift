import ArgumentParser
import AssayEncoder
import AssayExtraction
import AssayLanguage
import AssayModel
import AssayWeights
import Foundation

/// `assay-train settle`: how much it takes to be a claim in the judge's eyes.
struct SettleCandidates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: "Set the judge's thresholds on documents that it has not learned from.",
    discussion: """
      Reads marked documents, lets the judge weigh their candidates, finds the thresholds that find \
      the most claims at a precision, and writes them into the judge's file.

      Example: assay-train settle --trunk encoder-en.model --judge judge-en.model \\
        --claim-spans held.jsonl --measure dev.jsonl
      """)

  @Option(help: "The file with the vocabulary and the lower layers.")
  var trunk: String
  @Option(help: "The judge's file, which gets the thresholds.")
  var judge: String
  @Option(help: "Marked documents that were held out (JSONL).")
  var claimSpans: String
  @Option(help: "Marked documents to measure on (JSONL).")
  var measure: String?
  @Option(help: "Precision that held-out claims must reach.")
  var precision = 0.84
  @Flag(help: "Write nothing.")
  var dryRun = false

  func run() throws {
    let file = try ModelFile(path: judge)
    let reader = try SentenceJudge(trunk: try ModelFile(path: trunk), upper: file)
    var readout = try Readout(from: reader)
    let judge = ClaimJudge(reader, readout)
    var search = SettlingSearch()
    search.precision = precision
    let (settling, score) = search.best(try weighed(claimSpans, judge))
    report("settled: \(settling)")
    report("held out: \(score.summary)")
    if let measure {
      report("measured: \(search.score(try weighed(measure, judge), settling).summary)")
    }
    if dryRun { return }
    readout.settling = settling
    var contents = ModelFile.Contents(of: file)
    readout.write(to: &contents)
    try ModelFile.write(contents, to: self.judge)
  }

  private func weighed(_ path: String, _ judge: ClaimJudge) throws -> [SettlingSearch.HeldOut] {
    let analyser = try EnglishAnalyser()
    let scorer = try SentenceScorer()
    return try MarkedDocument.read(path).map { gold in
      let document = TrainingDocument(
        gold, analysis: analyser.analyse(ScalarMap(gold.text)), trainer: ChoiceTrainer(),
        scorer: scorer)
      return SettlingSearch.HeldOut(document, judge)
    }
  }

  private func report(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
