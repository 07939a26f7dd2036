extension CueReader {
  /// `X said that Y`, `Y, X said`, `X criticised Y`, `X was urged to Y`.
  func verbal(_ verb: Int) -> CueReading? {
    if isModifier(verb), !isInverted(verb) { return nil }
    guard let cue = cue(of: verb) ?? unlisted(verb) else { return nil }
    let isPassive =
      tree.children[verb].contains { tree.tokens[$0].relation == "aux:pass" }
      || tree.tokens[verb].relation == "acl" && tree.tokens[verb].xpos == "VBN"
    var content = complements(of: verb, cue, isPassive: isPassive)
    var cueEnd = particle(of: verb) ?? verb
    if content.isEmpty, cue.frames.contains(.phrase) {
      (content, cueEnd) = phrases(of: verb, cue.prepositions, cueEnd: cueEnd)
    }
    let takesQuotation = cue.frames.contains(.quotation)
    if content.isEmpty, takesQuotation { content = around(verb) }
    if content.isEmpty, takesQuotation { content = after(verb) }
    var closer: Int?
    if content.isEmpty, takesQuotation, cue.manner == .says,
      let (clause, speaker) = closing(with: verb)
    {
      content = clause
      if tree.child(of: verb, .nsubj) == nil { closer = speaker }
    }
    if content.isEmpty, isPassive, cue.manner == .judges, let subject = passiveSubject(verb) {
      content = tree.yield(of: subject)
    }
    // `The mayor seems to know`: what seems is said by nobody.
    let subject =
      cue.manner == .hearsay
      ? nil
      : closer ?? (isPassive ? agent(of: verb) ?? holder(of: verb) : speaker(of: verb))
    let source = subject.flatMap(name).flatMap { beyond(verb, cueEnd, $0) }
    if takesQuotation, let subject {
      content = Set(content + lost(before: subject, verb)).sorted()
    }
    if content.isEmpty, !takesQuotation || source == nil { return nil }
    content.removeAll { (verb...cueEnd).contains($0) || source?.contains($0) == true }
    if let subject, !tree.extents[subject].contains(verb) { content = without(subject, content) }
    var manner = cue.manner
    if isPassive, source == nil, manner == .says || manner == .thinks { manner = .hearsay }
    return CueReading(
      manner: manner, form: .verb, chief: verb, cue: verb...cueEnd, source: source,
      content: content, takesQuotation: takesQuotation)
  }

  /// What is said where the analysis takes it for another subject: `Repairs cost two million, the
  /// council said`.
  private func lost(before subject: Int, _ verb: Int) -> [Int] {
    let start = tree.extents[subject].lowerBound
    let hasClause = tree.children(of: verb, .ccomp).contains { clause in
      clause > verb && tree.child(of: clause, .mark) != nil
    }
    guard tree.heads[subject] == verb, closesClause(verb, speaker: subject), !hasClause else {
      return []
    }
    return tree.children(of: verb, .nsubj).filter { $0 < start }.flatMap { tree.yield(of: $0) }
  }

  /// Content without what is said of its source: `Voss, a baker from Elst, said`.
  private func without(_ source: Int, _ content: [Int]) -> [Int] {
    let phrase = tree.extents[source]
    let rest = content.filter { !phrase.contains($0) }
    return rest.isEmpty ? content : rest
  }

  /// `a proposed law`, `given the law`; an adjective does not follow its noun.
  private func isModifier(_ verb: Int) -> Bool {
    switch tree.relations[verb] {
    case .amod: tree.heads[verb] > verb
    case .compound, .case, .mark: true
    default: false
    }
  }

  /// The verb's entry, also where the lemma has an `e` too many or too few: `rebuk`, `toute`.
  private func cue(of verb: Int) -> Cue? {
    let lemma = tree.lemmas[verb]
    if let cue = CueTable.verb(lemma) { return cue }
    let form = tree.tokens[verb].form
    if form == lemma + "ed" || form == lemma + "ing" { return CueTable.verb(lemma + "e") }
    let stem = String(lemma.dropLast())
    return lemma.last == "e" && stem.utf8.count > 3 && form == stem + "ed"
      ? CueTable.verb(stem) : nil
  }

  /// A source without the cue, where the analysis hangs that from its name.
  private func beyond(_ verb: Int, _ cueEnd: Int, _ name: ClosedRange<Int>) -> ClosedRange<Int>? {
    guard name.contains(verb) else { return name }
    if cueEnd < name.upperBound { return (cueEnd + 1)...name.upperBound }
    return name.lowerBound < verb ? name.lowerBound...(verb - 1) : nil
  }

  /// `“…,” replied Voss`, which the analysis may take for a participle.
  private func isInverted(_ verb: Int) -> Bool {
    verb > 0 && verb + 1 < tree.count && isQuoted[verb - 1] && !isQuoted[verb]
      && ["VBD", "VBZ", "VBN"].contains(tree.tokens[verb].xpos)
      && [.propn, .pron, .det, .noun].contains(tree.tokens[verb + 1].tag)
      && CueTable.verb(tree.lemmas[verb])?.frames.contains(.quotation) == true
  }

  /// A verb that no table holds attributes if it governs a clause with `that` and a subject.
  private func unlisted(_ verb: Int) -> Cue? {
    let governs = tree.children(of: verb, .ccomp).contains { clause in
      tree.children(of: clause, .mark).contains { tree.lemmas[$0] == "that" }
    }
    guard governs, tree.subject(of: verb) != nil else { return nil }
    return Cue(manner: .says, frames: [.clause])
  }

  /// `talked about Y`, `called for Y`: without the preposition, which belongs to the cue.
  private func phrases(
    of verb: Int, _ prepositions: Set<String>, cueEnd: Int
  ) -> (content: [Int], cueEnd: Int) {
    var content: [Int] = []
    var end = cueEnd
    for child in tree.children[verb] where child > verb {
      guard [.obl, .advcl, .nmod, .xcomp].contains(tree.relations[child]),
        !Self.calendar.contains(tree.tokens[child].form),
        let opener = tree.children[child].first(where: {
          $0 < child && prepositions.contains(tree.lemmas[$0])
            && [.case, .mark].contains(tree.relations[$0])
        })
      else { continue }
      content += tree.yield(of: child) { $0 == opener }
      if opener == end + 1 { end = opener }
    }
    return (content.sorted(), end)
  }

  /// What a clause of saying stands beside: `Y, X said`, `Y, as X says`, `said X`.
  private func around(_ verb: Int) -> [Int] {
    guard tree.heads[verb] >= 0, tree.child(of: verb, .nsubj) != nil else { return [] }
    switch tree.relations[verb] {
    case .parataxis: return surroundings(of: verb)
    case .advcl:
      let isAs = tree.children(of: verb, .mark, .advmod).contains { tree.lemmas[$0] == "as" }
      return isAs ? surroundings(of: verb) : []
    default: return []
    }
  }

  /// Where the analysis lost what is said: all that follows the verb, if it holds another verb.
  private func after(_ verb: Int) -> [Int] {
    guard ["VBD", "VBZ", "VBP"].contains(tree.tokens[verb].xpos), verb + 3 < tree.count,
      tree.child(of: verb, .obj) == nil, tree.relations[verb] != .acl
    else { return [] }
    let next = tree.tokens[verb + 1]
    guard [.pron, .det, .propn, .sconj, .adj, .noun, .num].contains(next.tag),
      tree.heads[verb + 1] != verb
    else { return [] }
    let rest = Array((verb + 1)..<tree.count)
    return rest.contains { ["VBD", "VBZ", "VBP", "MD"].contains(tree.tokens[$0].xpos) } ? rest : []
  }

  /// `The port burned down, the Herald reported on Monday.`: where the analysis does not see that a
  /// sentence ends with who said it, what stands before the comma, if it holds a verb.
  private func closing(with verb: Int) -> (content: [Int], speaker: Int)? {
    guard ["VBD", "VBZ", "VBP"].contains(tree.tokens[verb].xpos), !isQuoted[verb],
      tree.count - verb <= 6,
      !(verb + 1..<tree.count).contains(where: { [.verb, .aux].contains(tree.tokens[$0].tag) })
    else { return nil }
    let end = beforeAside(verb - 1)
    var start = end
    while start > 0, ![.punct, .verb, .aux, .sconj].contains(tree.tokens[start].tag) { start -= 1 }
    guard start > 2, start < end, [",", "”", "''", "\""].contains(tree.tokens[start].form),
      [.propn, .pron, .det, .noun, .adj].contains(tree.tokens[start + 1].tag)
    else { return nil }
    let before = Array(0..<start)
    guard before.contains(where: { ["VBD", "VBZ", "VBP", "MD"].contains(tree.tokens[$0].xpos) })
    else { return nil }
    let phrase = (start + 1)...end
    return (before, phrase.first { !phrase.contains(tree.heads[$0]) } ?? end)
  }

  /// `its envoy, Piet Lang, wrote`: the token before what two commas set apart.
  private func beforeAside(_ end: Int) -> Int {
    guard end > 3, tree.tokens[end].form == ",",
      let start = tree.tokens[(end - 3)..<end].firstIndex(where: { $0.form == "," }),
      tree.tokens[(start + 1)..<end].allSatisfy({ $0.tag == .propn })
    else { return end }
    return start - 1
  }

  private func particle(of verb: Int) -> Int? {
    tree.children[verb].first {
      tree.tokens[$0].relation == "compound:prt" && $0 > verb && $0 <= verb + 2
    }
  }

  func passiveSubject(_ verb: Int) -> Int? {
    tree.child(of: verb, .nsubj)
      ?? (tree.relations[verb] == .acl && tree.heads[verb] >= 0 ? tree.heads[verb] : nil)
  }

  /// `Voss is convinced that`: passives that tell of who holds it, whoever brought it about (Levin's
  /// 31.1, amuse verbs), and participles that have become adjectives.
  private func holder(of verb: Int) -> Int? {
    Self.feelings.contains(tree.lemmas[verb]) ? passiveSubject(verb) : nil
  }

  private static let feelings: Set<String> = [
    "convince", "persuade", "assure", "satisfy", "concern", "worry", "alarm", "please",
    "disappoint", "surprise", "astonish", "trouble", "encourage", "frighten", "scare", "commit",
    "dedicate", "determine", "focus", "oppose",
  ]

  private func agent(of verb: Int) -> Int? {
    tree.children[verb].first { child in
      tree.tokens[child].relation == "obl:agent"
        || tree.relations[child] == .obl
          && tree.children(of: child, .case).contains { tree.lemmas[$0] == "by" }
    }
  }

  func isRelative(_ index: Int) -> Bool {
    ["WP", "WDT"].contains(tree.tokens[index].xpos)
      || tree.tokens[index].features["PronType"] == "Rel"
  }
}
