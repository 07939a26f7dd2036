import ArgumentParser
import Foundation

/// A pair of claims that say the same, or differ in one thing.
struct GuardPair {
  var isSame: Bool
  /// In what they differ, or how the second says the same.
  var what: String
  var first: String
  var second: String

  /// Lines of relation (`same` or `differs`), what, A and B, tab-separated.
  static func read(_ file: String) throws -> [GuardPair] {
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw ValidationError("there is no file \(file) that can be read")
    }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 4, fields[0] == "same" || fields[0] == "differs" else { return nil }
      return GuardPair(
        isSame: fields[0] == "same", what: fields[1], first: fields[2], second: fields[3])
    }
  }
}
