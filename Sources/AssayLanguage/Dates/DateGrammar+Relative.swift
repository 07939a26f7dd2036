import AssayModel

extension DateGrammar {
  /// `this week`, `last year`, `the past few days`, `next 3 days`, `June last year`,
  /// `the weekend`, `rest of the month`, `the month after the next`.
  func relativePeriod(at start: Int, _ resolver: DateResolver) -> DateItem? {
    var at = start
    if text[at].text == "over" || text[at].text == "during" || text[at].text == "in" { at += 1 }
    let hasArticle = ["the", "my", "our"].contains(text[at].text)
    if hasArticle { at += 1 }
    if at > start, !hasArticle, CalendarWords.steps[text[at].text] == nil { return nil }
    if let rest = rest(at: start) { return rest }
    if hasArticle, text[start].text != "over", text[start].text != "during",
      text[start].text != "in"
    {
      if text[at].text == "weekend", text[at + 1].text != "after" {
        return DateItem(relative(.weekend, 0), end: at + 1)
      }
    }
    if let unit = CalendarWords.units[text[at].text], text[at + 1].text == "after",
      text[at + 2].text == "the" && text[at + 3].text == "next" || text[at + 2].text == "next",
      hasArticle
    {
      return DateItem(relative(unit, 2), end: text[at + 2].text == "the" ? at + 4 : at + 3)
    }
    if hasArticle, text[at].text == "year", text[at + 1].text == "to", text[at + 2].text == "date" {
      let year = reference.flatMap { day in Period(year: day.year).map { Period($0.from, day) } }
      return DateItem(year.map(DateExpression.period) ?? .unknown, end: at + 3)
    }
    if let turned = turnedUnits(at: at) { return turned }
    guard let step = CalendarWords.steps[text[at].text] else { return nil }
    if let several = severalUnits(at: at, step) { return several }
    if text[at].text == "past" { return pastUnit(at: at) }
    let word = text[at + 1].text
    if let (month, end) = monthName(at: at + 1), step != 0 || text[at].text == "this" {
      guard
        CalendarWords.months[word].map({ _ in word != "may" && word != "mar" || text[at + 1].capital
        }) == true
      else { return nil }
      guard let reference else { return DateItem(.unknown, end: end) }
      return DateItem(.month(year: reference.year + step, month: month), end: end)
    }
    if let season = CalendarWords.seasons[word] {
      return DateItem(relativeSeason(season, step), end: at + 2)
    }
    var unitAt = at + 1
    if ["calendar", "fiscal", "financial", "working", "business", "school"].contains(word) {
      unitAt += 1
    }
    guard let unit = CalendarWords.units[text[unitAt].text], unit != .day,
      ["week", "weekend", "month", "quarter", "year", "decade", "century"].contains(
        text[unitAt].text),
      !text[at].glued
    else { return nil }
    if unit == .week, word == "working" || word == "business",
      case .period(let week) = relative(unit, step)
    {
      return DateItem(.period(Period(week.from, week.from.adding(days: 4))), end: unitAt + 1)
    }
    return daysInWeek(after: unitAt + 1, unit, step)
      ?? DateItem(relative(unit, step), end: unitAt + 1, holdsNumbers: false)
  }

  /// `next week between Wednesday and Friday`, `this week Friday`.
  private func daysInWeek(after index: Int, _ unit: CalendarWords.Unit, _ step: Int) -> DateItem? {
    guard unit == .week else { return nil }
    var at = index
    if ["on", "from", "between"].contains(text[at].text) { at += 1 }
    guard let (first, end) = weekdayName(at: at, short: true) else { return nil }
    let isOpened = text[at - 1].text == "from" || text[at - 1].text == "between"
    if ["and", "to", "through", "until", "till"].contains(text[end].text) || text[end].isDash,
      isOpened || text[end].text != "and",
      let (second, secondEnd) = weekdayName(at: end + 1, short: true), second > first
    {
      guard case .period(let from) = inWeek(step, first),
        case .period(let to) = inWeek(step, second)
      else {
        return DateItem(.unknown, end: secondEnd)
      }
      return DateItem(.period(Period(from.from, to.to)), end: secondEnd)
    }
    return isOpened ? nil : DateItem(inWeek(step, first), end: end)
  }

  private static let beforeVerb: Set<String> = [
    "to", "will", "would", "can", "could", "may", "might", "must", "should", "not", "t",
  ]

