/// One pass over a text that joins amounts to quantities.
struct QuantityScanner: Sendable {
  let text: LexedText
  /// Lexemes of dates, in order.
  let dates: [Range<Int>]
  let includesRelativeOrdinals: Bool
  private let amounts: AmountReader
  private let bounds: BoundReader

  init(text: LexedText, dates: [Range<Int>], includesRelativeOrdinals: Bool) {
    self.text = text
    self.dates = dates
    self.includesRelativeOrdinals = includesRelativeOrdinals
    amounts = AmountReader(text)
    bounds = BoundReader(text: text)
  }

  func readings() -> [QuantityReading] {
    var found: [QuantityReading] = []
    var date = dates.startIndex
    var at = 0
    while at < text.count {
      while date < dates.endIndex, dates[date].upperBound <= at { date += 1 }
      if date < dates.endIndex, dates[date].contains(at) {
        at = dates[date].upperBound
        continue
      }
      if let after = afterLink(at) {
        at = after
        continue
      }
      if canBegin(at), var reading = reading(at: at) {
        if date < dates.endIndex, reading.end > dates[date].lowerBound {
          at += 1
          continue
        }
        mergeBound(&reading, with: &found)
        at = reading.end
        found.append(reading)
      } else {
        at += 1
      }
    }
    return found
  }

  /// Where a URL or mail address that begins here ends.
  private func afterLink(_ at: Int) -> Int? {
    let next = text[at + 1]
    guard
      (text[at].text == "http" || text[at].text == "https" || text[at].text == "ftp")
        && next.text == ":" && text[at + 2].text == "/" && text[at + 2].glued
        || text[at].text == "www" && next.text == "." && next.glued
    else { return nil }
    var end = at + 1
    while end < text.count, text[end].glued { end += 1 }
    return end
  }

  /// The quantity that begins at a lexeme.
  private func reading(at start: Int) -> QuantityReading? {
    if includesRelativeOrdinals, let relative = RelativeOrdinals.reading(at: start, in: text) {
      return relative
    }
    if let vague = vague(at: start) { return vague }
    if let percent = percentOf(at: start) { return percent }
    let word = text[start].text
    if word == "between" || word == "from" {
      if let range = range(after: start, opening: word) { return range }
    }
    if let (bound, next) = bounds.prefix(at: start) {
      guard let amount = amounts.amount(at: next), !isYear(amount),
        !isDuration(amount, over: start)
      else { return nil }
      return bounded(amount, bound, from: start)
    }
    guard let amount = amounts.amount(at: start), !isYear(amount) else { return nil }
    return range(from: amount) ?? alternatives(from: amount) ?? single(amount)
  }

  /// `over 3 years` is a time, not a bound.
  private func isDuration(_ amount: Amount, over start: Int) -> Bool {
    text[start].text == "over" && amount.unit?.kind == .time && !amount.isAge
      && text[amount.end].text != "ago"
  }

  private func single(_ amount: Amount) -> QuantityReading? {
    var reading = QuantityReading(amount, from: amount.lexemes.lowerBound)
    if let (bound, end) = bounds.suffix(at: amount.end), amount.numeral.kind != .ordinal {
      apply(bound, to: &reading)
      reading.lexemes = reading.lexemes.lowerBound..<end
      // 5+ years, 5 or more years
      if reading.unit == nil, let (unit, unitEnd) = amounts.unit(after: end, value: amount.value) {
        reading.unit = unit
        reading.lexemes = reading.lexemes.lowerBound..<unitEnd
      } else if reading.unit == nil {
        reading.countsFrom = end
      }
      return reading
    }
    // 10-5, 3-2: a score or a label.
    if amount.unit == nil, text[amount.end].isDash, text[amount.end].glued,
      text[amount.end + 1].isDigits, text[amount.end + 1].glued, text[amount.end - 1].isDigits
    {
      return nil
    }
    return reading
  }

  // MARK: - Bounds

  private func bounded(_ amount: Amount, _ bound: Bound, from start: Int) -> QuantityReading? {
    guard amount.numeral.kind != .ordinal else { return nil }
    var reading = QuantityReading(amount, from: start)
    if let range = range(from: amount) ?? alternatives(from: amount) {
      reading = range
      reading.lexemes = start..<range.end
    } else if let (after, end) = bounds.suffix(at: amount.end), bound == .about || bound == .equal {
      apply(after, to: &reading)
      reading.lexemes = start..<end
      return reading
    } else if bound.isLower || bound.isUpper, let end = bounds.orEqual(at: amount.end) {
      reading.lexemes = start..<end
    }
    apply(bound, to: &reading)
    return reading
  }

  private func apply(_ bound: Bound, to reading: inout QuantityReading) {
    if bound != .equal { reading.approximate = true }
  }

  /// `greater than 100 and smaller than 300` is one range; `more than 40 and less than 10` is none.
  private func mergeBound(_ reading: inout QuantityReading, with found: inout [QuantityReading]) {
    guard let last = found.last, text[last.end].text == "and",
      last.end + 1 == reading.lexemes.lowerBound,
      let before = bounds.prefix(at: last.lexemes.lowerBound)?.bound,
      let after = bounds.prefix(at: reading.lexemes.lowerBound)?.bound,
      last.low == last.high, reading.low == reading.high
    else { return }
    let low: Double
    let high: Double
    if before.isLower, after.isUpper {
      (low, high) = (last.value, reading.value)
    } else if before.isUpper, after.isLower {
      (low, high) = (reading.value, last.value)
    } else {
      return
    }
    guard low < high, last.unit == nil || last.unit == reading.unit else { return }
    found.removeLast()
    reading.low = low
    reading.high = high
    reading.value = last.value
    reading.lexemes = last.lexemes.lowerBound..<reading.end
  }

