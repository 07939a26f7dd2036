import AssayModel

extension DateGrammar {
  // MARK: - Years

  /// A year alone, `the year 2020`, `FY2020`, `in one thousand seven hundred and eighty nine`.
  func year(at start: Int) -> DateItem? {
    var at = start
    if text[at].text == "the", text[at + 1].text == "year" { at += 1 }
    if text[at].text == "year" || text[at].text == "fy" || text[at].text == "cy"
      || text[at].text == "fiscal"
    {
      let isShort = text[at].text != "year"
      at += 1
      if text[at].text == "year" || text[at].text == "of" { at += 1 }
      if let (year, end) = yearNumber(at: at) { return yearItem(year, end: end) }
      if isShort, text[at].isDigits, text[at].glued, text[at].text.utf8.count == 2,
        let year = Int(text[at].text)
      {
        return yearItem(Self.century(of: year), end: at + 1)
      }
      // Year two hundred and sixty seven
      guard text[start].text == "year" || text[start].text == "the", text[at].isWord,
        let number = numerals.cardinal(at: at), (100..<3000).contains(number.value)
      else { return nil }
      return yearItem(Int(number.value), end: number.end)
    }
    if text[at].text == "ad", text[at + 1].isDigits, let year = Int(text[at + 1].text),
      text[at].capital
    {
      return yearItem(year, end: at + 2)
    }
    if text[at].isDigits, text[at].text.utf8.count <= 4, let year = Int(text[at].text),
      let era = era(at: at + 1)
    {
      return era.isBefore ? DateItem(.unknown, end: era.end) : yearItem(year, end: era.end)
    }
    if text[at].isDigits || text[at].isApostrophe {
      guard let (year, end) = yearNumber(at: at) else { return nil }
      if text[at].isApostrophe { return isDatedYear(at) ? yearItem(year, end: end) : nil }
      guard year < 2100, !AmountReader(text).isPartOfLabel(at, plain(at)),
        YearContext.isYear(at, in: text)
      else { return nil }
      return yearItem(year, end: end)
    }
    guard isDatedYear(at), let (year, end) = yearInWords(at: at), (1000..<2100).contains(year),
      CountedThing.byWords(after: end, in: text) == nil
    else { return nil }
    return yearItem(year, end: end)
  }

  private func plain(_ index: Int) -> Numeral {
    Numeral(value: Double(text[index].text) ?? 0, lexemes: index..<index + 1, isPlainDigits: true)
  }

  private func isDatedYear(_ index: Int) -> Bool {
    ["in", "since", "of", "by", "until", "from", "before", "after", "late", "early"].contains(
      text[index - 1].text)
  }

  private func yearItem(_ year: Int, end: Int) -> DateItem {
    DateItem(Period(year: year).map(DateExpression.period) ?? .unknown, end: end)
  }

  /// `BC`, `B.C.`, `AD`, `CE`.
  private func era(at index: Int) -> (isBefore: Bool, end: Int)? {
    guard text[index].capital else { return nil }
    switch text[index].text {
    case "bc", "bce": return (true, index + 1)
    case "ad", "ce": return (false, index + 1)
    case "b" where text[index + 1].text == "." && text[index + 2].text == "c":
      return (true, index + 4)
    case "a" where text[index + 1].text == "." && text[index + 2].text == "d":
      return (false, index + 4)
    default: return nil
    }
  }

