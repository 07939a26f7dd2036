import AssayModel

extension DateGrammar {
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
