import AssayEncoder
import AssayLedger
import AssayMatching
import AssayModel
import Foundation

/// A set's claims in a ledger of their own, searched as `assay match` does it.
struct MatchingTrial {
  let set: MatchingSet
  private let scratch: Scratch
  private let meanings: Meanings?

  /// - Parameters:
  ///   - isAccurate: whether vectors are made.
  ///   - vectors: a file in which they stay; nil for one that goes.
  init(_ set: MatchingSet, isAccurate: Bool, vectors: String? = nil) throws {
    self.set = set
    scratch = try Scratch()
    try scratch.importAll(set.claims, named: set.folder)
    try scratch.ledger.indexClaimsForMatching()
    guard isAccurate else {
      meanings = nil
      return
    }
    let encoder = try MeaningEncoder()
    let texts = try scratch.ledger.claimTexts(from: 0, limit: -1)
    meanings = Meanings(
      encoder,
      file: try scratch.vectors(
        of: texts.map { (VectorKey(fact: $0.number), $0.text) }, by: encoder, path: vectors))
  }

  /// The keys of the first five claims.
  /// - Parameter isAccurate: false to compare words alone.
  func best(_ text: String, isAccurate: Bool) throws -> [String] {
    let meanings = isAccurate ? meanings : nil
    let query = CandidateRanker.Query(text, meanings)
    let near = try query.vector.flatMap { try meanings?.nearest(to: $0, count: 100) } ?? []
    let found = try scratch.ledger.claimCandidates(
      sharing: MatchWords(text).searched, limit: 200, and: near.map(\.fact))
    let ranker = CandidateRanker(
      query, frequencies: WordFrequencies(found.frequencies, of: found.total), meanings: meanings)
    return ranker.best(
      of: found.claims.map {
        CandidateRanker.Candidate(
          key: VectorKey(fact: $0.number), text: $0.text, title: $0.title)
      }, limit: 5
    ).map { found.claims[$0.index].key ?? "" }
  }

  /// The mean average precision at 5 of a part, and how long each query took in ms.
  func score(
    _ queries: [MatchingSet.Query], isAccurate: Bool
  ) throws -> (precision: Double, times: [Double]) {
    var sum = 0.0
    var times: [Double] = []
    for query in queries {
      let began = Date()
      let keys = try best(query.text, isAccurate: isAccurate)
      times.append(-began.timeIntervalSinceNow * 1000)
      sum += MatchingSet.averagePrecision(keys, query.relevant)
    }
    return (sum / Double(max(1, queries.count)), times)
  }
}
