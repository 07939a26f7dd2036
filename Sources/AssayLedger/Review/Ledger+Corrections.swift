public import AssayModel
import GRDB

/// How a reviewer mended what was extracted.
public enum CorrectionAct: String, Sendable, CaseIterable {
  case move
  case split
  case join
  case add
  case strike
}

/// A document with what reviewers made of its claims: what an extractor can learn from.
public struct CorrectedDocument: Hashable, Sendable {
  public var document: Document
  /// Claims that a reviewer made, mended or judged.
  public var gold: [Claim]
  /// Claims that nobody has said anything of.
  public var others: [Claim]
  /// What is no claim.
  public var struck: [Struck]

  public struct Struck: Hashable, Sendable {
    public var claim: Claim
    public var reason: String?
  }
}

extension Ledger {
  /// Takes claims back and brings others in their place, in one transaction, with a fact that says
  /// what was done. Evidence that lay beside the old claims lies beside the new ones.
  /// - Throws: `LedgerError.notVerbatim` where a new claim's quote does not stand at its span,
  ///   `.notMendable` where an old one was judged; then nothing is recorded.
  public func correct(
    _ act: CorrectionAct, taking old: [ContentID], bringing new: [Claim],
    because reason: String?, by actor: String, signedBy signer: NoteSigner? = nil
  ) throws -> Receipt {
    try write(as: actor) { writer in
      var receipt = Receipt()
      var taken: [Int] = []
      for id in old {
        let seq = try writer.require(id)
        switch try ReviewRecord(of: seq, in: writer.db).stage {
        case .open: taken.append(seq)
        case .struck:
          throw LedgerError.notMendable(id: id.short, why: "it was taken back")
        default:
          throw LedgerError.notMendable(
            id: id.short, why: "it was judged; take the verdict back first (`log`, `retract`)")
        }
      }
      var brought: [Int] = []
      for claim in new { brought.append(try writer.bring(claim, into: &receipt)) }
      for seq in taken { try writer.layEvidence(of: seq, beside: brought, into: &receipt) }
      if let subject = taken.first ?? brought.first {
        let fact = try writer.append(
          .correction, subject: subject,
          body: [
            "act": .string(act.rawValue), "from": .array(old.map { .string($0.hex) }),
            "to": .array(new.map { .string($0.id.hex) }), "reason": JSONValue(reason),
          ])
        try writer.note(fact, in: &receipt)
      }
      for seq in taken {
        let words = reason ?? "mended: \(act.rawValue)"
        let fact = try writer.appendRetraction(of: seq, because: words, signer)
        try writer.note(fact, in: &receipt)
      }
      return receipt
    }
  }

  /// The documents that reviewers mended, with their claims.
  public func correctedDocuments() throws -> [CorrectedDocument] {
    let ids = try read { db in
      try ContentID.fetch(
        db,
        sql: """
          SELECT DISTINCT d.id FROM standing_fact k
          JOIN fact c ON c.seq = k.subject JOIN fact d ON d.seq = c.subject
          WHERE k.kind = 'correction' AND k.kind <> 'claim' AND d.kind = 'document' AND d.body IS NOT NULL
          ORDER BY d.seq
          """, arguments: [])
    }
    return try ids.map { id in
      let document = try document(id)
      return try read { db in
        let rows = try Row.fetchAll(
          db,
          sql: """
            SELECT c.body, s.stage,
              EXISTS (SELECT 1 FROM standing_fact f WHERE f.seq = c.seq),
              json_extract(k.body, '$.act'), json_extract(k.body, '$.reason'),
              EXISTS (
                SELECT 1 FROM standing_fact m, json_each(m.body, '$.to') made
                WHERE m.kind = 'correction' AND m.kind <> 'claim'
                  AND made.value = json_extract(c.body, '$.id'))
            FROM fact d JOIN fact c ON c.subject = d.seq AND c.kind = 'claim'
            LEFT JOIN review_state s ON s.claim = c.seq
            LEFT JOIN standing_fact k ON k.kind = 'correction' AND k.subject = c.seq
              AND json_extract(k.body, '$.act') = 'strike'
            WHERE d.id = ? AND c.body IS NOT NULL ORDER BY c.seq
            """, arguments: [id.blob])
        var result = CorrectedDocument(document: document, gold: [], others: [], struck: [])
        for row in rows {
          let claim = try Claim(factBody: row[0], in: self)
          let stage: String? = row[1]
          let act: String? = row[3]
          if !(row[2] as Bool) {
            if act == CorrectionAct.strike.rawValue {
              result.struck.append(.init(claim: claim, reason: row[4]))
            }
          } else if row[5] as Bool || stage.map({ $0 != ReviewStage.open.rawValue }) == true {
            result.gold.append(claim)
          } else {
            result.others.append(claim)
          }
        }
        return result
      }
    }
  }
}

extension FactWriter {
  /// Records a claim, or makes one stand again that was taken back.
  fileprivate mutating func bring(_ claim: Claim, into receipt: inout Receipt) throws -> Int {
    guard let reference = claim.document, let document = ContentID(hex: reference.id) else {
      throw LedgerError.notMendable(id: claim.id.short, why: "it stands in no document")
    }
    let subject = try require(document)
    let text = try String.fetchOne(
      db, sql: "SELECT json_extract(body, '$.text') FROM fact WHERE seq = ?", arguments: [subject])
    guard let span = claim.span, ScalarMap(text ?? "").substring(of: span) == claim.quote else {
      throw LedgerError.notVerbatim(id: claim.id.short, quote: claim.quote)
    }
    guard let known = try sequence(of: claim.id) else {
      let seq = try append(.claim, id: claim.id, subject: subject, body: claim.json)
      try db.indexClaims(seq..<seq + 1)
      receipt.new.append(claim.id)
      return seq
    }
    let retractions = try Int.fetchAll(
      db,
      sql: """
        SELECT seq FROM standing_fact
        WHERE subject = ? AND kind IN ('retraction', 'supersession')
        """, arguments: [known])
    guard !retractions.isEmpty else {
      throw LedgerError.notMendable(id: claim.id.short, why: "there is such a claim already")
    }
    for retraction in retractions {
      try append(.retraction, subject: retraction, body: ["reason": "the claim was made again"])
    }
    receipt.new.append(claim.id)
    return known
  }

  /// Lays the evidence of one claim beside others.
  fileprivate mutating func layEvidence(
    of old: Int, beside new: [Int], into receipt: inout Receipt
  ) throws {
    let bodies = try String.fetchAll(
      db,
      sql: """
        SELECT body FROM standing_fact WHERE subject = ? AND kind = 'attachment' ORDER BY seq
        """, arguments: [old])
    for text in bodies {
      let body = try JSONValue(parsing: text)
      for seq in new where try !db.holds(.attachment, subject: seq, body: body) {
        try note(try append(.attachment, subject: seq, body: body), in: &receipt)
      }
    }
  }

  fileprivate func note(_ fact: Int, in receipt: inout Receipt) throws {
    if let id = try id(of: fact) { receipt.new.append(id) }
  }
}
