import AssayModel
import Foundation
import GRDB

/// A fact that its reviewer may have signed, or a verdict that was sealed and is shown.
struct SignableFact {
  var seq: Int
  var kind: FactKind
  var subject: Int
  var actor: Int
  var time: Timestamp
  var body: JSONValue

  /// Nil for a fact that nobody signs.
  init?(
    seq: Int, kind: String, subject: Int?, actor: Int?, time: Timestamp, body: JSONValue?
  ) {
    guard let kind = FactKind(rawValue: kind), [.verdict, .again, .retraction].contains(kind),
      let subject, let actor, let body
    else { return nil }
    self.init(seq: seq, kind: kind, subject: subject, actor: actor, time: time, body: body)
  }

  init(
    seq: Int, kind: FactKind = .verdict, subject: Int, actor: Int, time: Timestamp, body: JSONValue
  ) {
    self.seq = seq
    self.kind = kind
    self.subject = subject
    self.actor = actor
    self.time = time
    self.body = body
  }
}

extension Database {
  /// How a fact is signed: by the key that its reviewer was bound to when it was recorded. Nil where
  /// that was none, or what was signed cannot be known any more because it was redacted.
  ///
  /// What two reviewers came to apart names those whose sealed verdicts are signed; `verify` looks at
  /// these themselves.
  func signing(of fact: SignableFact) throws -> Signing? {
    let bound = try key(of: fact.actor, before: fact.seq)
    if fact.kind == .verdict, fact.body["seals"] != nil {
      let signers = fact.body["signedBy"]?.array?.count ?? 0
      if signers > 0 { return signers > 1 ? .signed : .half }
      return bound == nil ? nil : .unsigned
    }
    guard let json = fact.body["signature"] else { return bound == nil ? nil : .unsigned }
    guard let statement = try statement(of: fact) else { return nil }
    guard let signature = StatementSignature(json: json), signature.key.description == bound,
      signature.isRight(for: statement)
    else { return .wrong }
    return .signed
  }

  /// What the reviewer signed, if he signed; nil where some of it was redacted.
  func statement(of fact: SignableFact) throws -> ReviewStatement? {
    let row = try Row.fetchOne(
      cachedStatement(
        sql: """
          SELECT coalesce(s.id, CASE WHEN s.kind <> 'claim' THEN substr(s.leaf, 1, 16) END),
            json_extract(a.body, '$.name'), json_extract(l.body, '$.origin')
          FROM fact s, fact a, fact l WHERE s.seq = ? AND a.seq = ? AND l.seq = 0
          """), arguments: [fact.subject, fact.actor])
    guard let row, let subject = ContentID(blob: row[0]), let who: String = row[1],
      let log: String = row[2]
    else { return nil }
    return fact.kind == .retraction
      ? ReviewStatement(
        retractionOf: subject, because: fact.body["reason"]?.string, by: who, at: fact.time, in: log
      )
      : ReviewStatement(verdict: fact.body, on: subject, by: who, at: fact.time, in: log)
  }

  /// The public key that a reviewer was bound to, by the reviewer, when fact `seq` was recorded.
  func key(of reviewer: Int, before seq: Int) throws -> String? {
    try String.fetchOne(
      cachedStatement(
        sql: """
          SELECT json_extract(k.body, '$.publicKey') FROM fact k
          WHERE k.subject = :reviewer AND k.kind = 'key' AND k.actor = k.subject AND k.seq < :seq
            AND NOT EXISTS (
              SELECT 1 FROM fact r WHERE r.subject = k.seq AND r.kind = 'retraction' AND r.seq < :seq
                AND NOT EXISTS (SELECT 1 FROM fact t
                  WHERE t.subject = r.seq AND t.kind = 'retraction' AND t.seq < :seq))
          ORDER BY k.seq DESC LIMIT 1
          """), arguments: ["reviewer": reviewer, "seq": seq])
  }
}

extension FactWriter {
  /// Signs a fact that is about to be recorded.
  /// - Parameter kind: `verdict` for one that is to be sealed, too.
  /// - Throws: `LedgerError.otherKey` where the reviewer is not bound to that key.
  func sign(
    _ body: JSONValue, as kind: FactKind, about subject: Int, by signer: NoteSigner
  ) throws -> StatementSignature? {
    guard let actor else { return nil }
    let fact = SignableFact(
      seq: size, kind: kind, subject: subject, actor: actor, time: time, body: body)
    guard try db.key(of: actor, before: size) == signer.verifier.description,
      let statement = try db.statement(of: fact)
    else { throw LedgerError.otherKey(reviewer: try db.reviewer(actor) ?? "the reviewer") }
    return try StatementSignature(of: statement, by: signer)
  }
}

extension Database {
  /// A reviewer's name; nil where it was redacted.
  func reviewer(_ seq: Int) throws -> String? {
    try String.fetchOne(
      cachedStatement(sql: "SELECT json_extract(body, '$.name') FROM fact WHERE seq = ?"),
      arguments: [seq])
  }
}
