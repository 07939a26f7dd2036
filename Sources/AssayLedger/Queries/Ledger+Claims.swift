public import AssayModel
import Foundation
import GRDB

/// A claim with the rating that stands, as lists show it.
public struct ClaimRow: Hashable, Sendable {
  public var claim: Claim
  public var rating: String?

  public var status: ReviewStatus { rating == nil ? .open : .reviewed }
}

extension Ledger {
  /// Hands over the claims that pass `filter`, one by one: memory stays flat however many.
  /// - Parameters:
  ///   - limit: how many at the most; nil for all.
  ///   - body: called in order; returning false ends it.
  public func forEachClaim(
    _ filter: ClaimFilter = ClaimFilter(), order: ClaimOrder = .recorded,
    limit: Int? = nil, _ body: (ClaimRow) throws -> Bool
  ) throws {
    let condition = try condition(of: filter)
    let parts: [(tables: String, condition: String, order: String)] =
      switch order {
      case .recorded: [("fact c", "1", "c.seq")]
      case .score: ScoreStretch.allCases.map { ($0.tables, $0.condition, $0.order) }
      }
    try read { db in
      var left = limit ?? .max
      for part in parts where left > 0 {
        let rows = try Row.fetchCursor(
          db,
          sql: """
            SELECT c.body,
              (SELECT json_extract(v.body, '$.rating') FROM standing_fact v
               WHERE v.subject = c.seq AND v.kind = 'verdict' ORDER BY v.seq DESC LIMIT 1)
            FROM \(part.tables) WHERE \(part.condition) AND \(condition.sql)
            ORDER BY \(part.order) LIMIT ?
            """, arguments: condition.arguments + [left])
        while let row = try rows.next() {
          left -= 1
          let claim = try Claim(factBody: row[0], in: self)
          guard try body(ClaimRow(claim: claim, rating: row[1])) else { return }
        }
      }
    }
  }

  /// The claims that pass `filter`, at most `limit` of them.
  public func claims(
    _ filter: ClaimFilter = ClaimFilter(), order: ClaimOrder = .recorded, limit: Int? = nil
  ) throws -> [ClaimRow] {
    var rows: [ClaimRow] = []
    try forEachClaim(filter, order: order, limit: limit) {
      rows.append($0)
      return true
    }
    return rows
  }

  /// - Parameter isStruck: whether claims are meant that were taken back, instead of the others.
  func condition(
    of filter: ClaimFilter, isStruck: Bool = false
  ) throws -> (sql: String, arguments: StatementArguments) {
    let document = try filter.document.map { try self.document(matching: $0) }
    return try filter.condition(
      document: document.flatMap { ContentID(hex: $0.id) }, isStruck: isStruck,
      isScoreRare: try filter.scoreAbove.map { try isRare(scoreAbove: $0) } ?? false,
      rippled: try filter.today.map { try rippledClaims(on: $0) } ?? [])
  }

