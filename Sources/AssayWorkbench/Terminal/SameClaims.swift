import AssayLanguage
import AssayLedger
import AssayMatching
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
    for other in try Self.checked(like: claim, on: bench) where !known.contains(other.id) {
      out += line("checked", other.id, other.rating, other.text)
    }
    text = out
  }

  /// Facts that are indexed for a look at one claim, which takes some ms. Where more are missing,
  /// what the index lacks goes unseen until somebody asks for matches.
  private static let indexedUnasked = 1000
  /// Claims that are looked at, and shown.
  private static let candidates = 20
  private static let shown = 3
  /// Those that are looked at because they mean about the same.
  private static let nearest = 5
  /// The least share of the words of the shorter claim that both must hold.
  private static let leastShared = 0.6

  private static func checked(like claim: Claim, on bench: Workbench) throws -> [CheckedClaim] {
    let missing = try bench.ledger.unindexedFacts()
    if missing > 0, missing <= indexedUnasked, !bench.ledger.isReadOnly {
      try bench.ledger.indexClaimsForMatching()
    }
    let words = MatchWords(claim.text).searched
    let byWords = try bench.ledger.checkedClaims(
      sharing: words, limit: candidates, excluding: claim.id
    ).filter { mayBeSame(Set(words), Set(MatchWords($0.text).searched)) }
    let near = bench.nearClaims(to: claim.id, limit: nearest)
    let known = Set(byWords.map(\.id))
    let found =
      try byWords
      + (near.isEmpty
        ? []
        : bench.ledger.checkedClaims(sharing: [], limit: 0, and: near, excluding: claim.id)
          .filter { !known.contains($0.id) })
    // Models are loaded where there is something to compare; without them a claim is shown too.
    guard !found.isEmpty, let compare = try? ClaimGuard(EnglishAnalyser()) else { return [] }
    return Array(
      found.filter { compare.differences($0.text, claim.text).isEmpty }.prefix(shown))
  }

  /// Whether two claims share enough words, and the one's numbers are among the other's. `assay match`
  /// finds those that say the same in other words.
  private static func mayBeSame(_ one: Set<String>, _ other: Set<String>) -> Bool {
    func numbers(_ words: Set<String>) -> Set<String> {
      words.filter { $0.utf8.contains { (0x30...0x39).contains($0) } }
    }
    let (few, many) = (numbers(one), numbers(other))
    let least = Double(min(one.count, other.count)) * leastShared
    return (few.isSubset(of: many) || many.isSubset(of: few))
      && Double(one.intersection(other).count) >= least
  }
}
