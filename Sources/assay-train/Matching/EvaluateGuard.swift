import ArgumentParser
import AssayLanguage
import AssayMatching
import Foundation

/// Measures the guard on pairs of claims: relation (`same` or `differs`), what, A, B.
struct EvaluateGuard: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate-guard",
    abstract: "Measure what the guard lets pass as the same.",
    discussion: "Example: assay-train evaluate-guard ../shared/data/guard/dev.tsv --errors")

  @Argument(help: "Files of pairs, tab-separated: relation, what, A, B.")
  var files: [String]
  @Flag(help: "Print each pair that is judged wrongly.")
  var errors = false

  func run() throws {
    let claimGuard = try ClaimGuard(EnglishAnalyser())
    for file in files {
      var tally: [String: (wrong: Int, all: Int)] = [:]
      for pair in try GuardPair.read(file) {
        let found = claimGuard.differences(pair.first, pair.second)
        let isWrong = found.isEmpty != pair.isSame
        let relation = pair.isSame ? "same" : "differs"
        for key in [relation, "\(relation) \(pair.what)"] {
          tally[key, default: (0, 0)].all += 1
          if isWrong { tally[key, default: (0, 0)].wrong += 1 }
        }
        if errors && isWrong {
          print("\(relation) \(pair.what)\t\(found.map(\.description).joined(separator: "; "))")
          print("  \(pair.first)\n  \(pair.second)")
        }
      }
      print(file)
      for (key, value) in tally.sorted(by: { $0.key < $1.key }) {
        print("  \(key)\t\(value.wrong) of \(value.all) wrong")
      }
    }
  }
}
