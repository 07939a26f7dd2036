import AssayLanguage

/// The features of a candidate. One list for training, choosing and explaining.
struct CandidateFeatures {
  let view: SentenceView
  /// What depends on a candidate's head alone, for the heads that there are.
  private let heads: [HeadSymbols?]
  private let isNamed: Bool
  private let name = CandidateFeatureNames.all

  /// - Parameter named: whether somebody will read the features' names.
  init(view: SentenceView, candidates: [Candidate], named: Bool = false) {
    self.view = view
    isNamed = named
    var heads = [HeadSymbols?](repeating: nil, count: view.tree.count)
    for candidate in candidates where heads[candidate.head] == nil {
      heads[candidate.head] = HeadSymbols(of: candidate.head, in: view, named: named)
    }
    self.heads = heads
  }

  /// The features that the list's scope asks for.
  func list(of candidate: Candidate, into features: inout FeatureList) {
    features.removeAll()
    let rule = candidate.rules[0].symbol
    let asksOfHead = !features.scope.isDisjoint(with: [.head, .rule])
    let asksOfSpan = features.scope.contains(.span)
    if asksOfSpan {
      for rule in candidate.rules { features.add(name.ruleName, rule.symbol) }
    }
    if asksOfHead {
      addHead(candidate, rule, &features)
      addAncestors(candidate, rule, &features)
    }
    addDependents(candidate, rule, &features)
    if features.scope.contains(.words) { addWords(candidate, &features) }
    if asksOfSpan {
      addEdges(candidate, rule, &features)
      addSize(candidate, rule, &features)
    }
    if asksOfHead { addSentence(candidate, rule, &features) }
    if asksOfSpan {
      features.add(name.quoted, view.isQuoted(candidate) ? name.yes : name.no, rule)
    }
  }

  private var tree: SentenceTree { view.tree }

  private func addHead(_ c: Candidate, _ rule: Symbol, _ f: inout FeatureList) {
    let h = c.head
    let lemma = view.lemmas[h]
    f.add(name.head, lemma, of: .head)
    f.add(name.headRule, lemma, rule, of: .rule)
    f.add(name.headXpos, view.xpos[h], of: .head)
    f.add(name.headXposRule, view.xpos[h], rule, of: .rule)
    f.add(name.relation, view.relations[h], of: .head)
    f.add(name.relationRule, view.relations[h], view.tags[h], rule, of: .rule)
    let parent = tree.heads[h]
    guard parent >= 0 else {
      f.add(name.parent, .none, rule, of: .rule)
      return
    }
    f.add(name.parent, view.lemmas[parent], of: .head)
    f.add(name.parentRelation, view.lemmas[parent], view.relations[h], of: .head)
    f.add(name.parentTag, view.tags[parent], view.relations[h], view.relations[parent], of: .head)
    f.add(name.headParent, lemma, view.lemmas[parent], of: .head)
    f.add(name.parentRule, view.lemmas[parent], rule, of: .rule)
  }

  private func symbols(of head: Int) -> HeadSymbols {
    heads[head] ?? HeadSymbols(of: head, in: view, named: isNamed)
  }

  private func addAncestors(_ c: Candidate, _ rule: Symbol, _ f: inout FeatureList) {
    let asksOfHead = f.scope.contains(.head)
    var index = c.head
    for step in 0..<5 {
      let parent = tree.heads[index]
      guard parent >= 0 else { break }
      if asksOfHead {
        f.add(name.ancestor, view.lemmas[parent], of: .head)
        f.add(name.ancestorRelation, view.lemmas[parent], view.relations[index], of: .head)
      }
      if step > 0 { f.add(name.farAncestor, view.lemmas[parent], rule, of: .rule) }
      if asksOfHead { addMarks(of: parent, above: index, &f) }
      index = parent
    }
    let own = symbols(of: c.head)
    f.add(name.path, own.path, of: .head)
    f.add(name.pathRule, own.path, rule, of: .rule)
    f.add(name.rootLemma, view.lemmas[tree.root], of: .head)
    f.add(name.depth, own.depth, rule, of: .rule)
  }

  /// What stands beside a word below the same governor.
  private func addMarks(of governor: Int, above index: Int, _ f: inout FeatureList) {
    for child in tree.children[governor] where child != index {
      switch tree.relations[child] {
      case .aux, .mark, .advmod, .cop:
        f.add(name.ancestorMark, view.lemmas[child], view.mainRelations[index], of: .head)
        f.add(name.anyMark, view.lemmas[child], of: .head)
      case .nsubj:
        f.add(name.ancestorSubject, view.lemmas[child], view.relations[index], of: .head)
      default: break
      }
    }
  }

