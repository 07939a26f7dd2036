/// A number with the unit that it is measured in, if any.
struct Amount: Sendable {
  var value: Double
  var unit: MeasureUnit?
  var lexemes: Range<Int>
  /// The number alone.
  var numeral: Numeral
  /// Whether the text says an age: `five years old`.
  var isAge = false

  var end: Int { lexemes.upperBound }
}

/// Reads numbers with the units before and after them.
struct AmountReader {
  let text: LexedText
  let numerals: NumeralReader

  init(_ numerals: NumeralReader) {
    text = numerals.text
    self.numerals = numerals
  }

  /// The amount that begins at a lexeme, nil where there is none or where it is part of a label,
  /// a time of day, a telephone number.
  func amount(at start: Int, joining: Bool = true) -> Amount? {
    if let money = moneyBySign(at: start, joining: joining) { return money }
    if let age = ageAfterWord(at: start) { return age }
    if let one = unitAndAHalf(at: start) { return one }
    guard let numeral = numerals.numeral(at: start, joining: joining),
      !isPartOfLabel(start, numeral)
    else { return nil }
    return measured(numeral)
  }

  /// Adds what stands behind the number.
  func measured(_ numeral: Numeral) -> Amount? {
    let bare = Amount(value: numeral.value, unit: nil, lexemes: numeral.lexemes, numeral: numeral)
    if numeral.kind == .ordinal { return bare }
    if let million = millionBeforeNoun(numeral) { return measured(million) }
    if let money = moneyByName(numeral) { return money }
    if let measure = measure(numeral) { return measure }
    // 777F, 11a: a label.
    let next = text[numeral.end]
    return next.isWord && next.glued && !text[numeral.end - 1].isWord ? nil : bare
  }

  /// `5m users`, `5m euros`, but `a 5m fence`.
  private func millionBeforeNoun(_ numeral: Numeral) -> Numeral? {
    guard numeral.scale == 1, text[numeral.end].glued, text.raw(numeral.end) == "m",
      text[numeral.end + 1].isWord, CountedThing.looksPlural(text[numeral.end + 1].text)
    else { return nil }
    var million = numeral
    million.value *= 1e6
    million.scale = 1e6
    million.isPlainDigits = false
    million.lexemes = numeral.lexemes.lowerBound..<numeral.end + 1
    return million
  }

  // MARK: - Measures

  private func measure(_ numeral: Numeral) -> Amount? {
    guard let (unit, end) = unit(after: numeral.end, value: numeral.value) else { return nil }
    var amount = Amount(
      value: numeral.value, unit: unit, lexemes: numeral.lexemes.lowerBound..<end, numeral: numeral)
    switch unit.kind {
    case .time:
      addHalf(&amount)
      addAge(&amount)
    case .temperature where text.joined(end..<end + 2) == "below zero":
      amount.value = -amount.value
      amount.lexemes = amount.lexemes.lowerBound..<end + 2
    case .length where unit.name == "ft": addInches(&amount)
    default: break
    }
    return amount
  }

  /// The unit at a lexeme, behind a hyphen (`3-inch`) or in brackets (`20 [kg]`) too.
  func unit(after start: Int, value: Double) -> (unit: MeasureUnit, end: Int)? {
    var at = start
    let opening = text[at].text
    if let closing = ["[": "]", "<": ">", "(": ")", "{": "}"][opening] {
      guard let sign = UnitTable.signs[text.raw(at + 1)], text[at + 2].text == closing else {
        return nil
      }
      return (sign, at + 3)
    }
    if text[at].isDash {
      guard text[at].glued, text[at + 1].glued else { return nil }
      at += 1
    }
    guard var (unit, end) = plainUnit(at: at, value: value) else { return nil }
    if let rate = rate(unit, end) { (unit, end) = rate }
    return (unit, end)
  }

