import Foundation
import GRDB

/// Finds the rows of a full-text index that share words with a query, by its rarest words: reading
/// the lists of all words of a query takes a second or two in a million rows.
struct WordSearch {
  /// Rows found, best first, and what is known of the words.
  struct Found {
    var rows: [Int] = []
    /// In how many rows each word stands; for a common word an estimate.
    var frequencies: [String: Int] = [:]
  }

  /// An FTS5 table whose rowids grow evenly with what was put in.
  let table: String
  /// How many rows it has.
  let total: Int
  /// How much of a word's list is read at the most.
  private static let listLimit = 4000
  /// Common words of which pairs are searched for together.
  private static let pairedWords = 5

  func search(_ words: [String], limit: Int, in db: Database) throws -> Found {
    var found = Found()
    var scores: [Int: Double] = [:]
    var common: [(word: String, weight: Double)] = []
    for word in words.prefix(200) {
      let pattern = Self.pattern(word)
      if pattern.isEmpty { continue }
      let rows = try rows(matching: pattern, limit: Self.listLimit, in: db)
      var count = rows.count
      if count == Self.listLimit, let last = rows.last, last > 0 {
        // The list was cut: it goes on as it began.
        count = max(count, Int(Double(count) * Double(total) / Double(last + 1)))
      }
      found.frequencies[word] = count
      let weight = weight(count)
      if rows.count == Self.listLimit {
        common.append((word, weight))
      } else {
        for row in rows { scores[row, default: 0] += weight }
      }
    }
    common.sort { $0.weight > $1.weight }
    let paired = common.prefix(Self.pairedWords)
    for (i, first) in paired.enumerated() {
      for second in paired.dropFirst(i + 1) {
        for row in try rows(
          matching: Self.pattern(first.word) + " " + Self.pattern(second.word),
          limit: Self.listLimit / 4, in: db)
        {
          scores[row, default: 0] += (first.weight + second.weight) / 2
        }
      }
    }
    if scores.isEmpty, let only = common.first {
      for row in try rows(matching: Self.pattern(only.word), limit: limit, in: db) {
        scores[row] = only.weight
      }
    }
    found.rows = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key)
    return found
  }

  /// A word as FTS5 asks for it. What the tokenizer would part, like `4.5`, must all stand there:
  /// without positions there are no phrases.
  static func pattern(_ word: String) -> String {
    word.unicodeScalars.split { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber:
        false
      default: true
      }
    }.map { "\"\(String($0))\"" }.joined(separator: " ")
  }

  private func rows(matching pattern: String, limit: Int, in db: Database) throws -> [Int] {
    try Int.fetchAll(
      db.cachedStatement(sql: "SELECT rowid FROM \(table) WHERE \(table) MATCH ? LIMIT ?"),
      arguments: [pattern, limit])
  }

  private func weight(_ count: Int) -> Double {
    log(1 + (Double(total) - Double(count) + 0.5) / (Double(count) + 0.5))
  }
}
