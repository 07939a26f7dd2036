public import AssayModel
import GRDB

extension Ledger {
  /// Standing claims whose quotes are not where they were in the latest version of their document,
  /// and of which nobody has said yet what to make of that, in the order of the claims.
  public func doubtfulAnchors() throws -> [(claim: Claim, anchor: Anchor)] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT c.seq, c.body FROM standing_fact c
          WHERE c.kind = 'claim' AND c.body IS NOT NULL
            AND c.seq IN (SELECT subject FROM fact WHERE kind = 'anchor' AND kind <> 'claim')
          ORDER BY c.seq
          """
      ).compactMap { row in
        guard let anchor = try db.latestAnchor(of: row[0])?.anchor, anchor.isDoubtful else {
          return nil
        }
        return (try Claim(factBody: row[1], in: self), anchor)
      }
    }
  }

  /// Records what a reviewer says of a claim's quote that moved: that it is the same claim, or that
  /// it is not, so that the claim belongs to the earlier version alone.
  /// - Throws: `LedgerError.nothing` where the claim has no doubtful anchor.
  @discardableResult
  public func settleAnchor(
    of claim: ContentID, isSame: Bool, by actor: String
  ) throws -> ContentID? {
    try write(as: actor) { writer in
      let subject = try writer.require(claim)
      guard let (document, anchor) = try writer.db.latestAnchor(of: subject), anchor.isDoubtful
      else { throw LedgerError.nothing(id: claim.short, kind: "claim that has moved") }
      let settled =
        isSame && anchor.state == .moved
        ? Anchor(state: .moved, span: anchor.span, isConfirmed: true)
        : Anchor(state: .lost, isConfirmed: true)
      guard case .object(var body) = settled.json else { return nil }
      body["document"] = .string(document)
      return try writer.id(of: try writer.append(.anchor, subject: subject, body: .object(body)))
    }
  }
}