  /// `the 1970s`, `the '40s`, `the 70's`, `the nineteen seventies`, `the noughties`.
  /// - Parameter isPart: whether `late` or the like stands before it, which needs no article.
  func decade(at start: Int, isPart: Bool = false) -> DateItem? {
    var at = start
    let hasArticle = text[at].text == "the" || isPart
    if text[at].text == "the" { at += 1 }
    if text[at].isApostrophe, text[at + 1].isDigits, text[at + 1].glued { at += 1 }
    if text[at].isDigits {
      guard let number = Int(text[at].text), number % 10 == 0 else { return nil }
      var end = at + 1
      if text[end].isApostrophe, text[end].glued { end += 1 }
      guard text[end].text == "s", text[end].glued else { return nil }
      switch text[at].text.utf8.count {
      case 4 where number >= 1000 && number < 2100:
        let period = number % 100 == 0 && number < 2000 ? years(number, 100) : years(number, 10)
        return DateItem(period.map(DateExpression.period) ?? .unknown, end: end + 1)
      case 2 where hasArticle || at > start:
        return decadeItem(number, end: end + 1)
      default: return nil
      }
    }
    if let value = CalendarWords.decades[text[at].text] {
      guard hasArticle, !["hundreds", "tens"].contains(text[at].text) else { return nil }
      return value == 2000
        ? DateItem(years(2000, 10).map(DateExpression.period) ?? .unknown, end: at + 1)
        : decadeItem(value, end: at + 1)
    }
    guard let century = numerals.cardinal(at: at), (10...20).contains(century.value),
      text[at].isWord
    else {
      return nil
    }
    let next = text[century.end].isDash ? century.end + 1 : century.end
    guard let value = CalendarWords.decades[text[next].text], value < 100 else { return nil }
    let first = Int(century.value) * 100 + value
    let period = text[next].text == "hundreds" ? years(first, 100) : years(first, 10)
    return DateItem(period.map(DateExpression.period) ?? .unknown, end: next + 1)
  }

  /// `the 20s` are those that have begun, `the 70s` those of the last century.
  private func decadeItem(_ decade: Int, end: Int) -> DateItem {
    let now = reference?.year ?? 2020
    let first = 2000 + decade <= now ? 2000 + decade : 1900 + decade
    return DateItem(years(first, 10).map(DateExpression.period) ?? .unknown, end: end)
  }

  /// `21st century`, `the nineteenth century`.
  func century(at start: Int) -> DateItem? {
    var at = start
    if text[at].text == "the" { at += 1 }
    guard let number = numerals.numeral(at: at),
      number.kind == .ordinal || number.kind == .fraction,
      let ordinal = number.kind == .ordinal ? number : numerals.ordinal(at: at),
      (1...30).contains(ordinal.value)
    else { return nil }
    var end = ordinal.end
    if text[end].isDash { end += 1 }
    guard text[end].text == "century" || text[end].text == "centuries" else { return nil }
    let era = era(at: end + 1)
    if let era, era.isBefore { return DateItem(.unknown, end: era.end) }
    // The third century of our independence is none of the calendar's.
    guard ordinal.value > 4 || era != nil || text[start].text == "the" && text[end + 1].text != "of"
    else {
      return nil
    }
    let first = (Int(ordinal.value) - 1) * 100
    let period = first == 0 ? years(1, 99) : years(first, 100)
    return DateItem(period.map(DateExpression.period) ?? .unknown, end: era?.end ?? end + 1)
  }

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

  // MARK: - The nth of a period

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
  private func bareYear(after index: Int) -> DateItem? {
    yearNumber(at: index).map { yearItem($0.year, end: $0.end) }
  }

