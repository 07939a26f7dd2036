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

  static func ofPronoun(_ lemma: String) -> Gender {
    switch lemma {
    case "he": .male
    case "she": .female
    case "it": .thing
    default: .unknown
    }
  }
}
