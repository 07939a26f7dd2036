import AssayLanguage

/// Divides what joins several assertions: what could be true while the rest is false is a claim of
/// its own.
struct Division {
  let tree: SentenceTree
  let scored: [Scored]
  let settling: Settling

  /// How much of the threshold a part must reach by itself: the whole has reached it already.
  private static let leastShare: Float = 0.5

  func divided(_ kept: [Scored]) -> [Scored] {
    var wholes: [Scored] = []
    var parts: [Scored] = []
    for whole in kept {
      guard let own = self.parts(of: whole) else {
        wholes.append(whole)
        continue
      }
      for part in own where part.candidate == whole.candidate || !isSaid(part, in: parts) {
        parts.append(part)
      }
    }
    // A part that only the whole kept out takes the place of a lesser span of the same.
    let new = parts.filter { part in !isSaid(part, in: wholes.filter { $0.rank >= part.rank }) }
    return wholes.filter { !isSaid($0, in: new) } + new
  }

  private func isSaid(_ one: Scored, in others: [Scored]) -> Bool {
    others.contains { tree.sayTheSame($0.candidate, one.candidate, overlap: settling.overlap) }
  }

  /// The parts of a candidate that joins two predicates, or two objects one of which is counted.
  private func parts(of whole: Scored) -> [Scored]? {
    for head in whole.candidate.tokens {
      let conjuncts = tree.children(of: head, .conj).filter { whole.candidate.tokens.contains($0) }
      guard let conjunct = conjuncts.first else { continue }
      if head == whole.candidate.head, tree.isClause(head), tree.isClause(conjunct) {
        if let parts = divide(whole, at: conjuncts, least: Self.leastShare) { return parts }
      } else if head == whole.candidate.head, isPlaceBeside(head, anEvent: conjunct) {
        if let parts = divide(whole, at: conjuncts, least: 0) { return parts }
      } else if areCountedApart(head, conjunct), isObject(head, of: whole.candidate) {
        if let parts = divide(whole, at: conjuncts, least: 0) { return parts }
      }
    }
    return nil
  }

  private func isObject(_ index: Int, of candidate: Candidate) -> Bool {
    index == candidate.head || [.obj, .obl].contains(tree.relations[index])
  }

  /// `soldiers are at the border, or the strike on the bridge`: where somebody is, and then an event
  /// with an article of its own behind a comma.
  private func isPlaceBeside(_ head: Int, anEvent noun: Int) -> Bool {
    let first = tree.extents[noun].lowerBound
    return tree.isClause(head) && tree.tokens[head].tag != .verb
      && tree.child(of: head, .case) != nil && !Lexicon.eventNouns.contains(tree.lemmas[head])
      && Lexicon.eventNouns.contains(tree.lemmas[noun]) && tree.child(of: noun, .det) != nil
      && tree.child(of: noun, .case) == nil && tree.tokens[first].form == ","
  }

  /// `a fourth term and 61 percent`, but neither `half a million or one million` nor two names.
  private func areCountedApart(_ a: Int, _ b: Int) -> Bool {
    guard tree.tokens[a].tag != .verb, tree.tokens[b].tag != .verb,
      tree.lemmas[a] != tree.lemmas[b],
      !tree.children(of: b, .cc).contains(where: { tree.lemmas[$0] == "or" })
    else { return false }
    return isCounted(a) && isCounted(b)
  }

  private func isCounted(_ noun: Int) -> Bool {
    tree.tokens[noun].tag == .num
      || tree.children[noun].contains { child in
        tree.tokens[child].tag == .num || tree.tokens[child].features["NumType"] == "Ord"
          || Lexicon.ordinals.contains(tree.lemmas[child])
      }
  }

  /// What comes before the first conjunct, and each conjunct; nil where the rules propose no such
  /// spans or these are worth too little.
  private func divide(_ whole: Scored, at conjuncts: [Int], least: Float) -> [Scored]? {
    let first = conjuncts.map { tree.extents[$0].lowerBound }.min() ?? 0
    let options = scored.filter {
      $0.candidate.tokens.upperBound < first
        && $0.candidate.tokens.overlaps(whole.candidate.tokens)
        && ($0.candidate.head == whole.candidate.head
          || $0.candidate.rules.contains(.sharedSubject))
    }
    guard var start = best(options) else { return nil }
    var parts: [Scored] = []
    for conjunct in conjuncts {
      guard var part = best(scored.filter { $0.candidate.head == conjunct }) else { return nil }
      guard part.value >= least * settling.threshold else { return nil }
      part.raise(to: whole)
      parts.append(part)
    }
    guard start.value >= least * settling.threshold else { return nil }
    start.raise(to: whole)
    return [start] + parts
  }

  private func best(_ options: [Scored]) -> Scored? {
    options.max {
      ($0.rank, $1.candidate.tokens.lowerBound) < ($1.rank, $0.candidate.tokens.lowerBound)
    }
  }
}

extension Scored {
  /// A part of a claim is worth what the claim was, where it would be worth less by itself.
  fileprivate mutating func raise(to whole: Scored) {
    guard value < whole.value else { return }
    probabilities = whole.probabilities
    value = whole.value
  }
}

extension Lexicon {
  static let ordinals: Set<String> = [
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]
}
