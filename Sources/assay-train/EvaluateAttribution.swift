import ArgumentParser
import AssayLanguage
import AssayModel
import Foundation

/// Scores attributions on documents whose sources, cues and contents people marked.
///
/// A line of the file is `{"text", "attributions": [{"source", "cue", "content"}]}`, each a list of
/// `[start, end]` in code points (PolNeAR's spans, exported). Words are runs of letters and digits.
/// - Content: the words inside any content of ours against those inside any content of the gold,
///   over all documents: precision, recall, F1. Nested contents count once.
/// - Found: a gold attribution is found if one of ours shares at least half of the words of the
///   shorter of the two contents.
/// - Source found: a gold attribution with a source is right if one of ours that finds it has a
///   source with a word in the same place; one without a source if one of ours that finds it has
///   none. The share is of all gold attributions that have a content.
struct EvaluateAttribution: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate-attribution",
    abstract: "Score who is said to have said what on marked documents.",
    discussion:
      "Example: assay-train evaluate-attribution ../data/attribution/polnear/dev.jsonl")

  @Argument(help: "Documents with their attributions, one JSON object a line.")
  var file: String

  @Option(help: "Read the first documents only.")
  var limit: Int?

  @Flag(help: "Count the cues of what was missed and of what was found in vain.")
  var errors = false

  func run() throws {
    let score = try Self.score(of: file, limit: limit)
    print(score.summary)
    if errors { print(score.errors) }
  }

  static func score(of file: String, limit: Int? = nil) throws -> AttributionScore {
    guard let content = FileManager.default.contents(atPath: file) else {
      throw ValidationError("no file \(file)")
    }
    let analyser = try EnglishAnalyser()
    var score = AttributionScore()
    for line in content.split(separator: 0x0A).prefix(limit ?? .max) {
      let gold = try JSONValue(parsing: Array(line))
      let map = ScalarMap(gold["text"]?.string ?? "")
      let analysis = analyser.analyse(map)
      score.add(
        (gold["attributions"]?.array ?? []).map { MarkedSaying($0, map) },
        analysis.sayings, in: map)
    }
    return score
  }
}

/// An attribution as people marked it, in bytes.
struct MarkedSaying {
  var source: [Range<Int>]
  var cue: [Range<Int>]
  var content: [Range<Int>]

  init(_ json: JSONValue, _ map: ScalarMap) {
    func ranges(_ name: String) -> [Range<Int>] {
      (json[name]?.array ?? []).compactMap { pair in
        guard let ends = pair.array, ends.count == 2, let start = ends[0].int, let end = ends[1].int
        else { return nil }
        return map.bytes(of: TextSpan(start: start, end: max(start, end)))
      }
    }
    source = ranges("source")
    cue = ranges("cue")
    content = ranges("content")
  }
}
