/// One pass over a text that joins amounts to quantities.
struct QuantityScanner {
  let text: LexedText
  /// Lexemes of dates, in order.
  let dates: [Range<Int>]
  let includesRelativeOrdinals: Bool
  let amounts: AmountReader
  let bounds: BoundReader

  init(_ numerals: NumeralReader, dates: [Range<Int>], includesRelativeOrdinals: Bool) {
    text = numerals.text
    self.dates = dates
    self.includesRelativeOrdinals = includesRelativeOrdinals
    amounts = AmountReader(numerals)
    bounds = BoundReader(text: text)
  }

  /// Calls `body` with each quantity, in order.
  func forEach(_ body: (QuantityReading) -> Void) {
    // The next one may yet join it.
    var last: QuantityReading?
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
        if !mergeBound(&reading, with: last), let last { body(last) }
        at = reading.end
        last = reading
      } else {
        at += 1
      }
    }
    if let last { body(last) }
  }

  /// Where a URL or mail address that begins here ends.
  private func afterLink(_ at: Int) -> Int? {
    guard text[at].marks.contains(.link) else { return nil }
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
  func reading(at start: Int) -> QuantityReading? {
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
  /// - Returns: whether `reading` now holds both.
  private func mergeBound(_ reading: inout QuantityReading, with last: QuantityReading?) -> Bool {
    guard let last, text[last.end].text == "and",
      last.end + 1 == reading.lexemes.lowerBound,
      let before = bounds.prefix(at: last.lexemes.lowerBound)?.bound,
      let after = bounds.prefix(at: reading.lexemes.lowerBound)?.bound,
      last.low == last.high, reading.low == reading.high
    else { return false }
    let low: Double
    let high: Double
    if before.isLower, after.isUpper {
      (low, high) = (last.value, reading.value)
    } else if before.isUpper, after.isLower {
      (low, high) = (reading.value, last.value)
    } else {
      return false
    }
    guard low < high, last.unit == nil || last.unit == reading.unit else { return false }
    reading.low = low
    reading.high = high
    reading.value = last.value
    reading.lexemes = last.lexemes.lowerBound..<reading.end
    return true
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

  static let plurals: [String: Double] = [
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1e3, "millions": 1e6,
    "billions": 1e9, "trillions": 1e12,
  ]

  static let vagueWords: Set<String> = {
    var words: Set<String> = ["a", "several", "few", "couple", "many"]
    words.formUnion(plurals.keys)
    return words
  }()

  func isYear(_ amount: Amount) -> Bool {
    guard amount.unit == nil, amount.numeral.isPlainDigits, amount.numeral.lexemes.count == 1,
      amount.value >= 1000, amount.value < 2100,
      text[amount.lexemes.lowerBound].text.utf8.count == 4
    else { return false }
    return YearContext.isYear(amount.lexemes.lowerBound, in: text)
  }
}
