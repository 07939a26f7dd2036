extension CueReader {
  /// `according to X`.
  func accordingTo(_ word: Int) -> CueReading? {
    let isAccording = tree.lemmas[word] == "accord" || tree.lemmas[word] == "according"
    guard isAccording, word + 2 < tree.count, tree.lemmas[word + 1] == "to" else { return nil }
    // The noun that the two words open.
    var noun = word + 2
    while tree.heads[noun] > noun,
      !tree.isClause(tree.heads[noun])
    {
      noun = tree.heads[noun]
    }
    guard let phrase = name(noun), phrase.upperBound > word + 1 else { return nil }
    let source = max(phrase.lowerBound, word + 2)...phrase.upperBound
    var top = noun
    // What they stand in: the first clause above that is no part of the phrase.
    while tree.heads[top] >= 0, !(tree.isClause(tree.heads[top]) && tree.heads[top] != word) {
      top = tree.heads[top]
    }
    guard tree.heads[top] >= 0 else { return nil }
    let content = tree.yield(of: tree.heads[top]) { $0 == top || $0 == word }
    return CueReading(
      manner: .says, form: .phrase, chief: word, cue: word...(word + 1), source: source,
      content: content.filter { !source.contains($0) && $0 != word && $0 != word + 1 })
  }

  /// `in the words of X`, `in X's view`.
  func inTheWords(_ noun: Int) -> CueReading? {
    guard CueTable.viewNouns.contains(tree.lemmas[noun]),
      let opener = tree.child(of: noun, .case), tree.lemmas[opener] == "in",
      tree.relations[noun] == .obl, tree.heads[noun] >= 0,
      let owner = tree.child(of: noun, .nmod), let source = name(owner)
    else { return nil }
    let end = source.lowerBound > noun ? max(noun, source.lowerBound - 1) : noun
    return CueReading(
      manner: .says, form: .phrase, chief: noun, cue: opener...max(opener, end), source: source,
      content: tree.yield(of: tree.heads[noun]) { $0 == noun })
  }

  /// `Voss: The port was sold.`
  func colon() -> CueReading? {
    guard let mark = tree.tokens.prefix(9).firstIndex(where: { $0.form == ":" }), mark > 0,
      mark + 3 < tree.count,
      tree.tokens[..<mark].allSatisfy({ [.propn, .noun, .adp, .det, .adj].contains($0.tag) }),
      tree.tokens[mark - 1].tag == .propn
        || mark < 4 && Self.reporters.contains(tree.lemmas[mark - 1])
    else { return nil }
    return CueReading(
      manner: .says, form: .colon, chief: mark, cue: mark...mark, source: 0...(mark - 1),
      content: Array((mark + 1)..<tree.count), takesQuotation: true)
  }

  private static let reporters: Set<String> = [
    "poll", "report", "newspaper", "study", "official", "police", "source", "survey", "expert",
    "paper", "court",
  ]
}
