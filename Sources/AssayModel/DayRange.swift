/// Days from a first to a last, both of them in it.
public struct DayRange: Hashable, Sendable {
  public let first: CalendarDay
  public let last: CalendarDay

  /// Reads a year, a month, a day, or two of them with `..` between: `2025`, `2025-03`,
  /// `2025-03-19`, `2025-03-01..2025-04`. Nil for anything else, and where the end comes first.
  public init?(_ text: String) {
    let parts = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), let from = Self.days(parts[0]),
      let to = Self.days(parts[parts.count - 1]), from.first <= to.last
    else { return nil }
    first = from.first
    last = to.last
  }

  /// The first and the last day of a year, a month or a day.
  private static func days(_ text: String) -> (first: CalendarDay, last: CalendarDay)? {
    switch text.utf8.count {
    case 4:
      guard let first = CalendarDay("\(text)-01-01"), let last = CalendarDay("\(text)-12-31")
      else { return nil }
      return (first, last)
    case 7:
      guard let first = CalendarDay("\(text)-01") else { return nil }
      return (first, first.adding(months: 1).adding(days: -1))
    case 10: return CalendarDay(text).map { ($0, $0) }
    default: return nil
    }
  }

  /// Milliseconds since 1970-01-01T00:00:00Z at which it begins, and at which it ends.
  public var firstMillisecond: Int64 { Int64(first.number) * 86_400_000 }
  public var lastMillisecond: Int64 { Int64(last.number + 1) * 86_400_000 - 1 }
}
