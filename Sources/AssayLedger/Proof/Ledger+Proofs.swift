public import AssayModel
import Foundation
import GRDB

extension Ledger {
  /// What proves to an outsider that a fact is in the log, together with the facts it speaks of: a
  /// verdict's claim and reviewer, a claim's reviewer.
  ///
  /// It rests on the checkpoint that was recorded last, if that covers the facts and `key` signed
  /// it; else a new one is made and recorded.
  public func proof(
    of fact: Int, signedBy key: NoteSigner?, by actor: String
  ) throws -> FactProof {
    let wanted = try read { db in try self.companions(of: fact, db) }
    var note: SignedNote?
    if let last = try lastCheckpoint(), last.checkpoint.size > (wanted.max() ?? 0),
      try Self.isSigned(last.note, by: key)
    {
      note = last.note
    }
    return try proof(ofAll: wanted, on: note ?? checkpoint(signedBy: key, by: actor))
  }

  /// What proves that several facts are in the log of a checkpoint, in the order given.
  func proof(ofAll wanted: [Int], on note: SignedNote) throws -> FactProof {
    let size = try Checkpoint(text: note.body).size
    return try read { db in
      FactProof(facts: try wanted.map { try self.proven(fact: $0, size: size, db) }, note: note)
    }
  }

  /// What proves to somebody who kept `old` that the log of the newest checkpoint extends it.
  public func consistencyProof(
    since old: SignedNote, signedBy key: NoteSigner?, by actor: String
  ) throws -> ConsistencyProof {
    let before = try Checkpoint(text: old.body)
    try require(before, ofThisLog: try origin())
    let new = try checkpoint(signedBy: key, by: actor)
    let size = try Checkpoint(text: new.body).size
    return try read { db in
      guard before.size <= size,
        try self.fingerprint(db.logHash(of: 0..<before.size)) == before.root
      else { throw ProofError.notExtended(size: before.size) }
      return ConsistencyProof(
        old: old, new: new,
        path: try MerkleTree.consistencyPath(from: before.size, to: size) {
          try db.logHash(of: $0)
        })
    }
  }

  func require(_ checkpoint: Checkpoint, ofThisLog origin: String) throws {
    guard checkpoint.origin == origin else {
      throw ProofError.otherLog(checkpoint.origin, wanted: origin)
    }
  }

  /// The fact, its actor, and what it is about as far as claims and evidence: never the document,
  /// which may be long and is not its to show.
  private func companions(of fact: Int, _ db: Database) throws -> [Int] {
    var wanted = [fact]
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT f.actor, s.seq, s.kind FROM fact f LEFT JOIN fact s ON s.seq = f.subject
        WHERE f.seq = ?
        """, arguments: [fact])
    guard let row else { throw LedgerError.unknownSubject(id: "fact \(fact)") }
    if let subject: Int = row[1], row[2] != FactKind.document.rawValue { wanted.append(subject) }
    if let actor: Int = row[0] { wanted.append(actor) }
    return wanted
  }

  private func proven(fact: Int, size: Int, _ db: Database) throws -> FactProof.Fact {
    guard let raw = try RawFact.fetch(fact, db) else {
      throw LedgerError.unknownSubject(id: "fact \(fact)")
    }
    return FactProof.Fact(
      head: raw.head, salt: raw.salt, body: raw.body,
      path: try MerkleTree.inclusionPath(of: fact, in: size) { try db.logHash(of: $0) })
  }
}
