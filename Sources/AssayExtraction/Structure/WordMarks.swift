import AssayLanguage

/// What is asked of a sentence's words over and over, looked up once.
struct WordMarks: OptionSet {
  let rawValue: UInt32

  static let negation = WordMarks(rawValue: 1 << 0)
  static let firstPerson = WordMarks(rawValue: 1 << 1)
  static let secondPerson = WordMarks(rawValue: 1 << 2)
  static let quantifier = WordMarks(rawValue: 1 << 3)
  static let rank = WordMarks(rawValue: 1 << 4)
  static let cause = WordMarks(rawValue: 1 << 5)
  static let law = WordMarks(rawValue: 1 << 6)
  static let speaker = WordMarks(rawValue: 1 << 7)
  static let future = WordMarks(rawValue: 1 << 8)
  static let duty = WordMarks(rawValue: 1 << 9)
  static let letting = WordMarks(rawValue: 1 << 10)
  static let possibility = WordMarks(rawValue: 1 << 11)
  static let condition = WordMarks(rawValue: 1 << 12)
  static let addressee = WordMarks(rawValue: 1 << 13)
  static let hedge = WordMarks(rawValue: 1 << 14)
  static let history = WordMarks(rawValue: 1 << 15)
  static let money = WordMarks(rawValue: 1 << 16)

  /// Of each word of a sentence.
  static func marks(of tree: SentenceTree) -> [WordMarks] {
    tree.lemmas.map { table[$0] ?? [] }
  }

  private static let table: [String: WordMarks] = {
    var table: [String: WordMarks] = [:]
    let lists: [(Set<String>, WordMarks)] = [
      (Lexicon.negations, .negation),
      (["i", "we", "my", "our", "me", "us"], .firstPerson),
      (["you", "your"], .secondPerson),
      (Lexicon.quantifiers, .quantifier),
      (Lexicon.ranks, .rank),
      (["than"], .rank),
      (Lexicon.causes, .cause),
      (["due"], .cause),
      (["century", "ago"], .history),
      (["%", "$", "€", "£"], .money),
      (Lexicon.hedges, .hedge),
      (["may", "might", "could", "would", "can", "seem"], .hedge),
      (Lexicon.lawWords, .law),
      (["i", "we"], .speaker),
      (["you"], .addressee),
      (["will", "shall"], .future),
      (["should", "must", "ought"], .duty),
      (["let"], .letting),
      (["can", "may", "might", "could", "would"], .possibility),
      (["if"], .condition),
    ]
    for (words, mark) in lists {
      for word in words { table[word, default: []].insert(mark) }
    }
    return table
  }()
}
