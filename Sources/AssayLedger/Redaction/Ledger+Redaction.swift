public import AssayModel
import Foundation
import GRDB

extension Ledger {
  /// What a redaction of these facts would destroy.
  public func redactionPlan(
    of facts: [Int], document: RedactionPlan.DocumentChoice
  ) throws -> RedactionPlan {
    try read { db in try RedactionPlan(of: facts, document: document, db, in: self) }
  }

  /// Destroys the content of facts: salt, body and id, also in the indexes. Their leaves stay, so
  /// that the log is what it was; each of them gets a redaction that says who did it and why.
  ///
  /// What SQLite still keeps of it in free pages and its write-ahead log is destroyed by
  /// `finishRedaction`, which is to be called next.
  /// - Parameters:
  ///   - prepare: is told what goes before it is gone, and puts files out of reach; if it throws,
  ///     nothing is redacted.
  /// - Returns: what was redacted.
  public func redact(
    _ facts: [Int], document: RedactionPlan.DocumentChoice, because reason: String,
    by actor: String, prepare: (RedactionPlan) throws -> Void
  ) throws -> RedactionPlan {
    try write(as: actor) { writer in
      let plan = try RedactionPlan(of: facts, document: document, writer.db, in: self)
      for item in plan.items {
        try writer.append(
          .redaction, subject: item.number,
          body: [
            "reason": .string(reason), "with": item.with.map(JSONValue.int) ?? .null,
          ])
        try writer.db.destroyContent(of: item.number)
      }
      try writer.db.rebuildSearch()
      try writer.db.rebuildReviewState()
      try writer.db.execute(sql: "PRAGMA user_version = \(RedactionState.unfinished.rawValue)")
      try prepare(plan)
      return plan
    }
  }

  /// Writes the database anew without what was deleted, and empties the write-ahead log.
  /// - Throws: `LedgerError.busy` while another process reads what was there before; then this is
  ///   to be called again.
  public func finishRedaction() throws {
    try writeUnlogged { db in
      try db.execute(sql: "PRAGMA secure_delete = ON")
      try db.execute(sql: "VACUUM")
      try self.emptyLog(db)
      try db.execute(sql: "PRAGMA user_version = \(RedactionState.none.rawValue)")
      try self.emptyLog(db)
    }
  }

  private func emptyLog(_ db: Database) throws {
    let busy = try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    if busy != 0 { throw LedgerError.busy(path: path) }
  }

  /// Whether a redaction was begun whose remains may still be in free pages or the write-ahead log.
  public func hasRedactionToFinish() throws -> Bool {
    try read { db in try self.hasRedactionToFinish(db) }
  }

  func hasRedactionToFinish(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "PRAGMA user_version") == RedactionState.unfinished.rawValue
  }

  /// All facts whose content was redacted, by number.
  public func redactions() throws -> [RedactedFact] {
    try read { db in try self.redactions(db, sql: "1", arguments: []) }
  }

  /// The claims of a document that were redacted.
  public func redactions(inDocument id: ContentID) throws -> [RedactedFact] {
    try read { db in
      try self.redactions(
        db, sql: "f.subject = (SELECT seq FROM fact WHERE id = ?)", arguments: [id.blob])
    }
  }

  /// - Parameter condition: on the redacted fact `f`.
  func redactions(
    _ db: Database, sql condition: String, arguments: StatementArguments
  ) throws -> [RedactedFact] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT f.seq, f.kind, json_extract(r.body, '$.reason'), r.time,
          json_extract(a.body, '$.name')
        FROM fact r CROSS JOIN fact f ON f.seq = r.subject LEFT JOIN fact a ON a.seq = r.actor
        WHERE r.kind = 'redaction' AND r.kind <> 'claim' AND f.body IS NULL AND (\(condition))
        ORDER BY f.seq
        """, arguments: arguments
    ).map { row in
      RedactedFact(
        number: row[0], kind: row[1],
        redaction: Redaction(
          reason: row[2] ?? "", who: row[4] ?? "", time: Timestamp(milliseconds: row[3])))
    }
  }

  /// The one fact that `typed` means: `fact:12`, the beginning of an id, or words that only one claim
  /// holds.
  public func fact(matching typed: String) throws -> Int {
    if let number = Self.factNumber(typed) {
      guard try read({ try RawFact.fetch(number, $0) }) != nil else {
        throw LedgerError.nothing(id: typed, kind: "fact")
      }
      return number
    }
    var found: [ContentID] = []
    for kind in FactKind.allCases { found += try ids(startingWith: typed, kind: kind, limit: 2) }
    if found.count > 1 {
      throw LedgerError.ambiguous(id: typed, candidates: found.map { String($0.hex.prefix(12)) })
    }
    let id = try found.first ?? claim(matching: typed).id
    guard let number = try read({ try $0.sequence(of: id) }) else {
      throw LedgerError.nothing(id: typed, kind: "fact")
    }
    return number
  }

  /// The number in `fact:12`; nil where something else was typed.
  public static func factNumber(_ typed: String) -> Int? {
    typed.hasPrefix("fact:") ? Int(typed.dropFirst("fact:".count)) : nil
  }

  /// What became of a fact's content; nil where it is there.
  public func redaction(of fact: Int) throws -> RedactedFact? {
    try read { db in try self.redactions(db, sql: "f.seq = ?", arguments: [fact]).first }
  }
}

/// SQLite's `user_version`, which Assay has no other use for.
private enum RedactionState: Int {
  case none = 0
  case unfinished = 1
}

extension Database {
  /// Leaves of a fact what its leaf commits to.
  fileprivate func destroyContent(of fact: Int) throws {
    guard let content = try RawFact.fetch(fact, self)?.head.content else { return }
    try execute(
      sql: "UPDATE fact SET content = ?, id = NULL, salt = NULL, body = NULL WHERE seq = ?",
      arguments: [Data(content), fact])
    // What a sealed verdict says is kept beside the log until it is revealed.
    try execute(sql: "DELETE FROM sealed_content WHERE seal = ?", arguments: [fact])
  }

  /// Makes the full-text indexes anew. Deleting single rows from one leaves their words in it until
  /// its parts are merged some day.
  func rebuildSearch() throws {
    for index in ["claim_search", "evidence_search"] {
      try execute(sql: "INSERT INTO \(index)(\(index)) VALUES ('rebuild')")
    }
    // These are filled anew when they are next asked for.
    for index in ["claim_match", "passage_match"] {
      try execute(sql: "INSERT INTO \(index)(\(index)) VALUES ('delete-all')")
    }
    try execute(sql: "DELETE FROM passage; DELETE FROM match_progress")
  }
}
