public import AssayModel
import Foundation
import GRDB

extension Ledger {
  /// A ledger in memory of just those facts of another that a proof shows, which answers what a
  /// report asks as that one would. It can be read and searched, and never written.
  ///
  /// Their numbers are those that they have there, so that there are gaps; nothing is assumed of
  /// them but what the proof commits to: ids are computed anew from the content.
  /// - Parameter proof: one that was checked.
  /// - Throws: `ProofError.notAProof` where a fact is not what facts of its kind look like.
  public static func excerpt(shownBy proof: ReportProof, named name: String = "the proof") throws
    -> Ledger
  {
    let ledger = try Ledger(inMemoryNamed: name)
    do {
      try ledger.queue.write { db in
        // They protect a log that grows; here nothing does.
        try db.execute(sql: "DROP TRIGGER fact_is_never_replaced")
        var rows = try proof.proof.facts.map { fact in try Row(fact) }
        rows += try proof.records.map { seq, record in try Row(evidence: seq, record) }
        for row in rows.sorted(by: { $0.seq < $1.seq }) { try row.insert(in: db) }
        try db.rebuildSearch()
        try db.rebuildReviewState()
      }
    } catch let error as DatabaseError {
      throw ProofError.notAProof("its facts do not fit together: \(error.message ?? "")")
    }
    return ledger
  }

  /// The numbers of facts as the ids of what they bring.
  public func ids(ofFacts numbers: [Int]) throws -> [ContentID] {
    try read { db in
      try numbers.map { seq in
        guard
          let id = try Data.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM fact WHERE seq = ?"), arguments: [seq]
          ).flatMap({ ContentID(bytes: $0) })
        else { throw LedgerError.unknownSubject(id: "fact \(seq)") }
        return id
      }
    }
  }
}

/// A row of `fact` in an excerpt.
private struct Row {
  let seq: Int
  private let arguments: StatementArguments

  init(_ fact: FactProof.Fact) throws {
    let head = fact.head
    seq = head.seq
    var id: Data?
    if let body = fact.body {
      guard let kind = FactKind(rawValue: head.kind) else {
        throw ProofError.notAProof("Assay knows no kind “\(head.kind)”, as of fact \(seq)")
      }
      guard let json = try? JSONValue(parsing: body) else {
        throw ProofError.notAProof("the content of fact \(seq) is not JSON")
      }
      id = try Self.id(of: kind, json, head)
    }
    arguments = [
      seq, head.kind, id, head.subject, head.actor, head.time.milliseconds,
      fact.salt.map { Data($0) }, fact.body, fact.body == nil ? Data(head.content) : nil,
      Data(head.leaf),
    ]
  }

  /// Evidence without its text. Its fact's leaf, time and actor are not shown.
  init(evidence seq: Int, _ record: JSONValue) throws {
    self.seq = seq
    let id = Evidence(body: record, source: Source()).id
    arguments = [
      seq, FactKind.evidence.rawValue, id.blob, nil, nil, 0, Data(count: 16), record.json, nil,
      Data(count: 32),
    ]
  }

  func insert(in db: Database) throws {
    try db.cachedStatement(
      sql: "INSERT INTO fact(\(RawFact.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: arguments)
  }

  private static func id(of kind: FactKind, _ json: JSONValue, _ head: FactHead) throws -> Data {
    guard kind.isThing else { return Data(head.leaf.prefix(16)) }
    let possible = FactIDs.possible(for: kind, body: json)
    let named = json["id"]?.string
    // The id of an imported row that is a later version of another is made with its import's.
    guard let hex = named ?? possible.first, kind == .claim || possible.contains(hex),
      let id = ContentID(hex: hex)
    else {
      throw ProofError.notAProof("fact \(head.seq) is not what a \(kind.rawValue) looks like")
    }
    return id.blob
  }
}