  private func plainUnit(at start: Int, value: Double) -> (unit: MeasureUnit, end: Int)? {
    if let degrees = degrees(at: start) { return degrees }
    if UnitTable.firstWords.contains(text[start].text),
      let width = (1...UnitTable.reach).last(where: {
        UnitTable.names[text.joined(start..<start + $0)] != nil
      }), let unit = UnitTable.names[text.joined(start..<start + width)]
    {
      // `pc`, `bar`, `stone` and the like need what only units have.
      return isWeak(start, width) ? nil : (unit, start + width)
    }
    return sign(at: start)
  }

  /// Signs: `km`, `m²`, `km/h`, `%`; a single letter only where it is glued to the number or
  /// followed by no word.
  private func sign(at start: Int) -> (unit: MeasureUnit, end: Int)? {
    var raw = text.raw(start)
    var end = start + 1
    if text[end].glued,
      text[end].text == "²" || text[end].text == "³" || text[end].text == "2"
        || text[end].text == "3"
    {
      if UnitTable.signs[raw + text[end].text] != nil {
        raw += text[end].text
        end += 1
      }
    }
    guard let unit = UnitTable.signs[raw] else { return nil }
    let lexeme = text[start]
    if lexeme.isWord {
      if raw.utf8.count == 1, !lexeme.glued,
        raw != "m" && raw != "g" || text[end].isWord && text[end].text != "x"
      {
        return nil
      }
      // A `t` or `s` behind an apostrophe belongs to a word.
      if text[start - 1].isApostrophe { return nil }
      if text[end].isWord && text[end].glued { return nil }
    }
    return (unit, end)
  }

  /// Words that are units only sometimes: `5 turn`, `5 bar`, `3 min`.
  private func isWeak(_ start: Int, _ width: Int) -> Bool {
    guard width == 1 else { return false }
    let word = text[start].text
    switch word {
    case "pc", "pt", "st", "bar", "cup", "turn", "mark", "grain":
      return !(text[start].isDash || text[start - 1].isDash)
    case "second", "min", "sec":
      // `two second homes`, but `a two-second delay`.
      return word == "second" && !text[start - 1].isDash && text[start + 1].isWord
        && !["of", "and", "to", "or"].contains(text[start + 1].text)
    default: return false
    }
  }

  /// `45 degrees`, `45 °C`, `45 deg. f`. An angle where the words around say so.
  private func degrees(at start: Int) -> (unit: MeasureUnit, end: Int)? {
    let word = text[start].text
    guard ["degree", "degrees", "deg", "°", "º"].contains(word) else { return nil }
    var at = start + 1
    if word == "deg", text[at].text == ".", text[at].glued { at += 1 }
    let name = text[at]
    if let unit = UnitTable.names[name.text], unit.kind == .temperature { return (unit, at + 1) }
    if ["c", "f", "k"].contains(name.text), !(text[at + 1].isApostrophe && text[at + 1].glued) {
      return (MeasureUnit(name: name.text.uppercased(), kind: .temperature), at + 1)
    }
    let nearby = (start - 4..<start).map { text[$0].text } + (at..<at + 3).map { text[$0].text }
    let isAngle = nearby.contains { anglesAround.contains($0) }
    return (
      isAngle
        ? MeasureUnit(name: "degree of arc", kind: .angle)
        : MeasureUnit(name: "degree", kind: .temperature), at
    )
  }

  /// `miles per hour`, `km/s`, `centimeters/millisecond`.
  private func rate(_ unit: MeasureUnit, _ end: Int) -> (unit: MeasureUnit, end: Int)? {
    guard [.length, .data, .volume, .mass].contains(unit.kind),
      text[end].text == "per" || text[end].text == "/" && text[end].glued
        || unit.kind == .length && (text[end].text == "an" || text[end].text == "a")
    else { return nil }
    let isSlash = text[end].text == "/"
    let raw = text.raw(end + 1)
    guard
      let per = UnitTable.names[text[end + 1].text] ?? UnitTable.signs[raw]
        ?? (isSlash ? UnitTable.signs[text[end + 1].text] : nil), per.kind == .time
    else { return nil }
    let known = ["mi/hour": "mph", "km/hour": "km/h", "m/second": "m/s", "km/second": "km/s"]
    let name = "\(unit.name)/\(per.name)"
    return (
      MeasureUnit(name: known[name] ?? name, kind: unit.kind == .length ? .speed : unit.kind),
      end + 2
    )
  }

