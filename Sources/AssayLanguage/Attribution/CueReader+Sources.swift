extension CueReader {
  /// The subject of a verb of saying, or whom an infinitive or participle leaves it to; where the
  /// analysis gives none that can speak, the noun phrase that stands next to the verb.
  func speaker(of verb: Int) -> Int? {
    let subject = (above(verb) ?? nearest(to: verb) ?? tree.subject(of: verb)).flatMap {
      behindDateline($0, verb)
    }
    // `as Voss says`: a finite verb has a subject of its own, which may be lost but stands beside it.
    if let subject, tree.heads[subject] != verb, [.acl, .advcl].contains(tree.relations[verb]),
      ["VBD", "VBZ", "VBP"].contains(tree.tokens[verb].xpos), let beside = before(verb)
    {
      return beside
    }
    if let subject, subject != verb, canSpeak(subject, verb) {
      // `Voss says he left`: a subject behind the verb is none if one stands before it, or if a
      // verb of its own follows.
      // `After thanking the crowd, Voss left`: what a participle before its clause leaves to that.
      let isLeft = ["VBG", "VBN"].contains(tree.tokens[verb].xpos) && tree.heads[subject] != verb
      if subject < verb || isLeft { return subject }
      if let other = before(verb) { return other }
      let end = tree.extents[subject].upperBound + 1
      let hasVerb = end < tree.count && [.verb, .aux].contains(tree.tokens[end].tag)
      return hasVerb ? opening(before: verb) ?? shared(with: verb) : subject
    }
    if let dummy = tree.child(of: verb, .expl) { return governs(dummy, verb) ? dummy : nil }
    // `Voss, the mayor, told the council`: whom it is told stands behind the verb.
    let speaksTo = CueTable.verb(tree.lemmas[verb])?.frames.contains(.addressee) ?? false
    let beside = before(verb) ?? (speaksTo ? opening(before: verb) ?? after(verb) : after(verb))
    return beside ?? opening(before: verb) ?? subjectAbove(verb)
  }

  /// Of two subjects the one that stands next to the verb: `Repairs cost two million, the council
  /// said`, where the analysis takes what is said for another.
  private func nearest(to verb: Int) -> Int? {
    let subjects = tree.children(of: verb, .nsubj).filter { $0 < verb }
    guard subjects.count > 1, let last = subjects.last, canSpeak(last, verb),
      closesClause(verb, speaker: last)
    else { return nil }
    return last
  }

  /// Whether a comma parts what stands before from who speaks, and none who speaks from the verb:
  /// `Voss, the mayor, said` tells of one person.
  func closesClause(_ verb: Int, speaker: Int) -> Bool {
    let start = tree.extents[speaker].lowerBound
    guard start > 0, start < verb, tree.tokens[start - 1].form == "," else { return false }
    var end = verb - 1
    while end > start, [.aux, .adv, .part].contains(tree.tokens[end].tag) { end -= 1 }
    return tree.tokens[end].tag != .punct
  }

  /// `In addition to saying so, Voss left`: a noun takes no subject's place for a gerund that a
  /// preposition opens.
  private func above(_ verb: Int) -> Int? {
    guard tree.relations[verb] == .acl, tree.tokens[verb].xpos == "VBG",
      tree.child(of: verb, .mark, .case).map({ $0 < verb }) ?? false
    else { return nil }
    return tree.ancestors(of: verb).lazy.compactMap { tree.child(of: $0, .nsubj) }.first
  }

  /// `it assumes that …`, which the analysis may take for an empty subject: only a passive or a verb
  /// of seeming has one.
  private func governs(_ dummy: Int, _ verb: Int) -> Bool {
    dummy < verb && tree.lemmas[dummy] == "it" && !Self.seeming.contains(tree.lemmas[verb])
      && !tree.children[verb].contains { tree.tokens[$0].relation == "aux:pass" }
      && isQuoted[dummy] == isQuoted[verb]
  }

  private static let seeming: Set<String> = [
    "seem", "appear", "look", "happen", "matter", "help", "take", "turn", "hurt", "make", "sound",
    "follow", "emerge", "mean", "be",
  ]

  /// `Voss sold the port, then says he kept it`: the subject of the clause that the verb's own is
  /// joined to.
  private func shared(with verb: Int) -> Int? {
    guard tree.heads[verb] >= 0, tree.relations[verb] == .conj else { return subjectAbove(verb) }
    return tree.subject(of: tree.heads[verb]).flatMap { canSpeak($0, verb) && $0 < verb ? $0 : nil }
  }

  private func canSpeak(_ subject: Int, _ verb: Int) -> Bool {
    let isExpletive =
      tree.relations[subject] == .expl || tree.lemmas[subject] == "there"
      || tree.lemmas[subject] == "it" && tree.child(of: verb, .expl) != nil
    return !isExpletive && isBeside(subject, verb) && !isDateline(subject, verb)
      && tree.tokens[subject].tag != .verb
      && !Self.calendar.contains(tree.tokens[subject].form)
  }

  /// Whether both are quoted, or neither: `the “Fair Share” law` is not, for all its quoted words.
  private func isBeside(_ subject: Int, _ verb: Int) -> Bool {
    isQuoted[subject] == isQuoted[verb]
      || !isQuoted[verb] && !isQuoted[tree.extents[subject].lowerBound]
        && subject < verb && !isQuoted[verb - 1]
  }

  /// `ARDEN, March 3 (Agency) - Voss said`: the place before the dash does not speak.
  private func isDateline(_ subject: Int, _ verb: Int) -> Bool {
    guard let dateline, subject < dateline else { return false }
    return verb > dateline
  }

  /// Where the sentence begins behind a dateline.
  private var dateline: Int? {
    guard NameRegions.hasCapital(tree.tokens[0].form), tree.heads.count > 4,
      let dash = tree.tokens.prefix(12).firstIndex(where: {
        ["-", "–", "—", "--"].contains($0.form)
      }), dash > 0, dash + 1 < tree.count,
      tree.tokens[dash].bytes.lowerBound > tree.tokens[dash - 1].bytes.upperBound,
      tree.tokens[..<dash].allSatisfy({
        [.propn, .punct, .num].contains($0.tag) || NameRegions.hasCapital($0.form)
      }), tree.tokens[..<dash].contains(where: { $0.tag == .propn })
    else { return nil }
    let isMarked =
      tree.tokens[dash - 1].form == ")" || Self.isCapitals(tree.tokens[0].form)
    return isMarked ? dash + 1 : nil
  }

  /// The subject behind a dateline where the analysis took the place before the dash for one.
  private func behindDateline(_ subject: Int, _ verb: Int) -> Int? {
    guard let dateline, isDateline(subject, verb) else { return subject }
    let clause = tree.heads[subject]
    let other = clause < 0 ? nil : tree.children(of: clause, .nsubj).first { $0 >= dateline }
    return other ?? subject
  }

  private static func isCapitals(_ form: String) -> Bool {
    form.utf8.count > 1 && form.utf8.allSatisfy { $0 >= 65 && $0 <= 90 || $0 == 46 || $0 == 39 }
  }

  static let calendar: Set<String> = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Yesterday",
    "Today", "Minutes", "Hours", "Days",
  ]

  /// `Voss has said`.
  private func before(_ verb: Int) -> Int? {
    var token = verb - 1
    while token >= 0, [.aux, .adv, .part].contains(tree.tokens[token].tag) { token -= 1 }
    token = beforeInsertion(token)
    guard token >= 0 else { return nil }
    return speakingHead(token, verb) ?? beforeParticiple(token)
  }

  /// `Voss (58) said`, `most – 55 percent – said`: what stands before what brackets or dashes set
  /// apart.
  private func beforeInsertion(_ end: Int) -> Int {
    guard end > 0, let opener = Self.openers[tree.tokens[end].form] else { return end }
    let start = tree.tokens[max(0, end - 12)..<end].lastIndex { $0.form == opener }
    return start.map { $0 - 1 } ?? end
  }

  private static let openers = [")": "(", "]": "[", "–": "–", "—": "—", "--": "--"]

  /// `A report published Wednesday said`: of two finite verbs with nothing between them the first is
  /// a participle, and the noun before it speaks.
  private func beforeParticiple(_ end: Int) -> Int? {
    var token = end
    while token > 0, Self.calendar.contains(tree.tokens[token].form) { token -= 1 }
    guard token > 1, ["VBN", "VBD"].contains(tree.tokens[token].xpos),
      [.noun, .propn].contains(tree.tokens[token - 1].tag)
    else { return nil }
    return token - 1
  }

  /// `says Voss`.
  private func after(_ verb: Int) -> Int? {
    guard verb + 1 < tree.count, !Self.calendar.contains(tree.tokens[verb + 1].form) else {
      return nil
    }
    if let head = speakingHead(verb + 1, verb) { return head }
    // `"…," added Voss`: whoever stands behind the verb there is no object, whatever the tree says.
    guard verb > 0, tree.tokens[verb - 1].tag == .punct, let object = tree.child(of: verb, .obj),
      tree.extents[object].lowerBound == verb + 1, isQuoted[object] == isQuoted[verb],
      tree.child(of: verb, .ccomp, .xcomp) == nil
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
    guard token < verb else { return nil }
    if let head = speakingHead(token, verb) { return head }
    // `Voss, who ran the port, told`: a name that the analysis made the head of all.
    let head = tree.relations[token] == .flat ? tree.heads[token] : token
    return tree.tokens[token].tag == .propn && head >= token && head < verb
      && [.root, .parataxis, .dep, .appos, .conj, .nsubj].contains(tree.relations[head])
      ? head : nil
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
      [.compound, .flat, .det, .amod, .nummod, .nmod, .appos, .case].contains(
        tree.relations[head]), !isDateline(tree.heads[head], verb)
    {
      head = tree.heads[head]
    }
    let isName =
      [.propn, .pron, .noun, .num].contains(tree.tokens[head].tag)
      || Self.quantifiers.contains(tree.lemmas[head])
      || NumberWords.ordinals[tree.tokens[head].form] != nil
      // `the accused`, `the 46-year-old`
      || tree.tokens[head].tag == .adj && tree.child(of: head, .det) != nil
    // `while 6 in 10 voters said`, `more than half agreed`: a phrase that no preposition opens.
    let isBare =
      tree.relations[head] == .obl
      && !tree.children(of: head, .case).contains {
        tree.lemmas[$0] != "than"
      }
    let isFree =
      isBare || isPerson(head)
      || ![.obj, .obl, .ccomp, .iobj, .xcomp].contains(tree.relations[head])
    if Self.calendar.contains(tree.tokens[head].form) { return nil }
    return isName && isFree && isQuoted[head] == isQuoted[verb] && !tree.isClause(head)
      && tree.tokens[head].xpos != "EX" ? head : nil
  }

  /// `said the 46-year-old`, which the analysis takes for what is said.
  func isPerson(_ adjective: Int) -> Bool {
    tree.relations[adjective] == .ccomp && tree.tokens[adjective].tag == .adj
      && !tree.isClause(adjective) && tree.child(of: adjective, .nsubj, .mark, .aux) == nil
      && tree.lemmas[tree.extents[adjective].lowerBound] == "the"
  }

  private static let quantifiers: Set<String> = [
    "most", "many", "some", "several", "few", "both", "all", "half", "other", "another",
  ]

  /// `Voss took it in stride, saying …`: the subject of the nearest clause above that has one.
  private func subjectAbove(_ verb: Int) -> Int? {
    guard !["VBD", "VBZ", "VBP"].contains(tree.tokens[verb].xpos) else { return nil }
    for clause in tree.ancestors(of: verb).prefix(4) {
      if let subject = tree.child(of: clause, .nsubj), subject < verb, canSpeak(subject, verb) {
        return subject
      }
    }
    return nil
  }
}
