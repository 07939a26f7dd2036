public import AssayModel
import Foundation
import GRDB

/// A passage of evidence that holds words that were searched for.
public struct EvidenceHit: Hashable, Sendable {
  public var evidence: Evidence
  /// Some words around the match.
  public var snippet: String
}

extension Ledger {
  /// Hands over all evidence, without its text, oldest first, one by one: memory stays flat.
  public func forEachEvidence(_ body: (Evidence) throws -> Void) throws {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT seq, json_remove(body, '$.text') FROM standing_fact
          WHERE kind = 'evidence' AND kind <> 'claim' AND body IS NOT NULL ORDER BY seq
          """)
      while let row = try rows.next() {
        try body(Evidence(body: try self.json(row[1]), source: try db.source(ofEvidence: row[0])))
      }
    }
  }

  /// All evidence, without its text, oldest first.
  public func allEvidence() throws -> [Evidence] {
    var all: [Evidence] = []
    try forEachEvidence { all.append($0) }
    return all
  }

  /// The one piece of evidence, with its text, whose id begins as typed.
  public func evidence(matching typed: String) throws -> Evidence {
    let found = try ids(startingWith: typed, kind: .evidence, limit: 6)
    guard let id = found.first else { throw LedgerError.nothing(id: typed, kind: "evidence") }
    guard found.count == 1 else {
      throw LedgerError.ambiguous(id: typed, candidates: found.map { String($0.hex.prefix(12)) })
    }
    return try read { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT seq, body FROM fact WHERE id = ? AND body IS NOT NULL",
          arguments: [id.blob])
      else { throw LedgerError.nothing(id: typed, kind: "evidence") }
      return Evidence(body: try self.json(row[1]), source: try db.source(ofEvidence: row[0]))
    }
  }

  /// The claims that a piece of evidence lies beside, in order.
  public func claims(beside evidence: ContentID) throws -> [Claim] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT c.body FROM standing_fact c WHERE c.body IS NOT NULL AND c.seq IN (
            SELECT a.subject FROM standing_fact a
            WHERE a.kind = 'attachment'
              AND json_extract(a.body, '$.evidence') = (SELECT seq FROM fact WHERE id = ?))
          ORDER BY c.seq
          """, arguments: [evidence.blob]
      ).map { try Claim(factBody: $0, in: self) }
    }
  }

  /// Evidence whose text or title holds the words, best match first.
  public func searchEvidence(_ words: String, limit: Int) throws -> [EvidenceHit] {
    let pattern = try SearchPattern(words)
    return try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT e.seq, json_remove(e.body, '$.text'),
            snippet(evidence_search, -1, '', '', '…', 24)
          FROM evidence_search s JOIN standing_fact e ON e.seq = s.rowid
          WHERE evidence_search MATCH ? ORDER BY s.rank, e.seq LIMIT ?
          """, arguments: [pattern.fts5, limit])
      return try rows.map {
        EvidenceHit(
          evidence: Evidence(
            body: try self.json($0[1]), source: try db.source(ofEvidence: $0[0])),
          snippet: $0[2])
      }
    }
  }
}
