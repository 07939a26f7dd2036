import GRDB

/// Words that a person typed, as FTS5 queries that cannot be misread as operators.
struct SearchPattern {
  /// One for each word or phrase.
  private(set) var terms: [String]

  /// All words must stand there; the last may be a beginning. A part in quotation marks is a
  /// phrase.
  /// - Throws: `LedgerError.badQuery` if there is no word at all.
  init(_ typed: String) throws {
    var words: [String] = []
    for (i, part) in typed.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      if i % 2 == 1 {
        words.append(String(part))
      } else {
        words += part.split(whereSeparator: \.isWhitespace).map(String.init)
      }
    }
    words = words.filter { $0.contains { $0.isLetter || $0.isNumber } }
    guard let last = words.last else { throw LedgerError.badQuery(typed) }
    let isOpen = typed.last.map { $0.isLetter || $0.isNumber } ?? false
    var terms = words.map { "\"\($0)\"" }
    if isOpen && last.count > 2 { terms[terms.count - 1] += "*" }
    self.terms = terms
  }

  var fts5: String { terms.joined(separator: " ") }

  /// Terms by which claims can be ranked at once.
  ///
  /// To rank by a word FTS5 (BM25) goes through all claims that hold it. A word that stands in
  /// thousands of them says next to nothing of any one, so that the rarer words do: nil where all
  /// of them do, empty where there is none.
  func rankingTerms(in db: Database) throws -> [String]? {
    let rare = try terms.filter { try !Self.isCommon($0, in: db) }
    return rare.count == terms.count ? nil : rare
  }

  /// Takes the last word for a whole one where it is a common word: gathering the claims of all
  /// words that begin with `the` reads the whole lists of theirs.
  mutating func closeCommonWord(in db: Database) throws {
    guard let last = terms.last, last.hasSuffix("*") else { return }
    let word = String(last.dropLast())
    if try Self.isCommon(word, in: db) { terms[terms.count - 1] = word }
  }

  private static func isCommon(_ term: String, in db: Database) throws -> Bool {
    let count = try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT count(*) FROM (SELECT 1 FROM claim_search WHERE claim_search MATCH ? LIMIT ?)
          """), arguments: [term, commonFrom])
    return count ?? 0 >= commonFrom
  }

  private static let commonFrom = 4000
}
