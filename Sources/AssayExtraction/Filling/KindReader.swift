import AssayLanguage
import AssayModel

/// What sort of thing a claim asserts, told from its words and structure.
struct KindReader {
  let tree: SentenceTree
  let words: [WordMarks]

  init(_ view: SentenceView) {
    tree = view.tree
    words = view.words
  }

  init(_ tree: SentenceTree) {
    self.tree = tree
    words = WordMarks.marks(of: tree)
  }

  func kinds(of candidate: Candidate, isUtterance: Bool) -> [ClaimKind] {
    var kinds: [ClaimKind] = []
    let head = candidate.head
    if isUtterance { kinds.append(.quotation) }
    if statesQuantity(candidate) { kinds.append(.quantity) }
    if compares(candidate) { kinds.append(.comparison) }
    if givesCause(candidate) { kinds.append(.cause) }
    if holds(candidate, .law) { kinds.append(.law) }
    if Lexicon.positions.contains(tree.lemmas[head]) { kinds.append(.position) }
    if namesRole(candidate) { kinds.append(.role) }
    if Lexicon.relations.contains(tree.lemmas[head]) { kinds.append(.relation) }
    if isHistory(candidate) { kinds.append(.history) }
    if !isUtterance, isEvent(head) { kinds.append(.event) }
    if kinds.isEmpty { kinds.append(.other) }
    return ClaimKind.allCases.filter(kinds.contains)
  }

  private func statesQuantity(_ c: Candidate) -> Bool {
    c.tokens.contains { index in
      if !words[index].isDisjoint(with: [.money, .quantifier]) { return true }
      guard tree.tokens[index].tag == .num else { return false }
      return WordShape(of: index, in: tree.tokens) != .year && tree.lemmas[index] != "one"
        && !WordShape.calendar.contains(index > 0 ? tree.tokens[index - 1].form : "")
    }
  }

  private func compares(_ c: Candidate) -> Bool {
    c.tokens.contains { index in
      if words[index].contains(.rank) { return true }
      switch tree.tokens[index].tag {
      case .adj, .adv: break
      default: return false
      }
      let xpos = tree.tokens[index].xpos
      return xpos == "JJR" || xpos == "JJS" || xpos == "RBS"
    }
  }

  private func givesCause(_ c: Candidate) -> Bool {
    if holds(c, .cause) { return true }
    return c.tokens.contains { index in
      tree.tokens[index].tag == .noun && tree.lemmas[index] == "response" && index > 0
        && tree.lemmas[index - 1] == "in"
    }
  }

  private func namesRole(_ c: Candidate) -> Bool {
    switch c.rules[0] {
    case .apposition, .appositionWithNoun: return true
    default: break
    }
    let head = c.head
    // `Ruiz is the mayor` says who she is; `soldiers are at the border` says where they are.
    return tree.child(of: head, .cop) != nil && tree.child(of: head, .case) == nil
      && (tree.tokens[head].tag == .noun || tree.tokens[head].tag == .propn)
      || Lexicon.appointments.contains(tree.lemmas[head])
  }

  private func isHistory(_ c: Candidate) -> Bool {
    c.tokens.contains { index in
      if words[index].contains(.history) { return true }
      guard tree.tokens[index].tag == .num, WordShape(of: index, in: tree.tokens) == .year,
        let year = Int(tree.tokens[index].form)
      else { return false }
      return year < 1990
    }
  }

  private func isEvent(_ head: Int) -> Bool {
    let token = tree.tokens[head]
    if token.tag == .noun || token.tag == .propn {
      return tree.child(of: head, .cop) == nil
        && (Lexicon.eventNouns.contains(tree.lemmas[head])
          || Lexicon.isNominalised(tree.lemmas[head]))
    }
    guard token.tag == .verb, !Lexicon.states.contains(tree.lemmas[head]),
      !Lexicon.positions.contains(tree.lemmas[head])
    else { return false }
    let auxiliaries = tree.children(of: head, .aux).map { tree.lemmas[$0] }
    return ["VBD", "VBN", "VBG"].contains(token.xpos) || auxiliaries.contains("do")
      || auxiliaries.contains("have")
  }

  private func holds(_ c: Candidate, _ mark: WordMarks) -> Bool {
    c.tokens.contains { words[$0].contains(mark) }
  }
}
