/// Reads one number at a place of the text, in digits, in words or in both.
///
/// Looks at most `NumeralReader.reach` lexemes ahead, so that a scan of a text is linear.
struct NumeralReader {
  /// No number that people write is longer.
  static let reach = 28

  let text: LexedText
  private let memo = NumeralMemo()

  init(text: LexedText) { self.text = text }

  /// The number that begins at a lexeme.
  /// - Parameter joining: whether `and` may stand inside it (`one hundred and six`); a caller who
  ///   read `between` says no first.
  func numeral(at start: Int, joining: Bool = true) -> Numeral? {
    memo.numeral(at: start, joining: joining) { read(at: start, joining: joining) }
  }

  private func read(at start: Int, joining: Bool) -> Numeral? {
    guard let number = signed(at: start, joining: joining), abs(number.value) < 1e200 else {
      return nil
    }
    return number
  }

  private func signed(at start: Int, joining: Bool) -> Numeral? {
    let first = text[start]
    if first.text == "minus" || first.text == "negative" {
      return negated(at: start, by: unsigned(at: start + 1, joining: joining))
    }
    if first.isDash || first.text == "+", text[start + 1].glued, !isInsideChain(start) {
      guard text[start + 1].isDigits || text[start + 1].text == "." else { return nil }
      guard let number = unsigned(at: start + 1, joining: joining) else { return nil }
      return first.text == "+" ? spanned(number, from: start) : negated(at: start, by: number)
    }
    return unsigned(at: start, joining: joining)
  }

  /// Whether a dash or a number is glued to what stands before it.
  private func isInsideChain(_ index: Int) -> Bool {
    guard text[index].glued else { return false }
    let before = text[index - 1]
    return before.isWord || before.isDigits || before.isDash || before.text == "."
  }

  private func negated(at start: Int, by number: Numeral?) -> Numeral? {
    guard var number else { return nil }
    number.value = -number.value
    return spanned(number, from: start)
  }

  private func spanned(_ number: Numeral, from start: Int) -> Numeral {
    var number = number
    number.lexemes = start..<number.end
    number.isPlainDigits = false
    return number
  }

  private func unsigned(at start: Int, joining: Bool) -> Numeral? {
    let first = text[start]
    if first.isWord {
      guard first.isNumber else { return nil }
      if let fraction = fraction(at: start, joining: joining) { return ratio(fraction, joining) }
      if let ordinal = ordinal(at: start) { return ordinal }
    } else if let value = NumberWords.glyphs[first.text] {
      return scaled(
        Numeral(value: value, lexemes: start..<start + 1, kind: .fraction))
    } else if first.isDigits {
      // 3 million and a half
      if let mixed = fraction(at: start, joining: joining) { return mixed }
    } else if first.text != "." {
      return nil
    }
    guard let cardinal = cardinal(at: start, joining: joining ? .afterHundreds : .never) else {
      return nil
    }
    if first.isDigits, let ordinal = digitOrdinal(cardinal) { return ordinal }
    return ratio(withDecimals(cardinal.numeral(from: start, in: self)), joining)
  }

  /// `21st`, and the `92d` of American law.
  private func digitOrdinal(_ cardinal: Cardinal) -> Numeral? {
    let suffix = text[cardinal.end]
    guard cardinal.isPlainDigits, suffix.glued, cardinal.value < 1e9 else { return nil }
    let isLegal =
      suffix.text == "d" && cardinal.value > 20 && [2, 3].contains(Int(cardinal.value) % 10)
    guard ["st", "nd", "rd", "th"].contains(suffix.text) || isLegal else { return nil }
    return Numeral(
      value: cardinal.value, lexemes: cardinal.start..<cardinal.end + 1, kind: .ordinal)
  }

  /// `five point nought four`.
  private func withDecimals(_ number: Numeral) -> Numeral {
    guard text[number.end].text == "point" else { return number }
    var at = number.end + 1
    var digits = ""
    while at < number.end + 16 {
      let word = text[at]
      if word.isDigits {
        digits += word.text
      } else if case .small(let value)? = NumberWords.cardinals[word.text] {
        digits += String(Int(value))
      } else if case .tens(let value)? = NumberWords.cardinals[word.text] {
        let isPair = text[at + 1].isDash && NumberWords.unit(text[at + 2].text) != nil
        let ones = NumberWords.unit(text[at + (isPair ? 2 : 1)].text)
        digits += String(Int(value + (ones ?? 0)))
        at += ones == nil ? 0 : isPair ? 2 : 1
      } else {
        break
      }
      at += 1
    }
    guard !digits.isEmpty, let decimals = Double("0." + digits) else { return number }
    var result = number
    result.value += decimals
    result.lexemes = number.lexemes.lowerBound..<at
    result.isPlainDigits = false
    return scaled(result)
  }

  /// Multiplies by the scale words that follow: `half a million`, `¾ million`, `2.5 million`.
  func scaled(_ number: Numeral) -> Numeral {
    var number = number
    var at = number.end
    if number.kind == .fraction {
      if text[at].text == "of", text[at + 1].text == "a" {
        at += 2
      } else if text[at].text == "a" || text[at].text == "an" {
        at += 1
      }
    }
    guard let word = NumberWords.cardinals[text[at].text] else { return number }
    switch word {
    case .scale(let value): number.scale = value
    case .dozen: number.scale = 12
    default: return number
    }
    // 8.2 times a billion is not 8,200,000,000 in binary, but next to it.
    let product = number.value * number.scale
    let whole = product.rounded()
    number.value = abs(product - whole) <= abs(product) * 1e-15 ? whole : product
    number.lexemes = number.lexemes.lowerBound..<at + 1
    return number
  }

  /// `one over three`, `two out of five`, `one in five`.
  private func ratio(_ number: Numeral, _ joining: Bool) -> Numeral {
    guard number.isWhole, number.kind == .cardinal else { return number }
    let link = text[number.end].text
    let next: Int
    if link == "over" {
      next = number.end + 1
    } else if link == "out", text[number.end + 1].text == "of" {
      next = number.end + 2
    } else if link == "in", number.value == 1 {
      next = number.end + 1
    } else {
      return number
    }
    guard let below = cardinal(at: next, joining: joining ? .afterHundreds : .never),
      below.value == below.value.rounded(), below.value >= 1,
      link == "over" || number.value < below.value, link != "in" || below.value < 1500
    else { return number }
    return Numeral(
      value: number.value / below.value, lexemes: number.lexemes.lowerBound..<below.end,
      kind: .fraction)
  }
}

extension NumberWords {
  /// 1 to 9.
  static func unit(_ word: String) -> Double? {
    if case .small(let value)? = cardinals[word], value > 0, value < 10 { return value }
    return nil
  }
}