  /// `5 ft 2 in`, `5 feet and 2 inches`.
  private func addInches(_ amount: inout Amount) {
    var at = amount.end
    if text[at].text == "and" || text[at].text == "," { at += 1 }
    guard let more = numerals.numeral(at: at), more.value > 0, more.value < 12,
      more.kind != .ordinal
    else { return }
    var end = more.end
    if text[end].isDash { end += 1 }
    guard ["in", "inch", "inches", "″"].contains(text[end].text) else { return }
    amount.value += more.value / 12
    amount.lexemes = amount.lexemes.lowerBound..<end + 1
  }

  /// `two years and a half`.
  private func addHalf(_ amount: inout Amount) {
    guard amount.numeral.isWhole, text.joined(amount.end..<amount.end + 2) == "and a",
      text[amount.end + 2].text == "half" || text[amount.end + 2].text == "quarter"
    else { return }
    amount.value += text[amount.end + 2].text == "half" ? 0.5 : 0.25
    amount.lexemes = amount.lexemes.lowerBound..<amount.end + 3
  }

  /// `a year and a half`: the one place where `a` is a number before a unit.
  private func unitAndAHalf(at start: Int) -> Amount? {
    guard text[start].text == "a" || text[start].text == "an",
      let unit = UnitTable.names[text[start + 1].text], unit.kind == .time
    else { return nil }
    var amount = Amount(
      value: 1, unit: unit, lexemes: start..<start + 2,
      numeral: Numeral(value: 1, lexemes: start..<start + 1))
    addHalf(&amount)
    return amount.value > 1 ? amount : nil
  }

  // MARK: - Ages

  /// `years old`, `-year-old`, `months of age`.
  private func addAge(_ amount: inout Amount) {
    var at = amount.end
    if text[at].isDash, text[at].glued { at += 1 }
    let word = text[at].text
    if word == "old" || word == "olds" {
      amount.lexemes = amount.lexemes.lowerBound..<at + 1
      amount.isAge = true
    } else if word == "of", text[at + 1].text == "age" {
      amount.lexemes = amount.lexemes.lowerBound..<at + 2
      amount.isAge = true
    } else if text[amount.end - 1].text == "y", word == "o" {
      amount.lexemes = amount.lexemes.lowerBound..<at + 1
      amount.isAge = true
    }
  }

  /// `aged 87`, `age 87`, `age of 87`, `87 yo`.
  private func ageAfterWord(at start: Int) -> Amount? {
    let first = text[start].text
    if first == "age" || first == "aged",
      let numeral = numerals.numeral(at: text[start + 1].text == "of" ? start + 2 : start + 1),
      numeral.kind == .cardinal, numeral.isWhole,
      numeral.value > 0, numeral.value < 150, !(text[numeral.end].isWord && text[numeral.end].glued)
    {
      let unit = MeasureUnit(name: "year", kind: .time)
      return Amount(
        value: numeral.value, unit: unit, lexemes: start..<numeral.end, numeral: numeral,
        isAge: true)
    }
    guard text[start].isDigits, let numeral = numerals.numeral(at: start),
      text[numeral.end].text == "yo"
    else { return nil }
    return Amount(
      value: numeral.value, unit: MeasureUnit(name: "year", kind: .time),
      lexemes: start..<numeral.end + 1, numeral: numeral, isAge: true)
  }
}

private let anglesAround: Set<String> = [
  "angle", "angles", "rotate", "rotated", "rotates", "rotation", "turn", "turned", "tilt", "tilted",
  "slope", "bend", "latitude", "longitude", "north", "south", "east", "west", "arc", "swivel",
]

extension AmountReader {
  /// An amount that begins behind a dash, where `amount(at:)` sees part of a label.
  func unchecked(at start: Int) -> Amount? {
    guard let numeral = numerals.numeral(at: start) else { return nil }
    return measured(numeral)
  }
}
