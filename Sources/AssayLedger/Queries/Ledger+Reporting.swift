public import AssayModel
import Foundation
import GRDB

extension Ledger {
  /// How many facts were recorded before a moment: those before the first fact of that time or
  /// later.
  public func size(before time: Timestamp) throws -> Int {
    try read { db in
      let first = try Int.fetchOne(
        db, sql: "SELECT seq FROM fact WHERE time >= ? ORDER BY seq LIMIT 1",
        arguments: [time.milliseconds])
      return try first ?? db.nextSequence()
    }
  }

  /// When a fact was recorded; nil where the log does not reach as far.
  public func time(ofFact number: Int) throws -> Timestamp? {
    try read { db in
      try Int64.fetchOne(db, sql: "SELECT time FROM fact WHERE seq = ?", arguments: [number])
        .map { Timestamp(milliseconds: $0) }
    }
  }

  /// Whether a checkpoint is of this log: the tree over its first facts has the same root.
  public func extends(_ checkpoint: Checkpoint) throws -> Bool {
    try read { db in
      guard try checkpoint.origin == self.origin(db), checkpoint.size <= (try db.nextSequence())
      else { return false }
      return try self.fingerprint(try db.logHash(of: 0..<checkpoint.size)) == checkpoint.root
    }
  }

  /// The verdicts that stood when the log had `size` facts, by claim. What was redacted since is
  /// not told.
  public func standingVerdicts(atSize size: Int) throws -> [ContentID: VerdictEntry] {
    try read { db in
      let stood = """
        NOT EXISTS (SELECT 1 FROM fact r WHERE r.subject = %.seq AND r.seq < :size
          AND r.kind IN ('retraction', 'supersession') AND NOT EXISTS (
            SELECT 1 FROM fact t WHERE t.subject = r.seq AND t.kind = 'retraction'
              AND t.seq < :size))
        """
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT c.id, coalesce(v.id, substr(v.leaf, 1, 16)), v.body, v.time,
            json_extract(a.body, '$.name')
          FROM fact v JOIN fact c ON c.seq = v.subject LEFT JOIN fact a ON a.seq = v.actor
          WHERE v.kind = 'verdict' AND v.kind <> 'claim' AND v.seq < :size
            AND \(stood.replacing("%", with: "v")) AND \(stood.replacing("%", with: "c"))
          ORDER BY v.seq
          """, arguments: ["size": size])
      var standing: [ContentID: VerdictEntry] = [:]
      while let row = try rows.next() {
        guard let claim = ContentID(blob: row[0]), let id = ContentID(blob: row[1]) else {
          continue
        }
        guard let body: String = row[2],
          let verdict = Verdict(
            body: try self.json(body), who: row[4] ?? "", time: Timestamp(milliseconds: row[3]))
        else {
          standing[claim] = nil
          continue
        }
        standing[claim] = VerdictEntry(id: id, verdict: verdict)
      }
      return standing
    }
  }

  /// Claims that were taken back, and why.
  public func struckClaims(
    _ filter: ClaimFilter = ClaimFilter()
  ) throws -> [ContentID: Retraction] {
    let condition = try condition(of: filter, isStruck: true)
    return try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT c.id, json_extract(r.body, '$.reason'), json_extract(a.body, '$.name'), r.time
          FROM standing_fact r JOIN fact c ON c.seq = r.subject
          LEFT JOIN fact a ON a.seq = r.actor
          WHERE r.kind = 'retraction' AND r.kind <> 'claim' AND \(condition.sql) ORDER BY r.seq
          """, arguments: condition.arguments)
      return rows.reduce(into: [:]) { struck, row in
        guard let claim = ContentID(blob: row[0]) else { return }
        struck[claim] = Retraction(
          reason: row[1], who: row[2] ?? "", time: Timestamp(milliseconds: row[3]))
      }
    }
  }

  /// When the claims that pass `filter` were recorded.
  public func recordingTimes(
    _ filter: ClaimFilter = ClaimFilter()
  ) throws -> [ContentID: Timestamp] {
    let condition = try condition(of: filter)
    return try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT c.id, c.time FROM fact c WHERE \(condition.sql)",
        arguments: condition.arguments)
      var times: [ContentID: Timestamp] = [:]
      while let row = try rows.next() {
        if let claim = ContentID(blob: row[0]) {
          times[claim] = Timestamp(milliseconds: row[1])
        }
      }
      return times
    }
  }

  /// Where claims stand in review, of those of which anything but "open" is to be said. What a
  /// sealed verdict says is not in it.
  public func openCases(_ filter: ClaimFilter = ClaimFilter()) throws -> [ContentID: OpenCase] {
    let condition = try condition(of: filter)
    return try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT c.id, s.stage, f.time, s.assignee, s.due, s.expires, s.flagged,
            (SELECT json_extract(q.body, '$.reason') FROM standing_fact q
             WHERE q.subject = c.seq AND q.kind = 'requeue' ORDER BY q.seq DESC LIMIT 1),
            (SELECT json_group_array(coalesce(json_extract(g.body, '$.reason'), ''))
             FROM standing_fact g WHERE g.subject = c.seq AND g.kind = 'flag')
          FROM review_state s JOIN fact c ON c.seq = s.claim LEFT JOIN fact f ON f.seq = s.since
          WHERE \(condition.sql)
          """, arguments: condition.arguments)
      return try rows.reduce(into: [:]) { cases, row in
        guard let claim = ContentID(blob: row[0]), let stage = ReviewStage(rawValue: row[1])
        else { return }
        cases[claim] = OpenCase(
          stage: stage, since: (row[2] as Int64?).map { Timestamp(milliseconds: $0) },
          assignee: row[3], due: (row[4] as Int?).map { CalendarDay(number: $0) },
          expires: (row[5] as Int?).map { CalendarDay(number: $0) },
          reopenedBecause: stage == .requeued ? row[7] : nil,
          flags: (try self.json(row[8] ?? "[]").array ?? []).compactMap(\.string))
      }
    }
  }
}
