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
    if content.isEmpty, takesQuotation, cue.manner == .says { content = closing(with: verb) }
    if content.isEmpty, isPassive, cue.manner == .judges, let subject = passiveSubject(verb) {
      content = tree.yield(of: subject)
    }
    // `The mayor seems to know`: what seems is said by nobody.
    let subject =
      cue.manner == .hearsay
      ? nil : isPassive ? agent(of: verb) ?? holder(of: verb) : speaker(of: verb)
    let source = subject.flatMap(name).flatMap { beyond(verb, cueEnd, $0) }
    if content.isEmpty, !takesQuotation || source == nil { return nil }
    content.removeAll { (verb...cueEnd).contains($0) || source?.contains($0) == true }
    var manner = cue.manner
    if isPassive, source == nil, manner == .says || manner == .thinks { manner = .hearsay }
    return CueReading(
      manner: manner, form: .verb, chief: verb, cue: verb...cueEnd, source: source,
      content: content, takesQuotation: takesQuotation)
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

  private func complements(of verb: Int, _ cue: Cue, isPassive: Bool) -> [Int] {
    var content: [Int] = []
    // `mocked Voss`: a name behind a verb, which the analysis may take for one with it.
    let object =
      tree.child(of: verb, .obj, .iobj) ?? tree.children(of: verb, .flat).first { $0 > verb }
    for child in tree.children[verb] {
      switch tree.relations[child] {
      case .ccomp where cue.frames.contains(.clause),
        .csubj where cue.frames.contains(.clause) && isPassive:
        content += tree.yield(of: child)
      case .xcomp where isInfinitive(child):
        guard cue.frames.contains(.infinitive) else { continue }
        content += tree.yield(of: child)
        if let object, object < child { content += tree.yield(of: object) }
        if isPassive || cue.manner == .hearsay, let subject = passiveSubject(verb) {
          content += tree.yield(of: subject)
        }
      case .xcomp where cue.frames.contains(.predication):
        content += tree.yield(of: child)
        if let object { content += tree.yield(of: object) }
        if isPassive || cue.manner == .hearsay, let subject = passiveSubject(verb) {
          content += tree.yield(of: subject)
        }
      case .advcl, .acl, .parataxis:
        if child > verb, isSaid(child, by: verb, cue) { content += tree.yield(of: child) }
      default: break
      }
    }
    if !content.isEmpty { return Array(Set(content)).sorted() }
    if cue.frames.contains(.predication) { content = predication(of: verb, object, isPassive) }
    if content.isEmpty, cue.frames.contains(.object), !cue.frames.contains(.addressee),
      let object, tree.relations[object] != .iobj, !isRelative(object)
    {
      content = tree.yield(of: object)
      if cue.manner == .judges { content += reasons(of: verb, cue.prepositions) }
    }
    return Array(Set(content)).sorted()
  }

  private func isInfinitive(_ child: Int) -> Bool {
    tree.isClause(child) && tree.tokens[child].tag == .verb
      || tree.children(of: child, .mark).contains { tree.lemmas[$0] == "to" }
  }

  /// Clauses that the analysis calls something else: opened by `that` or `whether`, or set at once
  /// behind a verb of saying.
  private func isSaid(_ clause: Int, by verb: Int, _ cue: Cue) -> Bool {
    guard cue.frames.contains(.clause) else { return false }
    let marks = tree.children(of: clause, .mark).map { tree.lemmas[$0] }
    if marks.contains("that") || marks.contains("whether") {
      return tree.tokens[clause].relation != "acl:relcl"
    }
    // `asked workers if they planned to vote`, `asked Ruiz which ports he would sell`.
    if cue.frames.contains(.addressee), clause > verb,
      marks == ["if"] && tree.lemmas[verb] == "ask"
        || ["WRB", "WP", "WDT"].contains(tree.tokens[tree.extents[clause].lowerBound].xpos)
          && tree.tokens[clause].relation != "acl:relcl"
    {
      return true
    }
    guard cue.manner == .says, marks.isEmpty, tree.child(of: clause, .nsubj) != nil else {
      return false
    }
    let first = tree.extents[clause].lowerBound
    // `He added: the port is sold`.
    return first == verb + 1
      || tree.relations[clause] == .parataxis && first > verb && first <= verb + 4
        && (verb + 1..<max(first, verb + 1) + 1).contains { tree.tokens[$0].form == ":" }
  }

  /// `describe it as fair`, `compare it to a tax`: the thing and what is said of it.
  private func predication(of verb: Int, _ object: Int?, _ isPassive: Bool) -> [Int] {
    let said = tree.children(of: verb, .obl, .advcl, .xcomp).filter { child in
      child > verb
        && tree.children[child].contains {
          ["as", "to", "with"].contains(tree.lemmas[$0])
            && [.case, .mark].contains(tree.relations[$0])
        }
    }
    guard let first = said.first else { return [] }
    let thing = isPassive ? passiveSubject(verb) : object
    return tree.yield(of: first) + (thing.map { tree.yield(of: $0) } ?? [])
  }

  /// `blamed the board for the loss`, `accused it of fraud`.
  private func reasons(of verb: Int, _ prepositions: Set<String>) -> [Int] {
    tree.children(of: verb, .obl, .advcl).filter { child in
      child > verb
        && tree.children[child].contains { prepositions.contains(tree.lemmas[$0]) }
    }.flatMap { tree.yield(of: $0) }
  }

  /// `talked about Y`, `called for Y`: without the preposition, which belongs to the cue.
  private func phrases(
    of verb: Int, _ prepositions: Set<String>, cueEnd: Int
  ) -> (content: [Int], cueEnd: Int) {
    var content: [Int] = []
    var end = cueEnd
    for child in tree.children[verb] where child > verb {
      guard [.obl, .advcl, .nmod, .xcomp].contains(tree.relations[child]),
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
  private func closing(with verb: Int) -> [Int] {
    guard ["VBD", "VBZ", "VBP"].contains(tree.tokens[verb].xpos), !isQuoted[verb],
      tree.count - verb <= 6,
      !(verb + 1..<tree.count).contains(where: { [.verb, .aux].contains(tree.tokens[$0].tag) })
    else { return [] }
    var start = verb - 1
    while start > 0, ![.punct, .verb, .aux, .sconj].contains(tree.tokens[start].tag) { start -= 1 }
    guard start > 2, start < verb - 1, [",", "”", "''", "\""].contains(tree.tokens[start].form),
      [.propn, .pron, .det, .noun, .adj].contains(tree.tokens[start + 1].tag)
    else { return [] }
    let before = Array(0..<start)
    return before.contains { ["VBD", "VBZ", "VBP", "MD"].contains(tree.tokens[$0].xpos) }
      ? before : []
  }

  private func particle(of verb: Int) -> Int? {
    tree.children[verb].first {
      tree.tokens[$0].relation == "compound:prt" && $0 > verb && $0 <= verb + 2
    }
  }

  private func passiveSubject(_ verb: Int) -> Int? {
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
