public import AssayModel
import Foundation
import GRDB

extension Ledger {
  /// The verdicts that have to be looked at again on that day, oldest first: what they rest on got
  /// worse, or they expired. Nothing is stored; giving a verdict anew, or mending what got worse,
  /// ends it.
  public func requeued(on today: CalendarDay) throws -> [Requeue] {
    try restingVerdicts().compactMap { $0.requeue(on: today) }
  }

  /// The facts of claims whose verdicts rest on evidence that got worse. Costs next to nothing until
  /// a source is rated anew, a file fails its check or evidence is taken back.
  func rippledClaims(on today: CalendarDay) throws -> [Int] {
    let mayRipple = try read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM fact WHERE kind = 'inspection' AND kind <> 'claim')
            OR EXISTS (
              SELECT 1 FROM fact WHERE kind = 'rating' AND kind <> 'claim'
              GROUP BY subject HAVING count(*) > 1)
            OR EXISTS (
              SELECT 1 FROM fact r JOIN fact a ON a.seq = r.subject
              WHERE r.kind = 'retraction' AND r.kind <> 'claim' AND a.kind = 'attachment')
          """) ?? false
    }
    guard mayRipple else { return [] }
    let claims = try requeued(on: today).map(\.claim)
    return try read { db in
      try claims.compactMap { claim in
        try Int.fetchOne(
          db.cachedStatement(sql: "SELECT seq FROM fact WHERE id = ?"), arguments: [claim.blob])
      }
    }
  }

  /// Every standing verdict with what it rested on. O(n) in the number of attachments to claims
  /// with a verdict.
  public func restingVerdicts() throws -> [RestingVerdict] {
    try read { db in
      var grounds = Grounds(ratings: try Grounds.ratings(db), faults: try Grounds.faults(db))
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT v.seq, v.id, c.id, json_extract(v.body, '$.expires'), a.seq,
            json_extract(a.body, '$.evidence'),
            (SELECT min(r.seq) FROM fact r WHERE r.subject = a.seq AND r.kind = 'retraction')
          FROM standing_verdict s JOIN fact v ON v.seq = s.seq
          JOIN standing_fact c ON c.seq = s.claim
          LEFT JOIN fact a ON a.subject = s.claim AND a.kind = 'attachment' AND a.body IS NOT NULL
          WHERE v.body IS NOT NULL ORDER BY v.seq, a.seq
          """)
      var found: [RestingVerdict] = []
      var current: (seq: Int, attachments: [Grounds.Attached])?
      func finish() throws {
        guard let current, !found.isEmpty else { return }
        found[found.count - 1].grounds = try grounds.of(
          current.attachments, before: current.seq, db)
      }
      while let row = try rows.next() {
        let seq: Int = row[0]
        if current?.seq != seq {
          try finish()
          let (verdict, claim): (Data, Data) = (row[1], row[2])
          let expires: String? = row[3]
          guard let verdict = ContentID(hex: Hex.string(verdict)),
            let claim = ContentID(hex: Hex.string(claim))
          else { throw LedgerError.damaged(path: self.path, detail: "a fact without an id") }
          found.append(
            RestingVerdict(
              claim: claim, verdict: verdict, expires: expires.flatMap { CalendarDay($0) },
              grounds: []))
          current = (seq, [])
        }
        if let evidence: Int = row[5] {
          current?.attachments.append(.init(seq: row[4], evidence: evidence, takenBack: row[6]))
        }
      }
      try finish()
      return found
    }
  }
}

/// What evidence is like now and was like then, looked up once for each piece.
private struct Grounds {
  struct Attached {
    var seq: Int
    var evidence: Int
    /// The number of the retraction.
    var takenBack: Int?
  }

  struct Rating {
    var seq: Int
    var reliability: Reliability?
    var takenBack: Int?
  }

  /// By subject, oldest first.
  let ratings: [Int: [Rating]]
  /// By evidence.
  let faults: [Int: EvidenceFault]
  private var known: [Int: (name: String, source: String?, rated: Int)] = [:]

  init(ratings: [Int: [Rating]], faults: [Int: EvidenceFault]) {
    self.ratings = ratings
    self.faults = faults
  }

  /// The grounds of a verdict: what lay beside its claim when it was given.
  mutating func of(_ attached: [Attached], before verdict: Int, _ db: Database) throws
    -> [RestingVerdict.Ground]
  {
    let standing = Set(attached.filter { $0.takenBack == nil }.map(\.evidence))
    var seen: Set<Int> = []
    return try attached.filter {
      $0.seq < verdict && $0.takenBack.map { $0 > verdict } ?? true
        && seen.insert($0.evidence).inserted
    }.map { attachment in
      let evidence = try self.evidence(attachment.evidence, db)
      let ratings = ratings[evidence.rated] ?? []
      return RestingVerdict.Ground(
        evidence: evidence.name, source: evidence.source,
        reliabilityThen: ratings.last {
          $0.seq < verdict && $0.takenBack.map { $0 > verdict } ?? true
        }?.reliability,
        reliabilityNow: ratings.last { $0.takenBack == nil }?.reliability,
        fault: faults[attachment.evidence],
        isTakenBack: !standing.contains(attachment.evidence))
    }
  }

  private mutating func evidence(_ seq: Int, _ db: Database) throws
    -> (name: String, source: String?, rated: Int)
  {
    if let found = known[seq] { return found }
    let body = try String.fetchOne(
      db.cachedStatement(sql: "SELECT json_remove(body, '$.text') FROM fact WHERE seq = ?"),
      arguments: [seq])
    let source = try db.source(ofEvidence: seq)
    let name = try body.map { Evidence(body: try JSONValue(parsing: $0), source: source).name }
    let found = (
      name: name ?? "(redacted)", source: source.name, rated: try db.source(behind: seq) ?? seq
    )
    known[seq] = found
    return found
  }

  static func ratings(_ db: Database) throws -> [Int: [Rating]] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT f.subject, f.seq, json_extract(f.body, '$.reliability'),
          (SELECT min(r.seq) FROM fact r WHERE r.subject = f.seq AND r.kind = 'retraction')
        FROM fact f WHERE f.kind = 'rating' AND f.kind <> 'claim' AND f.body IS NOT NULL
        ORDER BY f.seq
        """
    ).reduce(into: [:]) { found, row in
      let reliability: String? = row[2]
      found[row[0], default: []].append(
        Rating(
          seq: row[1], reliability: reliability.flatMap(Reliability.init), takenBack: row[3]))
    }
  }

  static func faults(_ db: Database) throws -> [Int: EvidenceFault] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT subject, json_extract(body, '$.fault') FROM fact WHERE seq IN (
          SELECT max(seq) FROM standing_fact
          WHERE kind = 'inspection' AND kind <> 'claim' GROUP BY subject)
        """
    ).reduce(into: [:]) { found, row in
      let fault: String? = row[1]
      found[row[0]] = fault.flatMap(EvidenceFault.init)
    }
  }
}
