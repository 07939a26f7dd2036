/// A number in digits alone, without scale words.
struct DigitNumber: Sendable {
  var value: Double
  var end: Int
  /// Neither grouped nor with decimals.
  var isPlain = false
  var isFraction = false
  var isPower = false
}

extension NumeralReader {
  /// `1,234,567`, `40 000`, `.25`, `1,3`, `10 1/2`, `2½`, `1.3x10^6`. Nil for version numbers
  /// and whatever else is no number.
  func digits(at start: Int) -> DigitNumber? {
    var at = start
    var literal = ""
    var isPlain = true
    if text[at].isDigits {
      guard !text[at].text.isEmpty else { return nil }
      literal = text[at].text
      at += 1
      if let grouped = groups(after: start) {
        literal = grouped.digits
        at = grouped.end
        isPlain = false
      } else if let decimals = decimalComma(after: start) {
        literal += "." + decimals
        at += 2
        isPlain = false
      }
    } else {
      guard !text[at].glued || !(text[at - 1].isWord || text[at - 1].isDigits) else { return nil }
      literal = "0"
    }
    if text[at].text == ".", at == start || text[at].glued, text[at + 1].isDigits,
      text[at + 1].glued
    {
      literal += "." + text[at + 1].text
      at += 2
      isPlain = false
      // 2.0.1
      if text[at].text == ".", text[at].glued, text[at + 1].isDigits, text[at + 1].glued {
        return nil
      }
    }
    guard at > start, let value = Double(literal) else { return nil }
    let number = DigitNumber(value: value, end: at, isPlain: isPlain)
    return power(number) ?? quotient(number) ?? number
  }

  /// `,234,567` or ` 000 000`, also India's `,34,567`.
  private func groups(after start: Int) -> (digits: String, end: Int)? {
    guard text[start].text.utf8.count <= 3 else { return nil }
    var digits = text[start].text
    var at = start + 1
    if text[at].text == "," {
      var widths: [Int] = []
      while widths.count < 9, text[at].text == ",", text[at].glued, text[at + 1].isDigits,
        text[at + 1].glued
      {
        widths.append(text[at + 1].text.utf8.count)
        digits += text[at + 1].text
        at += 2
      }
      guard widths.last == 3,
        widths.allSatisfy({ $0 == 3 }) || widths.dropLast().allSatisfy({ $0 == 2 })
      else { return nil }
      return (digits, at)
    }
    guard !text[start].text.hasPrefix("0") else { return nil }
    while at < start + 6, text[at].isDigits, text[at].singleSpace, text[at].text.utf8.count == 3 {
      digits += text[at].text
      at += 1
    }
    // The next number must not be cut: 423 0000.
    return at > start + 1 && !(text[at].isWord && text[at].glued) ? (digits, at) : nil
  }

  /// `1,3` is a number, `22,24,26` a list.
  private func decimalComma(after start: Int) -> String? {
    guard text[start + 1].text == ",", text[start + 1].glued, text[start + 2].isDigits,
      text[start + 2].glued, text[start + 2].text.utf8.count <= 2,
      !(text[start + 3].text == "," && text[start + 3].glued),
      !(text[start].glued && text[start - 1].text == ",")
    else { return nil }
    return text[start + 2].text
  }

  /// `1/4`, `10 1/2`, `2 ½`.
  private func quotient(_ number: DigitNumber) -> DigitNumber? {
    let next = text[number.end]
    if let value = NumberWords.glyphs[next.text], number.isPlain {
      return DigitNumber(value: number.value + value, end: number.end + 1, isFraction: true)
    }
    guard number.isPlain else { return nil }
    if next.text == "/" {
      guard next.glued, let below = divisor(at: number.end + 1) else { return nil }
      return DigitNumber(value: number.value / below, end: number.end + 2, isFraction: true)
    }
    guard next.isDigits, text[number.end + 1].text == "/", text[number.end + 1].glued,
      let above = Double(next.text), let below = divisor(at: number.end + 2), above < below
    else { return nil }
    return DigitNumber(
      value: number.value + above / below, end: number.end + 3, isFraction: true)
  }

  private func divisor(at index: Int) -> Double? {
    let digits = text[index]
    guard digits.isDigits, digits.glued, digits.text.utf8.count <= 4,
      let value = Double(digits.text), value > 0,
      !(text[index + 1].glued && (text[index + 1].text == "/" || text[index + 1].isDash))
    else { return nil }
    return value
  }

  /// `12.32e+14`, `1.1^-23`, `1.3x10^6`.
  private func power(_ number: DigitNumber) -> DigitNumber? {
    let sign = text[number.end]
    guard sign.glued || sign.text == "×" else { return nil }
    if sign.text == "^", let exponent = exponent(at: number.end + 1) {
      return DigitNumber(
        value: raised(number.value, to: exponent.value), end: exponent.end, isPower: true)
    }
    if sign.text == "e", let exponent = exponent(at: number.end + 1), abs(exponent.value) < 300 {
      return DigitNumber(
        value: number.value * raised(10, to: exponent.value), end: exponent.end, isPower: true)
    }
    if sign.text == "x" || sign.text == "×", text[number.end + 1].text == "10",
      text[number.end + 2].text == "^", let exponent = exponent(at: number.end + 3),
      abs(exponent.value) < 300
    {
      return DigitNumber(
        value: number.value * raised(10, to: exponent.value), end: exponent.end, isPower: true)
    }
    return nil
  }

  /// A whole exponent with any signs before it; two minus signs make a plus.
  private func exponent(at start: Int) -> (value: Int, end: Int)? {
    var at = start
    var minus = 0
    while at < start + 3, text[at].glued, text[at].text == "-" || text[at].text == "+" {
      if text[at].text == "-" { minus += 1 }
      at += 1
    }
    guard text[at].isDigits, text[at].glued, let value = Int(text[at].text), value <= 999 else {
      return nil
    }
    return (minus % 2 == 1 ? -value : value, at + 1)
  }

  private func raised(_ base: Double, to exponent: Int) -> Double {
    var result = 1.0
    for _ in 0..<abs(exponent) { result *= base }
    return exponent < 0 ? 1 / result : result
  }
}
