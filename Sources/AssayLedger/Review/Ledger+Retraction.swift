public import AssayModel
import GRDB

extension Ledger {
  /// Takes a fact back, as one more fact. Taking a retraction back makes its fact stand again.
  /// - Parameter signer: the key that `actor` is bound to, where that is to be signed.
  /// - Returns: the retraction's id.
  /// - Throws: `LedgerError.alreadyRetracted` if it was taken back before, `.notRetractable` for
  ///   what is for good.
  @discardableResult
  public func retract(
    _ fact: ContentID, because reason: String?, by actor: String,
    signedBy signer: NoteSigner? = nil
  ) throws -> ContentID? {
    try write(as: actor) { writer in
      let seq = try writer.retract(fact, because: reason, by: actor, signer)
      return try writer.id(of: seq)
    }
  }

  /// Takes several facts back, all or none, the last first.
  /// - Returns: the retractions' ids.
  public func retract(
    all facts: [ContentID], because reason: String?, by actor: String,
    signedBy signer: NoteSigner? = nil
  ) throws -> [ContentID] {
    try write(as: actor) { writer in
      var retractions: [ContentID] = []
      for fact in facts.reversed() {
        let seq = try writer.retract(fact, because: reason, by: actor, signer)
        if let id = try writer.id(of: seq) { retractions.append(id) }
      }
      return retractions
    }
  }

  /// The one standing fact that may be taken back whose id begins as typed.
  public func retractable(matching typed: String) throws -> ContentID {
    let found = try ids(startingWith: typed, where: Self.isRetractable, limit: 6)
    guard let id = found.first else {
      throw LedgerError.nothing(id: typed, kind: "fact that can be taken back")
    }
    guard found.count == 1 else {
      throw LedgerError.ambiguous(id: typed, candidates: found.map { String($0.hex.prefix(12)) })
    }
    return id
  }
}

extension FactKind {
  /// What a reviewer may take back. Documents, imports and evidence stay, as what they are about
  /// does; a reveal cannot be unseen.
  static let retractable: [FactKind] = [
    .claim, .attachment, .sourcing, .rating, .inspection, .verdict, .link, .sealed, .again,
    .requeue, .assignment, .deferral,
    .flag, .correction, .view, .key, .retraction, .anchor, .foreign,
  ]
}

extension FactWriter {
  fileprivate mutating func retract(
    _ fact: ContentID, because reason: String?, by actor: String, _ signer: NoteSigner?
  ) throws -> Int {
    guard
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT f.seq, f.kind, json_extract(a.body, '$.name'), s.kind,
            EXISTS (SELECT 1 FROM standing_fact t WHERE t.seq = f.seq)
          FROM fact f LEFT JOIN fact a ON a.seq = f.actor LEFT JOIN fact s ON s.seq = f.subject
          WHERE f.id = ?
          """, arguments: [fact.blob])
    else { throw LedgerError.unknownSubject(id: fact.short) }
    let seq: Int = row[0]
    guard row[4] else { throw LedgerError.alreadyRetracted(id: fact.short) }
    switch FactKind(rawValue: row[1]) {
    case .sealed?:
      let who: String? = row[2]
      if who != actor {
        throw LedgerError.notRetractable(
          id: fact.short, why: "a sealed verdict is its reviewer's alone")
      }
      if try db.isRevealed(seq) {
        throw LedgerError.notRetractable(
          id: fact.short, why: "it was revealed; agreement counts it for good")
      }
      try db.execute(sql: "DELETE FROM sealed_content WHERE seal = ?", arguments: [seq])
    case .retraction?:
      let subject: String? = row[3]
      if subject == FactKind.sealed.rawValue {
        throw LedgerError.notRetractable(id: fact.short, why: "give the verdict again instead")
      }
      if subject == FactKind.retraction.rawValue {
        throw LedgerError.notRetractable(
          id: fact.short, why: "take the fact itself back once more instead")
      }
    case let kind? where FactKind.retractable.contains(kind) || kind == .evidence: break
    default:
      throw LedgerError.notRetractable(id: fact.short, why: "it says what came in, or was seen")
    }
    return try appendRetraction(of: seq, because: reason, signer)
  }

  /// Records that a fact is taken back, whatever it is.
  mutating func appendRetraction(
    of seq: Int, because reason: String?, _ signer: NoteSigner?
  ) throws -> Int {
    var body: [String: JSONValue] = ["reason": JSONValue(reason)]
    if let signer {
      body["signature"] = try sign(.object(body), as: .retraction, about: seq, by: signer)?.json
    }
    return try append(.retraction, subject: seq, body: .object(body))
  }
}

extension Database {
  /// Whether a sealed verdict was revealed. (What it says may be gone all the same: an export does
  /// not hold it.)
  fileprivate func isRevealed(_ seal: Int) throws -> Bool {
    let claim = try Int.fetchOne(
      self, sql: "SELECT subject FROM fact WHERE seq = ?", arguments: [seal])
    guard let claim else { return false }
    return try !ReviewRecord(of: claim, in: self).waiting.contains { $0.seq == seal }
  }
}
