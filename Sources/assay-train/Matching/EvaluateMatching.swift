import ArgumentParser
import Foundation

/// Measures the search for earlier claims by mean average precision at 5, as the CheckThat! labs
/// of 2020 and 2021 do, by words alone and with vectors.
struct EvaluateMatching: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate-matching",
    abstract: "Measure the search for earlier claims.",
    discussion: "Example: assay-train evaluate-matching ../data/matching/ct2020_tweets")

  @Argument(help: "Folders with verified_claims.tsv, dev.queries.tsv, dev.qrels.tsv and the like.")
  var folders: [String]
  @Option(help: "Add claims until there are so many, for timing; words alone are compared then.")
  var size: Int?
  @Option(help: "A folder where the vectors stay, for the next time.")
  var vectors: String?

  func run() throws {
    for folder in folders {
      let set = try MatchingSet(folder, size: size ?? 0)
      let began = Date()
      let trial = try MatchingTrial(
        set, isAccurate: size == nil,
        vectors: vectors.map { "\($0)/\(set.claims.count).vectors" })
      print("\(folder): \(set.claims.count) claims, ready in \(Int(-began.timeIntervalSinceNow)) s")
      for isAccurate in size == nil ? [false, true] : [false] {
        print(isAccurate ? "  with vectors" : "  words alone")
        var times: [Double] = []
        for part in set.parts {
          let score = try trial.score(part.queries, isAccurate: isAccurate)
          times += score.times
          print("    \(part.name): MAP@5 \(score.precision.rounded3) of \(part.queries.count)")
        }
        times.sort()
        print(
          "    a query \(times[times.count / 2].rounded()) ms in the median, "
            + "\(times[times.count * 95 / 100].rounded()) ms at 95 %")
      }
    }
  }
}
