import AssayLanguage

extension Wording {
  /// The words that the claim's own leave out: its subject, or what governs a conjoined object.
  func supplied(for candidate: Candidate) -> Supplied? {
    let head = candidate.head
    switch candidate.rules[0] {
    case .apposition:
      return tree.heads[head] >= 0
        ? named(tree.heads[head]).map { Supplied(text: "\($0.text) is", told: $0.told) } : nil
    case .objectConjunct: return governor(of: candidate)
    case .participleWithNoun: return verblessSubject(of: tree.heads[head], for: candidate)
    case .appositionWithNoun, .relativeWithNoun, .quotation: return nil
    default: break
    }
    guard tree.isClause(head), !candidate.rules[0].isNominal,
      tree.child(of: head, .expl) == nil, let subject = tree.subject(of: head)
    else { return nil }
    if tree.isRelativePronoun(subject) {
      guard let noun = relativeNoun(of: subject), !candidate.tokens.contains(subject) else {
        return nil
      }
      return candidate.tokens.contains(noun) ? nil : named(noun)
    }
    guard !candidate.tokens.contains(subject), tree.tokens[subject].tag != .verb else { return nil }
    return predicate(subject, before: candidate) ?? named(subject)
  }

  /// `The group`, for `favors mobilizing …` where the analysis takes the verb for a noun that has a
  /// subject.
  private func verblessSubject(of noun: Int, for candidate: Candidate) -> Supplied? {
    guard noun >= 0, candidate.tokens.contains(noun), tree.child(of: noun, .cop) == nil,
      let subject = tree.child(of: noun, .nsubj), subject < candidate.tokens.lowerBound
    else { return nil }
    return named(subject)
  }

  /// `The group now favors`, for `mobilizing …` that hangs from a predicate as if from a noun.
  private func predicate(_ word: Int, before candidate: Candidate) -> Supplied? {
    guard let subject = tree.child(of: word, .nsubj), subject < word,
      word < candidate.tokens.lowerBound, let name = named(subject)
    else { return nil }
    let last = tree.extents[subject].upperBound
    guard last < word, word - last <= 8 else { return nil }
    return Supplied(text: "\(name.text) \(plain((last + 1)...word))", told: name.told)
  }

  /// The noun that a relative pronoun stands for: that which its clause belongs to, also where the
  /// clause is conjoined to the one that holds the pronoun.
  private func relativeNoun(of pronoun: Int) -> Int? {
    tree.ancestors(of: pronoun).first { tree.relations[$0] == .acl }.flatMap {
      tree.heads[$0] >= 0 ? tree.heads[$0] : nil
    }
  }

  /// `The tzar had just won`, for `87 percent of the vote`.
  private func governor(of candidate: Candidate) -> Supplied? {
    var object = candidate.head
    while tree.relations[object] == .conj, tree.heads[object] >= 0 { object = tree.heads[object] }
    guard object < candidate.tokens.lowerBound, tree.heads[object] >= 0 else { return nil }
    var clause = tree.heads[object]
    // The object may hang from a noun: `jobs in mining and in farming`.
    while !tree.isClause(clause), tree.heads[clause] >= 0 { clause = tree.heads[clause] }
    guard tree.isClause(clause), clause < object,
      let first = tree.children[clause].first(where: {
        $0 > (tree.subject(of: clause) ?? -1)
          && [.aux, .cop, .advmod].contains(tree.relations[$0]) && $0 <= clause
      }) ?? Optional(clause)
    else { return nil }
    let last = tree.extents[object].lowerBound - 1
    guard first <= last, last - first < 8 else { return nil }
    let verb = Supplied(text: plain(first...last))
    guard var subject = tree.subject(of: clause) else { return verb }
    if tree.isRelativePronoun(subject) { subject = relativeNoun(of: subject) ?? subject }
    return named(subject).map { Supplied(text: "\($0.text) \(verb.text)", told: $0.told) } ?? verb
  }
}
