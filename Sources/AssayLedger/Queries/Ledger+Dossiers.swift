public import AssayModel
import Foundation
import GRDB

extension Ledger {
  /// Everything known of one claim.
  public func dossier(of claim: ContentID) throws -> Dossier {
    let found = try dossiers(sql: "c.id = ? AND c.kind = 'claim'", arguments: [claim.blob])
    guard let dossier = found.first else {
      throw LedgerError.nothing(id: claim.short, kind: "claim")
    }
    return dossier
  }

  /// Everything known of the claims that pass `filter`, in the order they were recorded.
  public func dossiers(_ filter: ClaimFilter = ClaimFilter()) throws -> [Dossier] {
    let condition = try condition(of: filter)
    return try dossiers(sql: condition.sql, arguments: condition.arguments)
  }

  /// The same, one after another, as they all were at one moment. Memory is that of a thousand.
  /// - Parameter body: must not ask the ledger for anything.
  public func eachDossier(_ filter: ClaimFilter, _ body: (Dossier) throws -> Void) throws {
    let condition = try condition(of: filter)
    try read { db in
      let claims = try Int.fetchAll(
        db, sql: "SELECT c.seq FROM fact c WHERE \(condition.sql) ORDER BY c.seq",
        arguments: condition.arguments)
      for start in stride(from: 0, to: claims.count, by: 1000) {
        let some = claims[start..<min(start + 1000, claims.count)]
        let list = some.map(String.init).joined(separator: ",")
        for dossier in try dossiers(db, "c.seq IN (\(list))", []) { try body(dossier) }
      }
    }
  }

  private func dossiers(sql condition: String, arguments: StatementArguments) throws -> [Dossier] {
    try read { try dossiers($0, condition, arguments) }
  }

  private func dossiers(
    _ db: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> [Dossier] {
    let claims = try Row.fetchAll(
      db, sql: "SELECT c.seq, c.body FROM fact c WHERE \(condition) ORDER BY c.seq",
      arguments: arguments)
    let attachments = try self.attachments(db, condition, arguments)
    let verdicts = try self.verdicts(db, condition, arguments)
    let redacted = try self.redacted(db, condition, arguments)
    return try claims.map { row in
      let seq: Int = row[0]
      return Dossier(
        claim: try Claim(factBody: row[1], in: self), attachments: attachments[seq] ?? [],
        verdicts: verdicts[seq] ?? [], redacted: redacted[seq] ?? [],
        anchor: try db.latestAnchor(of: seq)?.anchor)
    }
  }

  /// Standing attachments by claim. Evidence comes without its text, which may be long.
  private func attachments(
    _ db: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> [Int: [Attachment]] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT a.subject, a.body, a.time, json_extract(r.body, '$.name'), e.seq,
          json_remove(e.body, '$.text')
        FROM standing_fact a
        JOIN fact e ON e.seq = json_extract(a.body, '$.evidence')
        LEFT JOIN fact r ON r.seq = a.actor
        WHERE a.kind = 'attachment' AND a.body IS NOT NULL AND e.body IS NOT NULL
          AND a.subject IN (SELECT c.seq FROM fact c WHERE \(condition))
        ORDER BY a.seq
        """, arguments: arguments)
    var known: [Int: Evidence] = [:]
    var found: [Int: [Attachment]] = [:]
    for row in rows {
      let seq: Int = row[4]
      var evidence =
        try known[seq]
        ?? Evidence(
          body: try self.json(row[5]), source: try db.source(ofEvidence: seq))
      known[seq] = evidence
      let body = try self.json(row[1])
      evidence.source.credibility = body["credibility"]?.int.flatMap(Credibility.init)
      let claim: Int = row[0]
      let start = body["start"]?.int
      let end = body["end"]?.int
      found[claim, default: []].append(
        Attachment(
          evidence: evidence,
          stance: body["stance"]?.string.flatMap(Stance.init) ?? .context,
          quote: body["quote"]?.string,
          span: start.flatMap { start in end.map { TextSpan(start: start, end: $0) } },
          page: body["page"]?.int, note: body["note"]?.string,
          circular: body["circular"]?.string.flatMap(Circularity.init), who: row[3] ?? "",
          time: Timestamp(milliseconds: row[2])))
    }
    return found
  }

  /// All verdicts by claim, oldest first, with what became of them.
  private func verdicts(
    _ db: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> [Int: [VerdictEntry]] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT v.subject, coalesce(v.id, substr(v.leaf, 1, 16)), v.body, v.time,
          json_extract(a.body, '$.name'), r.seq, json_extract(r.body, '$.reason'), r.time,
          json_extract(b.body, '$.name'), v.seq, v.actor, r.actor, r.body
        FROM fact v
        LEFT JOIN fact a ON a.seq = v.actor
        LEFT JOIN standing_fact r ON r.subject = v.seq AND r.kind = 'retraction'
        LEFT JOIN fact b ON b.seq = r.actor
        WHERE v.kind = 'verdict' AND v.subject IN (SELECT c.seq FROM fact c WHERE \(condition))
        ORDER BY v.seq
        """, arguments: arguments)
    var found: [Int: [VerdictEntry]] = [:]
    for row in rows {
      let id: Data = row[1]
      let time = Timestamp(milliseconds: row[3])
      let isGone = row.hasNull(atIndex: 2)
      let redaction =
        isGone ? try redactions(db, sql: "f.seq = ?", arguments: [row[9] as Int]).first : nil
      let body: JSONValue =
        isGone ? ["rating": "redacted"] : try json(row[2])
      guard let id = ContentID(hex: Hex.string(id)),
        var verdict = Verdict(body: body, who: row[4] ?? "", time: time)
      else { throw LedgerError.damaged(path: path, detail: "a verdict that cannot be read") }
      let claim: Int = row[0]
      let number: Int = row[9]
      if !isGone, let actor: Int = row[10] {
        verdict.signing = try db.signing(
          of: SignableFact(seq: number, subject: claim, actor: actor, time: time, body: body))
      }
      var retraction: Retraction?
      if let seq: Int = row[5] {
        let when = Timestamp(milliseconds: row[7])
        retraction = Retraction(reason: row[6], who: row[8] ?? "", time: when)
        if let actor: Int = row[11], let text: String = row[12] {
          retraction?.signing = try db.signing(
            of: SignableFact(
              seq: seq, kind: .retraction, subject: number, actor: actor, time: when,
              body: try json(text)))
        }
      }
      found[claim, default: []].append(
        VerdictEntry(
          id: id, verdict: verdict, retraction: retraction, redaction: redaction?.redaction))
    }
    return found
  }

  /// What was redacted of the facts about each claim.
  private func redacted(
    _ db: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> [Int: [RedactedFact]] {
    let facts = try redactions(
      db, sql: "f.subject IN (SELECT c.seq FROM fact c WHERE \(condition))", arguments: arguments)
    return try facts.reduce(into: [:]) { found, fact in
      let claim = try Int.fetchOne(
        db, sql: "SELECT subject FROM fact WHERE seq = ?", arguments: [fact.number])
      if let claim { found[claim, default: []].append(fact) }
    }
  }

  func json(_ body: String) throws -> JSONValue {
    do {
      return try JSONValue(parsing: body)
    } catch {
      throw LedgerError.damaged(path: path, detail: "a fact that is no JSON: \(error.reason)")
    }
  }
}