  private func addDependents(_ c: Candidate, _ rule: Symbol, _ f: inout FeatureList) {
    let h = c.head
    let asksOfHead = f.scope.contains(.head)
    let asksOfRule = f.scope.contains(.rule)
    let asksOfSpan = f.scope.contains(.span)
    let children = asksOfHead || asksOfSpan ? tree.children[h] : []
    for child in children where tree.relations[child] != .punct {
      if asksOfSpan {
        let inside = c.tokens.contains(child) ? name.inside : name.outside
        f.add(inside, view.relations[child])
        f.add(inside, view.relations[child], rule)
      }
      if asksOfHead {
        f.add(name.dependent, view.relations[child], view.lemmas[child], of: .head)
        f.add(
          name.headDependent, view.lemmas[h], view.relations[child], view.lemmas[child], of: .head)
      }
    }
    if let subject = heads[h].map(\.subject) ?? tree.subject(of: h) {
      if asksOfHead {
        f.add(name.subject, view.lemmas[subject], of: .head)
        f.add(name.subjectHead, view.lemmas[subject], view.lemmas[h], of: .head)
      }
      if asksOfSpan {
        let here = c.tokens.contains(subject) ? name.inside : name.outside
        f.add(name.subjectTag, view.xpos[subject], here, rule)
      }
      if asksOfHead {
        f.add(name.subjectVerb, view.tags[subject], view.xpos[h], of: .head)
        f.add(name.subjectAspect, view.lemmas[subject], view.xpos[h], of: .head)
      }
    } else if asksOfRule {
      f.add(name.subject, .none, view.xpos[h], rule, of: .rule)
    }
    guard asksOfHead || asksOfRule else { return }
    let group = symbols(of: h).group
    f.add(name.tense, group, of: .head)
    f.add(name.tenseRule, group, rule, of: .rule)
    f.add(name.tenseRelation, group, view.relations[h], of: .head)
    if asksOfHead, let object = tree.child(of: h, .obj) {
      f.add(name.object, view.lemmas[h], view.lemmas[object], of: .head)
    }
  }

  /// Each word inside, with the one before it there, and each outside. `WordSums` adds the same.
  private func addWords(_ c: Candidate, _ f: inout FeatureList) {
    var previous = Symbol.none
    for index in tree.tokens.indices where tree.tokens[index].tag != .punct {
      let lemma = view.lemmas[index]
      if c.tokens.contains(index) {
        f.add(name.inside, lemma, of: .words)
        f.add(name.insidePair, previous, lemma, of: .words)
        previous = lemma
      } else {
        f.add(name.outside, lemma, of: .words)
        previous = .none
      }
    }
  }

  private func addEdges(_ c: Candidate, _ rule: Symbol, _ f: inout FeatureList) {
    let first = c.tokens.lowerBound
    let last = c.tokens.upperBound
    let before = first > 0 ? view.lemmas[first - 1] : .none
    let beforeTag = first > 0 ? view.tags[first - 1] : .none
    let after = last + 1 < tree.count ? view.lemmas[last + 1] : .none
    let afterTag = last + 1 < tree.count ? view.tags[last + 1] : .none
    let afterRelation = last + 1 < tree.count ? view.relations[last + 1] : .none
    f.add(name.before, before)
    f.add(name.before, before, rule)
    f.add(name.after, after)
    f.add(name.after, after, rule)
    f.add(name.afterRelation, afterRelation, view.tags[c.head])
    f.add(name.firstWord, view.lemmas[first])
    f.add(name.firstWord, view.xpos[first], rule)
    f.add(name.firstRelation, view.relations[first], rule)
    f.add(name.lastWord, view.lemmas[last])
    f.add(name.lastWord, view.xpos[last], rule)
    f.add(name.frame, beforeTag, view.tags[first], view.tags[last], afterTag)
    let openings = first + 1 <= last ? view.lemmas[first + 1] : .none
    f.add(name.opening, view.lemmas[first], openings)
  }

  private func addSize(_ c: Candidate, _ rule: Symbol, _ f: inout FeatureList) {
    let words = tree.words(in: c.tokens)
    var names = 0
    var numbers = 0
    var verbs = 0
    for index in c.tokens {
      switch tree.tokens[index].tag {
      case .punct: continue
      case .propn:
        names += 1
        f.add(name.insideShape, view.shapes[index].symbol)
      case .num:
        numbers += 1
        f.add(name.insideShape, view.shapes[index].symbol)
      case .verb: verbs += 1
      default: break
      }
      let form = tree.tokens[index].form
      if form.utf8.count == 1, form == "%" || form == "$" {
        f.add(name.insideShape, Symbol(form))
      }
    }
    f.add(name.size, .count(words), rule)
    f.add(name.names, .count(names))
    f.add(name.names, .count(names), rule)
    f.add(name.numbers, .count(numbers), rule)
    f.add(name.facts, .count(min(names, 2)), .count(min(numbers, 2)), view.tags[c.head])
    f.add(name.verbs, .count(verbs), rule)
    f.add(name.sentenceSize, .count(tree.wordsBefore[tree.count]))
    let share = words * 6 / max(1, tree.wordsBefore[tree.count])
    f.add(name.share, .count(share), rule)
    f.add(name.share, .count(share), .count(words))
  }

  private func addSentence(_ c: Candidate, _ rule: Symbol, _ f: inout FeatureList) {
    for mark in view.marks {
      f.add(name.sentence, mark, of: .head)
      f.add(name.sentence, mark, rule, of: .rule)
      f.add(name.sentence, mark, view.xpos[c.head], of: .head)
    }
    f.add(name.position, view.position, of: .head)
    for style in view.style {
      f.add(name.style, style, of: .head)
      f.add(name.style, style, rule, of: .rule)
    }
  }
}
