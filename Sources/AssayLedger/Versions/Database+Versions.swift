import AssayModel
import Foundation
import GRDB

/// A claim that an earlier extraction recorded.
struct FormerClaim {
  let seq: Int
  let id: ContentID
  let span: TextSpan
  let quote: String
  /// Whether it has a verdict, evidence, or any other fact of a reviewer's about it.
  let isWorkedOn: Bool
}

extension Database {
  /// Other documents from the same address or, without one, from the same file, oldest first.
  func otherVersions(of document: DocumentReference, besides seq: Int) throws -> [Int] {
    let place: (key: String, value: String)
    if let url = document.url {
      place = ("$.url", url)
    } else if let path = document.path, path != "-" {
      place = ("$.path", path)
    } else {
      return []
    }
    return try Int.fetchAll(
      self,
      sql: """
        SELECT seq FROM standing_fact
        WHERE kind = 'document' AND json_extract(body, '\(place.key)') = ? AND seq <> ?
        ORDER BY seq
        """, arguments: [place.value, seq])
  }

  /// Another version that was read after this one was.
  func laterVersion(of document: DocumentReference, than seq: Int) throws -> Int? {
    let read = try lastReading(of: seq)
    return try otherVersions(of: document, besides: seq).first { try lastReading(of: $0) > read }
  }

  /// The number of the fact by which a document was read last.
  func lastReading(of document: Int) throws -> Int {
    try Int.fetchOne(
      self,
      sql: "SELECT max(seq) FROM fact WHERE subject = ? AND kind = 'version'",
      arguments: [document]) ?? document
  }

  /// The standing claims that an extractor found in a document; not those of people or imports.
  func extractedClaims(of document: Int) throws -> [FormerClaim] {
    try Row.fetchAll(
      self,
      sql: """
        SELECT c.seq, c.id, json_extract(c.body, '$.start'), json_extract(c.body, '$.end'),
          coalesce(json_extract(c.body, '$.quote'), json_extract(c.body, '$.text')),
          EXISTS (
            SELECT 1 FROM standing_fact w
            WHERE w.subject = c.seq AND w.kind NOT IN ('anchor', 'supersession', 'retraction'))
        FROM standing_fact c
        WHERE c.subject = ? AND c.kind = 'claim' AND c.body IS NOT NULL
          AND json_extract(c.body, '$.model') NOT IN ('import', 'reviewer')
        ORDER BY c.seq
        """, arguments: [document]
    ).compactMap { row in
      let id: Data = row[1]
      let start: Int? = row[2]
      let end: Int? = row[3]
      guard let id = ContentID(hex: Hex.string(id)), let start, let end else { return nil }
      return FormerClaim(
        seq: row[0], id: id, span: TextSpan(start: start, end: end), quote: row[4],
        isWorkedOn: row[5])
    }
  }

  /// Where a claim stands in the version of its document that was read last.
  func latestAnchor(of claim: Int) throws -> (document: String, anchor: Anchor)? {
    try String.fetchOne(
      cachedStatement(
        sql: """
          SELECT body FROM standing_fact
          WHERE subject = ? AND kind = 'anchor' ORDER BY seq DESC LIMIT 1
          """), arguments: [claim]
    ).flatMap { body in
      let json = try JSONValue(parsing: body)
      guard let document = json["document"]?.string, let anchor = Anchor(json: json) else {
        return nil
      }
      return (document, anchor)
    }
  }

  /// The standing fact by which a claim was superseded.
  func standingSupersession(of claim: Int) throws -> Int? {
    try Int.fetchOne(
      self,
      sql: "SELECT seq FROM standing_fact WHERE subject = ? AND kind = 'supersession'",
      arguments: [claim])
  }

  func isTakenBack(_ fact: Int) throws -> Bool {
    try Bool.fetchOne(
      self, sql: "SELECT NOT EXISTS (SELECT 1 FROM standing_fact WHERE seq = ?)",
      arguments: [fact]) ?? false
  }
}
