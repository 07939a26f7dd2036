public import AssayModel
import Foundation
import GRDB

/// Verdicts that reviewers reached apart, as they were sealed.
public struct SealedRound: Hashable, Sendable {
  public var claim: ContentID
  public var kinds: [ClaimKind]
  /// In the order in which they were sealed.
  public var verdicts: [Verdict]
}

/// One reviewer's two verdicts on a claim that was served again.
public struct RepeatedVerdict: Hashable, Sendable {
  public var claim: ContentID
  public var earlier: Verdict
  public var later: Verdict
}

extension Ledger {
  /// All rounds of second review that were revealed, oldest first. Each verdict is checked against
  /// what was committed to before it was revealed.
  /// - Throws: `LedgerError.damaged` where it is not the same.
  public func sealedRounds(_ filter: ClaimFilter = ClaimFilter()) throws -> [SealedRound] {
    let condition = try condition(of: filter)
    return try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT c.id, json_extract(c.body, '$.kinds'), r.body
          FROM standing_fact r JOIN fact c ON c.seq = r.subject
          WHERE r.kind = 'reveal' AND r.kind <> 'claim' AND r.body IS NOT NULL AND \(condition.sql) ORDER BY r.seq
          """, arguments: condition.arguments)
      return try rows.compactMap { row in
        guard let claim = ContentID(blob: row[0]) else { return nil }
        let kinds = try self.json(row[1] ?? "[]").array ?? []
        return SealedRound(
          claim: claim, kinds: kinds.compactMap { $0.string.flatMap(ClaimKind.init) },
          verdicts: try Reveal(body: try self.json(row[2])).parts.map { try self.check($0, db) })
      }
    }
  }

  private func check(_ part: Reveal.Part, _ db: Database) throws -> Verdict {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT json_extract(f.body, '$.commitment'), json_extract(a.body, '$.name'), f.time
        FROM fact f LEFT JOIN fact a ON a.seq = f.actor WHERE f.seq = ? AND f.kind = 'sealed'
        """, arguments: [part.seal])
    let commitment: String? = row?[0]
    let who: String? = row?[1]
    guard let row, let who, part.content["reviewer"]?.string == who,
      Fingerprint.commitment(to: part.content, salt: part.salt).hex == commitment,
      let verdict = Verdict(
        body: part.content, who: who, time: Timestamp(milliseconds: row[2]))
    else {
      throw LedgerError.damaged(
        path: path, detail: "fact \(part.seal), a sealed verdict, is not what was revealed of it")
    }
    return verdict
  }

  /// Verdicts on claims that were served again, each with the one that its reviewer gave before.
  public func repeatedVerdicts(_ filter: ClaimFilter = ClaimFilter()) throws -> [RepeatedVerdict] {
    let condition = try condition(of: filter)
    let rounds = Dictionary(grouping: try sealedRounds(filter)) { $0.claim }
    return try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT c.id, g.body, g.time, json_extract(a.body, '$.name'),
            (SELECT v.seq FROM fact v WHERE v.subject = c.seq AND v.kind = 'verdict'
               AND v.actor = g.actor AND v.seq < g.seq AND v.body IS NOT NULL
             ORDER BY v.seq DESC LIMIT 1)
          FROM standing_fact g JOIN fact c ON c.seq = g.subject JOIN fact a ON a.seq = g.actor
          WHERE g.kind = 'again' AND g.kind <> 'claim' AND g.body IS NOT NULL AND \(condition.sql) ORDER BY g.seq
          """, arguments: condition.arguments)
      return try rows.compactMap { row in
        guard let claim = ContentID(blob: row[0]), let who: String = row[3],
          let later = Verdict(
            body: try self.json(row[1]), who: who, time: Timestamp(milliseconds: row[2]))
        else { return nil }
        // What was sealed comes before a verdict that was given in the open.
        if let sealed = rounds[claim]?.flatMap(\.verdicts).last(where: {
          $0.who == who && $0.time < later.time
        }) {
          return RepeatedVerdict(claim: claim, earlier: sealed, later: later)
        }
        guard let seq: Int = row[4],
          let first = try Row.fetchOne(
            db, sql: "SELECT body, time FROM fact WHERE seq = ?", arguments: [seq]),
          let earlier = Verdict(
            body: try self.json(first[0]), who: who, time: Timestamp(milliseconds: first[1]))
        else { return nil }
        return RepeatedVerdict(claim: claim, earlier: earlier, later: later)
      }
    }
  }
}
