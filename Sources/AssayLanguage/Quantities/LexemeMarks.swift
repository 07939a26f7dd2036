/// What grammar may make of a word, looked up once when the text is cut.
struct LexemeMarks: OptionSet, Sendable {
  let rawValue: UInt16

  /// Part of a number in words.
  static let number = LexemeMarks(rawValue: 1)
  /// Can open a quantity.
  static let quantity = LexemeMarks(rawValue: 2)
  /// Can open a date.
  static let date = LexemeMarks(rawValue: 4)
  /// Can open a date only before a word that can: `the`, `in`, `for`.
  static let beforeDate = LexemeMarks(rawValue: 8)
  static let dash = LexemeMarks(rawValue: 16)
  /// Can open a place counted from the end: `last`.
  static let relative = LexemeMarks(rawValue: 32)
  /// Can open a number that is not quite told: `tens of`, `several`.
  static let vague = LexemeMarks(rawValue: 64)
  /// Speaks of what is to come.
  static let future = LexemeMarks(rawValue: 128)
  /// Can open a URL.
  static let link = LexemeMarks(rawValue: 256)

  static func of(_ word: String) -> LexemeMarks { words[word] ?? [] }

  static let digits: LexemeMarks = [.quantity, .date]

  static func of(symbol: String) -> LexemeMarks {
    switch symbol {
    case "-", "–", "—", "−", "‐": [.dash, .quantity]
    case "'", "’", "‘": [.date]
    case ".", "+", "<", ">", "≤", "≥", "~", "≈", "%": [.quantity]
    default:
      CurrencyTable.signs[symbol] != nil || NumberWords.glyphs[symbol] != nil ? [.quantity] : []
    }
  }

  private static let words: [String: LexemeMarks] = {
    var words: [String: LexemeMarks] = [:]
    for word in QuantityScanner.beginnings { words[word, default: []].insert(.quantity) }
    for word in DateGrammar.beginnings { words[word, default: []].insert(.date) }
    for word in DateGrammar.openers { words[word, default: []].insert(.beforeDate) }
    let numbers =
      Array(NumberWords.cardinals.keys) + Array(NumberWords.ordinals.keys)
      + ["a", "an", "half", "halves", "quarter", "quarters"]
    for word in RelativeOrdinals.firstWords { words[word, default: []].insert(.relative) }
    for word in QuantityScanner.vagueWords { words[word, default: []].insert(.vague) }
    for word in DateGrammar.futureWords { words[word, default: []].insert(.future) }
    for word in ["http", "https", "ftp", "www"] { words[word, default: []].insert(.link) }
    for word in numbers { words[word, default: []].insert(.number) }
    return words
  }()
}
