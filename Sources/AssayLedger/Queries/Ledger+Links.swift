public import AssayModel
import Foundation
import GRDB

/// That somebody found two claims to be the same.
public struct ClaimLink: Hashable, Sendable {
  /// The fact that says so.
  public var id: ContentID
  /// The other claim.
  public var claim: ContentID
  public var text: String
  /// The other claim's standing verdict, or its import's rating.
  public var rating: String?
  public var who: String
  public var time: Timestamp
  /// Why, where the guard had found a difference.
  public var reason: String?
}

extension Ledger {
  /// Records that two claims are the same. Linking them again, in either order, records nothing.
  public func link(
    _ first: ContentID, _ second: ContentID, because reason: String?, by actor: String
  ) throws -> Receipt {
    try write(as: actor) { writer in
      let subject = try writer.require(first)
      let other = try writer.require(second)
      if try writer.db.link(between: subject, and: other) != nil { return Receipt(same: 1) }
      let fact = try writer.append(
        .link, subject: subject, body: ["claim": .int(other), "reason": JSONValue(reason)])
      return Receipt(new: try writer.id(of: fact).map { [$0] } ?? [])
    }
  }

  /// The fact that links two claims, in either order.
  /// - Throws: `LedgerError.nothing` if none does.
  public func link(between first: ContentID, and second: ContentID) throws -> ContentID {
    try read { db in
      guard let a = try db.sequence(of: first), let b = try db.sequence(of: second),
        let seq = try db.link(between: a, and: b),
        let id = try Data.fetchOne(db, sql: "SELECT id FROM fact WHERE seq = ?", arguments: [seq])
          .flatMap({ ContentID(hex: Hex.string($0)) })
      else { throw LedgerError.nothing(id: "\(first.short) and \(second.short)", kind: "link") }
      return id
    }
  }

  /// The claims that were linked with one, oldest link first.
  public func links(of claim: ContentID) throws -> [ClaimLink] {
    try read { db in
      guard let seq = try db.sequence(of: claim) else { return [] }
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT l.id, c.id, json_extract(c.body, '$.text'),
            coalesce(
              (SELECT json_extract(v.body, '$.rating') FROM standing_fact v
               WHERE v.subject = c.seq AND v.kind = 'verdict' ORDER BY v.seq DESC LIMIT 1),
              json_extract(c.body, '$.import.rating')),
            json_extract(a.body, '$.name'), l.time, json_extract(l.body, '$.reason')
          FROM standing_fact l
          JOIN fact c ON c.seq = CASE WHEN l.subject = :seq
            THEN json_extract(l.body, '$.claim') ELSE l.subject END
          LEFT JOIN fact a ON a.seq = l.actor
          WHERE l.kind = 'link' AND c.body IS NOT NULL
            AND (l.subject = :seq OR json_extract(l.body, '$.claim') = :seq)
          ORDER BY l.seq
          """, arguments: ["seq": seq])
      return rows.compactMap { row in
        guard let id = ContentID(hex: Hex.string(row[0] as Data)),
          let other = ContentID(hex: Hex.string(row[1] as Data))
        else { return nil }
        return ClaimLink(
          id: id, claim: other, text: row[2] ?? "", rating: row[3], who: row[4] ?? "",
          time: Timestamp(milliseconds: row[5]), reason: row[6])
      }
    }
  }
}

extension Database {
  fileprivate func link(between a: Int, and b: Int) throws -> Int? {
    try Int.fetchOne(
      self,
      sql: """
        SELECT seq FROM standing_fact WHERE kind = 'link'
          AND ((subject = :a AND json_extract(body, '$.claim') = :b)
            OR (subject = :b AND json_extract(body, '$.claim') = :a))
        """, arguments: ["a": a, "b": b])
  }
}
