public import AssayModel
import Foundation
import GRDB

/// One line of the log: who did what, when.
public struct HistoryEntry: Hashable, Sendable {
  /// Number of the fact in the log.
  public var number: Int
  public var id: ContentID?
  public var kind: String
  /// Number of the fact that it is about.
  public var subject: Int?
  public var who: String
  public var time: Timestamp
  /// The fact's content; nil where it was redacted.
  public var body: JSONValue?
  public var retracted: Bool
}

extension Ledger {
  /// The latest facts, newest first.
  public func history(limit: Int) throws -> [HistoryEntry] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT f.seq, f.id, f.kind, json_extract(a.body, '$.name'), f.time,
            CASE WHEN f.kind IN ('document', 'evidence') THEN json_remove(f.body, '$.text')
              ELSE f.body END,
            EXISTS (SELECT 1 FROM fact r WHERE r.subject = f.seq AND r.kind = 'retraction'),
            f.subject
          FROM fact f LEFT JOIN fact a ON a.seq = f.actor ORDER BY f.seq DESC LIMIT ?
          """, arguments: [limit])
      return try rows.map { row in
        let id: Data? = row[1]
        let body: String? = row[5]
        return HistoryEntry(
          number: row[0], id: id.flatMap { ContentID(hex: Hex.string($0)) }, kind: row[2],
          subject: row[7], who: row[3] ?? "", time: Timestamp(milliseconds: row[4]),
          body: try body.map(self.json), retracted: row[6])
      }
    }
  }
}
