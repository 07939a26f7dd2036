import AssayModel

/// Days that have a name in English, mostly of the United States and Britain.
enum Holidays {
  enum Rule: Sendable {
    case fixed(month: Int, day: Int)
    /// The nth weekday of a month; -1 is the last.
    case nth(Int, weekday: Int, month: Int)
    /// Days after Easter Sunday (Gregorian).
    case easter(Int)
  }

  static let rules: [String: Rule] = [
    "christmas": .fixed(month: 12, day: 25), "christmas day": .fixed(month: 12, day: 25),
    "christmas eve": .fixed(month: 12, day: 24), "boxing day": .fixed(month: 12, day: 26),
    "new year s day": .fixed(month: 1, day: 1), "new years day": .fixed(month: 1, day: 1),
    "new year s eve": .fixed(month: 12, day: 31), "new years eve": .fixed(month: 12, day: 31),
    "valentine s day": .fixed(month: 2, day: 14), "st patrick s day": .fixed(month: 3, day: 17),
    "april fools day": .fixed(month: 4, day: 1), "earth day": .fixed(month: 4, day: 22),
    "may day": .fixed(month: 5, day: 1), "labour day": .fixed(month: 5, day: 1),
    "international workers day": .fixed(month: 5, day: 1), "juneteenth": .fixed(month: 6, day: 19),
    "independence day": .fixed(month: 7, day: 4), "bastille day": .fixed(month: 7, day: 14),
    "halloween": .fixed(month: 10, day: 31), "all saints day": .fixed(month: 11, day: 1),
    "guy fawkes night": .fixed(month: 11, day: 5), "veterans day": .fixed(month: 11, day: 11),
    "armistice day": .fixed(month: 11, day: 11), "remembrance day": .fixed(month: 11, day: 11),
    "australia day": .fixed(month: 1, day: 26), "canada day": .fixed(month: 7, day: 1),
    "martin luther king day": .nth(3, weekday: 1, month: 1),
    "mlk day": .nth(3, weekday: 1, month: 1),
    "presidents day": .nth(3, weekday: 1, month: 2), "mother s day": .nth(2, weekday: 7, month: 5),
    "father s day": .nth(3, weekday: 7, month: 6), "memorial day": .nth(-1, weekday: 1, month: 5),
    "labor day": .nth(1, weekday: 1, month: 9), "columbus day": .nth(2, weekday: 1, month: 10),
    "new year": .fixed(month: 1, day: 1), "thanksgiving": .nth(4, weekday: 4, month: 11),
    "thanksgiving day": .nth(4, weekday: 4, month: 11),
    "easter": .easter(0), "easter sunday": .easter(0), "easter monday": .easter(1),
    "good friday": .easter(-2), "ash wednesday": .easter(-46), "palm sunday": .easter(-7),
    "ascension day": .easter(39), "pentecost": .easter(49), "whit monday": .easter(50),
  ]

  static let firstWords = Set(
    rules.keys.compactMap { $0.split(separator: " ").first.map(String.init) })

  static func day(_ rule: Rule, year: Int) -> CalendarDay? {
    switch rule {
    case .fixed(let month, let day): return CalendarDay(year: year, month: month, day: day)
    case .easter(let days): return easter(year)?.adding(days: days)
    case .nth(let place, let weekday, let month):
      guard let period = Period(year: year, month: month) else { return nil }
      if place < 0 { return period.to.adding(days: -((period.to.weekday - weekday + 7) % 7)) }
      return period.from.adding(days: (weekday - period.from.weekday + 7) % 7 + 7 * (place - 1))
    }
  }

  /// Meeus, "Astronomical Algorithms", after the anonymous rule of Nature, 1876.
  private static func easter(_ year: Int) -> CalendarDay? {
    let (a, b, c) = (year % 19, year / 100, year % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return CalendarDay(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}

extension DateGrammar {
  /// `Easter 2018`, `Thanksgiving`, `New Year's Eve`, `last Christmas`.
  func holiday(at start: Int, _ resolver: DateResolver) -> DateItem? {
    var at = start
    var step: Int?
    if let found = CalendarWords.steps[text[at].text], text[at].text != "same" {
      step = found
      at += 1
    }
    guard Holidays.firstWords.contains(text[at].text), let (rule, end) = holidayName(at: at),
      text[at].capital || !["may", "new", "earth", "all"].contains(text[at].text)
    else { return nil }
    if step == nil, let (year, yearEnd) = relativeYear(at: end) {
      let day = year.flatMap { Holidays.day(rule, year: $0) }
      return DateItem(day.map { .period(Period(day: $0)) } ?? .unknown, end: yearEnd)
    }
    let next =
      text[end].text == "of" || text[end].text == "," || text[end].text == "in" ? end + 1 : end
    if step == nil, let (year, yearEnd) = yearNumber(at: next) {
      return DateItem(
        Holidays.day(rule, year: year).map { .period(Period(day: $0)) } ?? .unknown, end: yearEnd)
    }
    guard let reference else { return DateItem(.unknown, end: end) }
    let days = (reference.year - 1...reference.year + 1).compactMap { Holidays.day(rule, year: $0) }
    let found: CalendarDay?
    switch step {
    case 0?: found = Holidays.day(rule, year: reference.year)
    case let step?: found = step > 0 ? days.first { $0 > reference } : days.last { $0 < reference }
    case nil:
      found = resolver.isFuture ? days.first { $0 >= reference } : days.last { $0 <= reference }
    }
    return DateItem(found.map { .period(Period(day: $0)) } ?? .unknown, end: end)
  }

  /// The longest name; apostrophes and full stops aside.
  private func holidayName(at start: Int) -> (rule: Holidays.Rule, end: Int)? {
    var words: [String] = []
    var best: (Holidays.Rule, Int)?
    for index in start..<start + 7 {
      if text[index].isApostrophe || text[index].text == "." && text[index].glued { continue }
      guard text[index].isWord else { break }
      words.append(text[index].text)
      if let rule = Holidays.rules[words.joined(separator: " ")] { best = (rule, index + 1) }
    }
    return best
  }
}
