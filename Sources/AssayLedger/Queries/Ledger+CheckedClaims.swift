public import AssayModel
import GRDB

/// A claim that was rated, be it by a reviewer of this ledger or by its import's publisher.
public struct CheckedClaim: Hashable, Sendable {
  public var id: ContentID
  public var text: String
  public var rating: String
}

extension Ledger {
  /// Rated claims that share a text's rarest words: quick enough to be looked for whenever a claim is
  /// shown, and less thorough than `claimCandidates`. What is not in the index for matching is not
  /// found.
  ///
  /// Of each word no more than the beginning of its list is read: a word that stands in more claims
  /// says little of any one of them.
  /// - Parameters:
  ///   - words: small letters and digits only, each once.
  ///   - numbers: facts of claims that are looked at all the same.
  ///   - excluded: the claim that the text is of.
  public func checkedClaims(
    sharing words: [String], limit: Int, and numbers: [Int] = [], excluding excluded: ContentID
  ) throws -> [CheckedClaim] {
    try read { db in
      let shared = try db.claims(sharingRareWordsOf: words, limit: limit)
      let rows = shared + numbers.filter { !shared.contains($0) }
      let statement = try db.cachedStatement(
        sql: """
          SELECT c.id, json_extract(c.body, '$.text'),
            coalesce(
              (SELECT json_extract(v.body, '$.rating') FROM standing_fact v
               WHERE v.subject = c.seq AND v.kind = 'verdict' ORDER BY v.seq DESC LIMIT 1),
              json_extract(c.body, '$.import.rating'))
          FROM standing_fact c WHERE c.seq = ? AND c.kind = 'claim' AND c.body IS NOT NULL
          """)
      return try rows.compactMap { number in
        guard let row = try Row.fetchOne(statement, arguments: [number]),
          let id = ContentID(blob: row[0]), id != excluded, let text: String = row[1],
          let rating: String = row[2]
        else { return nil }
        return CheckedClaim(id: id, text: text, rating: rating)
      }
    }
  }
}

extension Database {
  /// Words that stand in as many claims are common.
  private static let commonFrom = 300
  /// So many common words are searched for together, where there is no rare one.
  private static let joined = 8

  fileprivate func claims(sharingRareWordsOf words: [String], limit: Int) throws -> [Int] {
    var shared: [Int: Double] = [:]
    var common: [String] = []
    for word in words.prefix(40) {
      let pattern = WordSearch.pattern(word)
      if pattern.isEmpty { continue }
      let found = try claims(matching: pattern, limit: Self.commonFrom)
      if found.count == Self.commonFrom {
        common.append(pattern)
      } else {
        for row in found { shared[row, default: 0] += 1 / Double(found.count) }
      }
    }
    if shared.isEmpty, !common.isEmpty {
      return try claims(
        matching: common.prefix(Self.joined).joined(separator: " "), limit: limit)
    }
    return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key)
  }

  private func claims(matching pattern: String, limit: Int) throws -> [Int] {
    try Int.fetchAll(
      cachedStatement(sql: "SELECT rowid FROM claim_match WHERE claim_match MATCH ? LIMIT ?"),
      arguments: [pattern, limit])
  }
}
