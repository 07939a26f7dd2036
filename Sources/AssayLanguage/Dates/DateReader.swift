public import AssayModel

/// Finds the days and periods that a text names, normalised to their first and last day.
public struct DateReader: Sendable {
  /// The document's own day.
  public let reference: CalendarDay?

  /// - Parameter reference: the day that `yesterday` and `earlier this month` refer to.
  public init(reference: CalendarDay?) { self.reference = reference }

  /// The dates of a text, in order, not overlapping.
  public func dates(in map: ScalarMap) -> [DatePeriod] {
    DateGrammar(text: LexedText(map), reference: reference).matches().map { match in
      let bytes = match.bytes
      return DatePeriod(
        quote: map.substring(ofBytes: bytes), span: map.span(ofBytes: bytes), from: match.from,
        to: match.to)
    }
  }
}
