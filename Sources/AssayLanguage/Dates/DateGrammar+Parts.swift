import AssayModel

extension DateGrammar {
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
  func isCut(_ index: Int) -> Bool {
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
}
