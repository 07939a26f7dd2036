import AssayLanguage
import Foundation

/// The Golden Rules of Pragmatic Segmenter, each a text and its sentences.
enum GoldenRules {
  private struct Rule: Decodable {
    var name: String
    var text: String
    var sentences: [String]
  }

  static func check(_ path: String) throws {
    let (kept, all) = try count(path) { print("broken:", $0, $1) }
    print("Golden Rules: \(kept) of \(all)")
  }

  /// How many rules are kept, of how many.
  static func count(
    _ path: String, broken: (String, [String]) -> Void = { _, _ in }
  ) throws -> (kept: Int, all: Int) {
    var kept = 0
    var all = 0
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let rule = try JSONDecoder().decode(Rule.self, from: Data(line.utf8))
      let bytes = Array(rule.text.utf8)
      let found = RawReader.sentences(rule.text).map {
        String(decoding: bytes[$0.bytes], as: UTF8.self)
      }
      all += 1
      if found.map(oneSpaced) == rule.sentences.map(oneSpaced) {
        kept += 1
      } else {
        broken(rule.name, found)
      }
    }
    return (kept, all)
  }

  /// A wrapped line counts as its words with one space between.
  private static func oneSpaced(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
