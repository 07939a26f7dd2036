import AssayLanguage
import AssayLedger
import AssayMatching
import AssayModel

/// An earlier claim that is like the one asked for.
struct ClaimMatch {
  var claim: ClaimCandidate
  var score: Double
  /// In what it differs; empty where it says the same.
  var differences: [Difference]

  /// `{"id","key","text","score","differs":[],"rating"}`
  var json: JSONValue {
    [
      "id": .string(claim.id.hex), "key": JSONValue(claim.key), "text": .string(claim.text),
      "score": .double((score * 10_000).rounded() / 10_000),
      "differs": .array(differences.map { .string($0.description) }),
      "rating": JSONValue(claim.rating),
    ]
  }
}

/// Finds the claims of a ledger that say what another says: candidates by their rarest words,
/// ranked, and the first ones compared by the guard.
struct ClaimMatcher {
  private let ledger: Ledger
  private let claimGuard: ClaimGuard
  /// Candidates that are ranked.
  private static let candidates = 200

  /// Loads what the guard needs.
  init(_ ledger: Ledger) throws {
    self.ledger = ledger
    claimGuard = try ClaimGuard(EnglishAnalyser())
  }

  /// The likest claims, best first.
  /// - Parameter own: the claim that `text` is of, which is not a match of itself.
  func matches(_ text: String, excluding own: ContentID? = nil, limit: Int) throws -> [ClaimMatch] {
    let found = try Self.candidates(for: text, in: ledger, excluding: own, limit: limit)
    return matches(text, among: found, limit: limit)
  }

  /// The likest of some candidates, best first.
  func matches(_ text: String, among found: CandidateSet, limit: Int) -> [ClaimMatch] {
    guard !found.claims.isEmpty, limit > 0 else { return [] }
    let ranker = TextRanker(
      text, frequencies: WordFrequencies(found.frequencies, of: found.total))
    let ranked = found.claims.map { ($0, ranker.score($0.text, title: $0.title)) }
      .sorted { $0.1 > $1.1 }.prefix(limit)
    let reading = claimGuard.read(text)
    return ranked.map { claim, score in
      ClaimMatch(
        claim: claim, score: score,
        differences: claimGuard.differences(claimGuard.read(claim.text), reading))
    }
  }

  /// The claims that share rare words with a text; needs no models.
  /// - Parameter indexing: whether claims that are not indexed for matching yet are before the
  ///   search; they are not found otherwise.
  static func candidates(
    for text: String, in ledger: Ledger, excluding own: ContentID? = nil, limit: Int,
    indexing: Bool = true
  ) throws -> CandidateSet {
    let words = MatchWords(text).searched
    guard !words.isEmpty, limit > 0 else {
      return CandidateSet(claims: [], frequencies: [:], total: 0)
    }
    return try ledger.claimCandidates(
      sharing: words, limit: max(limit, candidates), excluding: own, indexing: indexing)
  }

  /// In what two claims differ; empty where they say the same.
  func differences(_ first: Claim, _ second: Claim) -> [Difference] {
    claimGuard.differences(first.text, second.text)
  }
}

extension Workbench {
  /// How many of some claims say what an earlier claim says that was rated, as a note to read.
  func noteMatches(of claims: [Claim]) throws {
    guard !claims.isEmpty else { return }
    let matcher = try ClaimMatcher(ledger)
    let own = Set(claims.map(\.id))
    var first: ContentID?
    var count = 0
    for claim in claims {
      let isKnown = try matcher.matches(claim.text, excluding: claim.id, limit: 5).contains {
        $0.differences.isEmpty && $0.claim.rating != nil && !own.contains($0.claim.id)
      }
      guard isKnown else { continue }
      count += 1
      first = first ?? claim.id
    }
    if let first {
      terminal.note(
        "\(count) of these \(count == 1 ? "was" : "were") checked before: assay match \(first.short)"
      )
    }
  }
}
