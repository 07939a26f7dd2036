import AssayModel

extension DateGrammar {
  /// `2016-11-07`, `21/04/2016`, `13.5.2015`, `2019/sep/01`, `9/11`.
  /// - Parameter inRange: whether it is an end of a range, which may be glued to a dash.
  func numericDate(at start: Int, inRange: Bool = false) -> DateItem? {
    guard text[start].isDigits, inRange || !isInsideNumber(start) else { return nil }
    return threeParts(at: start) ?? yearsJoined(at: start)
      ?? (inRange ? nil : yearAndMonth(at: start))
      ?? monthAndDay(at: start, inRange: inRange)
  }

  func isInsideNumber(_ start: Int) -> Bool {
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

  static func full(_ year: Int, _ width: Int) -> Int {
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

  static let beforeDay: Set<String> = [
    "on", "by", "until", "till", "since", "before", "after", "from", "dated",
  ]
}
