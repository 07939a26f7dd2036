public import AssayModel
import GRDB

/// A ledger at a glance.
public struct LedgerStatus: Hashable, Sendable {
  public var documents: Int
  public var claims: Int
  public var reviewed: Int
  public var evidence: Int
  public var reviewers: Int
  public var imports: Int
  /// When the last fact was recorded.
  public var latest: Timestamp?
  public var log: LogState
  /// Facts whose content was redacted.
  public var redacted: Int
  /// Whether a redaction did not get to its end: `assay redact --finish`.
  public var hasRedactionToFinish: Bool
  public var lastCheckpoint: RecordedCheckpoint?
  /// Bytes of the ledger's files.
  public var byteCount: Int
}

extension Ledger {
  public func status() throws -> LedgerStatus {
    let log = try logState()
    return try read { db in
      let counts = try Row.fetchAll(
        db, sql: "SELECT kind, count(*) FROM fact WHERE kind <> 'claim' GROUP BY kind"
      ).reduce(into: [String: Int]()) { $0[$1[0]] = $1[1] }
      let gone = try Row.fetchAll(
        db,
        sql: """
          SELECT c.kind, count(*) FROM fact r JOIN fact c ON c.seq = r.subject
          WHERE r.kind = 'redaction' AND r.kind <> 'claim' GROUP BY c.kind
          """
      ).reduce(into: [String: Int]()) { $0[$1[0]] = $1[1] }
      let reviewed =
        try Int.fetchOne(
          db,
          sql: """
            SELECT count(*) FROM standing_verdict v JOIN standing_fact c ON c.seq = v.claim
            WHERE c.body IS NOT NULL
            """) ?? 0
      return LedgerStatus(
        documents: (counts["document"] ?? 0) - (gone["document"] ?? 0),
        claims: try db.claimCount(hasGaps: self.hasGaps), reviewed: reviewed,
        evidence: (counts["evidence"] ?? 0) - (gone["evidence"] ?? 0),
        reviewers: counts["reviewer"] ?? 0,
        imports: counts["import"] ?? 0,
        latest: try Int64.fetchOne(db, sql: "SELECT time FROM fact ORDER BY seq DESC LIMIT 1")
          .map(Timestamp.init(milliseconds:)), log: log,
        redacted: gone.values.reduce(0, +),
        hasRedactionToFinish: try self.hasRedactionToFinish(db),
        lastCheckpoint: try self.lastCheckpoint(db),
        byteCount: LedgerFile(path: self.path).byteCount)
    }
  }
}

extension Database {
  /// How many claims stand.
  ///
  /// Other facts are counted, by an index that leaves claims out: they are few. (`kind <> 'claim'`
  /// tells SQLite that it may use that index.)
  /// - Parameter hasGaps: whether facts are missing between others, as in an excerpt.
  func claimCount(hasGaps: Bool) throws -> Int {
    if hasGaps {
      return try Int.fetchOne(
        self,
        sql: "SELECT count(*) FROM standing_fact WHERE kind = 'claim' AND body IS NOT NULL") ?? 0
    }
    return try Int.fetchOne(
      self,
      sql: """
        SELECT (SELECT coalesce(max(seq) + 1, 0) FROM fact)
          - (SELECT count(*) FROM fact WHERE kind <> 'claim')
          - (SELECT count(DISTINCT c.seq) FROM standing_fact r JOIN fact c ON c.seq = r.subject
             WHERE r.kind IN ('retraction', 'supersession', 'redaction') AND r.kind <> 'claim'
               AND c.kind = 'claim')
        """) ?? 0
  }
}
