public import AssayModel

/// Finds the numbers that a text states, normalised to value, bounds and unit.
///
/// Read are cardinals, ordinals, fractions, percents, money, measures, ages, ranges, alternatives
/// and approximations, in digits and words. Not read are dates and years (see `DateReader`), times
/// of day, and numbers that are labels: `COVID-19`, telephone and version numbers, URLs.
///
/// How a `Quantity` holds what was said:
/// - `between 5 and 10`: `low` 5, `high` 10, `value` the first number said.
/// - `half a million or one million`: `values` holds both, `low` and `high` the least and the most.
/// - `about 300`: `approximate`.
/// - `more than 30`, `up to 30`: `approximate`, and the open end equals `value` (JSON holds no
///   infinity).
/// - `21st`: unit `ordinal`.
///
/// Linear in the text's length.
public struct QuantityReader: Sendable {
  /// Whether `last`, `next`, `previous` and the like are read too, with the unit
  /// `ordinal from end` or `ordinal from here` and their offset as value. A reader of claims seldom
  /// wants them.
  public var includesRelativeOrdinals = false

  public init() {}

  /// The quantities of a text, in order, not overlapping.
  /// - Parameters:
  ///   - map: the text.
  ///   - sentences: its tagged sentences in order, if known: they name what a bare number counts
  ///     better than the words alone.
  public func quantities(in map: ScalarMap, sentences: [Sentence] = []) -> [Quantity] {
    quantitiesAndDates(in: map, reference: nil, sentences: sentences).quantities
  }

  /// The quantities and the dates of a text, in one pass for half the time of two.
  /// - Parameter reference: the document's own day; see `DateReader`.
  public func quantitiesAndDates(
    in map: ScalarMap, reference: CalendarDay?, sentences: [Sentence] = []
  ) -> (quantities: [Quantity], dates: [DatePeriod]) {
    let text = LexedText(map)
    let numerals = NumeralReader(text: text)
    let dates = DateGrammar(numerals, reference: reference).matches()
    var quantities: [Quantity] = []
    QuantityScanner(
      numerals, dates: dates.filter(\.holdsNumbers).map(\.lexemes),
      includesRelativeOrdinals: includesRelativeOrdinals
    ).forEach { quantities.append($0.quantity(in: text, sentences: sentences)) }
    return (quantities, dates.map { $0.period(in: text) })
  }
}
