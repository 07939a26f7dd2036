import AssayModel

extension DateGrammar {
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
      guard year < 2100, !AmountReader(numerals).isPartOfLabel(at, plain(at)),
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

  func yearItem(_ year: Int, end: Int) -> DateItem {
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
}
