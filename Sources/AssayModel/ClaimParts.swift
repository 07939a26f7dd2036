/// Who is said to have said it: `al-Jabarti`, `says`.
public struct Attribution: Hashable, Sendable, Codable {
  /// The source's words in the document; nil where it is unnamed.
  public var source: String?
  /// The words that report, such as `claims` or `according to`.
  public var cue: String
  /// Where the source and its cue stand.
  public var span: TextSpan

  public init(source: String?, cue: String, span: TextSpan) {
    self.source = source
    self.cue = cue
    self.span = span
  }
}

/// A number that a text states, normalised.
public struct Quantity: Hashable, Sendable, Codable {
  public var quote: String
  public var span: TextSpan
  /// As said, scaled to its unit: 87 percent is 87, 3 million is 3000000.
  public var value: Double
  /// `percent`, `USD`, `km`, `soldier`; nil for a bare number.
  public var unit: String?
  /// The least and the most it can mean; equal to `value` where it is exact.
  public var low: Double
  public var high: Double
  /// The alternatives of `half a million or one million`.
  public var values: [Double]
  /// `about`, `more than`, `nearly`.
  public var approximate: Bool

  public init(
    quote: String, span: TextSpan, value: Double, unit: String? = nil, low: Double? = nil,
    high: Double? = nil, values: [Double] = [], approximate: Bool = false
  ) {
    self.quote = quote
    self.span = span
    self.value = value
    self.unit = unit
    self.low = low ?? value
    self.high = high ?? value
    self.values = values
    self.approximate = approximate
  }
}

/// A date or period that a text states, normalised to its first and last day.
public struct DatePeriod: Hashable, Sendable, Codable {
  public var quote: String
  public var span: TextSpan
  /// Nil where the document does not let one tell (`earlier this month`, without a dateline).
  public var from: CalendarDay?
  public var to: CalendarDay?

  public init(quote: String, span: TextSpan, from: CalendarDay?, to: CalendarDay?) {
    self.quote = quote
    self.span = span
    self.from = from
    self.to = to
  }
}

/// A name that a text mentions.
public struct Entity: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case person
    case organization
    case place
    case event
    case other
  }

  public var quote: String
  public var span: TextSpan
  public var kind: Kind

  public init(quote: String, span: TextSpan, kind: Kind) {
    self.quote = quote
    self.span = span
    self.kind = kind
  }
}
