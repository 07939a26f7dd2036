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
  /// Whether it says that something was said that is a claim too.
  var isUtterance = false

  init(
    sentence: Int, candidate: Candidate, probabilities p: ChoiceModel.Probabilities,
    settling: Settling, in tree: SentenceTree
  ) {
    self.sentence = sentence
    self.candidate = candidate
    probabilities = p
    let share = tree.namesFact(candidate) ? 1 : settling.plainShare
    value = settling.value(of: p) * share
    rank = settling.rank(of: p) * share
  }
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
        sentence: sentence, candidate: candidate, probabilities: p, settling: model.settling,
        in: view.tree)
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
    kept = Division(tree: tree, scored: scored, settling: settling).divided(kept)
    return layered(kept, among: best.map(\.element), in: tree, settling)
  }
  /// Adds what was said to each utterance that was kept alone, if it is half a claim by itself, and
  /// puts the utterance behind its content: a desk checks the content first.
  private static func layered(
    _ kept: [Scored], among best: [Scored], in tree: SentenceTree, _ settling: Settling
  ) -> [Scored] {
    var result = kept
    for index in kept.indices {
      let utterance = kept[index].candidate
      if !result.contains(where: { tree.isUtterance(utterance, of: $0.candidate) }) {
        let content = best.first { option in
          option.value >= settling.threshold / 2
            && tree.isUtterance(utterance, of: option.candidate)
            && result.allSatisfy {
              !tree.sayTheSame($0.candidate, option.candidate, overlap: settling.overlap)
            }
        }
        guard let content else { continue }
        result.append(content)
      }
      result[index].isUtterance = true
    }
    return result
  }
}

extension SentenceTree {
  /// Whether a candidate says something, or, as a noun phrase, names an event or a number. That
  /// there is a thing is seldom worth a check.
  func namesFact(_ candidate: Candidate) -> Bool {
    guard candidate.rules.allSatisfy({ $0.isNominal && $0 != .objectConjunct }) else { return true }
    let head = candidate.head
    return Lexicon.eventNouns.contains(lemmas[head]) || Lexicon.isNominalised(lemmas[head])
      || candidate.tokens.contains { tokens[$0].tag == .num }
  }

  /// Whether two candidates are variants of one assertion: of one predicate, or nearly one span.
  func sayTheSame(_ a: Candidate, _ b: Candidate, overlap least: Float) -> Bool {
    if areUtteranceAndContent(a, b) { return false }
    return a.head == b.head || overlap(a.tokens, b.tokens) >= least
  }

  /// Whether one says that something was said and the other what: two claims, however much they
  /// overlap.
  func areUtteranceAndContent(_ a: Candidate, _ b: Candidate) -> Bool {
    isUtterance(a, of: b) || isUtterance(b, of: a)
  }

  /// Whether `outer` says that `inner` was said.
  func isUtterance(_ outer: Candidate, of inner: Candidate) -> Bool {
    guard outer.head != inner.head, tokens[outer.head].tag == .verb,
      Lexicon.speech.contains(lemmas[outer.head]),
      inner.tokens.count < outer.tokens.count, outer.tokens.overlaps(inner.tokens)
    else { return false }
    return speech(about: inner)?.cue == outer.head
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
