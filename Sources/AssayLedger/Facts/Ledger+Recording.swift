public import AssayModel
import GRDB

/// What recording something did.
public struct Receipt: Hashable, Sendable {
  /// Facts that are new, in order: what `undo` takes back.
  public var new: [ContentID] = []
  /// Things that were there already.
  public var same = 0
}

extension Database {
  /// Adds claims to the full-text index, in one statement whatever their number.
  func indexClaims(_ facts: Range<Int>) throws {
    try cachedStatement(
      sql: """
        INSERT INTO claim_search(rowid, text, quote, claimant)
        SELECT seq, text, quote, claimant FROM claim_words WHERE seq >= ? AND seq < ?
        """
    ).execute(arguments: [facts.lowerBound, facts.upperBound])
  }

  /// Whether a standing fact says just this of its subject.
  func holds(_ kind: FactKind, subject: Int, body: JSONValue) throws -> Bool {
    try Bool.fetchOne(
      self,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM standing_fact WHERE subject = ? AND kind = ? AND body = ?)
        """, arguments: [subject, kind.rawValue, body.json]) ?? false
  }

  /// The standing verdict's body and the name of who gave it.
  func standingVerdict(of claim: Int) throws -> (body: String, actor: String)? {
    try Row.fetchOne(
      self,
      sql: """
        SELECT v.body, json_extract(a.body, '$.name') FROM standing_fact v
        JOIN fact a ON a.seq = v.actor
        WHERE v.subject = ? AND v.kind = 'verdict' AND v.body IS NOT NULL
        ORDER BY v.seq DESC LIMIT 1
        """, arguments: [claim]
    ).map { ($0[0], $0[1] ?? "") }
  }
}
