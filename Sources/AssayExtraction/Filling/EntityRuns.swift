import AssayLanguage
import AssayModel

/// Names as runs of proper nouns, typed by what stands with them. Used where the analysis brings
/// no entities of its own.
struct EntityRuns {
  let map: ScalarMap

  func entities(in tree: SentenceTree) -> [Entity] {
    runs(in: tree).map { run in
      let bytes =
        tree.tokens[run.lowerBound].bytes.lowerBound..<tree.tokens[run.upperBound].bytes.upperBound
      return Entity(
        quote: map.substring(ofBytes: bytes), span: map.span(ofBytes: bytes),
        kind: Self.kind(of: run, in: tree))
    }
  }

  /// Runs of proper nouns; `of` and `the` between two join them (`Bank of England`).
  func runs(in tree: SentenceTree) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    var index = 0
    while index < tree.count {
      guard isName(tree.tokens[index]) else {
        index += 1
        continue
      }
      var last = index
      while last + 1 < tree.count {
        if isName(tree.tokens[last + 1]) {
          last += 1
        } else if last + 2 < tree.count, Self.joins(tree.tokens[last + 1].form),
          isName(tree.tokens[last + 2]), tree.heads[last + 2] >= index
        {
          last += 2
        } else {
          break
        }
      }
      result.append(index...last)
      index = last + 1
    }
    return result
  }

  private func isName(_ token: Token) -> Bool {
    token.tag == .propn && !SentenceView.calendar.contains(token.form)
      && token.form.utf8.first.map { $0 > 127 || ($0 >= 65 && $0 <= 90) || ($0 >= 97) } ?? false
  }

  private static func joins(_ form: String) -> Bool { form == "of" || form == "-" || form == "&" }

  static func kind(of run: ClosedRange<Int>, in tree: SentenceTree) -> Entity.Kind {
    let words = run.map { tree.tokens[$0].form }
    if words.contains(where: organisations.contains) { return .organization }
    if words.contains(where: events.contains) { return .event }
    if words.contains(where: places.contains) { return .place }
    if titles.contains(words[0]) && words.count > 1 { return .person }
    let head = run.first { !run.contains(tree.heads[$0]) } ?? run.lowerBound
    let before = tree.child(of: head, "case").map { tree.lemmas[$0] }
    if run.count == 1, words[0].utf8.count > 1, words[0] == words[0].uppercased() {
      return .organization
    }
    if let before, ["in", "at", "near", "from", "to", "into", "across"].contains(before) {
      return .place
    }
    if let subject = tree.heads[head] >= 0 ? tree.heads[head] : nil,
      tree.relations[head] == "nsubj",
      Lexicon.reports(tree.lemmas[subject])
    {
      return .person
    }
    let apposed = tree.child(of: head, "appos").map { tree.lemmas[$0] }
    if let apposed, personal.contains(apposed) { return .person }
    if tree.children(of: head, "compound", "nmod", "amod").contains(where: {
      personal.contains(tree.lemmas[$0])
    }) {
      return .person
    }
    return run.count == 2 && tree.children(of: head, "flat").count == 1 ? .person : .other
  }

  static let titles: Set<String> = [
    "Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Dr.", "Dr", "President", "Senator", "Sen.", "Rep.",
    "Minister", "Governor", "Gov.", "Chancellor", "King", "Queen", "Prince", "Princess", "Sir",
    "Lord", "Lady", "General", "Gen.", "Colonel", "Judge", "Justice", "Mayor", "Pope", "Sheikh",
    "Professor", "Prof.", "Secretary", "Chairman",
  ]

  private static let personal: Set<String> = [
    "president", "minister", "chairman", "chairwoman", "director", "leader", "spokesman",
    "spokeswoman", "head", "founder", "professor", "author", "senator", "mayor", "governor",
    "chief", "judge", "general", "officer", "editor", "secretary", "king", "queen", "actor",
    "singer", "player", "coach", "lawyer", "philosopher", "deputy", "ambassador", "analyst",
  ]

  private static let organisations: Set<String> = [
    "Inc.", "Inc", "Corp.", "Corp", "Ltd.", "Ltd", "Co.", "Company", "Bank", "University",
    "Council", "Committee", "Party", "Ministry", "Department", "Agency", "Association", "Union",
    "Commission", "Court", "Congress", "Senate", "Parliament", "Group", "Institute", "Foundation",
    "Organization", "Organisation", "Police", "Army", "Navy", "Society", "Federation", "Board",
    "College", "School", "Hospital", "Museum", "Office", "Service", "Times", "Post", "News",
  ]

  private static let events: Set<String> = [
    "War", "Olympics", "Games", "Cup", "Festival", "Championship", "Conference", "Revolution",
    "Election", "Summit", "Battle",
  ]

  private static let places: Set<String> = [
    "River", "Lake", "Mountain", "Mount", "Street", "Avenue", "Road", "City", "County", "Island",
    "Islands", "Sea", "Ocean", "Bay", "Valley", "State", "States", "Kingdom", "Republic",
    "Province",
    "North", "South", "East", "West", "Airport", "Park", "Bridge", "Square", "Hall", "Hills",
  ]
}
