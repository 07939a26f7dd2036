public import AssayModel
import Foundation
import GRDB

/// A claim that wants something of a reviewer.
public struct QueueEntry: Hashable, Sendable {
  public var row: ClaimRow
  public var part: QueuePart
  public var assignee: String?
  public var due: CalendarDay?
  public var flags: Int

  public init(row: ClaimRow, part: QueuePart, assignee: String?, due: CalendarDay?, flags: Int) {
    self.row = row
    self.part = part
    self.assignee = assignee
    self.due = due
    self.flags = flags
  }
}

/// Whose queue, and when.
public struct QueueReader: Hashable, Sendable {
  public var reviewer: String
  public var today: CalendarDay
  /// Claims judged before this are served again; nil for never.
  public var servedAgainBefore: Timestamp?

  public init(reviewer: String, today: CalendarDay, servedAgainBefore: Timestamp? = nil) {
    self.reviewer = reviewer
    self.today = today
    self.servedAgainBefore = servedAgainBefore
  }
}

extension Ledger {
  /// Hands over the claims of one part of a reviewer's queue, first things first.
  ///
  /// What is assigned to others, and what the reader put off, is left out.
  /// - Parameter body: called in order; returning false ends it.
  public func forEachQueued(
    _ part: QueuePart, for reader: QueueReader, _ filter: ClaimFilter = ClaimFilter(),
    _ body: (QueueEntry) throws -> Bool
  ) throws {
    var filter = filter
    // What a part holds is said by the part.
    filter.status = nil
    filter.stage = nil
    filter.today = nil
    let condition = filter == ClaimFilter() ? nil : try condition(of: filter)
    // Who asks for somebody's claims gets them.
    let whose = filter.assignee == nil ? "(s.assignee IS NULL OR s.assignee = :me)" : "1"
    let rippled = part == .requeued ? try rippledClaims(on: reader.today) : []
    try read { db in
      for source in part.sources(for: reader) {
        let rows = try Row.fetchCursor(
          db,
          sql: """
            SELECT c.body, s.assignee, s.due, coalesce(s.flagged, 0),
              (SELECT json_extract(v.body, '$.rating') FROM standing_fact v
               WHERE v.subject = c.seq AND v.kind = 'verdict' ORDER BY v.seq DESC LIMIT 1)
            FROM \(source.tables)
            WHERE \(source.condition)
              AND \(whose)
              AND (s.deferred IS NULL OR s.deferred = 0 OR NOT \(Self.isDeferred))
              AND \(condition?.sql ?? "1")
            ORDER BY \(source.order)
            """,
          arguments: reader.arguments(of: source.condition + Self.isDeferred, rippled: rippled)
            + (condition?.arguments ?? []))
        while let row = try rows.next() {
          guard let text: String = row[0] else { continue }
          let entry = QueueEntry(
            row: ClaimRow(claim: try Claim(factBody: text, in: self), rating: row[4]), part: part,
            assignee: row[1], due: (row[2] as Int?).map { CalendarDay(number: $0) }, flags: row[3])
          guard try body(entry) else { return }
        }
      }
    }
  }

  private static let isDeferred = """
    EXISTS (SELECT 1 FROM standing_fact d JOIN fact a ON a.seq = d.actor
      WHERE d.subject = c.seq AND d.kind = 'deferral' AND json_extract(a.body, '$.name') = :me
        AND json_extract(d.body, '$.until') > :day)
    """

  /// How many claims wait in the parts that can be counted at once: all but the open ones.
  public func queueCounts(for reader: QueueReader) throws -> [QueuePart: Int] {
    let rippled = try rippledClaims(on: reader.today)
    return try read { db in
      var counts: [QueuePart: Int] = [:]
      for part in [QueuePart.due, .disputed, .second, .requeued] {
        guard let source = part.sources(for: reader).first else { continue }
        counts[part] = try Int.fetchOne(
          db,
          sql: """
            SELECT count(*) FROM \(source.tables) WHERE \(source.condition)
              AND (s.assignee IS NULL OR s.assignee = :me)
            """,
          arguments: reader.arguments(of: source.condition, rippled: rippled))
      }
      return counts
    }
  }
}

extension QueueReader {
  /// The named arguments that a piece of SQL uses.
  fileprivate func arguments(of sql: String, rippled: [Int]) -> StatementArguments {
    var arguments: [String: (any DatabaseValueConvertible)?] = ["me": reviewer]
    if sql.contains(":today") { arguments["today"] = today.number }
    if sql.contains(":day") { arguments["day"] = today.description }
    if sql.contains(":rippled") {
      arguments["rippled"] = rippled.jsonArray
    }
    if sql.contains(":before") { arguments["before"] = servedAgainBefore?.milliseconds }
    return StatementArguments(arguments)
  }
}

extension [Int] {
  /// As SQLite's `json_each` reads it.
  var jsonArray: String { "[" + map(String.init).joined(separator: ",") + "]" }
}
