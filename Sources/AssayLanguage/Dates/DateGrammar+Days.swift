import AssayModel

extension DateGrammar {
  // MARK: - Parts

  /// A day of a month, in digits or words, with or without `th`.
  func dayNumber(at index: Int, words: Bool = true) -> (day: Int, end: Int)? {
    let lexeme = text[index]
    if lexeme.isDigits {
      guard lexeme.text.utf8.count <= 2, let day = Int(lexeme.text), (1...31).contains(day) else {
        return nil
      }
      let next = text[index + 1]
      if next.glued, ["st", "nd", "rd", "th"].contains(next.text) { return (day, index + 2) }
      if next.isWord, next.glued { return nil }
      // 12.5, 12:30, 12,000, 12%
      if next.glued, [".", ":", ",", "%"].contains(next.text), text[index + 2].isDigits,
        text[index + 2].glued
      {
        // `02,2018` is a day and a year.
        return next.text == "," && text[index + 2].text.utf8.count == 4 ? (day, index + 1) : nil
      }
      return next.text == "%" ? nil : (day, index + 1)
    }
    guard words, lexeme.isWord,
      NumberWords.cardinals[lexeme.text] != nil
        || NumberWords.ordinals[lexeme.text] != nil
    else { return nil }
    let read =
      numerals.ordinal(at: index)
      ?? numerals.cardinal(at: index).map {
        Numeral(value: $0.value, lexemes: index..<$0.end)
      }
    guard let read, (1...31).contains(read.value) else { return nil }
    return (Int(read.value), read.end)
  }

  /// A year in digits (four, or `'98`) or words.
  func yearNumber(at index: Int) -> (year: Int, end: Int)? {
    let lexeme = text[index]
    if lexeme.isDigits {
      guard lexeme.text.utf8.count == 4, let year = Int(lexeme.text), (1000...2999).contains(year),
        !isCut(index + 1)
      else { return nil }
      return (year, index + 1)
    }
    if lexeme.isApostrophe, !lexeme.glued, text[index + 1].isDigits, text[index + 1].glued,
      text[index + 1].text.utf8.count == 2, let year = Int(text[index + 1].text),
      !text[index + 2].glued || !text[index + 2].isWord
    {
      return (Self.century(of: year), index + 2)
    }
    return yearInWords(at: index)
  }

  /// Whether what follows digits makes them something else: `2019.5`, `2,019`, `2019km`.
  private func isCut(_ index: Int) -> Bool {
    let next = text[index]
    guard next.glued else { return false }
    return next.isWord || next.text == ":"
      || (next.text == "." || next.text == ",")
        && text[index + 1].isDigits && text[index + 1].glued
  }

  /// Two-digit years: to 2039 and back to 1940.
  static func century(of year: Int) -> Int { year < 40 ? 2000 + year : 1900 + year }

  /// `nineteen ninety nine`, `twenty twenty-one`, `two thousand and eighteen`.
  func yearInWords(at index: Int) -> (year: Int, end: Int)? {
    guard text[index].isWord, NumberWords.cardinals[text[index].text] != nil,
      let first = numerals.cardinal(at: index)
    else { return nil }
    if (1000...2999).contains(first.value), first.value == first.value.rounded() {
      return (Int(first.value), first.end)
    }
    guard (10...21).contains(first.value) else { return nil }
    var next = first.end
    if text[next].isDash { next += 1 }
    if text[next].text == "oh" || text[next].text == "o",
      let unit = NumberWords.unit(text[next + 1].text)
    {
      return (Int(first.value) * 100 + Int(unit), next + 2)
    }
    guard text[next].isWord, let second = numerals.cardinal(at: next),
      (10...99).contains(second.value)
    else { return nil }
    return (Int(first.value) * 100 + Int(second.value), second.end)
  }

