extension AmountReader {
  /// Whether a number is part of a name, a number plate, a time of day, a telephone or version
  /// number, a page reference: read by people as a label, not as how much.
  func isPartOfLabel(_ start: Int, _ numeral: Numeral) -> Bool {
    let first = text[start]
    if first.isWord, isPartOfName(start, numeral) { return true }
    if numeral.kind == .ordinal, first.text == "first" || first.text == "second" {
      return isIdiom(start)
    }
    if first.text == "one", numeral.end == start + 1 { return isPronoun(start) }
    guard first.isDigits || first.text == "." || first.isDash || first.text == "+" else {
      return isTimeOfDay(numeral)
    }
    if first.glued, isGluedToName(start) || text[start - 1].text == "#" { return true }
    if isTimeOfDay(numeral) || isChain(numeral) { return true }
    guard first.isDigits, numeral.isPlainDigits else { return false }
    if isListMark(start) { return true }
    return isReference(start) || isModel(start, numeral) || isClock(start)
  }

  /// The `2.` of a list: at the start of a line or sentence, before one that begins.
  private func isListMark(_ start: Int) -> Bool {
    text[start + 1].text == "." && text[start + 1].glued && text[start + 2].capital
      && !text[start + 2].glued && start > 0 && startsSentence(start)
  }

  /// `Second World War`, `the Six Nations`, `Radio Five Live`: capitals inside a sentence.
  private func isPartOfName(_ start: Int, _ numeral: Numeral) -> Bool {
    let before = text[start - 1]
    guard text[start].capital, before.isWord, !before.glued || !text[start].glued else {
      return false
    }
    return before.capital && !startsSentence(start - 1)
      || !before.capital && text[numeral.end].capital
  }

  /// `PlayStation 3`, `Halo 2`: behind a capitalised word inside a sentence, and counting nothing.
  private func isModel(_ start: Int, _ numeral: Numeral) -> Bool {
    let before = text[start - 1]
    guard before.isWord, before.capital, !text[start].glued, !startsSentence(start - 1),
      CalendarWords.months[before.text] == nil, CalendarWords.weekdays[before.text] == nil,
      text[start - 1].text.utf8.count > 1
    else { return false }
    return unit(after: numeral.end, value: numeral.value) == nil && moneyByName(numeral) == nil
      && CountedThing.byWords(after: numeral.end, in: text) == nil
  }

  private func startsSentence(_ index: Int) -> Bool {
    let before = text[index - 1]
    return before.kind == .barrier
      || [".", "!", "?", "\"", "“", "”", ":", ";", "'", "‘", "-", "–", "—", "("].contains(
        before.text)
  }

  /// `1700 local time`, `0130 GMT`, `007`.
  private func isClock(_ start: Int) -> Bool {
    let digits = text[start].text
    if digits.utf8.count == 3, digits.hasPrefix("00") { return true }
    guard digits.utf8.count == 4 else { return false }
    if digits.hasPrefix("0"), digits != "0000" { return true }
    return clockWords.contains(text[start + 1].text) || text[start + 1].text == "local"
  }

  /// `COVID-19`, `v2`, `#1`, `example.com/2020`; but `mid-2020`, `x>10`, `(5`, `22,24`.
  private func isGluedToName(_ start: Int) -> Bool {
    let before = text[start - 1]
    if before.isWord { return true }
    let further = text[start - 2]
    if before.isDash, before.glued {
      return further.isDigits || further.isWord && !openPrefixes.contains(further.text)
    }
    if ["@", "_", "\\", "&"].contains(before.text) { return true }
    if ["/", ".", ":", "=", "?", "+"].contains(before.text), before.glued {
      return further.isWord || further.isDigits || further.text == "/"
    }
    return before.isApostrophe && !before.glued && text[start].text.utf8.count == 2
  }

  /// `10:20`, `6pm`, `8 p.m.`, `seven o'clock`.
  private func isTimeOfDay(_ numeral: Numeral) -> Bool {
    let next = text[numeral.end]
    if next.text == ":", next.glued, text[numeral.end + 1].isDigits, text[numeral.end + 1].glued {
      return true
    }
    guard numeral.value >= 0, numeral.value <= 24 else { return false }
    switch next.text {
    case "am", "pm": return true
    case "a", "p":
      return text[numeral.end + 1].text == "." && text[numeral.end + 2].text == "m"
        && text[numeral.end + 2].glued
    case "o": return text[numeral.end + 1].isApostrophe && text[numeral.end + 2].text == "clock"
    case ".":
      // 8.10 pm is read as a decimal.
      return false
    default: return false
    }
  }

  /// `1-222-2222`, `123-45-6789`, and `555-1234`, where a range would be round.
  private func isChain(_ numeral: Numeral) -> Bool {
    let at = numeral.end
    guard text[at].isDash || text[at].text == "/", text[at].glued, text[at + 1].isDigits,
      text[at + 1].glued
    else { return false }
    let second = text[at + 1].text
    if text[at + 2].glued, text[at + 2].isDash || text[at + 2].text == "/", text[at + 3].isDigits,
      text[at + 3].glued
    {
      return true
    }
    return text[at - 1].text.utf8.count == 3 && second.utf8.count == 4 && !second.hasSuffix("0")
  }

