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
    // A ledger that was never matched in is not indexed for a look at one claim.
    if try bench.ledger.unindexedFacts() < 20_000, let matcher = try? ClaimMatcher(bench.ledger) {
      for match in try matcher.matches(claim.text, excluding: claim.id, limit: 3)
      where match.differences.isEmpty && match.claim.rating != nil
        && !known.contains(match.claim.id)
      {
        out += line("checked", match.claim.id, match.claim.rating, match.claim.text)
      }
    }
    text = out
  }
}
