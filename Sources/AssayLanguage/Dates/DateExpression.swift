import AssayModel

/// What a date says, before a missing year or day is filled in from around it.
enum DateExpression: Sendable, Hashable {
  /// A day; its year or month may be missing.
  case day(year: Int?, month: Int?, day: Int)
  case month(year: Int?, month: Int)
  case quarter(year: Int?, quarter: Int)
  case weekday(Int)
  case period(Period)
  /// Open on one side.
  case open(from: CalendarDay?, to: CalendarDay?)
  /// Understood, but the document does not tell which.
  case unknown

  /// Whether it stands without the document's own day.
  var year: Int? {
    switch self {
    case .day(let year, _, _), .month(let year, _), .quarter(let year, _): year
    case .period(let period): period.to.year
    default: nil
    }
  }
}

/// Fills in what a date leaves out, by the document's own day.
struct DateResolver: Sendable {
  let reference: CalendarDay?
  /// Whether the words before it speak of the future.
  var isFuture = false

  func period(_ expression: DateExpression) -> Period? {
    switch expression {
    case .period(let period): period
    case .unknown, .open: nil
    case .month(let year?, let month): Period(year: year, month: month)
    case .quarter(let year?, let quarter): Period(quarter: quarter, year: year)
    case .day(let year?, let month?, let day):
      CalendarDay(year: year, month: month, day: day).map(Period.init(day:))
    case .month(nil, let month): nearest { Period(year: $0, month: month) }
    case .quarter(nil, let quarter): nearest { Period(quarter: quarter, year: $0) }
    case .day(_, let month?, let day):
      nearest { CalendarDay(year: $0, month: month, day: day).map(Period.init(day:)) }
    case .day(_, nil, let day): nearestDayOfMonth(day)
    case .weekday(let weekday): nearestWeekday(weekday)
    }
  }

  /// The last one that has begun, or the next one that has not.
  private func nearest(_ make: (Int) -> Period?) -> Period? {
    guard let reference else { return nil }
    // A leap day may be eight years away.
    for step in 0...8 {
      let found = make(reference.year + (isFuture ? step : -step))
      if let found, isFuture ? found.from >= reference : found.from <= reference { return found }
    }
    return nil
  }

  private func nearestDayOfMonth(_ day: Int) -> Period? {
    guard let reference else { return nil }
    for step in 0...3 {
      let month = reference.adding(months: isFuture ? step : -step)
      guard let found = CalendarDay(year: month.year, month: month.month, day: day) else {
        continue
      }
      if isFuture ? found >= reference : found <= reference { return Period(day: found) }
    }
    return nil
  }

  private func nearestWeekday(_ weekday: Int) -> Period? {
    guard let reference else { return nil }
    let ahead = (weekday - reference.weekday + 7) % 7
    let behind = (reference.weekday - weekday + 7) % 7
    // In a report of today, `Friday` is the one just past; today's own name is today.
    return Period(day: reference.adding(days: isFuture ? (ahead == 0 ? 7 : ahead) : -behind))
  }

  /// From the one to the other, the year of each known from the other where one leaves it out.
  func range(_ first: DateExpression, _ second: DateExpression) -> Period? {
    if case .weekday(let from) = first, case .weekday(let to) = second, let reference,
      let start = period(first)?.from
    {
      let week = Period(start, start.adding(days: (to - from + 7) % 7))
      return !isFuture && week.to > reference && week.from < reference ? week.moved(days: -7) : week
    }
    if first.year == nil, let end = period(second), second.year != nil {
      guard var start = period(first, year: end.to.year) else { return nil }
      if start.from > end.to { start = period(first, year: end.to.year - 1) ?? start }
      return start.from <= end.to ? Period(start.from, end.to) : nil
    }
    if isFuture, first.year == nil, second.year == nil, let reference {
      // Of a range that has begun, the end is still to come.
      if let begun = DateResolver(reference: reference).range(first, second), begun.to >= reference
      {
        return begun
      }
    }
    guard let start = period(first) else { return nil }
    if second.year == nil {
      if let same = period(second, year: start.from.year), same.to >= start.from {
        return Period(start.from, same.to)
      }
      if let next = period(second, year: start.from.year + 1), next.to >= start.from {
        return Period(start.from, next.to)
      }
    }
    guard let end = period(second) else { return nil }
    return start.from <= end.to ? Period(start.from, end.to) : nil
  }

  private func period(_ expression: DateExpression, year: Int) -> Period? {
    switch expression {
    case .day(nil, let month, let day): period(.day(year: year, month: month, day: day))
    case .month(nil, let month): period(.month(year: year, month: month))
    case .quarter(nil, let quarter): period(.quarter(year: year, quarter: quarter))
    default: period(expression)
    }
  }
}
