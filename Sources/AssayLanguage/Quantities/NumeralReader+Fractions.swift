extension NumeralReader {
  /// `twenty-first`, `three hundred twenty-second`.
  func ordinal(at start: Int) -> Numeral? {
    guard let last = denominator(from: start), NumberWords.ordinals[text[last].text] != nil,
      let number = cardinal(at: start, limit: last + 1, ordinal: true), number.end == last + 1,
      !text[last].text.hasSuffix("s")
    else { return nil }
    return Numeral(value: number.value, lexemes: start..<last + 1, kind: .ordinal)
  }

  /// `two thirds`, `a twenty-first`, `three and a half`, `half a million`, `3 million and a half`.
  func fraction(at start: Int, joining: Bool) -> Numeral? {
    guard let last = denominator(from: start) else { return nil }
    if joining, let and = (start..<last).last(where: { text[$0].text == "and" }),
      let part = part(from: text[and + 1].isDash ? and + 2 : and + 1, to: last),
      let whole = cardinal(at: start, limit: and, joining: .anywhere),
      whole.end == (text[and - 1].isDash ? and - 1 : and)
    {
      return mixed(whole, part)
    }
    return part(from: start, to: last).map(scaled)
  }

  /// `three and a half`, but also `3 million and a half` (of a million) and `one billion and a half
  /// million`.
  private func mixed(_ whole: Cardinal, _ part: Numeral) -> Numeral {
    let scaledPart = scaled(part)
    var result = scaledPart
    if scaledPart.end > part.end {
      let isSum = whole.lastScale > scaledPart.scale
      result.value =
        isSum ? whole.value + scaledPart.value : (whole.value + part.value) * scaledPart.scale
    } else {
      result.value = whole.value + part.value * (whole.lastScale >= 1000 ? whole.lastScale : 1)
      result.scale = whole.lastScale
    }
    result.lexemes = whole.start..<scaledPart.end
    return result
  }

  /// The first word on from `start` that can end a fraction or an ordinal, nil where a word stands
  /// between that belongs to no number.
  private func denominator(from start: Int) -> Int? {
    for index in start..<start + Self.reach {
      let word = text[index]
      if word.isNumber {
        if NumberWords.ordinals[word.text] != nil || halfOrQuarter(word.text) != nil {
          // `five seconds` are time.
          return word.text == "seconds" ? nil : index
        }
      } else if !word.isDash, !word.isDigits, word.text != "and" {
        return nil
      }
    }
    return nil
  }

  private func halfOrQuarter(_ word: String) -> Double? {
    switch word {
    case "half", "halves": 2
    case "quarter", "quarters": 4
    default: nil
    }
  }

  /// A fraction without a whole number: numerator and denominator.
  private func part(from start: Int, to last: Int) -> Numeral? {
    let word = text[last].text
    if let below = halfOrQuarter(word) { return plainPart(from: start, to: last, below: below) }
    // The longest denominator that leaves a numerator: `one hundred | thirty fifths`.
    for split in stride(from: start + 1, through: last, by: 1) {
      var numeratorEnd = split
      if text[split - 1].isDash {
        // `one - fourth`, never `twenty - | first`.
        guard split == last, split - 2 >= start, !isTens(split - 2) else { continue }
        numeratorEnd = split - 1
      }
      guard split == last || !isBareScale(split), !text[split].isDash, text[split].text != "and",
        let above = numerator(from: start, to: numeratorEnd)
      else { continue }
      guard let below = cardinal(at: split, limit: last + 1, ordinal: true), below.end == last + 1,
        below.value > 2
      else { continue }
      guard word.hasSuffix("s") || above == 1 && isFractionBySingular(start, last) else {
        return nil
      }
      return Numeral(value: above / below.value, lexemes: start..<last + 1, kind: .fraction)
    }
    return nil
  }

  /// `a third of`, `one third`; but `a third term`, which counts.
  private func isFractionBySingular(_ start: Int, _ last: Int) -> Bool {
    let next = text[last + 1]
    if text[start].text == "one" { return true }
    return !next.isWord && !(next.isDash && next.glued) || next.text == "of"
  }

  /// With `half` and `quarter` a numerator may be left out before `a million`, `of`, `the`.
  private func plainPart(from start: Int, to last: Int, below: Double) -> Numeral? {
    var above = 1.0
    if start < last {
      let end = text[last - 1].isDash ? last - 1 : last
      guard let value = numerator(from: start, to: end) else { return nil }
      // `two quarters` of a year are time.
      guard value == 1 || value == 3 && below == 4 || text[last + 1].text == "of" else {
        return nil
      }
      above = value
    } else {
      let next = text[last + 1].text
      guard !(text[last + 1].isDash && text[last + 1].glued) else { return nil }
      let bare = Numeral(value: 1, lexemes: start..<last + 1, kind: .fraction)
      let isHalf = below == 2 && text[last].text == "half" && followersOfHalf.contains(next)
      guard scaled(bare).end > bare.end || isHalf, !isOrdinalBefore(start) else { return nil }
    }
    return Numeral(value: above / below, lexemes: start..<last + 1, kind: .fraction)
  }

  /// `the first half of`, `the latter half`, `the third quarter`.
  private func isOrdinalBefore(_ start: Int) -> Bool {
    let before = text[start - 1]
    return NumberWords.ordinals[before.text] != nil
      || ["st", "nd", "rd", "th", "latter", "former", "last", "other", "opening", "better"]
        .contains(
          before.text)
  }

  private func numerator(from start: Int, to end: Int) -> Double? {
    guard start < end else { return nil }
    if end == start + 1, text[start].text == "a" || text[start].text == "an" { return 1 }
    // 100 millionths, 5 fifths: people do not mix these.
    guard text[start].isWord, let above = cardinal(at: start, limit: end), above.end == end else {
      return nil
    }
    return above.value
  }

  private func isTens(_ index: Int) -> Bool {
    if case .tens? = NumberWords.cardinals[text[index].text] { return true }
    return false
  }

  private func isBareScale(_ index: Int) -> Bool {
    switch NumberWords.cardinals[text[index].text] {
    case .hundred, .scale, .dozen: true
    default: false
    }
  }
}

private let followersOfHalf: Set<String> = [
  "of", "the", "its", "their", "his", "her", "our", "all", "these", "those",
]
