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
}

extension Ledger {
  public func status() throws -> LedgerStatus {
    let log = try logState()
    return try read { db in
      let counts = try Row.fetchAll(
        db, sql: "SELECT kind, count(*) FROM fact WHERE kind <> 'claim' GROUP BY kind"
      ).reduce(into: [String: Int]()) { $0[$1[0]] = $1[1] }
      // Counting all rows walks the smallest index; counting claims would walk the widest.
      let all = try Int.fetchOne(db, sql: "SELECT coalesce(max(seq) + 1, 0) FROM fact") ?? 0
      let takenBack =
        try Int.fetchOne(
          db,
          sql: """
            SELECT count(DISTINCT c.seq) FROM standing_fact r JOIN fact c ON c.seq = r.subject
            WHERE r.kind IN ('retraction', 'supersession') AND c.kind = 'claim'
            """) ?? 0
      let reviewed =
        try Int.fetchOne(
          db,
          sql: """
            SELECT count(DISTINCT v.subject) FROM standing_fact v
            JOIN standing_fact c ON c.seq = v.subject WHERE v.kind = 'verdict'
            """) ?? 0
      return LedgerStatus(
        documents: counts["document"] ?? 0,
        claims: all - counts.values.reduce(0, +) - takenBack, reviewed: reviewed,
        evidence: counts["evidence"] ?? 0, reviewers: counts["reviewer"] ?? 0,
        imports: counts["import"] ?? 0,
        latest: try Int64.fetchOne(db, sql: "SELECT time FROM fact ORDER BY seq DESC LIMIT 1")
          .map(Timestamp.init(milliseconds:)), log: log)
    }
  }
}