  /// `first`, `3rd`, `last`, `latter`; -1 is the last.
  private func place(at index: Int) -> (place: Int, end: Int)? {
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
  private func bareUnit(at index: Int) -> DateItem? {
    let at = text[index].text == "the" ? index + 1 : index
    guard let unit = CalendarWords.units[text[at].text],
      ["week", "month", "year", "decade", "century"].contains(text[at].text)
    else { return nil }
    return DateItem(relative(unit, 0), end: at + 1)
  }

  private func wordYear(at index: Int) -> DateItem? {
    yearInWords(at: index).map { yearItem($0.year, end: $0.end) }
  }

  // MARK: - Parts of a period

  /// `late 2022`, `early next month`, `mid-1990s`, `end of 2000`, `earlier this month`.
  func partOfPeriod(at start: Int, _ resolver: DateResolver) -> DateItem? {
    var at = start
    if text[at].text == "the" { at += 1 }
    let word = text[at].text
    if word == "earlier" || word == "later" {
      let next = text[at + 1].text == "in" || text[at + 1].text == "on" ? at + 2 : at + 1
      if next == at + 2, let unit = bareUnit(at: next) { return side(word, of: unit, resolver) }
      guard text[next].text == "this" || text[next].text == "today" || text[next].text == "in"
      else { return nil }
      if text[next].text == "today" { return DateItem(moved(0), end: next + 1) }
      return relativePeriod(at: next, resolver).map { side(word, of: $0, resolver) }
    }
    guard let part = Self.parts[word] else { return nil }
    at += 1
    var isOf = false
    if part.takesOf {
      guard text[at].text == "of" else { return nil }
      isOf = true
      at += 1
    } else {
      if text[at].isDash { at += 1 }
      if text[at].text == "in" || text[at].text == "of" { at += 1 }
      if text[at].text == "the" { at += 1 }
    }
    let isRelative = CalendarWords.steps[text[at].text] != nil
    guard
      let whole = monthFirst(at: at) ?? relativePeriod(at: at, resolver) ?? decade(
        at: at, isPart: true)
        ?? century(at: at) ?? season(at: at, resolver) ?? quarter(at: at) ?? year(at: at)
        ?? forcedYear(at: at)
        ?? (isOf ? bareUnit(at: at) : nil)
    else { return nil }
    if case .day = whole.expression { return nil }
    guard let period = resolver.period(whole.expression) else {
      return DateItem(.unknown, end: whole.end)
    }
    return DateItem(
      .period(cut(period, part.place, isOf: isOf, isRelative: isRelative)), end: whole.end)
  }

  /// What of a period is `earlier` than the document's day, or `later`.
  private func side(_ word: String, of whole: DateItem, _ resolver: DateResolver) -> DateItem {
    guard let reference, let period = resolver.period(whole.expression), period.from <= reference,
      reference <= period.to
    else { return DateItem(.unknown, end: whole.end) }
    return DateItem(
      .period(word == "earlier" ? Period(period.from, reference) : Period(reference, period.to)),
      end: whole.end)
  }

  /// `mid-2016`, `late 2022`: behind these words four digits are a year.
  private func forcedYear(at index: Int) -> DateItem? {
    guard text[index].isDigits else { return nil }
    return yearNumber(at: index).map { yearItem($0.year, end: $0.end) }
  }

  private enum Place: Sendable {
    case early
    case middle
    case late
  }

  private static let parts: [String: (place: Place, takesOf: Bool)] = [
    "early": (.early, false), "mid": (.middle, false), "late": (.late, false),
    "beginning": (.early, true), "start": (.early, true), "middle": (.middle, true),
    "end": (.late, true), "close": (.late, true), "turn": (.early, true),
  ]

  /// `late 2022` is its last quarter; `the end of 2000` its last third; of a year that is only
  /// `next` or `last`, and of months, halves. Thirds of all that is longer or shorter.
  private func cut(_ period: Period, _ place: Place, isOf: Bool, isRelative: Bool) -> Period {
    let isYear = (360...370).contains(period.days)
    if period.days == 7 {
      // Monday to Wednesday, Tuesday to Friday, Thursday to Sunday.
      let ends: (Int, Int) =
        switch place {
        case .early: (0, 2)
        case .middle: (1, 4)
        case .late: (3, 6)
        }
      return Period(period.from.adding(days: ends.0), period.from.adding(days: ends.1))
    }
    if isYear, isOf || place == .middle {
      return switch place {
      case .early: period.part(0, 1.0 / 3)
      case .middle: period.part(1.0 / 3, 2.0 / 3)
      case .late: period.part(2.0 / 3, 1)
      }
    }
    if isYear, !isRelative { return place == .early ? period.part(0, 0.25) : period.part(0.75, 1) }
    if isYear || (28...31).contains(period.days) {
      return switch place {
      case .early:
        Period(period.from, isYear ? period.part(0, 0.5).to : period.from.adding(days: 14))
      case .middle: Period(period.from.adding(days: 9), period.from.adding(days: 19))
      case .late:
        Period(isYear ? period.part(0.5, 1).from : period.from.adding(days: 15), period.to)
      }
    }
    return switch place {
    case .early: period.part(0, 1.0 / 3)
    case .middle: period.part(1.0 / 3, 2.0 / 3)
    case .late: period.part(2.0 / 3, 1)
    }
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
