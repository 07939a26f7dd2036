extension CueReader {
  /// The subject of a verb of saying, or whom an infinitive or participle leaves it to; where the
  /// analysis gives none that can speak, the noun phrase that stands next to the verb.
  func speaker(of verb: Int) -> Int? {
    if let subject = tree.subject(of: verb), subject != verb, canSpeak(subject, verb) {
      // `Voss says he left`: a subject behind the verb is none if one stands before it.
      return subject > verb ? before(verb) ?? subject : subject
    }
    if tree.child(of: verb, "expl") != nil { return nil }
    return before(verb) ?? after(verb) ?? opening(before: verb) ?? subjectAbove(verb)
  }

  private func canSpeak(_ subject: Int, _ verb: Int) -> Bool {
    let isExpletive =
      tree.relations[subject] == "expl" || tree.lemmas[subject] == "there"
      || tree.lemmas[subject] == "it" && tree.child(of: verb, "expl") != nil
    return !isExpletive && isQuoted[subject] == isQuoted[verb] && !isDateline(subject, verb)
      && tree.tokens[subject].tag != .verb
      && !Self.calendar.contains(tree.tokens[subject].form)
  }

  /// `ARDEN, March 3 (Agency) - Voss said`: the place before the dash does not speak.
  private func isDateline(_ subject: Int, _ verb: Int) -> Bool {
    guard let dateline, subject < dateline else { return false }
    return verb > dateline
  }

  /// Where the sentence begins behind a dateline.
  private var dateline: Int? {
    guard tree.tokens[0].tag == .propn, tree.heads.count > 4,
      let dash = tree.tokens.prefix(12).firstIndex(where: {
        ["-", "–", "—", "--"].contains($0.form)
      }), dash + 1 < tree.count,
      tree.tokens[dash].bytes.lowerBound > tree.tokens[dash - 1].bytes.upperBound,
      tree.tokens[..<dash].allSatisfy({ [.propn, .punct, .num].contains($0.tag) })
    else { return nil }
    let isMarked =
      tree.tokens[dash - 1].form == ")" || Self.isCapitals(tree.tokens[0].form)
    return isMarked ? dash + 1 : nil
  }

  private static func isCapitals(_ form: String) -> Bool {
    form.utf8.count > 1 && form.utf8.allSatisfy { $0 >= 65 && $0 <= 90 || $0 == 46 || $0 == 39 }
  }

  private static let calendar: Set<String> = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Yesterday",
    "Today", "Minutes", "Hours", "Days",
  ]

  /// `Voss has said`.
  private func before(_ verb: Int) -> Int? {
    var token = verb - 1
    while token >= 0, [.aux, .adv, .part].contains(tree.tokens[token].tag) { token -= 1 }
    return token >= 0 ? speakingHead(token, verb) : nil
  }

  /// `says Voss`.
  private func after(_ verb: Int) -> Int? {
    guard verb + 1 < tree.count else { return nil }
    if let head = speakingHead(verb + 1, verb) { return head }
    // `"…," added Voss`: whoever stands behind the verb there is no object, whatever the tree says.
    guard verb > 0, tree.tokens[verb - 1].tag == .punct, let object = tree.child(of: verb, "obj"),
      tree.extents[object].lowerBound == verb + 1, isQuoted[object] == isQuoted[verb],
      tree.child(of: verb, "ccomp", "xcomp") == nil
    else { return nil }
    return object
  }

  /// `Voss, 58, a baker from Elst, said`: the first noun phrase of the clause that the verb ends.
  private func opening(before verb: Int) -> Int? {
    var token = verb - 1
    while token >= 0, [.aux, .adv, .part].contains(tree.tokens[token].tag) { token -= 1 }
    guard token >= 0, tree.tokens[token].tag == .punct, !isQuoted[token] || isQuoted[verb] else {
      return nil
    }
    while token > 0, !isOpener(token - 1, verb) { token -= 1 }
    if token == 0, let dateline { token = dateline }
    while token < verb, [.punct, .adv, .cconj, .intj].contains(tree.tokens[token].tag) {
      token += 1
    }
    return token < verb ? speakingHead(token, verb) : nil
  }

  /// Whether a clause begins behind the token.
  private func isOpener(_ token: Int, _ verb: Int) -> Bool {
    isQuoted[token] != isQuoted[verb] || [":", ";"].contains(tree.tokens[token].form)
      || tree.tokens[token].tag == .sconj
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
    let isName =
      [.propn, .pron, .noun, .num].contains(tree.tokens[head].tag)
      || Self.quantifiers.contains(tree.lemmas[head])
    let isFree = !["obj", "obl", "ccomp", "iobj", "xcomp"].contains(tree.relations[head])
    return isName && isFree && isQuoted[head] == isQuoted[verb] && !tree.isClause(head)
      && tree.tokens[head].xpos != "EX" ? head : nil
  }

  private static let quantifiers: Set<String> = [
    "most", "many", "some", "several", "few", "both", "all", "half", "other", "another",
  ]

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
