public import AssayModel

/// Finds the days and periods that a text names, normalised to their first and last day.
///
/// Read are absolute dates (`19 March 2024`, `2024-03-19`), partial ones (`late 2022`, `the 1990s`,
/// `Q3 2021`), ranges (`from 4 to 22 January`), and those that count from the document's own day
/// (`yesterday`, `earlier this month`, `three decades ago`, `Friday`).
///
/// Where that day or a year is needed and not known, `from` and `to` are nil; likewise where the
/// text tells of something else's time (`two years later`) or of no day that exists (`Feb 30`). A
/// date without a year is the latest that has begun, or after `will` and the like the next one.
///
/// Linear in the text's length.
public struct DateReader: Sendable {
  /// The document's own day.
  public let reference: CalendarDay?

  /// - Parameter reference: the day that `yesterday` and `earlier this month` refer to.
  public init(reference: CalendarDay?) { self.reference = reference }

  /// The dates of a text, in order, not overlapping.
  public func dates(in map: ScalarMap) -> [DatePeriod] {
    let text = LexedText(map)
    let grammar = DateGrammar(NumeralReader(text: text), reference: reference)
    return grammar.matches().map { $0.period(in: text) }
  }
}
