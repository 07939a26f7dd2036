/// What an English word contributes to a number.
enum NumberWord: Sendable, Hashable {
  /// 0 to 19.
  case small(Double)
  /// 20, 30 … 90.
  case tens(Double)
  case hundred
  /// 1000 and up; lakh, crore.
  case scale(Double)
  case dozen

  /// Its value as a number of its own.
  var value: Double {
    switch self {
    case .small(let value), .tens(let value), .scale(let value): value
    case .hundred: 100
    case .dozen: 12
    }
  }
}

/// The words that numbers are written with.
enum NumberWords {
  static let cardinals: [String: NumberWord] = {
    var words: [String: NumberWord] = [:]
    for (value, word) in smallNames.enumerated() { words[word] = .small(Double(value)) }
    for (index, word) in tensNames.enumerated() { words[word] = .tens(Double(index + 2) * 10) }
    for word in ["nought", "naught", "nil"] { words[word] = .small(0) }
    words["fourty"] = .tens(40)
    words["hundred"] = .hundred
    for (word, value) in scaleNames { words[word] = .scale(value) }
    for word in ["dozen", "dozens", "doz", "dozs"] { words[word] = .dozen }
    return words
  }()

  /// `third` is what `three` is in `cardinals`; `ninths` and `trillionths` too.
  static let ordinals: [String: NumberWord] = {
    var words: [String: NumberWord] = [:]
    let irregular = [
      1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth",
    ]
    for (value, word) in smallNames.enumerated() where value > 0 {
      words[irregular[value] ?? word + "th"] = .small(Double(value))
    }
    words["nineth"] = .small(9)
    for (index, word) in tensNames.enumerated() {
      words[word.dropLast() + "ieth"] = .tens(Double(index + 2) * 10)
    }
    words["hundredth"] = .hundred
    for (word, value) in scaleNames { words[word + "th"] = .scale(value) }
    for (word, meaning) in words { words[word + "s"] = meaning }
    return words
  }()

  /// Written behind digits: `10k`, `3 bn`. Case decides between million and metre.
  static let abbreviations: [String: Double] = [
    "k": 1e3, "K": 1e3, "M": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "bn": 1e9,
    "Bn": 1e9, "BN": 1e9, "bln": 1e9, "bil": 1e9, "b": 1e9, "B": 1e9, "tn": 1e12, "tln": 1e12,
    "trn": 1e12, "G": 1e9, "T": 1e12,
  ]

  /// Vulgar fractions of Unicode.
  static let glyphs: [String: Double] = [
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5,
    "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
  ]

  private static let smallNames = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tensNames = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
  private static let scaleNames: [String: Double] = [
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
    "lakh": 1e5, "crore": 1e7,
  ]
}
