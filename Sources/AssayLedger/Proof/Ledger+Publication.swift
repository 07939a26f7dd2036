public import AssayModel
import GRDB

extension Ledger {
  /// The facts that tell of some claims what a report tells: what is said about them and stands,
  /// all verdicts and what became of them, what all of that rests on, and who recorded it.
  ///
  /// Reviewers' notes to themselves, sealed verdicts, assignments and flags are not among them.
  /// - Parameters:
  ///   - redacted: facts that are named as redacted.
  ///   - hasWholeEvidence: whether evidence is shown with its text.
  public func content(
    ofReportOn claims: [ContentID], documents: [ContentID], redacted: [Int],
    hasWholeEvidence: Bool = false
  ) throws -> Publication.Content {
    try read { db in
      var closure = Closure(db: db)
      func number(_ id: ContentID) throws -> Int {
        guard let seq = try db.sequence(of: id) else {
          throw LedgerError.unknownSubject(id: id.short)
        }
        return seq
      }
      let claims = try claims.map(number)
      let documents = try documents.map(number)
      for seq in [0] + claims + documents + redacted { try closure.add(seq) }
      try closure.addEvidence(isWhole: hasWholeEvidence)
      return Publication.Content(
        claims: claims, documents: documents, redacted: redacted, facts: closure.facts.sorted(),
        records: closure.records.sorted())
    }
  }

  /// Records that a report was published, and makes what proves it: on the first checkpoint after
  /// that which `key` signed; else on a new one. The same report published again is the same fact
  /// and the same bytes.
  public func publish(
    _ publication: Publication, signedBy key: NoteSigner?, by actor: String
  ) throws -> ReportProof {
    let body = publication.json
    let known = try read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT seq FROM standing_fact
          WHERE kind = 'report' AND kind <> 'claim' AND body = ?
          """, arguments: [body.json])
    }
    let own = try known ?? write(as: actor) { try $0.append(.report, body: body) }
    let records = publication.content.records
    let facts = [own] + publication.content.facts
    let note =
      try firstCheckpoint(after: own, signedBy: key) ?? checkpoint(signedBy: key, by: actor)
    let proof = try self.proof(ofAll: facts, on: note)
    let shown = try read { db in
      try records.map { ($0, try db.record(ofEvidence: $0)) }
    }
    return try ReportProof(
      proof: proof, records: Dictionary(shown) { first, _ in first })
  }
}

extension Ledger {
  private func firstCheckpoint(after fact: Int, signedBy key: NoteSigner?) throws -> SignedNote? {
    let notes = try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT json_extract(body, '$.note') FROM fact
          WHERE kind = 'checkpoint' AND kind <> 'claim' AND seq > ? ORDER BY seq
          """, arguments: [fact])
    }
    for text in notes {
      if let note = try? SignedNote(text: text), try Self.isSigned(note, by: key) { return note }
    }
    return nil
  }
}

/// Facts on the way into a proof.
private struct Closure {
  let db: Database
  private(set) var facts: Set<Int> = []
  /// Evidence that is shown by its record.
  private(set) var records: Set<Int> = []
  /// Evidence that was laid beside a claim, and what the attachments commit to.
  private var evidence: [Int: Set<String>] = [:]

  init(db: Database) { self.db = db }

  mutating func add(_ seq: Int) throws {
    guard facts.insert(seq).inserted else { return }
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT kind, subject, actor,
              CASE WHEN kind IN ('attachment', 'sourcing') THEN body END
            FROM fact WHERE seq = ?
            """), arguments: [seq])
    else { throw LedgerError.unknownSubject(id: "fact \(seq)") }
    let body: String? = row[3]
    let json = try body.map { try JSONValue(parsing: $0) }
    if let actor: Int = row[2] { try add(actor) }
    switch FactKind(rawValue: row[0]) {
    case .claim:
      // Its document is shown where the report shows it.
      if let origin: Int = row[1], try db.kind(of: origin) == .import { try add(origin) }
    case .redaction:
      if let gone: Int = row[1] { try add(gone) }
    case .sourcing:
      if let source = json?["source"]?.int { try add(source) }
    case .attachment:
      if let seq = json?["evidence"]?.int {
        evidence[seq, default: []].insert(json?["record"]?.string ?? "")
      }
    default: break
    }
    try addFacts(about: seq)
  }

  /// Shows evidence by its record, where all attachments commit to the same; else all of it.
  mutating func addEvidence(isWhole: Bool) throws {
    for (seq, digests) in evidence.sorted(by: { $0.key < $1.key }) {
      let digest = ReportProof.digest(ofRecord: try db.record(ofEvidence: seq)).hex
      if !isWhole, digests == [digest] {
        records.insert(seq)
        try addFacts(about: seq)
      } else {
        try add(seq)
      }
    }
  }

  private mutating func addFacts(about seq: Int) throws {
    let told = try Int.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT f.seq FROM fact f
          WHERE f.subject = ? AND (
            f.body IS NULL OR f.kind IN ('verdict', 'retraction', 'redaction', 'key')
            OR f.kind IN ('attachment', 'anchor', 'sourcing', 'rating')
              AND EXISTS (SELECT 1 FROM standing_fact s WHERE s.seq = f.seq))
          ORDER BY f.seq
          """), arguments: [seq])
    for seq in told { try add(seq) }
  }
}

extension Database {
  fileprivate func kind(of seq: Int) throws -> FactKind? {
    try String.fetchOne(
      cachedStatement(sql: "SELECT kind FROM fact WHERE seq = ?"), arguments: [seq]
    ).flatMap(FactKind.init)
  }
}
