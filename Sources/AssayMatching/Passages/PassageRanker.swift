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

/// Ranks passages for one claim: by words as `TextRanker` does, and by the quantities, years and
/// names that both have.
public struct PassageRanker: Sendable {
  private let ranker: TextRanker
  private let quantities: [Quantity]
  private let dates: [DatePeriod]
  private let reader = QuantityReader()
  /// For days without a year; nothing but years is compared.
  private let reference: CalendarDay?

  public init(
    claim: String, date: CalendarDay? = nil, frequencies: WordFrequencies,
    similarity: TextRanker.Similarity? = nil
  ) {
    ranker = TextRanker(
      claim, frequencies: frequencies, averageLength: 30, similarity: similarity)
    reference = date
    (quantities, dates) = reader.quantitiesAndDates(in: ScalarMap(claim), reference: date)
  }

  /// The best passage of each source, best first.
  /// - Parameter passages: what they are of, and their texts.
  /// - Returns: for each its place in `passages`, and its rank.
  public func best<Source: Hashable>(
    _ passages: [(source: Source, text: String)], limit: Int
  ) -> [(index: Int, rank: RankedPassage)] {
    var sources: Set<Source> = []
    return passages.enumerated().map { (index: $0.offset, rank: rank($0.element.text)) }
      .sorted { $0.rank.score > $1.rank.score }
      .filter { sources.insert(passages[$0.index].source).inserted }
      .prefix(limit).map { $0 }
  }

  public func rank(_ passage: String) -> RankedPassage {
    let map = ScalarMap(passage)
    let (found, days) = reader.quantitiesAndDates(in: map, reference: reference)
    var score = ranker.score(passage)
    let agreeing = quantities.count { wanted in
      found.contains { NumberComparison.agree(wanted, $0) }
    }
    score += 0.05 * Double(agreeing)
    let years = Set(dates.compactMap { $0.from?.year })
    if !years.isDisjoint(with: days.compactMap { $0.from?.year }) { score += 0.03 }
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
