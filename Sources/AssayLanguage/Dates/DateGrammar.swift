import AssayModel

/// A date found: its lexemes and days.
struct DateMatch: Sendable {
  var lexemes: Range<Int>
  var from: CalendarDay?
  var to: CalendarDay?
  /// Whether its numbers are the calendar's; `three years ago` counts years.
  var holdsNumbers: Bool

  func period(in text: LexedText) -> DatePeriod {
    let bytes = text.bytes(lexemes)
    return DatePeriod(
      quote: text.map.substring(ofBytes: bytes), span: text.map.span(ofBytes: bytes), from: from,
      to: to)
  }
}

/// A date read at a place of the text.
struct DateItem: Sendable {
  var expression: DateExpression
  var end: Int
  var holdsNumbers = true

  init(_ expression: DateExpression, end: Int, holdsNumbers: Bool = true) {
    self.expression = expression
    self.end = end
    self.holdsNumbers = holdsNumbers
  }
}

/// The grammar of English dates over the lexemes of a text. Each rule looks a bounded number of
/// lexemes ahead, so a scan is linear.
struct DateGrammar {
  let text: LexedText
  /// The document's own day.
  let reference: CalendarDay?
  let numerals: NumeralReader

  init(_ numerals: NumeralReader, reference: CalendarDay?) {
    text = numerals.text
    self.reference = reference
    self.numerals = numerals
  }

