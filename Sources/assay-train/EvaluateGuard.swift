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
      guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
        throw ValidationError("there is no file \(file) that can be read")
      }
      var tally: [String: (wrong: Int, all: Int)] = [:]
      for line in text.split(separator: "\n") where !line.hasPrefix("#") {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 4 else { continue }
        let found = claimGuard.differences(fields[2], fields[3])
        let isWrong = found.isEmpty != (fields[0] == "same")
        for key in [fields[0], "\(fields[0]) \(fields[1])"] {
          tally[key, default: (0, 0)].all += 1
          if isWrong { tally[key, default: (0, 0)].wrong += 1 }
        }
        if errors && isWrong {
          print("\(fields[0]) \(fields[1])\t\(found.map(\.description).joined(separator: "; "))")
          print("  \(fields[2])\n  \(fields[3])")
        }
      }
      print(file)
      for (key, value) in tally.sorted(by: { $0.key < $1.key }) {
        print("  \(key)\t\(value.wrong) of \(value.all) wrong")
      }
    }
  }
}
