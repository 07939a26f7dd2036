extension CueReader {
  /// The subject of a verb of saying, or whom an infinitive or participle leaves it to; where the
  /// analysis gives none that can speak, the noun phrase that stands next to the verb.
  func speaker(of verb: Int) -> Int? {
    if let subject = tree.subject(of: verb), subject != verb, canSpeak(subject, verb) {
      // `Voss says he left`: a subject behind the verb is none if one stands before it.
      let isDoubtful = subject > verb && tree.child(of: verb, "ccomp") == nil
      return isDoubtful ? neighbour(of: verb) ?? subject : subject
    }
    if tree.child(of: verb, "expl") != nil { return nil }
    return neighbour(of: verb) ?? subjectAbove(verb)
  }

  private func canSpeak(_ subject: Int, _ verb: Int) -> Bool {
    let isExpletive =
      tree.relations[subject] == "expl" || tree.lemmas[subject] == "there"
      || tree.lemmas[subject] == "it" && tree.child(of: verb, "expl") != nil
    return !isExpletive && isQuoted[subject] == isQuoted[verb] && !isDateline(subject, verb)
      && tree.tokens[subject].tag != .verb
  }

  /// `ARDEN - Voss said`: the place before the dash does not speak.
  private func isDateline(_ subject: Int, _ verb: Int) -> Bool {
    let start = tree.extents[subject].lowerBound
    guard start == 0, subject < verb, Self.isCapitals(tree.tokens[0].form) else { return false }
    return tree.tokens[subject..<min(verb, subject + 8)].contains {
      ["-", "–", "—", "--"].contains($0.form)
    }
  }

  static func isCapitals(_ form: String) -> Bool {
    form.utf8.count > 1 && form.utf8.allSatisfy { $0 >= 65 && $0 <= 90 || $0 == 46 || $0 == 39 }
  }

  /// `Voss has said`, `says Voss`.
  private func neighbour(of verb: Int) -> Int? {
    var before = verb - 1
    while before >= 0, [.aux, .adv].contains(tree.tokens[before].tag) { before -= 1 }
    if before >= 0, let head = speakingHead(before, verb) { return head }
    return verb + 1 < tree.count ? speakingHead(verb + 1, verb) : nil
  }

  /// The head of the noun phrase that a token beside the verb belongs to.
  private func speakingHead(_ token: Int, _ verb: Int) -> Int? {
    var head = token
    while tree.heads[head] >= 0, tree.heads[head] != verb,
      (tree.heads[head] < verb) == (head < verb),
      ["compound", "flat", "det", "amod", "nummod", "nmod", "appos", "case"].contains(
        tree.relations[head]), !isDateline(tree.heads[head], verb)
    {
      head = tree.heads[head]
    }
    let isName = [.propn, .pron, .noun].contains(tree.tokens[head].tag)
    let isFree = !["obj", "obl", "ccomp", "iobj", "xcomp"].contains(tree.relations[head])
    return isName && isFree && isQuoted[head] == isQuoted[verb] && !tree.isClause(head)
      && tree.tokens[head].xpos != "EX" ? head : nil
  }

  /// `Voss took it in stride, saying …`: the subject of the nearest clause above that has one.
  private func subjectAbove(_ verb: Int) -> Int? {
    guard !["VBD", "VBZ", "VBP"].contains(tree.tokens[verb].xpos) else { return nil }
    for clause in tree.ancestors(of: verb).prefix(4) {
      if let subject = tree.child(of: clause, "nsubj"), subject < verb, canSpeak(subject, verb) {
        return subject
      }
    }
    return nil
  }

  /// The words that name a source: a noun phrase without its clauses and what commas set apart.
  func name(_ head: Int) -> ClosedRange<Int>? {
    let kept = tree.yield(of: head) { child in
      switch tree.relations[child] {
      case "acl", "advcl", "parataxis", "discourse", "ccomp": return true
      case "appos":
        let first = tree.extents[child].lowerBound
        return first > 0
          && (tree.tokens[first].tag == .punct || tree.tokens[first - 1].tag == .punct)
      case "case", "mark", "cc", "cop", "aux", "nsubj", "expl", "advmod":
        return tree.heads[child] == head && (child < head || tree.relations[child] != "cc")
      case "punct": return true
      default: return false
      }
    }
    guard let first = kept.first, var last = kept.last else { return nil }
    // A name that the analysis cuts in two stays whole.
    while last + 1 < tree.count, tree.tokens[last].tag == .propn,
      tree.tokens[last + 1].tag == .propn
    {
      last += 1
    }
    if tree.tokens[last].xpos == "POS", last > first { last -= 1 }
    return first...last
  }

  /// What a relative pronoun stands for: `the minister`, for `who`.
  func referent(of source: ClosedRange<Int>) -> ClosedRange<Int>? {
    let pronoun = source.lowerBound
    guard source.count == 1, isRelative(pronoun) else { return nil }
    guard
      let clause = tree.ancestors(of: pronoun).first(where: {
        tree.tokens[$0].relation == "acl:relcl"
      })
    else { return nil }
    return name(tree.heads[clause])
  }
}