  func matches() -> [DateMatch] {
    var found: [DateMatch] = []
    var at = 0
    while at < text.count {
      if canBegin(at), let match = match(at: at) {
        found.append(match)
        at = match.lexemes.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  private func match(at start: Int) -> DateMatch? {
    let resolver = DateResolver(reference: reference, isFuture: speaksOfFuture(start))
    let isOpened = text[start].text == "from" || text[start].text == "between"
    let item = isOpened ? nil : item(at: start, resolver)
    if let range = range(at: start, first: item, resolver) { return range }
    guard let item else { return nil }
    var match = DateMatch(lexemes: start..<item.end, holdsNumbers: item.holdsNumbers)
    if case .open(let from, let to) = item.expression {
      (match.from, match.to) = (from, to)
    } else {
      let period = resolver.period(item.expression)
      (match.from, match.to) = (period?.from, period?.to)
    }
    return match
  }

  /// One date or period, by the first rule that reads it. Rules that read more words come first:
  /// `the first week of May 2020` before `May 2020`, `June next year` before `June`.
  func item(at start: Int, _ resolver: DateResolver) -> DateItem? {
    if let item = partOfPeriod(at: start, resolver) { return item }
    if let item = ordinalOfPeriod(at: start, resolver) { return item }
    if let item = weekOf(at: start, resolver) { return item }
    if let item = numericDate(at: start) { return item }
    if let item = weekdayDate(at: start, resolver) { return item }
    if let item = monthFirst(at: start) { return item }
    if let item = dayFirst(at: start) { return item }
    if let item = yearFirst(at: start) { return item }
    if let item = namedDay(at: start, resolver) { return item }
    if let item = distance(at: start, resolver) { return item }
    if let item = relativePeriod(at: start, resolver) { return item }
    if let item = quarter(at: start) { return item }
    if let item = season(at: start, resolver) { return item }
    if let item = decade(at: start) { return item }
    if let item = century(at: start) { return item }
    if let item = holiday(at: start, resolver) { return item }
    return year(at: start) ?? dayAlone(at: start)
  }

  // MARK: - Ranges

  /// `from 4 to 22 January 1995`, `between 2015 and May 2018`, `November 19 to 20`, `2014-2018`.
  private func range(
    at start: Int, first whole: DateItem?, _ resolver: DateResolver
  ) -> DateMatch? {
    var at = start
    let opening = text[start].text
    let isOpened = opening == "from" || opening == "between"
    if isOpened { at += 1 }
    let first: DateItem
    let isBare: Bool
    if let read = isOpened ? item(at: at, resolver) : whole {
      first = read
      isBare = false
    } else if let read = endOfRange(at: at, isOpened: isOpened) {
      first = read
      isBare = false
    } else if let (day, end) = dayNumber(at: at) {
      first = DateItem(.day(year: nil, month: nil, day: day), end: end)
      isBare = true
    } else {
      return nil
    }
    guard let next = link(at: first.end, between: opening == "between") else { return nil }
    let glued = isBare && text[next].glued ? dayFirst(at: next, inRange: true) : nil
    guard
      let second = glued ?? bareEnd(at: next, first) ?? item(at: next, resolver)
        ?? endOfRange(at: next)
    else { return nil }
    var left = first.expression
    if isBare {
      // The month of `4 to 22 January` stands with the second day.
      guard case .day(nil, nil, let day) = left,
        case .day(let year, let month?, let last) = second.expression,
        isOpened || day < last
      else { return nil }
      left = .day(year: year, month: month, day: day)
    }
    guard first.holdsNumbers || second.holdsNumbers || isOpened || text[first.end].text != "-"
    else {
      return nil
    }
    let period = resolver.range(left, second.expression)
    if period == nil, reference != nil || first.expression.year != nil { return nil }
    return DateMatch(
      lexemes: start..<second.end, from: period?.from, to: period?.to,
      holdsNumbers: first.holdsNumbers || second.holdsNumbers)
  }

  private func link(at index: Int, between: Bool) -> Int? {
    switch text[index].text {
    case "to", "till", "til", "until", "through", "thru", "~": return index + 1
    case "and": return between ? index + 1 : nil
    case "up": return text[index + 1].text == "to" ? index + 2 : nil
    case ",": return text[index + 1].text == "until" ? index + 2 : nil
    default: return text[index].isDash ? index + 1 : nil
    }
  }

  /// `now`, which is a date only as an end, and `10/1`, which elsewhere is a fraction.
  private func endOfRange(at index: Int, isOpened: Bool = true) -> DateItem? {
    if text[index].text == "now" || text[index].text == "present", let reference {
      return DateItem(.period(Period(day: reference)), end: index + 1)
    }
    if let date = numericDate(at: index, inRange: true) { return date }
    // 2014-2018, Jan-Feb 2017, Nov to March
    if isOpened, text[index].isDigits, let (year, end) = yearNumber(at: index), year < 2200,
      let period = Period(year: year)
    {
      return DateItem(.period(period), end: end)
    }
    guard text[index].capital, let (month, end) = monthName(at: index) else { return nil }
    return DateItem(.month(year: nil, month: month), end: end)
  }

  /// The `20` of `November 19 to 20`, the `12` of `2011-12`.
  private func bareEnd(at index: Int, _ first: DateItem) -> DateItem? {
    switch first.expression {
    case .day(let year, let month, let day):
      let at = text[index].text == "the" ? index + 1 : index
      guard month != nil, let (last, end) = dayNumber(at: at), last > day,
        monthName(at: text[end].text == "of" ? end + 1 : end) == nil,
        !["/", "-"].contains(text[end].text)
      else { return nil }
      // November 19-20, 2016
      if year == nil, let (year, end) = yearAfterDay(at: end) {
        return DateItem(.day(year: year, month: month, day: last), end: end)
      }
      return DateItem(.day(year: year, month: month, day: last), end: end)
    case .period(let period):
      guard period.from.month == 1, period.from.day == 1, text[index].isDigits, text[index].glued,
        text[index].text.utf8.count == 2, let last = Int(text[index].text),
        period.from.year / 100 * 100 + last == period.from.year + 1,
        let next = Period(year: period.from.year + 1)
      else { return nil }
      return DateItem(.period(next), end: index + 1)
    default: return nil
    }
  }

  // MARK: - Around it

  /// Whether the words before a place of the same clause speak of what is to come.
  private func speaksOfFuture(_ start: Int) -> Bool {
    for index in stride(from: start - 1, through: max(0, start - 14), by: -1) {
      let lexeme = text[index]
      if lexeme.kind == .barrier || lexeme.text == "." || lexeme.text == ";" { return false }
      if lexeme.marks.contains(.future) { return true }
    }
    return false
  }

  static let futureWords: Set<String> = [
    "will", "ll", "shall", "upcoming", "scheduled", "plans", "plan", "expects", "expected",
    "intends", "due", "going", "until", "by",
  ]

  /// Whether a word can open a date; behind `in the` and the like, whether the next one can.
  private func canBegin(_ start: Int) -> Bool {
    for index in start..<start + 4 {
      let marks = text[index].marks
      if marks.contains(.date) { return true }
      guard marks.contains(.beforeDate) else { return false }
    }
    return false
  }

  /// Words that open a date before those of `beginnings`.
  static let openers: Set<String> = [
    "the", "from", "between", "a", "an", "in", "more", "less", "than", "for", "my", "our", "on",
    "over", "during", "of", "within",
  ]

  /// Words that open a date.
  static let beginnings: Set<String> = {
    var words: Set<String> = [
      "today", "yesterday", "tomorrow", "tonight", "few",
      "early", "mid", "middle", "late", "later", "earlier", "beginning", "start", "end",
      "first", "second", "latter", "former", "rest", "remaining", "remainder", "week", "day",
      "month", "year", "years", "fy",
      "fiscal", "q", "h", "turn", "ad",
      "opening", "closing", "half", "noughties", "aughts", "cy", "midsummer", "couple", "several",
      "next", "last", "this", "weekend",
    ]
    words.formUnion(CalendarWords.months.keys)
    words.formUnion(CalendarWords.weekdays.keys)
    words.formUnion(CalendarWords.seasons.keys)
    words.formUnion(CalendarWords.steps.keys)
    words.formUnion(CalendarWords.units.keys)
    words.formUnion(CalendarWords.decades.keys)
    words.formUnion(NumberWords.cardinals.keys)
    words.formUnion(NumberWords.ordinals.keys)
    words.formUnion(Holidays.firstWords)
    return words
  }()
}
