import AssayLanguage

/// The features of a candidate. One list for training, choosing and explaining.
struct CandidateFeatures {
  let view: SentenceView
  /// What depends on a candidate's head alone, for the heads that there are.
  private let heads: [HeadSymbols?]
  private let isNamed: Bool

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
      for name in candidate.rules { features.add(Self.ruleName, name.symbol) }
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
      features.add(Self.quoted, view.isQuoted(candidate) ? Self.yes : Self.no, rule)
    }
  }

  private var tree: SentenceTree { view.tree }

  private func addHead(_ c: Candidate, _ rule: Symbol, _ f: inout FeatureList) {
    let h = c.head
    let lemma = view.lemmas[h]
    f.add(Self.head, lemma, of: .head)
    f.add(Self.headRule, lemma, rule, of: .rule)
    f.add(Self.headXpos, view.xpos[h], of: .head)
    f.add(Self.headXposRule, view.xpos[h], rule, of: .rule)
    f.add(Self.relation, view.relations[h], of: .head)
    f.add(Self.relationRule, view.relations[h], view.tags[h], rule, of: .rule)
    let parent = tree.heads[h]
    guard parent >= 0 else {
      f.add(Self.parent, .none, rule, of: .rule)
      return
    }
    f.add(Self.parent, view.lemmas[parent], of: .head)
    f.add(Self.parentRelation, view.lemmas[parent], view.relations[h], of: .head)
    f.add(Self.parentTag, view.tags[parent], view.relations[h], view.relations[parent], of: .head)
    f.add(Self.headParent, lemma, view.lemmas[parent], of: .head)
    f.add(Self.parentRule, view.lemmas[parent], rule, of: .rule)
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
        f.add(Self.ancestor, view.lemmas[parent], of: .head)
        f.add(Self.ancestorRelation, view.lemmas[parent], view.relations[index], of: .head)
      }
      if step > 0 { f.add(Self.farAncestor, view.lemmas[parent], rule, of: .rule) }
      if asksOfHead { addMarks(of: parent, above: index, &f) }
      index = parent
    }
    let own = symbols(of: c.head)
    f.add(Self.path, own.path, of: .head)
    f.add(Self.pathRule, own.path, rule, of: .rule)
    f.add(Self.rootLemma, view.lemmas[tree.root], of: .head)
    f.add(Self.depth, own.depth, rule, of: .rule)
  }

  /// What stands beside a word below the same governor.
  private func addMarks(of governor: Int, above index: Int, _ f: inout FeatureList) {
    for child in tree.children[governor] where child != index {
      switch tree.relations[child] {
      case .aux, .mark, .advmod, .cop:
        f.add(Self.ancestorMark, view.lemmas[child], view.mainRelations[index], of: .head)
        f.add(Self.anyMark, view.lemmas[child], of: .head)
      case .nsubj:
        f.add(Self.ancestorSubject, view.lemmas[child], view.relations[index], of: .head)
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
        let inside = c.tokens.contains(child) ? Self.inside : Self.outside
        f.add(inside, view.relations[child])
        f.add(inside, view.relations[child], rule)
      }
      if asksOfHead {
        f.add(Self.dependent, view.relations[child], view.lemmas[child], of: .head)
        f.add(
          Self.headDependent, view.lemmas[h], view.relations[child], view.lemmas[child], of: .head)
      }
    }
    if let subject = heads[h].map(\.subject) ?? tree.subject(of: h) {
      if asksOfHead {
        f.add(Self.subject, view.lemmas[subject], of: .head)
        f.add(Self.subjectHead, view.lemmas[subject], view.lemmas[h], of: .head)
      }
      if asksOfSpan {
        let here = c.tokens.contains(subject) ? Self.inside : Self.outside
        f.add(Self.subjectTag, view.xpos[subject], here, rule)
      }
      if asksOfHead {
        f.add(Self.subjectVerb, view.tags[subject], view.xpos[h], of: .head)
        f.add(Self.subjectAspect, view.lemmas[subject], view.xpos[h], of: .head)
      }
    } else if asksOfRule {
      f.add(Self.subject, .none, view.xpos[h], rule, of: .rule)
    }
    guard asksOfHead || asksOfRule else { return }
    let group = symbols(of: h).group
    f.add(Self.tense, group, of: .head)
    f.add(Self.tenseRule, group, rule, of: .rule)
    f.add(Self.tenseRelation, group, view.relations[h], of: .head)
    if asksOfHead, let object = tree.child(of: h, .obj) {
      f.add(Self.object, view.lemmas[h], view.lemmas[object], of: .head)
    }
  }

  /// Each word inside, with the one before it there, and each outside. `WordSums` adds the same.
  private func addWords(_ c: Candidate, _ f: inout FeatureList) {
    var previous = Symbol.none
    for index in tree.tokens.indices where tree.tokens[index].tag != .punct {
      let lemma = view.lemmas[index]
      if c.tokens.contains(index) {
        f.add(Self.inside, lemma, of: .words)
        f.add(Self.insidePair, previous, lemma, of: .words)
        previous = lemma
      } else {
        f.add(Self.outside, lemma, of: .words)
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
    f.add(Self.before, before)
    f.add(Self.before, before, rule)
    f.add(Self.after, after)
    f.add(Self.after, after, rule)
    f.add(Self.afterRelation, afterRelation, view.tags[c.head])
    f.add(Self.firstWord, view.lemmas[first])
    f.add(Self.firstWord, view.xpos[first], rule)
    f.add(Self.firstRelation, view.relations[first], rule)
    f.add(Self.lastWord, view.lemmas[last])
    f.add(Self.lastWord, view.xpos[last], rule)
    f.add(Self.frame, beforeTag, view.tags[first], view.tags[last], afterTag)
    let openings = first + 1 <= last ? view.lemmas[first + 1] : .none
    f.add(Self.opening, view.lemmas[first], openings)
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
        f.add(Self.insideShape, view.shapes[index].symbol)
      case .num:
        numbers += 1
        f.add(Self.insideShape, view.shapes[index].symbol)
      case .verb: verbs += 1
      default: break
      }
      let form = tree.tokens[index].form
      if form.utf8.count == 1, form == "%" || form == "$" {
        f.add(Self.insideShape, Symbol(form))
      }
    }
    f.add(Self.size, .count(words), rule)
    f.add(Self.names, .count(names))
    f.add(Self.names, .count(names), rule)
    f.add(Self.numbers, .count(numbers), rule)
    f.add(Self.facts, .count(min(names, 2)), .count(min(numbers, 2)), view.tags[c.head])
    f.add(Self.verbs, .count(verbs), rule)
    f.add(Self.sentenceSize, .count(tree.wordsBefore[tree.count]))
    let share = words * 6 / max(1, tree.wordsBefore[tree.count])
    f.add(Self.share, .count(share), rule)
    f.add(Self.share, .count(share), .count(words))
  }

  private func addSentence(_ c: Candidate, _ rule: Symbol, _ f: inout FeatureList) {
    for mark in view.marks {
      f.add(Self.sentence, mark, of: .head)
      f.add(Self.sentence, mark, rule, of: .rule)
      f.add(Self.sentence, mark, view.xpos[c.head], of: .head)
    }
    f.add(Self.position, view.position, of: .head)
    for style in view.style {
      f.add(Self.style, style, of: .head)
      f.add(Self.style, style, rule, of: .rule)
    }
  }

  private static let yes = Symbol("yes")
  private static let no = Symbol("no")
  private static let ruleName = Symbol("rule")
  private static let head = Symbol("head")
  private static let headRule = Symbol("head, rule")
  private static let headXpos = Symbol("head form")
  private static let headXposRule = Symbol("head form, rule")
  private static let relation = Symbol("relation")
  private static let relationRule = Symbol("relation, tag, rule")
  private static let parent = Symbol("governor")
  private static let parentRelation = Symbol("governor, relation")
  private static let parentTag = Symbol("governor tag, relations")
  private static let headParent = Symbol("head, governor")
  private static let parentRule = Symbol("governor, rule")
  private static let ancestor = Symbol("above")
  private static let ancestorRelation = Symbol("above, relation")
  private static let farAncestor = Symbol("far above, rule")
  private static let ancestorMark = Symbol("marker above, relation")
  private static let anyMark = Symbol("marker above")
  private static let ancestorSubject = Symbol("subject above, relation")
  private static let path = Symbol("path")
  private static let pathRule = Symbol("path, rule")
  private static let rootLemma = Symbol("root")
  private static let depth = Symbol("depth, rule")
  static let inside = Symbol("inside")
  static let outside = Symbol("outside")
  static let insidePair = Symbol("inside, pair")
  private static let insideShape = Symbol("inside, shape")
  private static let dependent = Symbol("dependent")
  private static let headDependent = Symbol("head, dependent")
  private static let subject = Symbol("subject")
  private static let subjectHead = Symbol("subject, head")
  private static let subjectTag = Symbol("subject tag")
  private static let subjectVerb = Symbol("subject tag, verb form")
  private static let subjectAspect = Symbol("subject, verb form")
  private static let tense = Symbol("verb group")
  private static let tenseRule = Symbol("verb group, rule")
  private static let tenseRelation = Symbol("verb group, relation")
  private static let object = Symbol("head, object")
  private static let before = Symbol("word before")
  private static let after = Symbol("word after")
  private static let afterRelation = Symbol("relation after")
  private static let firstWord = Symbol("first word")
  private static let firstRelation = Symbol("first relation, rule")
  private static let lastWord = Symbol("last word")
  private static let frame = Symbol("tags at the edges")
  private static let opening = Symbol("opening words")
  private static let size = Symbol("words, rule")
  private static let names = Symbol("names")
  private static let numbers = Symbol("numbers")
  private static let facts = Symbol("names, numbers")
  private static let verbs = Symbol("verbs, rule")
  private static let sentenceSize = Symbol("sentence length")
  private static let share = Symbol("share of sentence")
  private static let sentence = Symbol("sentence")
  private static let position = Symbol("position")
  private static let style = Symbol("document")
  private static let quoted = Symbol("quoted")
}
