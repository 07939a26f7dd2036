/// A cardinal number under construction or done.
struct Cardinal: Sendable {
  var value: Double
  var start: Int
  /// The lexeme after it.
  var end: Int
  /// What its last word multiplies by (`hundred`, `million`), 1 where that is no such word.
  var lastScale = 1.0
  var isPlainDigits = false
  var isPower = false
  var isFraction = false

  func numeral(from start: Int, in reader: NumeralReader) -> Numeral {
    Numeral(
      value: value, lexemes: start..<end,
      kind: isFraction ? .fraction : isPower ? .power : .cardinal, isPlainDigits: isPlainDigits,
      scale: lastScale)
  }
}

extension NumeralReader {
  enum Joining: Sendable {
    /// `and` ends a number.
    case never
    /// `one hundred and six`.
    case afterHundreds
    /// `twenty and three`, which only a mixed fraction has.
    case anywhere
  }

  /// The longest cardinal that begins at a lexeme: digits with scale words, or words.
  ///
  /// Words are taken as they fit: after `hundred` what is below 100, after `twenty` a unit, after
  /// `million` anything below a million. A group that turns out to belong to a second number
  /// (`one hundred and | two hundred`) is given back.
  /// - Parameters:
  ///   - limit: the lexeme to stop before.
  ///   - ordinal: whether the last word before `limit` may be an ordinal.
  func cardinal(
    at start: Int, limit: Int? = nil, joining: Joining = .afterHundreds, ordinal: Bool = false
  ) -> Cardinal? {
    var build = CardinalBuilder(start: start)
    let limit = min(limit ?? .max, start + Self.reach)
    while build.end < limit {
      var at = build.end
      var afterAnd = false
      if !build.isEmpty {
        if text[at].isDash {
          guard joinsByHyphen(at, after: build) else { break }
          at += 1
        } else if text[at].text == "and" {
          guard joining == .anywhere || joining == .afterHundreds && build.lastScale >= 100
          else { break }
          afterAnd = true
          at += 1
          if text[at].text == "a" || text[at].text == "an" { break }
        }
      }
      guard at < limit else { break }
      if text[at].isDigits || text[at].text == "." && build.isEmpty {
        guard build.isEmpty || afterAnd || isScale(at + 1), let digits = digits(at: at) else {
          break
        }
        guard build.take(digits, anywhere: joining == .anywhere) else { break }
        if digits.isFraction || digits.isPower { break }
        continue
      }
      if build.isEmpty, text[at].text == "a" || text[at].text == "an" {
        guard isScale(at + 1) else { return nil }
        at += 1
      }
      guard text[at].isNumber else { break }
      let isLast = ordinal && at == limit - 1
      guard
        let word = isLast
          ? NumberWords.ordinals[text[at].text] : NumberWords.cardinals[text[at].text]
      else { break }
      if build.isEmpty, at == start, !isLast, !canStandBare(word, at) { return nil }
      guard build.take(word, end: at + 1, anywhere: joining == .anywhere) else { break }
      if build.isFinished { break }
    }
    guard var result = build.result else { return nil }
    if text[start].isDigits || text[start].text == ".", result.lastScale == 1, !result.isFraction {
      abbreviate(&result)
    }
    return result
  }

  /// `hundred thousand` without `a` or `one`; `hundred` and `million` alone are no number.
  private func canStandBare(_ word: NumberWord, _ at: Int) -> Bool {
    switch word {
    case .small, .tens: true
    case .hundred: isScale(at + 1)
    case .scale, .dozen: false
    }
  }

  private func isScale(_ at: Int) -> Bool {
    guard text[at].isNumber else { return false }
    return switch NumberWords.cardinals[text[at].text] {
    case .hundred, .scale, .dozen: true
    default: false
    }
  }

