import AssayModel

extension DateGrammar {
  /// A day of the week; the short names need a capital or a full stop, `sun` and `sat` are words.
  func weekdayName(at index: Int, short: Bool = false) -> (weekday: Int, end: Int)? {
    let lexeme = text[index]
    guard lexeme.isWord, let weekday = CalendarWords.weekdays[lexeme.text],
      !(text[index + 1].isWord && text[index + 1].glued)
    else { return nil }
    guard lexeme.text.utf8.count <= 5, !lexeme.text.hasSuffix("day") else {
      return (weekday, index + 1)
    }
    let isStopped = text[index + 1].text == "." && text[index + 1].glued
    let word = lexeme.text
    guard short || lexeme.capital && (isStopped || word != "sun" && word != "sat" && word != "mon")
    else {
      return nil
    }
    return (weekday, isStopped ? index + 2 : index + 1)
  }

  /// `Monday`, `Monday, January 12th, 2016`, `Thursday the 21st`, `Friday next week`.
  func weekdayDate(at start: Int, _ resolver: DateResolver) -> DateItem? {
    guard let (weekday, end) = weekdayName(at: start, short: isDated(start + 1)) else { return nil }
    var at = end
    if text[at].text == "," { at += 1 }
    if text[at].text == "the" || text[at].text == "on" { at += 1 }
    if let date = numericDate(at: at) ?? monthFirst(at: at) ?? dayFirst(at: at),
      case .day = date.expression
    {
      return date
    }
    if let day = dayOfThisMonth(weekday, at: at) { return day }
    // Friday (of) next week
    at = text[end].text == "of" || text[end].text == "in" ? end + 1 : end
    if let step = CalendarWords.steps[text[at].text], text[at + 1].text == "week" {
      return DateItem(inWeek(step, weekday), end: at + 2)
    }
    return DateItem(.weekday(weekday), end: end)
  }

  private func isDated(_ index: Int) -> Bool {
    let at = text[index].text == "." || text[index].text == "," ? index + 1 : index
    return CalendarWords.months[text[at].text] != nil || text[at].isDigits || text[at].text == "the"
  }

  /// A weekday of this week, the next or the last.
  func inWeek(_ step: Int, _ weekday: Int) -> DateExpression {
    guard let reference else { return .unknown }
    let monday = Period(weekOf: reference).from.adding(days: 7 * step)
    return .period(Period(day: monday.adding(days: weekday - 1)))
  }

  /// `Thursday the 21st`, `Sunday 31`: of the nearest month where the two agree.
  private func dayOfThisMonth(_ weekday: Int, at index: Int) -> DateItem? {
    guard let (day, end) = dayNumber(at: index) else { return nil }
    let isOrdinal = end > index + 1 || NumberWords.ordinals[text[end - 1].text] != nil
    guard isOrdinal || text[index - 1].text == "the" || text[index].isDigits && !text[end].isWord
    else {
      return nil
    }
    guard let reference else { return DateItem(.unknown, end: end) }
    for step in [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6] {
      let month = reference.adding(months: step)
      if let found = CalendarDay(year: month.year, month: month.month, day: day),
        found.weekday == weekday
      {
        return DateItem(.period(Period(day: found)), end: end)
      }
    }
    return nil
  }

  // MARK: - Named days

  /// `today`, `the day after tomorrow`, `next Friday`, `last night`, `two Mondays later`.
  func namedDay(at start: Int, _ resolver: DateResolver) -> DateItem? {
    var at = start
    if text[at].text == "the" { at += 1 }
    if text[at].text == "day", text[at + 2].isWord,
      text[at + 1].text == "after" || text[at + 1].text == "before",
      let step = Self.simpleDays[text[at + 2].text], step != 0
    {
      return DateItem(moved(text[at + 1].text == "after" ? step + 1 : step - 1), end: at + 3)
    }
    if at == start, let step = Self.simpleDays[text[at].text] {
      // today's, but not `Today` the newspaper's name in the middle of names.
      return DateItem(moved(step), end: at + 1)
    }
    // this coming Friday
    if text[at].text == "this", CalendarWords.steps[text[at + 1].text] != nil { at += 1 }
    guard let step = CalendarWords.steps[text[at].text] else { return nil }
    let isThis = text[at].text == "this"
    if let (weekday, end) = weekdayName(at: at + 1, short: true), text[at].text != "same" {
      return DateItem(near(weekday, text[at].text), end: end)
    }
    let unit = text[at + 1].text
    if unit == "day", text[at].text != "same", text[at].text != "past",
      at > start || step != 0 || isThis,
      text[at].text != "following", text[at].text != "previous"
    {
      return DateItem(moved(step), end: at + 2)
    }
    if isThis, ["morning", "afternoon", "evening"].contains(unit) {
      return DateItem(moved(0), end: at + 2)
    }
    if text[at].text == "last", unit == "night" { return DateItem(moved(-1), end: at + 2) }
    return nil
  }

  static let simpleDays = ["today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1]

  func moved(_ days: Int) -> DateExpression {
    reference.map { .period(Period(day: $0.adding(days: days))) } ?? .unknown
  }

  /// `last Tuesday` is the latest before today and `coming Friday` the first after it; `next
  /// Sunday`, `previous Monday` and `this Friday` are those of next, last and this week.
  private func near(_ weekday: Int, _ word: String) -> DateExpression {
    guard let reference else { return .unknown }
    switch word {
    case "this", "current": return inWeek(0, weekday)
    case "next", "following": return inWeek(1, weekday)
    case "previous": return inWeek(-1, weekday)
    case "coming", "upcoming":
      let ahead = (weekday - reference.weekday + 7) % 7
      return moved(ahead == 0 ? 7 : ahead)
    default:
      let behind = (reference.weekday - weekday + 7) % 7
      return moved(behind == 0 ? -7 : -behind)
    }
  }
}
