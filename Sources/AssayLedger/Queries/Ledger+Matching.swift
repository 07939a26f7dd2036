public import AssayModel
import Foundation
import GRDB

/// A claim that shares words with a query.
public struct ClaimCandidate: Hashable, Sendable {
  public var id: ContentID
  /// The number of its fact.
  public var number: Int
  public var text: String
  /// Its document's title: for an imported fact-check often the claim in other words.
  public var title: String?
  /// The key that its import gave it.
  public var key: String?
  /// The rating of the verdict that stands; else the one that its import's publisher gave.
  public var rating: String?
  /// Whether `rating` is a reviewer's of this ledger.
  public var isReviewed: Bool
}

/// Candidates for a query, and how common its words are.
public struct CandidateSet: Sendable {
  public var claims: [ClaimCandidate]
  /// In how many claims each word stands; estimated for common words.
  public var frequencies: [String: Int]
  /// How many claims were searched.
  public var total: Int

  public init(claims: [ClaimCandidate], frequencies: [String: Int], total: Int) {
    self.claims = claims
    self.frequencies = frequencies
    self.total = total
  }
}

extension Ledger {
  /// How many claims and passages the indexes for matching still lack.
  public func unindexedFacts() throws -> Int {
    try read { db in
      let size = try db.nextSequence()
      return max(0, size - (try db.matchProgress("claim")))
    }
  }

  /// Brings the index of claims up to the latest fact, in steps, so that others can write between
  /// them. Takes about 15 µs a claim, once.
  public func indexClaimsForMatching() throws {
    while true {
      let isDone = try writeDerived { db in
        let next = try db.matchProgress("claim")
        let end = min(try db.nextSequence(), next + 50_000)
        if next >= end { return true }
        try db.execute(
          sql: """
            INSERT INTO claim_match(rowid, words)
            SELECT seq, json_extract(body, '$.text') || ' '
              || coalesce(json_extract(body, '$.document.title'), '')
            FROM fact WHERE kind = 'claim' AND body IS NOT NULL AND seq >= ? AND seq < ?
            """, arguments: [next, end])
        try db.setMatchProgress("claim", end)
        return false
      }
      if isDone { return }
    }
  }

  /// Claims that share the query's rarest words, likeliest first; those taken back are left out.
  /// Those that are not indexed are indexed before, or not found.
  /// - Parameters:
  ///   - words: small letters and digits only, each once.
  ///   - numbers: facts of claims that are candidates all the same; they come last.
  ///   - excluded: a claim that is not asked for: the query itself.
  public func claimCandidates(
    sharing words: [String], limit: Int, and numbers: [Int] = [],
    excluding excluded: ContentID? = nil, indexing: Bool = true
  ) throws -> CandidateSet {
    if indexing { try indexClaimsForMatching() }
    return try read { db in
      let total = try db.nextSequence()
      let found = try WordSearch(table: "claim_match", total: total)
        .search(words, limit: limit, in: db)
      let statement = try db.cachedStatement(
        sql: """
          SELECT c.id, json_extract(c.body, '$.text'), json_extract(c.body, '$.document.title'),
            json_extract(c.body, '$.import.key'),
            (SELECT json_extract(v.body, '$.rating') FROM standing_fact v
             WHERE v.subject = c.seq AND v.kind = 'verdict' ORDER BY v.seq DESC LIMIT 1),
            json_extract(c.body, '$.import.rating')
          FROM standing_fact c WHERE c.seq = ? AND c.kind = 'claim' AND c.body IS NOT NULL
          """)
      var claims: [ClaimCandidate] = []
      let known = Set(found.rows)
      for seq in found.rows + numbers.filter({ !known.contains($0) }) {
        guard let row = try Row.fetchOne(statement, arguments: [seq]),
          let id = ContentID(hex: Hex.string(row[0] as Data)), id != excluded
        else { continue }
        let own: String? = row[4]
        claims.append(
          ClaimCandidate(
            id: id, number: seq, text: row[1], title: row[2], key: row[3], rating: own ?? row[5],
            isReviewed: own != nil))
      }
      return CandidateSet(claims: claims, frequencies: found.frequencies, total: total)
    }
  }
}

extension Database {
  /// The first fact that an index lacks.
  func matchProgress(_ name: String) throws -> Int {
    try Int.fetchOne(
      cachedStatement(sql: "SELECT next FROM match_progress WHERE name = ?"), arguments: [name])
      ?? 0
  }

  func setMatchProgress(_ name: String, _ next: Int) throws {
    try execute(
      sql: """
        INSERT INTO match_progress(name, next) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET next = excluded.next
        """, arguments: [name, next])
  }
}
