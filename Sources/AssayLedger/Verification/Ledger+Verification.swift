public import AssayModel
import Foundation
import GRDB

/// What a verification went through.
public struct Verification: Hashable, Sendable {
  public var facts = 0
  public var redacted = 0
  public var root = Fingerprint(of: [])
}

extension Ledger {
  /// Recomputes everything that can be: leaves, ids, the tree and its stored subtrees, references,
  /// quotes, checkpoints, the parts of the database and the full-text indexes. Files of evidence
  /// are not the ledger's: see `captures`.
  ///
  /// Facts are read once, in one snapshot, in flat memory.
  /// - Parameters:
  ///   - checkpoints: kept outside of the ledger; the log must extend each of them.
  ///   - progress: called now and then with the number of facts that were checked.
  ///   - report: gets each finding as it is found.
  public func verify(
    against checkpoints: [Checkpoint] = [], progress: (Int) -> Void = { _ in },
    report: (Finding) throws -> Void
  ) throws -> Verification {
    try withoutActuallyEscaping(report) { report in
      let result = try read { db in
        let result = try self.verifyFacts(db, against: checkpoints, progress, report)
        try ReviewAudit(report: report).check(db)
        let schema = SchemaAudit(report: report)
        try schema.checkParts(db)
        try schema.checkPages(db)
        try schema.checkRedaction(isUnfinished: try self.hasRedactionToFinish(db))
        return result
      }
      try checkSearch(report)
      return result
    }
  }

  private func verifyFacts(
    _ db: Database, against checkpoints: [Checkpoint], _ progress: (Int) -> Void,
    _ report: @escaping (Finding) throws -> Void
  ) throws -> Verification {
    var result = Verification()
    var facts = FactAudit(
      body: {
        try String.fetchOne(
          db.cachedStatement(sql: "SELECT body FROM fact WHERE seq = ?"), arguments: [$0])
      }, signing: { try db.signing(of: $0) }, report: report)
    var tree = try TreeAudit(db, report: report)
    var leaves = LeafAudit(db)
    var roots: [Int: MerkleTree.Hash] = [0: facts.root]
    let sizes = Set(checkpoints.map(\.size))
    let rows = try Row.fetchCursor(db, sql: "SELECT \(RawFact.columns) FROM fact ORDER BY seq")
    while let row = try rows.next() {
      guard let fact = RawFact(row) else {
        let number = facts.count
        try report(
          Finding(.fact(number: number, kind: "unknown", columns: ["seq"]), "it cannot be read"))
        continue
      }
      let tile = tree.tile(of: fact.seq)
      let computed = try facts.check(fact)
      if computed != fact.leaf {
        try report(try leaves.finding(fact, computed: computed, tile: tile))
      }
      try tree.append(fact.leaf)
      result.facts += 1
      if fact.body == nil { result.redacted += 1 }
      if sizes.contains(facts.count) { roots[facts.count] = facts.root }
      if result.facts % 10_000 == 0 { progress(result.facts) }
    }
    try facts.finish()
    try tree.finish()
    result.root = try fingerprint(facts.root)
    let origin = try? self.origin(db)
    for checkpoint in checkpoints {
      try check(checkpoint, origin: origin ?? "", roots, report)
    }
    return result
  }

  private func checkSearch(_ report: @escaping (Finding) throws -> Void) throws {
    let audit = SchemaAudit(report: report)
    guard isReadOnly else { return try writeUnlogged { try audit.checkSearch($0) } }
    // SQLite checks a full-text index only where it may write: on a copy that goes when closed.
    let copy = try DatabaseQueue(path: "")
    try queue.backup(to: copy)
    try copy.writeWithoutTransaction { try audit.checkSearch($0) }
  }

  private func check(
    _ checkpoint: Checkpoint, origin: String, _ roots: [Int: MerkleTree.Hash],
    _ report: (Finding) throws -> Void
  ) throws {
    let place = Finding.Place.checkpoint("checkpoint of \(checkpoint.size) facts")
    if checkpoint.origin != origin {
      return try report(
        Finding(place, "it is of another log, \(checkpoint.origin.visible())"))
    }
    guard let root = roots[checkpoint.size] else {
      return try report(Finding(place, "the log holds fewer facts today"))
    }
    if Hex.string(root) != checkpoint.root.hex {
      try report(
        Finding(place, "the log does not extend it: the facts of then are not those of today"))
    }
  }

  /// What was captured, with the number of each evidence's fact.
  public func captures() throws -> [(fact: Int, capture: Capture)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT seq, json_extract(body, '$.capture') FROM fact
          WHERE kind = 'evidence' AND kind <> 'claim'
            AND json_extract(body, '$.capture') IS NOT NULL ORDER BY seq
          """
      ).compactMap { row in
        Capture(body: try self.json(row[1])).map { (row[0], $0) }
      }
    }
  }
}
