import AssayLanguage

/// A candidate with what the model makes of it.
struct Scored {
  /// Index of its sentence.
  var sentence: Int
  var candidate: Candidate
  var probabilities: ChoiceModel.Probabilities
  /// How likely it is a claim.
  var value: Float
  /// By which it competes with other spans of the same assertion.
  var rank: Float
}

/// Scores the candidates of a document and settles those that say the same.
struct Chooser {
  let model: ChoiceModel

  /// All candidates of a sentence with their scores.
  func scored(_ view: SentenceView, sentence: Int) -> [Scored] {
    let features = CandidateFeatures(view: view)
    var list = FeatureList(bits: model.bits)
    return CandidateRules.candidates(in: view.tree).map { candidate in
      features.list(of: candidate, into: &list)
      let p = model.probabilities(of: list)
      return Scored(
        sentence: sentence, candidate: candidate, probabilities: p,
        value: model.settling.value(of: p), rank: model.settling.rank(of: p))
    }
  }

  /// The best candidates of one sentence, best first, none of which says the same as another.
  static func settle(
    _ scored: [Scored], in tree: SentenceTree, _ settling: Settling
  ) -> [Scored] {
    let best = scored.enumerated().sorted {
      ($0.element.rank, $1.offset) > ($1.element.rank, $0.offset)
    }
    var kept: [Scored] = []
    for (_, candidate) in best where candidate.value >= settling.threshold {
      let isNew = kept.allSatisfy {
        !tree.sayTheSame($0.candidate, candidate.candidate, overlap: settling.overlap)
      }
      if isNew { kept.append(candidate) }
    }
    return Division(tree: tree, scored: scored, settling: settling).divided(kept)
  }
}

extension SentenceTree {
  /// Whether two candidates are variants of one assertion: of one predicate, or nearly one span.
  func sayTheSame(_ a: Candidate, _ b: Candidate, overlap least: Float) -> Bool {
    if areUtteranceAndContent(a, b) { return false }
    return a.head == b.head || overlap(a.tokens, b.tokens) >= least
  }

  /// Whether one says that something was said and the other what: two claims, however much they
  /// overlap.
  func areUtteranceAndContent(_ a: Candidate, _ b: Candidate) -> Bool {
    func holds(_ outer: Candidate, _ inner: Candidate) -> Bool {
      outer.head != inner.head && Lexicon.speech.contains(lemmas[outer.head])
        && outer.rules.contains(where: \.isUtterance) && isBelow(inner.head, outer.head)
        && inner.tokens.count < outer.tokens.count
    }
    return holds(a, b) || holds(b, a)
  }

  /// F1 of the words of two stretches.
  func overlap(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> Float {
    guard a.overlaps(b) else { return 0 }
    let common = words(in: a.clamped(to: b))
    return 2 * Float(common) / Float(max(1, words(in: a) + words(in: b)))
  }

  private func words(in range: ClosedRange<Int>) -> Int {
    range.count { tokens[$0].tag != .punct }
  }
}
