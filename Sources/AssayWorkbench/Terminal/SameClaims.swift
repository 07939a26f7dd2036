import AssayLedger
import AssayModel

/// The claims that were linked with one, and those checked before that say the same, as lines
/// below a claim's card.
struct SameClaims {
  let text: String

  init(of claim: Claim, on bench: Workbench) throws {
    let style = bench.terminal.style
    let links = try bench.ledger.links(of: claim.id)
    func line(_ name: String, _ id: ContentID, _ rating: String?, _ text: String) -> String {
      let verdict = rating.map { style.rating($0.visible(), in: bench.scale) } ?? "open"
      let body = "\(id.short) \(verdict): \(text.visible())"
        .wrapped(to: bench.terminal.measure, indent: "              ")
      return "  " + style.dim(name.padded(to: 10)) + "  " + body.drop { $0 == " " } + "\n"
    }
    var out = ""
    for link in links { out += line("linked", link.claim, link.rating, link.text) }
    let known = Set(links.map(\.claim))
    for match in try Self.checked(like: claim, on: bench)
    where !known.contains(match.claim.id) {
      out += line("checked", match.claim.id, match.claim.rating, match.claim.text)
    }
    text = out
  }
  /// Facts that are indexed for a look at one claim, which takes some ms. Where more are missing,
  /// what the index lacks goes unseen until somebody asks for matches.
  private static let indexedUnasked = 1000

  private static func checked(like claim: Claim, on bench: Workbench) throws -> [ClaimMatch] {
    let missing = try bench.ledger.unindexedFacts()
    let isIndexing = missing <= indexedUnasked && !bench.ledger.isReadOnly
    let found = try ClaimMatcher.candidates(
      for: claim.text, in: bench.ledger, excluding: claim.id, limit: 3, indexing: isIndexing)
    // Models are loaded where there is something to compare; without them a claim is shown too.
    guard found.claims.contains(where: { $0.rating != nil }),
      let matcher = try? ClaimMatcher(bench.ledger)
    else { return [] }
    return matcher.matches(claim.text, among: found, limit: 3)
      .filter { $0.differences.isEmpty && $0.claim.rating != nil }
  }
}
