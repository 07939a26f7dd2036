import AssayModel
import Foundation

extension ClaimReader {
  /// `Two out of every three` as one share.
  static func joiningShares(_ all: [Quantity], _ map: ScalarMap) -> [Quantity] {
    var joined: [Quantity] = []
    for quantity in all {
      guard let last = joined.last, last.span.end < quantity.span.start,
        quantity.value > last.value, last.value > 0,
        isShare(
          map.substring(of: TextSpan(start: last.span.end, end: quantity.span.start)), last,
          quantity
        )
      else {
        joined.append(quantity)
        continue
      }
      var share = last
      share.span.end = quantity.span.end
      share.unit = nil
      share.quote = map.substring(of: share.span)
      share.value = last.value / quantity.value
      (share.low, share.high) = (share.value, share.value)
      joined[joined.count - 1] = share
    }
    return joined
  }

  /// Whether two numbers with these words between them make a share: `two out of every three`, `one
  /// house in four`.
  private static func isShare(
    _ between: String, _ first: Quantity, _ second: Quantity
  ) -> Bool {
    let words = between.split(separator: " ").map { $0.lowercased() }
    if first.unit == nil,
      ["out of every", "of every", "in every", "out of each"].contains(
        words.joined(separator: " "))
    {
      return true
    }
    // `Three in four judges`, but not `three in four years`.
    if first.unit == nil, words == ["in"], second.value <= 100,
      !["year", "month", "week", "day", "hour", "minute", "decade"].contains(second.unit)
    {
      return true
    }
    return first.value == 1 && first.unit != "percent" && (1...3).contains(words.count)
      && words.last == "in" && !between.contains(",")
  }

  /// `Every fifth pupil` is one in five.
  static func takingEveryNth(_ all: [Quantity], _ map: ScalarMap) -> [Quantity] {
    all.map { quantity in
      let before = TextSpan(start: max(0, quantity.span.start - 6), end: quantity.span.start)
      guard quantity.unit == "ordinal", quantity.value > 1,
        map.substring(of: before).lowercased() == "every "
      else { return quantity }
      var share = quantity
      share.unit = nil
      share.value = 1 / quantity.value
      (share.low, share.high) = (share.value, share.value)
      return share
    }
  }
}

extension ClaimReading {
  /// `Twice`, `doubled` and `threefold` are how often or how much, as `two times` is.
  mutating func addMultiples() {
    for (index, word) in words.enumerated() {
      guard !word.isNumeric, let value = Self.multiples[word.lemma] else { continue }
      words[index].isNumeric = true
      quantities.append(
        Quantity(quote: word.form, span: word.span, value: value, unit: "time"))
    }
    for index in words.indices.dropLast(2)
    where words[index].lemma == "one" && words[index + 1].lemma == "of"
      && (index == 0 || words[index - 1].lemma != "not")
      && !words[index].isNumeric && !words[(index + 2)...].prefix(3).contains(where: isSuperlative)
    {
      quantities.append(Quantity(quote: words[index].form, span: words[index].span, value: 1))
    }
    for index in words.indices.dropLast()
    where words[index].lemma == "couple" && words[index + 1].lemma == "of"
      && !words[index].isNumeric
    {
      words[index].isNumeric = true
      quantities.append(
        Quantity(
          quote: words[index].form, span: words[index].span, value: 2, low: 2, high: 3,
          approximate: true))
    }
  }

  /// `One of the oldest` counts nothing.
  private func isSuperlative(_ word: Word) -> Bool {
    word.form.hasSuffix("est") || word.lemma == "most" || word.lemma == "few"
  }

  private static let multiples: [String: Double] = [
    "twice": 2, "double": 2, "twofold": 2, "thrice": 3, "treble": 3, "triple": 3, "threefold": 3,
    "quadruple": 4, "fourfold": 4, "quintuple": 5, "fivefold": 5, "tenfold": 10,
  ]
}