  /// Whether so few claims score higher that their numbers are looked up first; else one meets them
  /// soon in going through all claims.
  private func isRare(scoreAbove score: Double) throws -> Bool {
    // What was imported is in no index of scores.
    if score < ScoreStretch.importedScore { return false }
    let many = 5000
    return try read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM (\(ClaimFilter.scoringHigher) LIMIT ?)",
        arguments: [score, many]) ?? many
    } < many
  }

  /// How many claims pass `filter`, counted no further than `limit`.
  public func count(_ filter: ClaimFilter, limit: Int = .max) throws -> Int {
    if filter == ClaimFilter() {
      return min(limit, try read { try $0.claimCount(hasGaps: hasGaps) })
    }
    let condition = try condition(of: filter)
    return try read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM (SELECT 1 FROM fact c WHERE \(condition.sql) LIMIT ?)",
        arguments: condition.arguments + [limit]) ?? 0
    }
  }

  /// Claims that hold the words, best match first; where all words are very common, latest first.
  public func search(_ words: String, limit: Int) throws -> [ClaimRow] {
    let typed = try SearchPattern(words)
    return try read { db in
      var pattern = typed
      try pattern.closeCommonWord(in: db)
      let ranking = try pattern.rankingTerms(in: db)
      var condition = "claim_search MATCH ?"
      var arguments: StatementArguments = [pattern.fts5]
      if let ranking, !ranking.isEmpty {
        condition += " AND s.rowid IN (SELECT rowid FROM claim_search WHERE claim_search MATCH ?)"
        arguments = [ranking.joined(separator: " "), pattern.fts5]
      }
      let order = ranking?.isEmpty == true ? "s.rowid DESC" : "s.rank, c.seq"
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT c.body,
            (SELECT json_extract(v.body, '$.rating') FROM standing_fact v
             WHERE v.subject = c.seq AND v.kind = 'verdict' ORDER BY v.seq DESC LIMIT 1)
          FROM claim_search s JOIN standing_fact c ON c.seq = s.rowid
          WHERE \(condition) ORDER BY \(order) LIMIT ?
          """, arguments: arguments + [limit])
      return try rows.map { ClaimRow(claim: try Claim(factBody: $0[0], in: self), rating: $0[1]) }
    }
  }

  /// The one claim that `typed` means: a prefix of its id, or words that only it holds.
  public func claim(matching typed: String) throws -> Claim {
    let byID = try ids(startingWith: typed, kind: .claim, limit: 6)
    if let id = byID.first {
      guard byID.count == 1 else {
        throw LedgerError.ambiguous(id: typed, candidates: byID.map { String($0.hex.prefix(12)) })
      }
      return try claim(id)
    }
    let rows = (try? search("\"\(typed)\"", limit: 6)) ?? []
    if rows.count > 1 {
      if let meant = Self.tightest(rows.map(\.claim)) { return meant }
      throw LedgerError.ambiguous(
        id: typed, candidates: rows.map { "\($0.claim.id.short) (\($0.claim.text.visible()))" })
    }
    guard let row = rows.first else { throw LedgerError.nothing(id: typed, kind: "claim") }
    return row.claim
  }

  /// Of claims that hold each other, as what was said lies within that it was said: the innermost.
  private static func tightest(_ claims: [Claim]) -> Claim? {
    guard let inner = claims.min(by: { $0.quote.utf8.count < $1.quote.utf8.count }),
      let span = inner.span
    else { return nil }
    let holdsAll = claims.allSatisfy { claim in
      claim.document?.id == inner.document?.id && claim.span?.contains(span) == true
    }
    return holdsAll ? inner : nil
  }

  /// The claim with this id.
  public func claim(_ id: ContentID) throws -> Claim {
    try read { db in
      guard
        let body = try String.fetchOne(
          db, sql: "SELECT body FROM fact WHERE id = ? AND kind = 'claim'", arguments: [id.blob])
      else { throw LedgerError.nothing(id: id.short, kind: "claim") }
      return try Claim(factBody: body, in: self)
    }
  }

  /// The claim that a fact brought.
  public func claim(ofFact number: Int) throws -> Claim {
    try read { db in
      guard
        let body = try String.fetchOne(
          db, sql: "SELECT body FROM fact WHERE seq = ? AND kind = 'claim'", arguments: [number])
      else { throw LedgerError.nothing(id: "fact:\(number)", kind: "claim") }
      return try Claim(factBody: body, in: self)
    }
  }

  /// Ids of things of one kind that begin with the typed digits, for lookup and completion.
  func ids(startingWith typed: String, kind: FactKind, limit: Int) throws -> [ContentID] {
    try ids(startingWith: typed, where: "kind = '\(kind.rawValue)'", limit: limit)
  }

  /// Ids of standing facts that begin with the typed digits and for which a condition holds.
  func ids(
    startingWith typed: String, where condition: String, limit: Int
  ) throws -> [ContentID] {
    let digits = typed.lowercased()
    guard !digits.isEmpty, digits.utf8.count <= 32,
      let low = Hex.bytes(digits + String(repeating: "0", count: 32 - digits.utf8.count)),
      let high = Hex.bytes(digits + String(repeating: "f", count: 32 - digits.utf8.count))
    else { return [] }
    return try read { db in
      try Data.fetchAll(
        db,
        sql: """
          SELECT id FROM standing_fact WHERE id >= ? AND id <= ? AND \(condition)
          ORDER BY id LIMIT ?
          """, arguments: [Data(low), Data(high), limit]
      ).compactMap { ContentID(hex: Hex.string($0)) }
    }
  }

  /// Ids of claims that begin with the typed digits.
  public func claimIDs(startingWith typed: String, limit: Int) throws -> [ContentID] {
    try ids(startingWith: typed, kind: .claim, limit: limit)
  }
}

extension Claim {
  init(factBody body: String, in ledger: Ledger) throws {
    guard let json = try? JSONValue(parsing: body), let claim = Claim(json: json) else {
      throw LedgerError.damaged(path: ledger.path, detail: "a claim that cannot be read")
    }
    self = claim
  }
}