  // MARK: - Ranges and alternatives

  /// `between 5 and 10`, `from 3 to 4 percent`.
  private func range(after start: Int, opening: String) -> QuantityReading? {
    var next = start + 1
    if bounds.prefix(at: next)?.bound == .about { next = bounds.prefix(at: next)?.end ?? next }
    guard let first = amounts.amount(at: next, joining: false) else { return nil }
    let link = text[first.end]
    let isLinked =
      opening == "between"
      ? link.text == "and" || link.isDash || link.text == "to"
      : ["to", "through", "till", "until"].contains(link.text)
    guard isLinked, let second = amounts.amount(at: first.end + 1) ?? afterDash(first.end + 1),
      var reading = spanning(first, second, ordered: false)
    else { return nil }
    if isYear(first), isYear(second) { return nil }
    reading.lexemes = start..<reading.end
    return reading
  }

  /// `5-10`, `5 to 10 percent`, `20 through 100`.
  private func range(from first: Amount) -> QuantityReading? {
    let link = text[first.end]
    let isWord = ["to", "through", "till", "~"].contains(link.text)
    guard isWord || link.isDash && link.glued == text[first.end + 1].glued,
      let second = isWord ? amounts.amount(at: first.end + 1) : afterDash(first.end + 1)
    else { return nil }
    return spanning(first, second, ordered: true)
  }

  /// The amount behind a dash, which `amount(at:)` takes for part of a label.
  private func afterDash(_ start: Int) -> Amount? {
    if let amount = amounts.amount(at: start) { return amount }
    guard text[start].isDigits, text[start - 1].isDash,
      text[start - 2].isDigits || text[start - 2].isWord
    else { return nil }
    return amounts.unchecked(at: start)
  }

  private func spanning(_ first: Amount, _ second: Amount, ordered: Bool) -> QuantityReading? {
    guard let (low, unit) = matched(first, second),
      first.numeral.kind == second.numeral.kind
        || first.numeral.kind != .ordinal && second.numeral.kind != .ordinal
    else { return nil }
    guard low < second.value || !ordered && low > second.value else { return nil }
    var reading = QuantityReading(second, from: first.lexemes.lowerBound)
    reading.value = low
    reading.low = min(low, second.value)
    reading.high = max(low, second.value)
    reading.unit = unit
    return reading
  }

  /// The first amount with what the second tells about it: unit (`3 to 4 percent`) and scale
  /// (`5-10 million`).
  private func matched(_ first: Amount, _ second: Amount) -> (value: Double, unit: MeasureUnit?)? {
    var value = first.value
    let scale = second.numeral.scale
    if first.numeral.scale == 1, scale >= 1000,
      first.value < second.value / scale || first.value < 1000
    {
      let scaled = first.value * scale
      if scaled < second.value || first.unit?.kind == second.unit?.kind { value = scaled }
    }
    if let unit = first.unit, let other = second.unit, unit != other { return nil }
    return (value, first.unit ?? second.unit)
  }

  /// `half a million or one million`, `two, three or four`.
  private func alternatives(from first: Amount) -> QuantityReading? {
    guard text[first.end].text == "or", first.numeral.kind != .ordinal,
      let second = amounts.amount(at: first.end + 1), second.numeral.kind != .ordinal,
      !isYear(second),
      let (value, unit) = matched(first, second), value != second.value
    else { return nil }
    var reading = QuantityReading(second, from: first.lexemes.lowerBound)
    reading.value = value
    reading.values = [value, second.value]
    reading.low = min(value, second.value)
    reading.high = max(value, second.value)
    reading.unit = unit
    return reading
  }

  // MARK: - Where one can begin

  private func canBegin(_ index: Int) -> Bool {
    let lexeme = text[index]
    guard lexeme.marks.contains(.quantity) else { return false }
    return lexeme.text != "." || text[index + 1].isDigits
  }

  /// The words that open a quantity; most words are spared all rules.
  static let beginnings: Set<String> = {
    var words: Set<String> = [
      "a", "an", "half", "quarter", "minus", "negative", "between", "from", "age", "aged",
      "several",
      "few", "couple", "many", "percent", "per", "rs",
    ]
    words.formUnion(NumberWords.cardinals.keys)
    words.formUnion(NumberWords.ordinals.keys)
    words.formUnion(plurals.keys)
    words.formUnion(BoundReader.longest.keys)
    words.formUnion(CurrencyTable.dollarPrefixes.keys)
    words.formUnion(CurrencyTable.names.keys)
    for code in CurrencyTable.codes {
      words.formUnion([code.lowercased(), "m" + code.lowercased()])
    }
    words.formUnion(RelativeOrdinals.firstWords)
    return words
  }()

  private static let plurals: [String: Double] = [
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1e3, "millions": 1e6,
    "billions": 1e9, "trillions": 1e12,
  ]

  // MARK: - Odd ones

  /// `hundreds of`, `tens of thousands of`, `several million`, `a few hundred`: at least that many.
  private func vague(at start: Int) -> QuantityReading? {
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
  private func percentOf(at start: Int) -> QuantityReading? {
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
  private func isYear(_ amount: Amount) -> Bool {
    guard amount.unit == nil, amount.numeral.isPlainDigits, amount.numeral.lexemes.count == 1,
      amount.value >= 1000, amount.value < 2100,
      text[amount.lexemes.lowerBound].text.utf8.count == 4
    else { return false }
    return YearContext.isYear(amount.lexemes.lowerBound, in: text)
  }
}