  /// A month's name, and the lexeme after it and its full stop.
  func monthName(at index: Int) -> (month: Int, end: Int)? {
    let lexeme = text[index]
    guard lexeme.isWord, let month = CalendarWords.months[lexeme.text],
      !(text[index + 1].isWord && text[index + 1].glued)
    else { return nil }
    let isShort = lexeme.text.utf8.count <= 4 && !["may", "june", "july"].contains(lexeme.text)
    if isShort, text[index + 1].text == ".", text[index + 1].glued { return (month, index + 2) }
    return (month, index + 1)
  }

  /// `this year`, `of last year`, `next year` behind a month.
  func relativeYear(at index: Int) -> (year: Int?, end: Int)? {
    var at = index
    if text[at].text == "of" || text[at].text == "in" || text[at].text == "," { at += 1 }
    if text[at].text == "the" { at += 1 }
    guard let step = CalendarWords.steps[text[at].text], text[at + 1].text == "year",
      text[at].text != "past"
    else { return nil }
    return (reference.map { $0.year + step }, at + 2)
  }

  // MARK: - Digits alone

  /// `2016-11-07`, `21/04/2016`, `13.5.2015`, `2019/sep/01`, `9/11`.
  /// - Parameter inRange: whether it is an end of a range, which may be glued to a dash.
  func numericDate(at start: Int, inRange: Bool = false) -> DateItem? {
    guard text[start].isDigits, inRange || !isInsideNumber(start) else { return nil }
    return threeParts(at: start) ?? yearsJoined(at: start)
      ?? (inRange ? nil : yearAndMonth(at: start))
      ?? monthAndDay(at: start, inRange: inRange)
  }

  private func isInsideNumber(_ start: Int) -> Bool {
    guard text[start].glued else { return false }
    let before = text[start - 1]
    if before.isWord { return true }
    let further = text[start - 2]
    return before.glued && (further.isDigits || further.isWord && before.text != "|")
      && [".", ",", "/", "-", "_", "=", "–"].contains(before.text)
      || CurrencyTable.signs[before.text] != nil || further.isDigits && before.text == ":"
  }

  private func threeParts(at start: Int) -> DateItem? {
    let mark = text[start + 1]
    guard mark.glued, mark.text == "/" || mark.text == "." || mark.isDash, text[start + 2].glued,
      text[start + 3].glued, text[start + 3].text == mark.text || text[start + 3].text == ",",
      text[start + 4].isDigits, text[start + 4].glued,
      let first = Int(text[start].text), let third = Int(text[start + 4].text)
    else { return nil }
    // A fourth part makes it a number of another kind.
    let after = text[start + 5]
    if after.glued,
      after.isWord || after.isDash || after.text == "/"
        || after.text == "." && text[start + 6].isDigits && text[start + 6].glued
    {
      let isRange = after.isDash && mark.text != after.text && text[start + 6].isDigits
      if !isRange && !(after.isWord && after.text == "t") { return nil }
    }
    let widths = (text[start].text.utf8.count, text[start + 4].text.utf8.count)
    let date: (year: Int, month: Int, day: Int)
    if let month = CalendarWords.months[text[start + 2].text] {
      date = widths.0 == 4 ? (first, month, third) : (Self.full(third, widths.1), month, first)
    } else {
      guard let second = Int(text[start + 2].text), text[start + 2].text.utf8.count <= 2 else {
        return nil
      }
      if widths.0 == 4 {
        date = (first, second, third)
      } else {
        guard widths.0 <= 2, widths.1 == 4 || widths.1 == 2 else { return nil }
        let year = Self.full(third, widths.1)
        // American order, unless the full stop or the numbers say otherwise.
        let dayFirst = first > 12 || mark.text == "." && second <= 12
        date = dayFirst ? (year, second, first) : (year, first, second)
      }
    }
    guard (1...12).contains(date.month), (1...31).contains(date.day), date.year >= 1000 else {
      return nil
    }
    return DateItem(.day(year: date.year, month: date.month, day: date.day), end: start + 5)
  }

  private static func full(_ year: Int, _ width: Int) -> Int {
    width == 2 ? century(of: year) : year
  }