  /// `page 12`, `Section 5`, `version 2.0`: a name of a place in something.
  private func isReference(_ start: Int) -> Bool {
    let word = text[start - 1]
    if word.text == ".", word.glued {
      return ["p", "pp", "vol", "sec", "art", "ch", "fig"].contains(text[start - 2].text)
    }
    guard word.isWord, !word.glued || text[start].glued == false else { return false }
    if placesOfText.contains(word.text) { return true }
    return word.capital && namedByNumber.contains(word.text)
  }

  /// `at first`, `first of all`, `in the first place`, `second to none`.
  private func isIdiom(_ start: Int) -> Bool {
    let next = text[start + 1].text
    switch text[start].text {
    case "first":
      return text[start - 1].text == "at" || next == "of" && text[start + 2].text == "all"
        || next == "place" && text[start - 2].text == "in" || next == "and"
        || next == "name" || next == "aid" || next == "lady" || next == "hand"
    case "second":
      return text[start - 1].text == "a" && (next == "of" || !text[start + 1].isWord)
        || text[start - 1].text == "per" || text[start - 1].text == "split"
        || next == "hand" || next == "thoughts"
    default: return false
    }
  }

  private func isNumber(_ index: Int) -> Bool {
    text[index].isDigits || NumberWords.cardinals[text[index].text] != nil
  }

  /// `one` counts before a noun; `one of`, `this one`, `one is`, `the right one` stand for
  /// somebody or something.
  private func isPronoun(_ start: Int) -> Bool {
    let before = text[start - 1]
    if before.isDash, before.glued, text[start].glued { return true }
    if text[start + 1].isDash, text[start + 1].glued, text[start + 2].isWord {
      // `one-yen` and `one-mile` measure, `one-off` and `one-on-one` do not.
      let word = text[start + 2].text
      return CurrencyTable.names[word] == nil && UnitTable.names[word] == nil
    }
    if before.isWord, notBeforeOne.contains(before.text) { return true }
    let next = text[start + 1]
    guard next.isWord else {
      // Alone in its clause, or in a list of numbers.
      if before.text == "by", text[start - 2].text == "one" { return true }
      return before.isWord && !beforeLoneOne.contains(before.text)
    }
    if ["or", "and", "to"].contains(next.text), isNumber(start + 2) { return false }
    if before.text == "by", text[start - 2].text == "one" { return true }
    return notAfterOne.contains(next.text) || CountedThing.functionWords.contains(next.text)
      || NumberWords.ordinals[before.text] != nil
  }
}

private let openPrefixes: Set<String> = [
  "mid", "pre", "post", "sub", "non", "under", "over", "top", "plus", "minus", "to", "early",
  "late",
]
private let placesOfText: Set<String> = [
  "page", "pages", "pp", "section", "sections", "article", "articles", "chapter", "chapters",
  "paragraph", "clause", "verse", "footnote", "figure", "appendix", "version", "highway", "flight",
  "route", "gate", "apartment", "suite", "channel", "windows", "isbn", "issn", "no",
]
private let clockWords: Set<String> = [
  "gmt", "bst", "utc", "est", "edt", "pst", "cet", "cest", "et", "hours", "hrs", "ist",
]
private let namedByNumber: Set<String> = [
  "number", "round", "stage", "radio",
  "exit", "interstate", "room", "platform", "terminal", "part", "phase", "type", "level", "line",
  "act", "resolution", "rule", "law", "title", "amendment", "proposition", "measure", "district",
  "precinct", "ward", "block", "building", "unit", "model", "boeing", "airbus", "apollo", "android",
  "formula", "group", "grade", "class", "category", "episode", "season", "volume", "issue", "table",
  "box", "area", "zone", "bus", "tram", "runway", "pier", "psalm", "luke", "matthew",
]
private let notBeforeOne: Set<String> = [
  "this", "that", "which", "each", "every", "any", "no", "another", "the", "some", "last", "next",
  "previous", "current", "right", "wrong", "new", "old", "other", "same", "good", "bad", "best",
  "big", "loved", "such", "first", "second", "third", "like", "as",
]
private let beforeLoneOne: Set<String> = [
  "is", "was", "are", "were", "to", "and", "or", "than", "equals", "number", "just", "only",
  "about",
  "by", "of", "from", "between", "over", "negative", "minus", "plus", "version", "least", "most",
]
private let notAfterOne: Set<String> = [
  "of", "is", "was", "has", "had", "can", "could", "may", "might", "must", "should", "would",
  "will",
  "who", "that", "which", "another", "by", "after", "day", "you", "we", "they", "he", "she", "it",
  "does", "did", "thing", "sees", "needs", "s", "to", "with", "cannot", "side", "hand",
]
