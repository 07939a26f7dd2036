/// Tells whether four digits are a year.
enum YearContext {
  /// - Parameter index: the lexeme of digits, from 1000 to 2099.
  static func isYear(_ index: Int, in text: LexedText) -> Bool {
    let before = text[index - 1]
    let next = text[index + 1]
    if before.isWord, datingWords.contains(before.text) { return !isUnit(next.text) }
    if before.text == "(" || before.text == "[" { return true }
    if before.isApostrophe || before.text == "$" { return false }
    guard let year = Int(text[index].text), year >= 1600 else { return false }
    if before.isDash, before.glued, text[index - 2].isWord { return true }
    if before.isWord, measuringWords.contains(before.text) { return false }
    if next.isWord, isUnit(next.text) { return false }
    let isRound = year % 50 == 0
    let isRecent = (1900...2049).contains(year)
    if isRound && year != 2000 || !isRecent { return !isCounting(index, in: text) && !isRound }
    return
      !(year == 2000 && (next.isWord && CountedThing.looksPlural(next.text) || next.text == "over"))
  }

  private static func isCounting(_ index: Int, in text: LexedText) -> Bool {
    CountedThing.byWords(after: index + 1, in: text) != nil
  }

  private static func isUnit(_ word: String) -> Bool {
    if let unit = UnitTable.names[word] { return unit.kind != .time || word != "year" }
    return CurrencyTable.names[word] != nil || NumberWords.cardinals[word] != nil
      || word == "people" || word == "%"
  }

  private static let datingWords: Set<String> = [
    "in", "since", "year", "years", "until", "till", "during", "before", "after", "late", "early",
    "mid", "circa", "spring", "summer", "autumn", "fall", "winter", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan",
    "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "fy", "election",
    "from", "back", "christmas", "season",
  ]
  private static let measuringWords: Set<String> = [
    "than", "about", "around", "approximately", "nearly", "almost", "some", "least", "most",
    "roughly",
    "exceed", "exceeds", "exceeding", "exceeded", "above", "below",
  ]
}