  /// `2006/07`, `1939-45`: a season or a span of years. `2001-05` is a month.
  private func yearsJoined(at start: Int) -> DateItem? {
    let mark = text[start + 1]
    guard mark.glued, mark.isDash || mark.text == "/", text[start + 2].glued,
      text[start + 2].text.utf8.count == 2, text[start].text.utf8.count == 4,
      let first = Int(text[start].text), let last = Int(text[start + 2].text),
      (1000...2100).contains(first), !(text[start + 3].glued && text[start + 3].isWord),
      !isCut(start + 3), !(text[start + 3].glued && text[start + 3].isDash)
    else { return nil }
    let count = last - first % 100
    guard count == 1 || count > 1 && last > 12 && mark.isDash || first % 100 == 99 && last == 0,
      let period = years(first, count > 0 ? count + 1 : 2)
    else { return nil }
    return DateItem(.period(period), end: start + 3)
  }

  /// `2016-11`, `2015/3`, `11/2016`, with spaces too.
  private func yearAndMonth(at start: Int) -> DateItem? {
    let mark = text[start + 1]
    guard
      mark.isDash || mark.text == "/" || mark.text == "." && mark.glued && text[start + 2].glued,
      text[start + 2].isDigits, let first = Int(text[start].text),
      let second = Int(text[start + 2].text)
    else { return nil }
    let after = text[start + 3]
    guard
      !(after.glued && (after.isWord || after.isDash || after.text == "/" || after.text == "%")),
      !isCut(start + 3)
    else { return nil }
    let widths = (text[start].text.utf8.count, text[start + 2].text.utf8.count)
    if widths.0 == 4, widths.1 <= 2, (1000...2100).contains(first), (1...12).contains(second) {
      // 2014-5 is no month, 2014/5 may be.
      if mark.isDash, mark.glued, widths.1 == 1 { return nil }
      if mark.text == ".", after.isWord || !(1900...2099).contains(first) { return nil }
      return DateItem(.month(year: first, month: second), end: start + 3)
    }
    if widths.1 == 4, widths.0 <= 2, (1000...2100).contains(second), (1...12).contains(first),
      mark.text != "."
    {
      return DateItem(.month(year: second, month: first), end: start + 3)
    }
    return nil
  }

  /// `4/22`, `4-22`: without a month's name only where the numbers or the words before tell.
  private func monthAndDay(at start: Int, inRange: Bool) -> DateItem? {
    let mark = text[start + 1]
    guard mark.glued, mark.text == "/" || mark.text == "-" && !inRange,
      text[start + 2].isDigits, text[start + 2].glued, text[start].text.utf8.count <= 2,
      text[start + 2].text.utf8.count <= 2, var month = Int(text[start].text),
      var day = Int(text[start + 2].text), !isCut(start + 3)
    else { return nil }
    let after = text[start + 3]
    if after.glued,
      after.isWord || after.text == "/" || after.text == "%" || after.isDash && !inRange
    {
      return nil
    }
    if month > 12 { (month, day) = (day, month) }
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let before = text[start - 1].text
    let isDated = Self.beforeDay.contains(before) || CalendarWords.weekdays[before] != nil
    if month == 9, day == 11, mark.text == "/", !inRange, !isDated || reference == nil {
      return DateItem(.day(year: 2001, month: 9, day: 11), end: start + 3)
    }
    if !inRange, !isDated {
      guard mark.text == "/", day > 12, !text[start - 1].isDigits,
        UnitTable.names[text[start + 3].text] == nil
      else { return nil }
    }
    return DateItem(.day(year: nil, month: month, day: day), end: start + 3)
  }

  private static let beforeDay: Set<String> = [
    "on", "by", "until", "till", "since", "before", "after", "from", "dated",
  ]

  // MARK: - Month and day

