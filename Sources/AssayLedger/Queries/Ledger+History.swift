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
  /// The claim that it is about, however far: a retraction's verdict's, say.
  public var claim: HistoryClaim?
  public var who: String
  public var time: Timestamp
  /// The fact's content; nil where it was redacted.
  public var body: JSONValue?
  public var retracted: Bool
  /// What is known of how it is signed; nil where its reviewer was bound to no key, or it is a fact
  /// that is never signed.
  public var signing: Signing?
}

/// A claim that a fact is about.
public struct HistoryClaim: Hashable, Sendable {
  public var id: ContentID
  /// Its text; nil where it was redacted.
  public var text: String?
}

extension Ledger {
  /// The latest facts, newest first.
  public func history(limit: Int) throws -> [HistoryEntry] {
    try history("ORDER BY f.seq DESC LIMIT ?", [limit])
  }

  /// The facts about a claim, oldest first.
  public func history(of claim: ContentID) throws -> [HistoryEntry] {
    try history(
      "WHERE f.subject = (SELECT seq FROM fact WHERE id = ?) ORDER BY f.seq", [claim.blob])
  }

  private func history(_ which: String, _ arguments: StatementArguments) throws -> [HistoryEntry] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT f.seq, f.id, f.kind, json_extract(a.body, '$.name'), f.time,
            CASE WHEN f.kind IN ('document', 'evidence') THEN json_remove(f.body, '$.text')
              ELSE f.body END,
            NOT EXISTS (SELECT 1 FROM standing_fact s WHERE s.seq = f.seq), f.subject, f.actor
          FROM fact f LEFT JOIN fact a ON a.seq = f.actor \(which)
          """, arguments: arguments)
      return try rows.map { row in
        let text: String? = row[5]
        let body = try text.map(self.json)
        let subject: Int? = row[7]
        var entry = HistoryEntry(
          number: row[0], id: ContentID(blob: row[1]), kind: row[2], subject: subject,
          claim: try subject.flatMap { try db.claim(behind: $0) }, who: row[3] ?? "",
          time: Timestamp(milliseconds: row[4]), body: body, retracted: row[6])
        let signable = SignableFact(
          seq: entry.number, kind: entry.kind, subject: subject, actor: row[8], time: entry.time,
          body: body)
        entry.signing = try signable.flatMap { try db.signing(of: $0) }
        return entry
      }
    }
  }
}

extension Database {
  /// The claim that a fact is, or is about; nil where it is about none.
  fileprivate func claim(behind fact: Int) throws -> HistoryClaim? {
    var next: Int? = fact
    while let seq = next {
      guard
        let row = try Row.fetchOne(
          cachedStatement(
            sql: """
              SELECT kind, subject, coalesce(id, substr(leaf, 1, 16)),
                CASE WHEN kind = 'claim' THEN json_extract(body, '$.text') END
              FROM fact WHERE seq = ?
              """), arguments: [seq])
      else { return nil }
      if row[0] == FactKind.claim.rawValue {
        return ContentID(blob: row[2]).map { HistoryClaim(id: $0, text: row[3]) }
      }
      next = row[1]
    }
    return nil
  }
}
