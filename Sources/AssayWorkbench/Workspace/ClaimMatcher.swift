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

/// Finds the claims of a ledger that say what another says: candidates by their rarest words and
/// by the nearest vectors, ranked, and the first ones compared by the guard.
struct ClaimMatcher {
  private let ledger: Ledger
  private let claimGuard: ClaimGuard
  private let meanings: Meanings?
  /// For how many candidates without a vector one is made.
  private let making: Int
  /// Candidates that are ranked.
  private static let candidates = 200
  /// Those that are nearest by their vectors.
  private static let near = 100

  /// Loads what the guard needs.
  /// - Parameter meanings: nil to compare words alone.
  init(
    _ ledger: Ledger, meanings: Meanings? = nil, making: Int = CandidateRanker.readOnTheSpot
  ) throws {
    self.ledger = ledger
    self.meanings = meanings
    self.making = making
    claimGuard = try ClaimGuard(EnglishAnalyser())
  }

  /// The likest claims, best first.
  /// - Parameter own: the claim that `text` is of, which is not a match of itself.
  func matches(_ text: String, excluding own: ContentID? = nil, limit: Int) throws -> [ClaimMatch] {
    let query = CandidateRanker.Query(text, meanings)
    let near = try query.vector.flatMap { try meanings?.nearest(to: $0, count: Self.near) } ?? []
    let found = try Self.candidates(
      for: text, and: near.map(\.fact), in: ledger, excluding: own, limit: limit)
    return matches(query, among: found, limit: limit)
  }

  /// The likest of some candidates, best first.
  func matches(_ text: String, among found: CandidateSet, limit: Int) -> [ClaimMatch] {
    matches(CandidateRanker.Query(text, meanings), among: found, limit: limit)
  }

  private func matches(
    _ query: CandidateRanker.Query, among found: CandidateSet, limit: Int
  ) -> [ClaimMatch] {
    guard !found.claims.isEmpty, limit > 0 else { return [] }
    let ranker = CandidateRanker(
      query, frequencies: WordFrequencies(found.frequencies, of: found.total), meanings: meanings)
    let reading = claimGuard.read(query.text)
    return ranker.best(of: found.claims.map(\.ranked), limit: limit, making: making).map { best in
      let claim = found.claims[best.index]
      return ClaimMatch(
        claim: claim, score: best.score,
        differences: claimGuard.differences(claimGuard.read(claim.text), reading))
    }
  }

  /// The claims that share rare words with a text; needs no models.
  /// - Parameters:
  ///   - near: facts of claims that are candidates all the same.
  ///   - indexing: whether claims that are not indexed for matching yet are before the search; they
  ///     are not found otherwise.
  static func candidates(
    for text: String, and near: [Int] = [], in ledger: Ledger, excluding own: ContentID? = nil,
    limit: Int, indexing: Bool = true
  ) throws -> CandidateSet {
    let words = MatchWords(text).searched
    guard !words.isEmpty || !near.isEmpty, limit > 0 else {
      return CandidateSet(claims: [], frequencies: [:], total: 0)
    }
    return try ledger.claimCandidates(
      sharing: words, limit: max(limit, candidates), and: near, excluding: own, indexing: indexing)
  }

  /// In what two claims differ; empty where they say the same.
  func differences(_ first: Claim, _ second: Claim) -> [Difference] {
    claimGuard.differences(first.text, second.text)
  }
}

extension ClaimCandidate {
  var ranked: CandidateRanker.Candidate {
    CandidateRanker.Candidate(key: VectorKey(fact: number), text: text, title: title)
  }
}

extension Workbench {
  /// How many of some claims say what an earlier claim says that was rated, as a note to read.
  func noteMatches(of claims: [Claim]) throws {
    guard !claims.isEmpty else { return }
    // What is new has no vector yet, but what was checked before may have one.
    let matcher = try ClaimMatcher(ledger, meanings: try storedMeanings(of: .claims), making: 0)
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
