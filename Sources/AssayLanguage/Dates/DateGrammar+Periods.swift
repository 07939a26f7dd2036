import AssayModel

extension DateGrammar {
  // MARK: - Quarters and seasons

  /// `Q3 2021`, `2016 H2`, `Q3 this year`, `Q3`.
  func quarter(at start: Int) -> DateItem? {
    var at = start
    var year: Int?
    if let (found, end) = yearNumber(at: at), text[at].isDigits {
      year = found
      at = text[end].isDash ? end + 1 : end
    }
    let isQuarter = text[at].text == "q"
    guard isQuarter || text[at].text == "h" && (text[at].capital || year != nil),
      text[at + 1].isDigits,
      text[at + 1].glued, let number = Int(text[at + 1].text),
      (1...(isQuarter ? 4 : 2)).contains(number)
    else { return nil }
    var end = at + 2
    if text[end].isWord, text[end].glued { return nil }
    var isRelative = false
    if year == nil {
      let next =
        text[end].isDash || text[end].text == "of" || text[end].text == "/" || text[end].text == ","
        ? end + 1 : end
      if let (found, yearEnd) = yearNumber(at: text[next].text == "fy" ? next + 1 : next) {
        (year, end) = (found, yearEnd)
      } else if let (found, yearEnd) = relativeYear(at: end) {
        (year, end) = (found, yearEnd)
        isRelative = true
      }
    }
    if isRelative, year == nil { return DateItem(.unknown, end: end) }
    if isQuarter { return DateItem(.quarter(year: year, quarter: number), end: end) }
    guard let year, let half = Period(year: year, month: number * 6 - 5, months: 6) else {
      return nil
    }
    return DateItem(.period(half), end: end)
  }

  /// `spring 2019`, `the summer of 2016`, and `summer` where words date it.
  func season(at start: Int, _ resolver: DateResolver) -> DateItem? {
    var at = start
    if text[at].text == "the" { at += 1 }
    guard let season = CalendarWords.seasons[text[at].text], text[at].text != "fall" || true else {
      return nil
    }
    var end = at + 1
    let next = text[end].text == "of" || text[end].text == "," ? end + 1 : end
    if let (year, yearEnd) = yearNumber(at: next) {
      end = yearEnd
      return DateItem(
        Period(season: season, year: year).map(DateExpression.period) ?? .unknown, end: end)
    }
    if let (year, yearEnd) = relativeYear(at: end) {
      let period = year.flatMap { Period(season: season, year: $0) }
      return DateItem(period.map(DateExpression.period) ?? .unknown, end: yearEnd)
    }
    // `spring` and `fall` are verbs too, and a summer house is no date.
    let word = text[at].text
    let before = text[start - 1].text
    let isDated = ["in", "during", "since", "until", "by", "mid", "late", "early"].contains(before)
    let isFree = !text[end].isWord || ["and", "or", "when", "but", "as"].contains(text[end].text)
    guard isDated && isFree || word != "spring" && word != "fall" && isFree && at == start else {
      return nil
    }
    return DateItem(.unknown, end: end)
  }

  // MARK: - Weeks

  /// `the week of the 18th`, `the week starting February 4`, `Week 31`.
  func weekOf(at start: Int, _ resolver: DateResolver) -> DateItem? {
    var at = start
    if text[at].text == "the" { at += 1 }
    guard text[at].text == "week" else { return nil }
    at += 1
    if text[at].isDigits {
      guard let number = Int(text[at].text), (1...53).contains(number) else { return nil }
      let year: DateItem? =
        relativeYear(at: at + 1).map {
          yearItem($0.year ?? 0, end: $0.end)
        } ?? (text[at + 1].text == "of" ? bareYear(after: at + 2) : nil)
      let whole =
        year.flatMap { resolver.period($0.expression) }
        ?? reference.flatMap { Period(year: $0.year) }
      let week = whole.flatMap { Period(week: number, of: $0) }
      return DateItem(week.map(DateExpression.period) ?? .unknown, end: year?.end ?? at + 1)
    }
    guard ["of", "starting", "beginning", "ending", "ended"].contains(text[at].text) else {
      return nil
    }
    at += 1
    if text[at].text == "on" { at += 1 }
    guard let day = numericDate(at: at) ?? monthFirst(at: at) ?? dayFirst(at: at) ?? weekDay(at: at)
    else {
      return nil
    }
    guard case .day = day.expression else { return nil }
    let week = resolver.period(day.expression).map { Period(weekOf: $0.from) }
    return DateItem(week.map(DateExpression.period) ?? .unknown, end: day.end)
  }

  private func weekDay(at index: Int) -> DateItem? {
    guard text[index].text == "the", let (day, end) = dayNumber(at: index + 1) else { return nil }
    return DateItem(.day(year: nil, month: nil, day: day), end: end)
  }
}
