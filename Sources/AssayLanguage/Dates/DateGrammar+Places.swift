import AssayModel

extension DateGrammar {
  /// `the first week of October`, `the third quarter this year`, `last week of 2015`, `first Sunday
  /// of next month`, `the second half of the 20th century`.
  func ordinalOfPeriod(at start: Int, _ resolver: DateResolver) -> DateItem? {
    var at = start
    if text[at].text == "the" { at += 1 }
    guard let (place, placeEnd) = place(at: at) else { return nil }
    if abs(place) == 1, let days = daysOf(place, at: placeEnd, resolver) { return days }
    at = placeEnd
    if text[at].isDash, text[at].glued { at += 1 }
    if let (weekday, end) = weekdayName(at: at) {
      guard place > 0 || ["of", "in"].contains(text[end].text) else { return nil }
      let whole = containing(after: end, .month, resolver)
      guard whole != nil || place > 0 && !text[end].isWord else { return nil }
      let period =
        whole.map { resolver.period($0.expression) } ?? resolver.period(relative(.month, 0))
      return DateItem(
        period.flatMap { nth(place, weekday, in: $0) } ?? .unknown, end: whole?.end ?? end)
    }
    let unit = text[at].text
    switch unit {
    case "week", "weekend":
      guard let whole = containing(after: at + 1, .week, resolver) else { return nil }
      let week = resolver.period(whole.expression).flatMap { Period(week: place, of: $0) }
      let found = unit == "week" ? week : week.map { Period(weekendOf: $0.from) }
      return DateItem(found.map(DateExpression.period) ?? .unknown, end: whole.end)
    case "day":
      guard let whole = containing(after: at + 1, .day, resolver) else { return nil }
      guard let period = resolver.period(whole.expression) else {
        return DateItem(.unknown, end: whole.end)
      }
      let day = place < 0 ? period.to : period.from.adding(days: place - 1)
      return DateItem(day <= period.to ? .period(Period(day: day)) : .unknown, end: whole.end)
    case "quarter", "half", "months", "month", "third", "decade", "years":
      return division(unit, place, at: at, start, resolver)
    default: return nil
    }
  }

  /// `last 3 weeks of this year`, `first ten days of May`.
  private func daysOf(_ place: Int, at index: Int, _ resolver: DateResolver) -> DateItem? {
    guard let (length, end) = length(at: index), text[end].text == "of" || text[end].text == "in",
      let whole = containing(after: end, .day, resolver)
    else { return nil }
    guard let period = resolver.period(whole.expression) else {
      return DateItem(.unknown, end: whole.end)
    }
    let part =
      place < 0
      ? Period(length.added(to: period.to, sign: -1).adding(days: 1), period.to)
      : Period(period.from, length.added(to: period.from).adding(days: -1))
    return DateItem(.period(part), end: whole.end)
  }

  /// A half, quarter or decade of a period.
  private func division(
    _ unit: String, _ place: Int, at: Int, _ start: Int, _ resolver: DateResolver
  ) -> DateItem? {
    guard let whole = containing(after: at + 1, .month, resolver) ?? bareYear(after: at + 1) else {
      return nil
    }
    guard let period = resolver.period(whole.expression) else {
      return DateItem(.unknown, end: whole.end)
    }
    let parts: Double
    switch unit {
    case "half": parts = 2
    case "third": parts = 3
    case "quarter": parts = 4
    case "decade" where period.days > 30_000: parts = 10
    case "month" where (360...370).contains(period.days): parts = 12
    default: return nil
    }
    let index = place < 0 ? parts - 1 : Double(place) - 1
    guard index < parts else { return DateItem(.unknown, end: whole.end) }
    return DateItem(.period(period.part(index / parts, (index + 1) / parts)), end: whole.end)
  }

  /// `third-quarter 2020`.
  func bareYear(after index: Int) -> DateItem? {
    yearNumber(at: index).map { yearItem($0.year, end: $0.end) }
  }

  /// `first`, `3rd`, `last`, `latter`; -1 is the last.
  func place(at index: Int) -> (place: Int, end: Int)? {
    switch text[index].text {
    case "last", "final", "latter", "closing": return (-1, index + 1)
    case "former", "opening": return (1, index + 1)
    default: break
    }
    guard let number = numerals.numeral(at: index), number.kind == .ordinal,
      (1...60).contains(number.value)
    else { return nil }
    return (Int(number.value), number.end)
  }

  private func nth(_ place: Int, _ weekday: Int, in period: Period) -> DateExpression {
    let day: CalendarDay
    if place < 0 {
      day = period.to.adding(days: -((period.to.weekday - weekday + 7) % 7))
    } else {
      day = period.from.adding(days: (weekday - period.from.weekday + 7) % 7 + 7 * (place - 1))
    }
    return day >= period.from && day <= period.to ? .period(Period(day: day)) : .unknown
  }

  /// The period behind `of`, `in` or nothing: `of October 2016`, `this year`, `of the 20th century`.
  func containing(after index: Int, _ smallest: CalendarWords.Unit, _ resolver: DateResolver)
    -> DateItem?
  {
    var at = index
    let isLinked = text[at].text == "of" || text[at].text == "in"
    if isLinked { at += 1 }
    guard
      let item = monthFirst(at: at) ?? yearFirst(at: at) ?? relativePeriod(at: at, resolver)
        ?? century(at: at) ?? decade(at: at)
        ?? (isLinked ? bareUnit(at: at) ?? year(at: at) ?? wordYear(at: at) : nil)
    else { return nil }
    if case .day = item.expression { return nil }
    return item
  }

  /// `of the year`: of the present one.
  func bareUnit(at index: Int) -> DateItem? {
    let at = text[index].text == "the" ? index + 1 : index
    guard let unit = CalendarWords.units[text[at].text],
      ["week", "month", "year", "decade", "century"].contains(text[at].text)
    else { return nil }
    return DateItem(relative(unit, 0), end: at + 1)
  }

  private func wordYear(at index: Int) -> DateItem? {
    yearInWords(at: index).map { yearItem($0.year, end: $0.end) }
  }
}
