import AssayLanguage
public import AssayModel

/// A passage that bears on a claim: how much, which sentence of it most, and how its numbers and
/// years compare. No verdict.
public struct RankedPassage: Sendable {
  public var score: Double
  /// The sentence to show, in scalars of the passage.
  public var sentence: TextSpan
  /// `agrees 87.28 ≈ 87 percent`, `differs 78 percent`, `other year 2019`.
  public var notes: [String]
}

/// Ranks passages for one claim: by words as `TextRanker` does, by the quantities and years that
/// both have, and by meaning as far as it is known.
public struct PassageRanker: Sendable {
  private let ranker: TextRanker
  private let quantities: [Quantity]
  private let dates: [DatePeriod]
  private let reader = QuantityReader()
  /// For days without a year; nothing but years is compared.
  private let reference: CalendarDay?
  private let query: CandidateRanker.Query
  private let meanings: Meanings?

  public init(
    claim: CandidateRanker.Query, date: CalendarDay? = nil, frequencies: WordFrequencies,
    meanings: Meanings?
  ) {
    ranker = TextRanker(claim.text, frequencies: frequencies, averageLength: 30)
    reference = date
    query = claim
    self.meanings = meanings
    (quantities, dates) = reader.quantitiesAndDates(in: ScalarMap(claim.text), reference: date)
  }

  /// The best passage of each source, best first.
  /// - Parameters:
  ///   - passages: by source and place, and their texts.
  ///   - making: for how many passages without a vector one is made, those first that rank first by
  ///     words and numbers.
  /// - Returns: for each its place in `passages`, and its rank.
  public func best(
    _ passages: [(key: VectorKey, text: String)], limit: Int,
    making: Int = CandidateRanker.readOnTheSpot
  ) -> [(index: Int, rank: RankedPassage)] {
    var ranked = passages.enumerated()
      .map { (index: $0.offset, score: score($0.element.text)) }
      .sorted { $0.score > $1.score }
    if let meanings, let vector = query.vector {
      let cosines = meanings.cosines(
        with: vector, of: ranked.map { passages[$0.index] }, making: making)
      ranked = zip(ranked, cosines).map {
        ($0.index, $0.score + CandidateRanker.worth(ofCosine: $1, weight: Self.meaningWeight))
      }.sorted { $0.score > $1.score }
    }
    var sources: Set<Int> = []
    return ranked.filter { sources.insert(passages[$0.index].key.fact).inserted }.prefix(limit)
      .map { ($0.index, explain(passages[$0.index].text, score: $0.score)) }
  }

  /// Evidence shares fewer words with a claim than another claim does that says the same.
  private static let meaningWeight = 2.0

  /// By words, quantities and years.
  private func score(_ passage: String) -> Double {
    var score = ranker.score(passage)
    if quantities.isEmpty && dates.isEmpty { return score }
    let (found, days) = reader.quantitiesAndDates(in: ScalarMap(passage), reference: reference)
    let agreeing = quantities.count { wanted in
      found.contains { NumberComparison.agree(wanted, $0) }
    }
    score += 0.05 * Double(agreeing)
    let years = Set(dates.compactMap { $0.from?.year })
    if !years.isDisjoint(with: days.compactMap { $0.from?.year }) { score += 0.03 }
    return score
  }

  func explain(_ passage: String, score: Double) -> RankedPassage {
    let map = ScalarMap(passage)
    let (found, days) = reader.quantitiesAndDates(in: map, reference: reference)
    let sentence = bestSentence(of: passage, map)
    func isShown(_ span: TextSpan) -> Bool {
      span.start < sentence.end && sentence.start < span.end
    }
    let notes = NumberComparison.notes(
      claim: quantities, passage: found.filter { isShown($0.span) }, claimDates: dates,
      passageDates: days.filter { isShown($0.span) })
    return RankedPassage(score: score, sentence: sentence, notes: notes)
  }

  private func bestSentence(of passage: String, _ map: ScalarMap) -> TextSpan {
    let sentences = Passages.sentences(in: passage)
    let best = sentences.map { ($0, ranker.score(map.substring(of: $0))) }.max { $0.1 < $1.1 }
    return best?.0 ?? TextSpan(start: 0, end: map.scalarCount)
  }
}
