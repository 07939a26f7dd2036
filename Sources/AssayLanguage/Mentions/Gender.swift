/// What pronoun somebody or something takes.
package enum Gender: UInt32, Sendable {
  case unknown, male, female, thing

  /// By a person's names: the title before them, else the first name.
  static func ofPerson(_ words: ArraySlice<Token>, title: Token?, lists: NameLists) -> Gender {
    let title = title.map { lists.bits(of: $0.form) } ?? 0
    if title & NameLists.List.maleTitles.bit != 0 { return .male }
    if title & NameLists.List.femaleTitles.bit != 0 { return .female }
    guard let first = words.first else { return .unknown }
    let bits = lists.bits(of: first.form)
    // Alone, a first name may as well be a last one.
    if words.count == 1, bits & NameLists.List.lastNames.bit != 0 { return .unknown }
    switch bits & NameLists.anyFirstName {
    case NameLists.List.maleFirstNames.bit: return .male
    case NameLists.List.femaleFirstNames.bit: return .female
    default: return .unknown
    }
  }

  /// By what a noun says: `king`, `spokeswoman`, `company`.
  static func ofNoun(_ lemma: String) -> Gender {
    if males.contains(lemma) { return .male }
    if females.contains(lemma) { return .female }
    return .unknown
  }

  static func ofPronoun(_ lemma: String) -> Gender {
    switch lemma {
    case "he": .male
    case "she": .female
    case "it": .thing
    default: .unknown
    }
  }

  private static let males: Set<String> = [
    "man", "boy", "father", "son", "brother", "husband", "uncle", "grandfather", "nephew", "king",
    "prince", "duke", "emperor", "actor", "gentleman", "guy", "spokesman", "chairman", "tsar",
    "tzar", "monk", "priest", "businessman", "congressman", "policeman", "boyfriend", "widower",
    "sultan", "fisherman", "salesman", "lord", "monarch", "bishop", "pope",
  ]

  private static let females: Set<String> = [
    "woman", "girl", "mother", "daughter", "sister", "wife", "aunt", "grandmother", "niece",
    "queen", "princess", "duchess", "empress", "actress", "lady", "spokeswoman", "chairwoman",
    "nun", "businesswoman", "congresswoman", "policewoman", "girlfriend", "widow", "waitress",
  ]
}

/// Whether a noun names somebody.
package enum Animacy {
  package static func isPerson(_ lemma: String, lists: NameLists) -> Bool {
    if Gender.ofNoun(lemma) != .unknown || persons.contains(lemma) { return true }
    let bits = lists.bits(of: lemma)
    if bits & (NameLists.List.personWords.bit | NameLists.anyTitle) != 0 { return true }
    return lemma.utf8.count > 5
      && ["ist", "ian", "man", "woman", "eer", "yer"].contains { lemma.hasSuffix($0) }
  }

  private static let persons: Set<String> = [
    "person", "child", "people", "kid", "baby", "victim", "member", "citizen", "resident", "worker",
    "employee", "user", "reader", "driver", "doctor", "nurse", "patient", "soldier", "voter",
    "candidate", "expert", "critic", "owner", "manager", "partner", "parent", "neighbor",
    "neighbour", "cousin", "hero", "winner", "champion", "leader", "speaker", "suspect",
    "defendant", "witness", "protester", "official", "activist", "reporter", "journalist",
    "physician", "inventor", "pilot", "singer", "dancer", "designer", "developer", "architect",
    "scholar", "philosopher", "mathematician", "businessperson", "farmer", "migrant", "refugee",
  ]
}
