/// How a number is meant: `at least 20`, `about 300`.
enum Bound: Sendable, Hashable {
  case moreThan
  case atLeast
  case lessThan
  case atMost
  /// `about`, `nearly`, `some`.
  case about
  /// `exactly`, `equal to`: says no more than the number.
  case equal

  var isLower: Bool { self == .moreThan || self == .atLeast }
  var isUpper: Bool { self == .lessThan || self == .atMost }

  /// With `or equal`.
  var orEqual: Bound {
    switch self {
    case .moreThan: .atLeast
    case .lessThan: .atMost
    default: self
    }
  }
}

/// The words before and behind a number that bound it.
struct BoundReader: Sendable {
  let text: LexedText

  /// The bound that the words at a lexeme say, and the lexeme after them.
  func prefix(at start: Int) -> (bound: Bound, end: Int)? {
    guard let longest = Self.longest[text[start].text] else { return nil }
    var phrase = text[start].text
    var found: (bound: Bound, end: Int)?
    for end in start + 1...start + longest {
      if let bound = Self.phrases[phrase] { found = (bound, end) }
      phrase += " " + text[end].text
    }
    if found != nil, text[start].glued, text[start - 1].text == "=" || text[start - 1].text == "<" {
      return nil
    }
    return found
  }

  /// `or more`, `or less than`, `or so`, `+`: what stands behind a number.
  func suffix(at start: Int) -> (bound: Bound, end: Int)? {
    if text[start].text == "+", text[start].glued,
      !text[start + 1].glued || !text[start + 1].isDigits
    {
      return (.atLeast, start + 1)
    }
    if text[start].text == "odd" || text[start].isDash && text[start + 1].text == "odd" {
      return (.about, text[start].isDash ? start + 2 : start + 1)
    }
    if text[start].text == "and", text[start + 1].text == "up" || text[start + 1].text == "over" {
      return (.atLeast, start + 2)
    }
    guard text[start].text == "or", let bound = Self.afterOr[text[start + 1].text] else {
      return nil
    }
    // `5000 or less than 5000` says two things.
    if text[start + 2].text == "than" {
      guard !text[start + 3].isDigits, NumberWords.cardinals[text[start + 3].text] == nil else {
        return nil
      }
      return (bound, start + 3)
    }
    guard !text[start + 2].isDigits, NumberWords.cardinals[text[start + 2].text] == nil else {
      return nil
    }
    return (bound, start + 2)
  }

  /// `less than 5000 or equal (to (it))`.
  func orEqual(at start: Int) -> Int? {
    guard text[start].text == "or", text[start + 1].text.hasPrefix("equal") else { return nil }
    return text[start + 2].text == "to" || text[start + 2].text == "than" ? start + 3 : start + 2
  }

  private static let afterOr: [String: Bound] = [
    "more": .atLeast, "greater": .atLeast, "above": .atLeast, "higher": .atLeast, "over": .atLeast,
    "older": .atLeast, "longer": .atLeast, "larger": .atLeast, "bigger": .atLeast,
    "less": .atMost, "fewer": .atMost, "below": .atMost, "lower": .atMost, "under": .atMost,
    "younger": .atMost, "smaller": .atMost, "shorter": .atMost, "so": .about, "thereabouts": .about,
  ]

  private static let phrases: [String: Bound] = {
    var phrases: [String: Bound] = [:]
    for (bound, list) in simple { for phrase in list { phrases[phrase] = bound } }
    let comparatives: [(Bound, [String])] = [
      (
        .moreThan,
        [
          "more", "greater", "bigger", "larger", "higher", "older", "longer", "taller", "heavier",
          "faster", "better",
        ]
      ),
      (
        .lessThan, ["less", "fewer", "smaller", "lower", "younger", "shorter", "lighter", "slower"]
      ),
    ]
    for (bound, words) in comparatives {
      let opposite: Bound = bound == .moreThan ? .atMost : .atLeast
      for word in words {
        phrases["\(word) than"] = bound
        for tail in ["or equal to", "or equal than"] {
          phrases["\(word) than \(tail)"] = bound.orEqual
        }
        for tail in ["or equal to", "or equal than", "than or equal to", "than or equals"] {
          phrases["\(word) \(tail)"] = bound.orEqual
        }
        for denial in ["no", "not"] { phrases["\(denial) \(word) than"] = opposite }
      }
    }
    return phrases
  }()

  /// The most words of a phrase that begins with a word.
  static let longest: [String: Int] = {
    var longest: [String: Int] = [:]
    for phrase in phrases.keys {
      let words = phrase.split(separator: " ")
      guard let first = words.first.map(String.init) else { continue }
      longest[first] = max(longest[first] ?? 0, words.count)
    }
    return longest
  }()

  private static let simple: [Bound: [String]] = [
    .moreThan: [
      "above", "over", "exceed", "exceeds", "exceeded", "exceeding", "in excess of", "upwards of",
      "upward of", "well over", "well above", ">", "north of", "just over", "slightly more than",
      "far more than", "much more than", "just above", "a little over", "well more than",
    ],
    .atLeast: [
      "at least", "at least or equal to", "no less than", "not less than", "no fewer than",
      "a minimum of", "minimum of", "minimum", "≥", "> =", "not under", "not below", "at the least",
    ],
    .lessThan: [
      "below", "under", "<", "well under", "well below", "just under", "just below", "close to",
      "nearly", "almost", "not quite", "slightly less than", "shy of", "just shy of", "south of",
      "approaching", "far less than", "far fewer than",
    ],
    .atMost: [
      "at most", "at most or equal to", "up to", "a maximum of", "maximum of", "maximum", "≤",
      "< =",
      "as many as",
      "as much as", "not over", "not above", "not exceeding", "no higher than", "at the most",
    ],
    .about: [
      "about", "around", "approximately", "approx", "approx .", "roughly", "some", "circa", "ca",
      "ca .", "c .", "~", "≈", "an estimated", "estimated", "in the region of", "something like",
      "on the order of", "in the order of", "more or less", "about some", "perhaps", "aproximately",
      "an average of", "nearly about", "as few as", "as little as",
    ],
    .equal: [
      "exactly", "equal to", "equals", "equals to", "equaling to", "equaling", "equalling",
      "precisely", "equal", "is equal to",
    ],
  ]
}
