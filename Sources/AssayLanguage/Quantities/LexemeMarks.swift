/// What grammar may make of a word, looked up once when the text is cut.
struct LexemeMarks: OptionSet, Sendable {
  let rawValue: UInt8

  /// Part of a number in words.
  static let number = LexemeMarks(rawValue: 1)
  /// Can open a quantity.
  static let quantity = LexemeMarks(rawValue: 2)
  /// Can open a date.
  static let date = LexemeMarks(rawValue: 4)
  /// Can open a date only before a word that can: `the`, `in`, `for`.
  static let beforeDate = LexemeMarks(rawValue: 8)
  static let dash = LexemeMarks(rawValue: 16)

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
    for word in numbers { words[word, default: []].insert(.number) }
    return words
  }()
}