  /// `last 3 years`, `next few days`, `past two decades`.
  private func severalUnits(at index: Int, _ step: Int) -> DateItem? {
    // Talks may last three years.
    if text[index].text == "last", Self.beforeVerb.contains(text[index - 1].text) { return nil }
    guard step != 0, text[index].text != "same", let (length, end) = length(at: index + 1) else {
      return nil
    }
    guard let reference else { return DateItem(.unknown, end: end, holdsNumbers: false) }
    if length.unit == .quarter, length.count >= 1, case .period(let now) = relative(.quarter, 0) {
      let months = Int(length.count) * 3
      let period =
        step < 0
        ? Period(now.from.adding(months: -months), now.from.adding(days: -1))
        : Period(now.from.adding(months: 3), now.from.adding(months: 3 + months).adding(days: -1))
      return DateItem(.period(period), end: end, holdsNumbers: false)
    }
    if length.unit == .decade, length.count >= 1 {
      // Decades are counted in whole ones: 1990 to 2009 are the past two of 2016.
      let count = Int(length.count) * 10
      let decade = reference.year / 10 * 10
      let first = step < 0 ? decade - count : decade + 10
      guard let from = Period(year: first), let to = Period(year: first + count - 1) else {
        return nil
      }
      return DateItem(.period(Period(from.from, to.to)), end: end, holdsNumbers: false)
    }
    return DateItem(
      span(length, from: reference, isPast: step < 0), end: end, holdsNumbers: false)
  }

  /// `the 5 upcoming years`, `10 previous weeks`.
  private func turnedUnits(at index: Int) -> DateItem? {
    guard let number = numerals.cardinal(at: index), number.value < 10_000,
      let step = CalendarWords.steps[text[number.end].text], step != 0,
      let unit = CalendarWords.units[text[number.end + 1].text], unit != .weekend,
      text[number.end + 1].text.hasSuffix("s")
    else { return nil }
    var total = CalendarLength()
    add(number.value, unit, to: &total)
    let end = number.end + 2
    guard let reference else { return DateItem(.unknown, end: end, holdsNumbers: false) }
    return DateItem(
      span(total, from: reference, isPast: step < 0), end: end, holdsNumbers: false)
  }

  /// `the past year`: the twelve months until now, where `last year` is the year before.
  private func pastUnit(at index: Int) -> DateItem? {
    guard let unit = CalendarWords.units[text[index + 1].text],
      ["day", "week", "month", "quarter", "year", "decade", "century"].contains(
        text[index + 1].text)
    else { return nil }
    guard let reference else { return DateItem(.unknown, end: index + 2, holdsNumbers: false) }
    let period: Period
    switch unit {
    case .day: period = Period(day: reference.adding(days: -1))
    case .week: period = Period(reference.adding(days: -7), reference.adding(days: -1))
    case .month: period = Period(reference.adding(months: -1), reference.adding(days: -1))
    case .quarter: period = Period(reference.adding(months: -3), reference.adding(days: -1))
    case .year: period = Period(reference.adding(months: -12), reference.adding(days: -1))
    case .decade: period = Period(reference.adding(months: -120), reference.adding(days: -1))
    default: period = Period(reference.adding(months: -1200), reference.adding(days: -1))
    }
    return DateItem(.period(period), end: index + 2, holdsNumbers: false)
  }

  /// A unit of the calendar, some steps from the present one.
  func relative(_ unit: CalendarWords.Unit, _ step: Int) -> DateExpression {
    guard let reference else { return .unknown }
    let period: Period?
    switch unit {
    case .day: period = Period(day: reference.adding(days: step))
    case .week, .fortnight: period = Period(weekOf: reference).moved(days: 7 * step)
    case .weekend: period = Period(weekendOf: reference).moved(days: 7 * step)
    case .month:
      let month = reference.adding(months: step)
      period = Period(year: month.year, month: month.month)
    case .quarter:
      let month = reference.adding(months: 3 * step)
      period = Period(quarter: (month.month + 2) / 3, year: month.year)
    case .year: period = Period(year: reference.year + step)
    case .decade: period = years(reference.year / 10 * 10 + 10 * step, 10)
    case .century: period = years(reference.year / 100 * 100 + 100 * step, 100)
    }
    return period.map(DateExpression.period) ?? .unknown
  }

  /// A number of whole years.
  func years(_ first: Int, _ count: Int) -> Period? {
    guard let from = Period(year: first), let to = Period(year: first + count - 1) else {
      return nil
    }
    return Period(from.from, to.to)
  }

  private func relativeSeason(_ season: Int, _ step: Int) -> DateExpression {
    guard let reference else { return .unknown }
    let near = (reference.year - 2...reference.year + 2).compactMap {
      Period(season: season, year: $0)
    }
    let found: Period?
    if step < 0 {
      found = near.last { $0.to < reference }
    } else if step > 0 {
      found = near.first { $0.from > reference }
    } else {
      found =
        near.first { $0.from <= reference && reference <= $0.to }
        ?? Period(season: season, year: reference.year)
    }
    return found.map(DateExpression.period) ?? .unknown
  }

  /// `rest of the week`, `rest of my month`.
  private func rest(at start: Int) -> DateItem? {
    var at = start
    if text[at].text == "the" { at += 1 }
    guard ["rest", "remaining", "remainder"].contains(text[at].text) else { return nil }
    at += 1
    if text[at].text == "of" { at += 1 }
    guard ["the", "my", "our", "this"].contains(text[at].text),
      let unit = CalendarWords.units[text[at + 1].text], unit != .day
    else { return nil }
    guard let reference, case .period(let period) = relative(unit, 0) else {
      return DateItem(.unknown, end: at + 2)
    }
    return DateItem(.period(Period(reference, period.to)), end: at + 2)
  }
}
