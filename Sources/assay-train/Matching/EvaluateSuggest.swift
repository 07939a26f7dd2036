import ArgumentParser
import Foundation

/// Measures how often a claim's own evidence is among the first five passages that are suggested,
/// with the answers of all claims of an AVeriTeC file as the evidence in one ledger.
struct EvaluateSuggest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate-suggest",
    abstract: "Measure the search for evidence, by words alone and with vectors.",
    discussion: "Example: assay-train evaluate-suggest ../data/claims/averitec-dev.json")

  @Argument(help: "A file of claims with questions and answers.")
  var file: String
  @Option(help: "How many passages are looked at.")
  var first = 5
  @Option(help: "How many words an answer has at least.")
  var words = 0
  @Option(help: "A folder where the vectors stay, for the next time.")
  var vectors: String?

  func run() throws {
    let trial = try SuggestTrial(
      file, words: words, vectors: vectors.map { "\($0)/passages-\(words).vectors" })
    for isAccurate in [false, true] {
      let began = Date()
      let hits = try trial.hits(among: first, isAccurate: isAccurate)
      let time = -began.timeIntervalSinceNow * 1000 / Double(max(1, trial.count))
      print(
        "\(isAccurate ? "with vectors" : "words alone"): \(hits) of \(trial.count) claims, "
          + "\((Double(hits) / Double(max(1, trial.count))).rounded3), find their own among the first "
          + "\(first); \(time.rounded()) ms each")
    }
  }
}
