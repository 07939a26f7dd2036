/// What is known of a noun's referents: whom it may mean, and of what gender they are.
struct NounWords: OptionSet {
  let rawValue: UInt8

  /// `king`, `spokeswoman`.
  static let male = NounWords(rawValue: 1)
  static let female = NounWords(rawValue: 2)
  /// Somebody of either gender.
  static let person = NounWords(rawValue: 4)
  /// `year`, `Monday`: no person, no thing.
  static let time = NounWords(rawValue: 8)

  /// By a lemma in small letters; one look-up for all.
  static func of(_ lemma: String) -> NounWords { words[lemma] ?? [] }

  var gender: Gender {
    if contains(.male) { return .male }
    return contains(.female) ? .female : .unknown
  }

  /// Whether a noun with these marks names somebody.
  func isPerson(_ lemma: String, lists: NameLists) -> Bool {
    if !isDisjoint(with: [.male, .female, .person]) { return true }
    let bits = lists.bits(of: lemma)
    if bits & (NameLists.List.personWords.bit | NameLists.anyTitle) != 0 { return true }
    return lemma.utf8.count > 5
      && ["ist", "ian", "man", "woman", "eer", "yer"].contains { lemma.hasSuffix($0) }
  }

  private static let words: [String: NounWords] = {
    var words: [String: NounWords] = [:]
    for word in males { words[word, default: []].insert(.male) }
    for word in females { words[word, default: []].insert(.female) }
    for word in persons { words[word, default: []].insert(.person) }
    for word in times { words[word, default: []].insert(.time) }
    return words
  }()

  private static let males: [String] = [
    "man", "boy", "father", "son", "brother", "husband", "uncle", "grandfather", "nephew", "king",
    "prince", "duke", "emperor", "actor", "gentleman", "guy", "spokesman", "chairman", "tsar",
    "tzar", "monk", "priest", "businessman", "congressman", "policeman", "boyfriend", "widower",
    "sultan", "fisherman", "salesman", "lord", "monarch", "bishop", "pope",
  ]

  private static let females: [String] = [
    "woman", "girl", "mother", "daughter", "sister", "wife", "aunt", "grandmother", "niece",
    "queen", "princess", "duchess", "empress", "actress", "lady", "spokeswoman", "chairwoman",
    "nun", "businesswoman", "congresswoman", "policewoman", "girlfriend", "widow", "waitress",
  ]

  private static let persons: [String] = [
    "person", "child", "people", "kid", "baby", "victim", "member", "citizen", "resident", "worker",
    "employee", "user", "reader", "driver", "doctor", "nurse", "patient", "soldier", "voter",
    "candidate", "expert", "critic", "owner", "manager", "partner", "parent", "neighbor",
    "neighbour", "cousin", "hero", "winner", "champion", "leader", "speaker", "suspect",
    "defendant", "witness", "protester", "official", "activist", "reporter", "journalist",
    "physician", "inventor", "pilot", "singer", "dancer", "designer", "developer", "architect",
    "scholar", "philosopher", "mathematician", "businessperson", "farmer", "migrant", "refugee",
  ]

  private static let times: [String] = [
    "year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "time",
    "morning", "evening", "night", "today", "yesterday", "tomorrow", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "june", "july", "august", "september", "october", "november", "december",
  ]
}
