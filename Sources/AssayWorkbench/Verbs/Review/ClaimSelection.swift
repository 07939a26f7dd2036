import ArgumentParser
import AssayLedger
import AssayModel

/// The claims that a bulk action is about: named one by one, by filters, or by a view's name; the
/// open one where nothing is typed.
struct ClaimSelection {
  let claims: [ContentID]

  init(_ typed: [String], in bench: Workbench) throws {
    if typed.isEmpty {
      claims = [try bench.claim(nil).id]
    } else if try typed.contains(where: ClaimFilter.isKeyed) || bench.view(named: typed) != nil {
      let filter = try bench.filter(typed)
      var found: [ContentID] = []
      try bench.ledger.forEachClaim(filter) { row in
        found.append(row.claim.id)
        return true
      }
      claims = found
      if found.isEmpty { throw WorkbenchError("no claim passes this filter", .noInput) }
    } else {
      claims = try typed.map { try bench.claim($0).id }
    }
  }

  /// `3fa9c2b1`, or `214 claims`.
  var summary: String { claims.count == 1 ? claims[0].short : "\(claims.count) claims" }

  /// Asks once before something is done to several claims.
  /// - Parameter deed: `Assign`.
  func confirm(_ deed: String, isAgreed: Bool, in bench: Workbench) throws {
    if claims.count > 1 {
      try bench.confirm("\(deed) \(claims.count) claims?", isAgreed: isAgreed)
    }
  }
}
