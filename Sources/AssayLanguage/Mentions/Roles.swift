/// What a document says that its names are: `Ruiz, the mayor of Arden`, `President Ruiz`, `Ruiz is a
/// surgeon`. A later `the mayor` then means the one who was called so (precise constructs of
/// Raghunathan et al. 2010).
struct Roles {
  /// For each noun those who were called so.
  private var holders: [String: Set<Int>] = [:]
  private let lists: NameLists

  init(lists: NameLists) { self.lists = lists }

  /// Learns from a name's own sentence what it is called.
  mutating func read(_ name: Phrase, in tokens: [Token], cluster: Int) {
    for noun in Self.titles(name, tokens, lists) + Self.appositions(name, tokens)
      + Self.predicates(name, tokens)
    {
      holders[noun, default: []].insert(cluster)
    }
  }

  /// Whom a description means: the one who alone was called so.
  func holder(of phrase: Phrase) -> Int? {
    guard phrase.form == .description, phrase.isDefinite, !phrase.isPlural,
      let holders = holders[phrase.lemma], holders.count == 1
    else { return nil }
    return holders.first
  }

  private static func titles(_ name: Phrase, _ tokens: [Token], _ lists: NameLists) -> [String] {
    let before = name.tokens.lowerBound - 1
    guard tokens.indices.contains(before), name.kind == .person else { return [] }
    let title = tokens[before]
    guard lists.bits(of: title.form) & (NameLists.anyTitle | NameLists.List.personWords.bit) != 0,
      title.form.last != "."
    else { return [] }
    return [title.lemma.lowercased()]
  }

  /// Nouns that stand beside the name as another word for the same.
  private static func appositions(_ name: Phrase, _ tokens: [Token]) -> [String] {
    var found: [String] = []
    for index in tokens.indices
    where tokens[index].relation == "appos" && !name.tokens.contains(index)
      && (name.tokens.contains(tokens[index].head)) && tokens[index].tag == .noun
    {
      found.append(tokens[index].lemma.lowercased())
    }
    if tokens[name.head].relation == "appos", tokens.indices.contains(tokens[name.head].head) {
      let noun = tokens[tokens[name.head].head]
      if noun.tag == .noun, noun.xpos == "NN" { found.append(noun.lemma.lowercased()) }
    }
    return found
  }

  /// `Ruiz is a surgeon`, `Ruiz became mayor`.
  private static func predicates(_ name: Phrase, _ tokens: [Token]) -> [String] {
    guard tokens[name.head].relation == "nsubj", tokens.indices.contains(tokens[name.head].head)
    else { return [] }
    let head = tokens[name.head].head
    let predicate = tokens[head]
    if predicate.tag == .noun, predicate.xpos == "NN",
      tokens.indices.contains(where: { tokens[$0].head == head && tokens[$0].relation == "cop" }),
      !tokens.indices.contains(where: {
        tokens[$0].head == head && ["not", "n't", "never"].contains(tokens[$0].lemma)
      })
    {
      return [predicate.lemma.lowercased()]
    }
    return []
  }
}