  /// `October 2`, `Oct-2`, `May the twenty-first, 1978`, `June 2016`, `june next year`, `June`.
  func monthFirst(at start: Int) -> DateItem? {
    guard let (month, end) = monthName(at: start) else { return nil }
    var at = end
    if text[at].isDash || text[at].text == "/" || text[at].text == "." || text[at].text == "," {
      let isTight = text[at].glued && text[at + 1].glued
      at = isTight || text[at].text == "," || text[at].text == "." && text[at].glued ? at + 1 : at
    }
    if text[at].text == "the" { at += 1 }
    if let (year, yearEnd) = text[end].isWord ? yearInWords(at: end) : nil {
      return DateItem(.month(year: year, month: month), end: yearEnd)
    }
    if text[end].text != ",", let (day, dayEnd) = dayNumber(at: at), !countsThings(dayEnd, day),
      isMonthBeforeNumber(start)
    {
      if let (year, yearEnd) = yearAfterDay(at: dayEnd) {
        return DateItem(.day(year: year, month: month, day: day), end: yearEnd)
      }
      if let (year, yearEnd) = relativeYear(at: dayEnd) {
        return DateItem(
          year.map { .day(year: $0, month: month, day: day) } ?? .unknown, end: yearEnd)
      }
      return DateItem(.day(year: nil, month: month, day: day), end: dayEnd)
    }
    if let (year, yearEnd) = yearAfterMonth(at: end) {
      return DateItem(.month(year: year, month: month), end: yearEnd)
    }
    if let (year, yearEnd) = relativeYear(at: end) {
      return DateItem(year.map { .month(year: $0, month: month) } ?? .unknown, end: yearEnd)
    }
    return isMonthAlone(start) ? DateItem(.month(year: nil, month: month), end: end) : nil
  }

  /// `may` and `march` are words before most numbers: `it may 5`, unless they look like names.
  private func isMonthBeforeNumber(_ start: Int) -> Bool {
    text[start].capital || !["may", "march", "mar", "sun"].contains(text[start].text)
      || Self.beforeDay.contains(text[start - 1].text)
  }

  /// In `In May 20 people` the number counts people.
  private func countsThings(_ index: Int, _ day: Int) -> Bool {
    let word = text[index]
    guard word.isWord, !word.glued || true else { return false }
    return word.text == "people" || word.text == "percent" || word.text == "million"
      || NumberWords.cardinals[word.text].map { $0.value >= 100 } == true
      || UnitTable.names[word.text].map { $0.kind != .time } == true
  }

  /// A month's name alone: with a capital, and `May` and `March` only behind words that date.
  private func isMonthAlone(_ start: Int) -> Bool {
    let word = text[start].text
    let before = text[start - 1].text
    let isDated = Self.beforeMonth.contains(before) || CalendarWords.steps[before] != nil
    if word == "may" || word == "march" || word == "mar" {
      return text[start].capital && isDated && !(before == "to" && word == "march")
    }
    if word.utf8.count <= 4, word != "june", word != "july" {
      return isDated || text[start].capital && text[start + 1].text == "."
    }
    return text[start].capital || isDated
  }

  private static let beforeMonth: Set<String> = [
    "in", "since", "until", "till", "by", "during", "of", "from", "to", "between", "and", "through",
    "early", "mid", "late", "before", "after", "for", "around", "every", "each", "-", "the",
  ]

  func yearAfterDay(at index: Int) -> (year: Int, end: Int)? {
    var at = index
    if text[at].text == "," || text[at].text == "of" || text[at].isDash
      || text[at].text == "." && text[at].glued
      || text[at].text == "/" || text[at].text == "in" && text[at + 1].isDigits
    {
      at += 1
    }
    guard let (year, end) = yearNumber(at: at) else { return nil }
    // `on May 5, 2000 people`: what follows counts.
    return text[end].text == "people" ? nil : (year, end)
  }

  private func yearAfterMonth(at index: Int) -> (year: Int, end: Int)? {
    var at = index
    if text[at].text == "," || text[at].text == "of" || text[at].isDash || text[at].text == "/"
      || text[at].text == "in" && text[at + 1].isDigits
    {
      at += 1
    }
    if text[at].text == "the", text[at + 1].text == "year" { at += 2 }
    return yearNumber(at: at)
  }

