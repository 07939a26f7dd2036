extension QuantityScanner {
  /// `hundreds of`, `tens of thousands of`, `several million`, `a few hundred`: at least that many.
  func vague(at start: Int) -> QuantityReading? {
    guard text[start].marks.contains(.vague) else { return nil }
    var at = start
    var value: Double
    if let first = Self.plurals[text[at].text] {
      value = first
      at += 1
      while at < start + 6, text[at].text == "of", let more = Self.plurals[text[at + 1].text] {
        value *= more
        at += 2
      }
      guard text[at].text == "of" || at > start + 1, text[start - 1].text != "the" else {
        return nil
      }
    } else {
      if text[at].text == "a", text[at + 1].text == "few" || text[at + 1].text == "couple" {
        at += 1
      }
      guard ["several", "few", "couple", "many"].contains(text[at].text) else { return nil }
      let times: Double = text[at].text == "couple" ? 2 : 1
      at += 1
      if text[at].text == "of" { at += 1 }
      switch NumberWords.cardinals[text[at].text] {
      case .hundred: value = 100
      case .scale(let scale): value = scale
      case .dozen: value = 12
      default: return nil
      }
      value *= times
      at += 1
    }
    let numeral = Numeral(value: value, lexemes: start..<at)
    var reading = QuantityReading(
      Amount(value: value, unit: nil, lexemes: start..<at, numeral: numeral), from: start)
    let next = text[at].text == "of" ? at + 1 : at
    if let (unit, end) = amounts.unit(after: next, value: value) {
      reading.unit = unit
      reading.lexemes = start..<end
    }
    reading.approximate = true
    return reading
  }

  /// `percent of 10`, where a table puts the word before the number.
  func percentOf(at start: Int) -> QuantityReading? {
    guard text[start].text.hasPrefix("per") else { return nil }
    guard
      let unit = UnitTable.names[text[start].text]
        ?? UnitTable.names[text.joined(start..<start + 2)],
      unit.kind == .percent, !text[start - 1].isDigits
    else { return nil }
    let at = text[start].text == "per" ? start + 2 : start + 1
    guard text[at].text == "of", let number = amounts.amount(at: at + 1), number.unit == nil,
      !text[number.end].isWord
    else { return nil }
    var reading = QuantityReading(number, from: start)
    reading.unit = unit
    return reading
  }

  /// Four digits that no unit follows are a year where they can be one, unless they are round and
  /// what they count follows, or nothing dates them.
}
