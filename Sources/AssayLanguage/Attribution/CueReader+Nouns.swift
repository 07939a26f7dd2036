extension CueReader {
  /// `the claim that Y`, `X's plan to Y`, `criticism of Y by X`.
  func nominal(_ noun: Int) -> CueReading? {
    guard let cue = CueTable.noun(tree.lemmas[noun]), tree.tokens[noun].tag == .noun,
      ![.compound, .flat].contains(tree.relations[noun])
    else { return nil }
    var content: [Int] = []
    var cueEnd = noun
    for child in tree.children[noun] where child > noun {
      switch tree.tokens[child].relation {
      case "acl:relcl" where cue.frames.contains(.clause) && isComplement(child):
        content += tree.yield(of: child)
      case "acl", "ccomp", "xcomp", "advcl":
        let marks = tree.children(of: child, .mark).map { tree.lemmas[$0] }
        let isClause = marks.contains("that") || marks.contains("whether")
        guard
          isClause && cue.frames.contains(.clause)
            || marks.contains("to") && cue.frames.contains(.infinitive)
        else { continue }
        content += tree.yield(of: child)
      case "nmod":
        guard cue.frames.contains(.phrase),
          let opener = tree.children(of: child, .case).first(where: {
            cue.prepositions.contains(tree.lemmas[$0])
          }), !isOwner(child, of: noun)
        else { continue }
        content += tree.yield(of: child) { $0 == opener }
        if opener == cueEnd + 1 { cueEnd = opener }
      default: break
      }
    }
    // `His claim is that Y`.
    if content.isEmpty, tree.relations[noun] == .nsubj, tree.heads[noun] >= 0 {
      let predicate = tree.heads[noun]
      let isThat = tree.children(of: predicate, .mark).contains { tree.lemmas[$0] == "that" }
      if isThat, tree.child(of: predicate, .cop) != nil {
        content = tree.yield(of: predicate) {
          $0 == noun || tree.heads[$0] == predicate && tree.relations[$0] == .cop
        }
      }
    }
    if content.isEmpty { return nil }
    return CueReading(
      manner: cue.manner, form: .noun, chief: noun, cue: noun...cueEnd,
      source: owner(of: noun).flatMap(name), content: content.sorted())
  }

  /// `his warning that the town would have to wait`: no relative clause, since nothing is left out
  /// of it that `that` could stand for.
  private func isComplement(_ clause: Int) -> Bool {
    let own = tree.children[clause]
    guard let that = own.first, tree.tokens[that].form == "that",
      that == tree.extents[clause].lowerBound,
      tree.relations[that] == .mark || tree.relations[that] == .obj
    else { return false }
    let others = own.dropFirst().map { tree.relations[$0] }
    return others.contains(.nsubj)
      && (tree.relations[that] == .mark
        || others.contains { [.obj, .ccomp, .xcomp, .cop].contains($0) })
  }

  /// `“…,” Voss answers.`, where the analysis takes the verb for a noun in the plural.
  func spoken(_ noun: Int) -> CueReading? {
    guard tree.tokens[noun].xpos == "NNS", noun >= 2,
      CueTable.verb(tree.lemmas[noun])?.frames.contains(.quotation) == true,
      noun + 1 >= tree.count || tree.tokens[noun + 1].tag == .punct
    else { return nil }
    var start = noun
    while start > 0, tree.tokens[start - 1].tag == .propn { start -= 1 }
    guard start < noun, start > 0, isQuoted[start - 1], !isQuoted[start] else { return nil }
    return CueReading(
      manner: .says, form: .verb, chief: noun, cue: noun...noun, source: start...(noun - 1),
      content: [], takesQuotation: true)
  }

  /// `the view of the court`: who holds it, not what it is of. Persons and bodies hold.
  private func isOwner(_ child: Int, of noun: Int) -> Bool {
    let opener = tree.child(of: child, .case).map { tree.lemmas[$0] }
    guard opener == "of" || opener == "by" || opener == "from" || opener == "among" else {
      return false
    }
    return opener != "of"
      || tree.children[noun].contains {
        tree.relations[$0] == .acl && $0 > child
      }
  }

  private func owner(of noun: Int) -> Int? {
    if let owner = tree.children[noun].first(where: { tree.tokens[$0].relation == "nmod:poss" }) {
      return owner
    }
    if let owner = tree.children(of: noun, .nmod).first(where: { isOwner($0, of: noun) }) {
      return owner
    }
    guard tree.heads[noun] >= 0 else { return nil }
    // `gave a speech in support of the plan`.
    var role = tree.relations[noun]
    var verb = tree.heads[noun]
    if role == .nmod, tree.heads[verb] >= 0,
      tree.child(of: noun, .case).map({ tree.lemmas[$0] == "in" }) ?? false
    {
      role = tree.relations[verb]
      verb = tree.heads[verb]
    }
    if [.obj, .obl].contains(role), tree.tokens[verb].tag == .verb,
      let subject = tree.subject(of: verb), subject != noun,
      tree.relations[subject] != .expl
    {
      return subject
    }
    return tree.children[noun].first {
      $0 < noun && tree.relations[$0] == .compound && tree.tokens[$0].tag == .propn
    }
  }

  /// `X is confident that Y`, `X is ready to Y`, `Y is likely to …`.
  func adjectival(_ word: Int) -> CueReading? {
    guard let cue = CueTable.adjective(tree.lemmas[word]),
      tree.isClause(word)
        || [.xcomp, .root, .conj, .advcl, .acl].contains(tree.relations[word])
    else { return nil }
    var content: [Int] = []
    var cueEnd = word
    for child in tree.children[word] where child > word {
      let openers = tree.children(of: child, .mark, .case)
      switch tree.relations[child] {
      case .ccomp:
        content += tree.yield(of: child)
      case .xcomp, .advcl:
        guard openers.contains(where: { ["to", "that"].contains(tree.lemmas[$0]) }) else {
          continue
        }
        content += tree.yield(of: child)
      case .obl, .nmod:
        guard let opener = openers.first(where: { cue.prepositions.contains(tree.lemmas[$0]) })
        else { continue }
        content += tree.yield(of: child) { $0 == opener }
        if opener == cueEnd + 1 { cueEnd = opener }
      default: break
      }
    }
    if content.isEmpty { return nil }
    let subject = tree.subject(of: word)
    let isExpletive = subject.map { tree.lemmas[$0] == "it" } ?? true
    if cue.manner == .hearsay, let subject, !isExpletive { content += tree.yield(of: subject) }
    let source = cue.manner == .hearsay || isExpletive ? nil : subject.flatMap(name)
    return CueReading(
      manner: source == nil ? .hearsay : cue.manner, form: .adverb, chief: word,
      cue: word...cueEnd, source: source, content: Array(Set(content)).sorted())
  }

  /// `reportedly`: the clause that it stands in.
  func adverbial(_ word: Int) -> CueReading? {
    guard CueTable.hearsay.contains(tree.lemmas[word]), tree.heads[word] >= 0 else { return nil }
    let content = tree.yield(of: tree.heads[word]) { $0 == word }
    return CueReading(
      manner: .hearsay, form: .adverb, chief: word, cue: word...word, source: nil,
      content: content)
  }
}