  /// `twenty-one`, `ninety - five`, `two-hundred`, but not `three-nought-four`.
  private func joinsByHyphen(_ at: Int, after build: CardinalBuilder) -> Bool {
    let isTight = text[at].glued && text[at + 1].glued
    let next = text[at + 1].text
    if build.endsInTens {
      return NumberWords.unit(next) != nil
        || NumberWords.ordinals[next].map { $0.value < 10 } == true
    }
    return isTight && (isScale(at + 1) || build.lastScale >= 100) && !text[at + 1].isDigits
  }

  /// `10k`, `1.2b`, `2mil`, `1.5 M`; `5m` and `3g` are measures.
  private func abbreviate(_ number: inout Cardinal) {
    let word = text[number.end]
    guard word.isWord, word.text.utf8.count <= 3 else { return }
    let raw = text.raw(number.end)
    guard let scale = NumberWords.abbreviations[raw] ?? NumberWords.abbreviations[word.text],
      text[number.end + 1].isWord == false || !text[number.end + 1].glued
    else { return }
    switch raw {
    // Glued only: `5 B` is a label. A single digit before G is a network, `5G`.
    case "b", "B", "K", "T": guard word.glued else { return }
    case "G": guard word.glued, number.value >= 10 else { return }
    case "g", "t", "m": return
    default: break
    }
    number.value *= scale
    number.lastScale = scale
    number.end += 1
    number.isPlainDigits = false
  }
}

/// Adds word to word as long as they make one number.
struct CardinalBuilder: Sendable {
  private let start: Int
  private(set) var end: Int
  private var total = 0.0
  private var group = 0.0
  /// The next small number must be below it.
  private var room = Double.infinity
  private var smallestScale = Double.infinity
  private(set) var lastScale = 1.0
  private(set) var endsInTens = false
  private(set) var isFinished = false
  private var digits: DigitNumber?
  /// What was whole before the present group began.
  private var whole: Cardinal?

  init(start: Int) {
    self.start = start
    end = start
  }

  var isEmpty: Bool { end == start }

  var result: Cardinal? {
    guard !isEmpty else { return nil }
    return Cardinal(
      value: total + group, start: start, end: end, lastScale: lastScale,
      isPlainDigits: digits?.isPlain ?? false && digits?.end == end,
      isPower: digits?.isPower ?? false, isFraction: digits?.isFraction ?? false)
  }

  mutating func take(_ number: DigitNumber, anywhere: Bool) -> Bool {
    if isEmpty {
      digits = number
    } else {
      guard number.isPlain, number.value < room || anywhere else { return false }
      beginGroup()
    }
    group += number.value
    room = 0
    lastScale = 1
    endsInTens = false
    end = number.end
    return true
  }

  mutating func take(_ word: NumberWord, end newEnd: Int, anywhere: Bool) -> Bool {
    switch word {
    case .small(let value), .tens(let value):
      guard isEmpty || value > 0 && (value < room || anywhere) else { return false }
      beginGroup()
      group += value
      if case .tens = word { room = 10 } else { room = 0 }
      lastScale = 1
    case .hundred:
      guard isEmpty || group > 0 && group < 100 else { return giveBack() }
      group = isEmpty ? 100 : group * 100
      room = 100
      lastScale = 100
    case .scale(let value):
      if group == 0, !isEmpty {
        guard lastScale >= 1000 else { return false }
        total *= value
      } else {
        guard value < smallestScale else { return giveBack() }
        total += (isEmpty ? 1 : group) * value
        group = 0
      }
      room = 1000
      smallestScale = min(smallestScale, value)
      lastScale = value
    case .dozen:
      // Three hundred and two dozen are 324, two hundred dozen 2400.
      let before = whole?.value ?? 0
      total = before + (isEmpty ? 1 : total + group - before) * 12
      group = 0
      lastScale = 12
      isFinished = true
    }
    if case .tens = word { endsInTens = true } else { endsInTens = false }
    end = newEnd
    return true
  }

  private mutating func beginGroup() {
    if lastScale >= 100 { whole = result }
  }

  /// The group belongs to another number: ends before it.
  private mutating func giveBack() -> Bool {
    if let whole {
      total = whole.value
      group = 0
      end = whole.end
      lastScale = whole.lastScale
    }
    isFinished = true
    return false
  }
}
