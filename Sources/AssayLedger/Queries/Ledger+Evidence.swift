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
  /// All evidence, without its text, oldest first.
  public func allEvidence() throws -> [Evidence] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT seq, json_remove(body, '$.text') FROM standing_fact
          WHERE kind = 'evidence' AND kind <> 'claim' AND body IS NOT NULL ORDER BY seq
          """
      ).map { Evidence(body: try self.json($0[1]), source: try db.source(ofEvidence: $0[0])) }
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