  /// `2016 June`, `2016, Nov`, `2016 June 5`.
  func yearFirst(at start: Int) -> DateItem? {
    guard text[start].isDigits, !isInsideNumber(start), let (year, end) = yearNumber(at: start)
    else {
      return nil
    }
    var at = end
    if text[at].text == "," || text[at].isDash || text[at].text == "/" { at += 1 }
    guard let (month, monthEnd) = monthName(at: at), text[at].text != "may" || text[at].capital
    else {
      return nil
    }
    if let (day, dayEnd) = dayNumber(at: monthEnd), !countsThings(dayEnd, day),
      text[end].text != ","
    {
      return DateItem(.day(year: year, month: month, day: day), end: dayEnd)
    }
    // `in 2016, March 3 was` names a new day.
    return dayNumber(at: monthEnd) == nil && yearNumber(at: monthEnd) == nil
      ? DateItem(.month(year: year, month: month), end: monthEnd) : nil
  }

  // MARK: - Day and month

  /// `15 June 2016`, `the twenty second of June`, `the 20th of next month`.
  func dayFirst(at start: Int, inRange: Bool = false) -> DateItem? {
    var at = start
    if text[at].text == "the" { at += 1 }
    guard inRange || !isInsideNumber(at), let (day, dayEnd) = dayNumber(at: at) else { return nil }
    at = dayEnd
    if text[at].text == "day", text[at + 1].text == "of" { at += 1 }
    let isOf = text[at].text == "of"
    if isOf { at += 1 }
    if text[at].isDash || text[at].text == "/" || text[at].text == "." {
      guard text[at].glued, text[at + 1].glued else { return nil }
      at += 1
    }
    let isPlainWord = text[start].isWord && text[start].text != "the" && !isOf
    if let (month, end) = monthName(at: at), isMonthBeforeNumber(at) {
      // `two May elections` count, `twenty-first June` and `twenty-five June 1986` do not.
      if isPlainWord, NumberWords.ordinals[text[dayEnd - 1].text] == nil,
        yearAfterDay(at: end) == nil
      {
        return nil
      }
      if let (year, yearEnd) = yearAfterDay(at: end) {
        return DateItem(.day(year: year, month: month, day: day), end: yearEnd)
      }
      if let (year, yearEnd) = relativeYear(at: end) {
        return DateItem(
          year.map { .day(year: $0, month: month, day: day) } ?? .unknown, end: yearEnd)
      }
      return DateItem(.day(year: nil, month: month, day: day), end: end)
    }
    if text[at].text == "the" { at += 1 }
    guard let step = CalendarWords.steps[text[at].text], text[at + 1].text == "month" else {
      return nil
    }
    guard let reference else { return DateItem(.unknown, end: at + 2) }
    let month = reference.adding(months: step)
    return DateItem(.day(year: month.year, month: month.month, day: day), end: at + 2)
  }

  /// `on the 15th`, `for the 27`, `on 15`: where nothing follows that it could count.
  func dayAlone(at start: Int) -> DateItem? {
    let hasArticle = text[start].text == "the"
    let at = hasArticle ? start + 1 : start
    let before = text[start - 1].text
    guard Self.beforeDay.contains(before) || hasArticle && before == "for" else { return nil }
    guard let (day, end) = dayNumber(at: at, words: hasArticle) else { return nil }
    let isOrdinal =
      end > at + 1 || text[at].isWord && NumberWords.ordinals[text[end - 1].text] != nil
    guard isOrdinal || hasArticle || before == "on" else { return nil }
    guard !text[at].isWord || isOrdinal else { return nil }
    let next = text[end]
    let endsPhrase =
      next.kind == .barrier || [".", ",", ";", "!", "?", ")"].contains(next.text)
      || next.isDash && !next.glued
    guard
      endsPhrase && !(next.glued && text[end + 1].glued && text[end + 1].isDigits)
        || isOrdinal && ["at", "and", "or", "to", "with", "in"].contains(next.text)
    else { return nil }
    // A count of one or two is a place in a list.
    guard isOrdinal ? day > 3 || text[at].isDigits : true else { return nil }
    return DateItem(.day(year: nil, month: nil, day: day), end: end)
  }
}
