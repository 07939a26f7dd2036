import AssayModel
import GRDB

extension Ledger {
  /// Takes over what a case of another ledger holds, all or nothing.
  ///
  /// Documents, claims and evidence are the same things everywhere, since their ids come from their
  /// content; what is here already stays as it is. Evidence is laid beside claims by `actor`, with
  /// the other log's fact named in each such fact. What others concluded never counts here: their
  /// verdicts become `foreign` facts, which name who gave them, when, and the other log's leaf.
  /// - Parameters:
  ///   - excerpt: made of a proof that was checked.
  ///   - isRehearsal: whether everything is undone again.
  public func merge(
    _ excerpt: Ledger, from origin: MergeOrigin, by actor: String, isRehearsal: Bool = false
  ) throws -> MergeReceipt {
    let facts = try excerpt.read { db in
      try Row.fetchAll(db, sql: "SELECT \(RawFact.columns) FROM fact ORDER BY seq")
        .compactMap(RawFact.init)
    }
    struct Rehearsed: Error { var receipt: MergeReceipt }
    do {
      return try write(as: actor) { writer in
        let first = writer.size
        var run = MergeRun(facts: facts, origin: origin)
        try run.merge(into: &writer)
        try writer.db.indexClaims(first..<writer.size)
        try writer.db.indexEvidence(first..<writer.size)
        if isRehearsal { throw Rehearsed(receipt: run.receipt) }
        return run.receipt
      }
    } catch let rehearsed as Rehearsed {
      return rehearsed.receipt
    }
  }
}
