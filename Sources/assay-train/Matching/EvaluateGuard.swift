import ArgumentParser
import AssayLanguage
import AssayMatching
import Foundation

/// Measures the guard on pairs of claims: relation (`same` or `differs`), what, A, B.
struct EvaluateGuard: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate-guard",
    abstract: "Measure what the guard lets pass as the same.",
    discussion: """
      With --program all A stand in one ledger, and the program is asked for the matches of each \
      B; an A that is not among the first ten counts as kept apart.

      Example: assay-train evaluate-guard ../data/guard/dev.tsv --errors
      """)

  @Argument(help: "Files of pairs, tab-separated: relation, what, A, B.")
  var files: [String]
  @Flag(help: "Print each pair that is judged wrongly.")
  var errors = false
  @Option(help: "The path of assay, to ask it.")
  var program: String?
  @Option(help: "What assay compares by: accurate or fast.")
  var model = "accurate"

  func run() throws {
    for file in files {
      let pairs = try GuardPair.read(file)
      var tally: [String: (wrong: Int, all: Int)] = [:]
      for (pair, found) in zip(pairs, try differences(pairs)) {
        let isWrong = (found == []) != pair.isSame
        let relation = pair.isSame ? "same" : "differs"
        for key in [relation, "\(relation) \(pair.what)"] {
          tally[key, default: (0, 0)].all += 1
          if isWrong { tally[key, default: (0, 0)].wrong += 1 }
        }
        if errors && isWrong {
          print("\(relation) \(pair.what)\t\(found?.joined(separator: "; ") ?? "not found")")
          print("  \(pair.first)\n  \(pair.second)")
        }
      }
      print(file)
      for (key, value) in tally.sorted(by: { $0.key < $1.key }) {
        print("  \(key)\t\(value.wrong) of \(value.all) wrong")
      }
    }
  }

  /// In what each pair is said to differ; nil where the first claim was not found.
  private func differences(_ pairs: [GuardPair]) throws -> [[String]?] {
    if let program {
      let desk = try GuardDesk(pairs, program: program)
      defer { desk.remove() }
      return try desk.differences(pairs, options: ["--model", model])
    }
    let claimGuard = try ClaimGuard(EnglishAnalyser())
    return pairs.map { claimGuard.differences($0.first, $0.second).map(\.description) }
  }
}
