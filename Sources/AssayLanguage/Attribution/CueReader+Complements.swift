extension CueReader {
  /// What the tree hangs from a verb as said, thought or wanted.
  func complements(of verb: Int, _ cue: Cue, isPassive: Bool) -> [Int] {
    var content: [Int] = []
    // `mocked Voss`: a name behind a verb, which the analysis may take for one with it.
    let object =
      tree.child(of: verb, .obj, .iobj) ?? tree.children(of: verb, .flat).first { $0 > verb }
    for child in tree.children[verb] {
      switch tree.relations[child] {
      case .ccomp where isPerson(child) || isAdverbial(child, verb): break
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

  /// `Last fall the Bureau reported that …`: what opens a sentence without a mark between it and
  /// the subject is not said if something else is.
  private func isAdverbial(_ clause: Int, _ verb: Int) -> Bool {
    let end = tree.extents[clause].upperBound
    return end < verb - 1 && ![tree.tokens[end].tag, tree.tokens[end + 1].tag].contains(.punct)
      && tree.child(of: clause, .nsubj) == nil
      && tree.children(of: verb, .nsubj).contains { tree.extents[$0].lowerBound == end + 1 }
      && tree.children(of: verb, .ccomp).contains { $0 > verb }
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
}
