import AssayEncoder
import AssayLanguage
import AssayModel

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

  /// The second look's features, where they are kept; empty where the encoder judged.
  var features: [Float] = []
  /// What the encoder makes of it, where that judged.
  var judgement: CandidateJudgement?

  init(
    sentence: Int, candidate: Candidate, probabilities p: ChoiceModel.Probabilities,
    settling: Settling
  ) {
    self.sentence = sentence
    self.candidate = candidate
    probabilities = p
    value = settling.value(of: p)
    rank = settling.rank(of: p)
  }

  init(sentence: Int, candidate: Candidate, judgement: CandidateJudgement, settling: Settling) {
    self.init(
      sentence: sentence, candidate: candidate,
      probabilities: ChoiceModel.Probabilities(judgement), settling: settling)
    self.judgement = judgement
  }
}

/// Scores the candidates of a document and settles those that say the same.
struct Chooser {
  let model: ChoiceModel
  let scorer: SentenceScorer?
  /// Weighs the candidates instead of the model, if there is one.
  let judge: ClaimJudge?
  /// Whether to keep the second look's features, for explanations.
  var keepsFeatures = false

  var settling: Settling { judge?.settling ?? model.settling }

  /// All candidates of a document with their scores, sentence by sentence.
  func scored(_ views: [SentenceView], of map: ScalarMap) -> [[Scored]] {
    let candidates = views.map { CandidateRules.candidates(in: $0.tree) }
    guard let judge else { return counted(candidates, in: views) }
    let judged = judge.judgements(of: candidates, in: views, of: map)
    return views.indices.map { sentence in
      zip(candidates[sentence], judged[sentence]).map {
        Scored(sentence: sentence, candidate: $0, judgement: $1, settling: judge.settling)
      }
    }
  }

  private func counted(_ candidates: [[Candidate]], in views: [SentenceView]) -> [[Scored]] {
    let list = FeatureList(bits: model.first.bits)
    let impressions = zip(views, candidates).map { view, candidates in
      var look = FirstLook(model: model, view: view, candidates: candidates, list: list)
      return candidates.map { look.impression(of: $0) }
    }
    let look = SecondLook(
      views: views, candidates: candidates, impressions: impressions,
      worths: views.map { scorer?.worth(of: $0) ?? 0.5 })
    var table = FeatureTable(
      features: SecondLook.names.count, rows: candidates.reduce(0) { $0 + $1.count })
    for sentence in views.indices { look.forEachRow(of: sentence) { table.append($0) } }
    let probabilities = model.probabilities(table)
    var row = 0
    return views.indices.map { sentence in
      candidates[sentence].map { candidate in
        defer { row += 1 }
        var scored = Scored(
          sentence: sentence, candidate: candidate, probabilities: probabilities[row],
          settling: model.settling)
        if keepsFeatures { scored.features = table[row] }
        return scored
      }
    }
  }

  /// A sentence's claims, and those that are none whatever the model thinks, with the reason.
  static func choose(
    _ scored: [Scored], in view: SentenceView, _ settling: Settling
  ) -> (chosen: [ClaimFiller.Chosen], excluded: [(Scored, ExclusionReason)]) {
    var chosen: [ClaimFiller.Chosen] = []
    var excluded: [(Scored, ExclusionReason)] = []
    let reader = ExclusionReader(view: view)
    for best in settle(scored, in: view.tree, settling) {
      let speech = view.tree.speech(about: best.candidate)
      if let reason = reader.certain(best.candidate, speech: speech) {
        excluded.append((best, reason))
      } else {
        chosen.append(ClaimFiller.Chosen(scored: best, speech: speech))
      }
    }
    return (chosen, excluded)
  }

  /// The best candidates of one sentence, best first, none of which says the same as another.
  static func settle(
    _ scored: [Scored], in tree: SentenceTree, _ settling: Settling
  ) -> [Scored] {
    // Most are worth too little to be asked for, also as what an utterance says.
    let best = scored.indices.filter { scored[$0].value >= settling.threshold / 2 }
      .sorted { (scored[$0].rank, $1) > (scored[$1].rank, $0) }
      .map { scored[$0] }
    var kept: [Scored] = []
    for candidate in best where candidate.value >= settling.threshold {
      let isNew = kept.allSatisfy {
        !tree.sayTheSame($0.candidate, candidate.candidate, overlap: settling.overlap)
      }
      if isNew { kept.append(candidate) }
    }
    kept = Division(tree: tree, scored: scored, settling: settling).divided(kept)
    return layered(kept, among: best, in: tree, settling)
  }

  /// Adds what was said to each utterance that was kept alone, if it is half a claim by itself, and
  /// puts the utterance behind its content: a desk checks the content first.
  private static func layered(
    _ kept: [Scored], among best: [Scored], in tree: SentenceTree, _ settling: Settling
  ) -> [Scored] {
    var result = kept
    for index in kept.indices {
      let utterance = kept[index].candidate
      guard tree.tells(utterance.head) else { continue }
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
    return result.filter { one in
      !one.isUtterance
        || !tree.reportingClauses.contains { tree.isInsideOut(one.candidate, $0) }
    }
  }
}

extension SentenceTree {
  /// Whether two candidates are variants of one assertion: of one predicate, or nearly one span.
  func sayTheSame(_ a: Candidate, _ b: Candidate, overlap least: Float) -> Bool {
    guard a.head == b.head || overlap(a.tokens, b.tokens) >= least else { return false }
    return !areUtteranceAndContent(a, b)
  }

  /// Whether one says that something was said and the other what: two claims, however much they
  /// overlap.
  func areUtteranceAndContent(_ a: Candidate, _ b: Candidate) -> Bool {
    isUtterance(a, of: b) || isUtterance(b, of: a)
  }

  /// Whether `outer` says that `inner` was said.
  func isUtterance(_ outer: Candidate, of inner: Candidate) -> Bool {
    guard outer.head != inner.head, inner.tokens.count < outer.tokens.count,
      outer.tokens.overlaps(inner.tokens), tells(outer.head)
    else { return false }
    if isTalk(outer.head) {
      guard let speech = speech(about: inner), speech.form == .noun,
        !inner.tokens.contains(speech.cue)
      else { return false }
      return heads[speech.cue] == outer.head || speech.cue == outer.head
    }
    return speech(about: inner)?.cue == outer.head
  }

  /// Whether a clause with this head may say that something is said.
  func tells(_ head: Int) -> Bool {
    tokens[head].tag == .verb && Lexicon.speech.contains(lemmas[head]) || isTalk(head)
  }

  /// `There is talk that …`: the head of a clause that says that something is said.
  private func isTalk(_ head: Int) -> Bool {
    guard child(of: head, .expl) != nil else { return false }
    return Lexicon.speechNouns.contains(lemmas[head])
      || child(of: head, .nsubj).map { Lexicon.speechNouns.contains(lemmas[$0]) } ?? false
  }

  /// F1 of the words of two stretches.
  func overlap(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> Float {
    guard a.overlaps(b) else { return 0 }
    let common = words(in: a.clamped(to: b))
    return 2 * Float(common) / Float(max(1, words(in: a) + words(in: b)))
  }
}
