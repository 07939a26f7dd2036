package import AssayLanguage
import AssayModel
import Foundation

/// A marked document with its candidates, their features and what the marks make of them.
package struct TrainingDocument: Sendable {
  struct Item: Sendable {
    var candidate: Candidate
    var span: TextSpan
    /// The words of its span, as the scorer counts them.
    var words: Range<Int>
    var buckets: [UInt32]
    var target: Target
  }

  /// What a candidate should get.
  struct Target: Sendable {
    var must: Float
    var may: Float
    /// Nil where there is no claim that the span could fit.
    var exactness: Float?
  }

  package let gold: MarkedDocument
  let map: ScalarMap
  let words: WordStarts
  let views: [SentenceView]
  /// How worthy of checking each sentence is by itself.
  let worths: [Float]
  /// The candidates of each sentence.
  let items: [[Item]]

  package init(
    _ gold: MarkedDocument, analysis: Analysis, trainer: ChoiceTrainer, scorer: SentenceScorer?
  ) {
    self.gold = gold
    map = analysis.map
    let words = WordStarts(gold.text)
    let must = gold.claims.filter(\.isMust).map {
      (words: words.words(in: $0.span), isSure: $0.isSure)
    }
    let may = gold.claims.filter { !$0.isMust }.map { words.words(in: $0.span) }
    var items: [[Item]] = []
    var list = FeatureList(bits: trainer.linear.bits)
    let views = SentenceView.views(of: analysis).compactMap { $0 }
    for view in views {
      let candidates = CandidateRules.candidates(in: view.tree)
      let features = CandidateFeatures(view: view, candidates: candidates)
      items.append(
        candidates.map { candidate in
          features.list(of: candidate, into: &list)
          let text = analysis.map.span(ofBytes: view.tree.bytes(of: candidate.tokens))
          let span = words.words(in: text)
          return Item(
            candidate: candidate, span: text, words: span, buckets: list.buckets,
            target: Self.target(span, must: must, may: may))
        })
    }
    self.words = words
    self.views = views
    self.items = items
    worths = views.map { scorer?.worth(of: $0) ?? 0.5 }
  }

  /// Candidates that a mark fits, with how that is put forward.
  /// - Parameter weighing: of a judge, whose reading becomes features.
  func modalities(
    bits: Int, judged weighing: Weighing? = nil
  ) -> [MannerTrainer.Example] {
    let marks = gold.claims.compactMap { mark in
      Modality(rawValue: mark.modality).map {
        (words: words.words(in: mark.span), modality: $0, isMust: mark.isMust)
      }
    }
    var result: [MannerTrainer.Example] = []
    var list = FeatureList(bits: bits)
    for (sentence, view) in views.enumerated() {
      let reader = ModalityReader(view: view)
      for (number, item) in items[sentence].enumerated() {
        let closest = marks.max {
          WordStarts.overlap(item.words, $0.words) < WordStarts.overlap(item.words, $1.words)
        }
        guard let closest, WordStarts.overlap(item.words, closest.words) >= 0.7 else { continue }
        reader.features(
          of: item.candidate, speech: view.tree.speech(about: item.candidate),
          judged: weighing?.judgement(sentence, number), into: &list)
        result.append(
          .init(buckets: list.buckets, modality: closest.modality, isMust: closest.isMust))
      }
    }
    return result
  }

  /// What the marks make of a span. A must is taught the more, the closer the span is to its
  /// mark, and half as much where the annotator was not sure; how close it is, the exactness learns
  /// apart, from spans that resemble some mark.
  private static func target(
    _ span: Range<Int>, must: [(words: Range<Int>, isSure: Bool)], may: [Range<Int>]
  ) -> Target {
    let closest = must.max {
      WordStarts.overlap(span, $0.words) < WordStarts.overlap(span, $1.words)
    }
    let best = closest.map { WordStarts.overlap(span, $0.words) } ?? 0
    let likely = may.reduce(Float(0)) { max($0, WordStarts.overlap(span, $1)) }
    var target = Target(must: 0, may: 0, exactness: nil)
    if max(best, likely) >= 0.3 { target.exactness = pow(max(best, likely), 3) }
    if best >= 0.5 {
      target.must = min(1, 0.6 + (best - 0.5) * 0.8) * (closest?.isSure == false ? 0.5 : 1)
      target.may = 1 - target.must
    } else if likely >= 0.5 || must.contains(where: { ClaimScore.isFairPart(span, of: $0.words) }) {
      target.may = 1
    }
    return target
  }

  func impressions(_ weights: HashedWeights) -> [[Impression]] {
    items.map { $0.map { ChoiceModel.impression(weights.sums(of: $0.buckets)) } }
  }

  /// The features of the second look.
  func rows(_ impressions: [[Impression]]) -> [[[Float]]] {
    let look = SecondLook(
      views: views, candidates: items.map { $0.map(\.candidate) }, impressions: impressions,
      worths: worths)
    return views.indices.map { look.features(of: $0) }
  }

  /// The claims that a model with this settling would take.
  func chosen(
    _ weighing: Weighing, _ settling: Settling, _ modality: HashedWeights?,
    _ ranking: ClaimRanking? = nil
  ) -> [ClaimScore.Answer] {
    var result: [ClaimScore.Answer] = []
    for (sentence, candidates) in items.enumerated() {
      let view = views[sentence]
      let scored = weighing.scored(candidates.map(\.candidate), of: sentence, settling)
      let all = Chooser.choose(scored, in: view, settling).chosen
      for (place, chosen) in all.enumerated() {
        let candidate = chosen.scored.candidate
        guard let item = candidates.first(where: { $0.candidate.tokens == candidate.tokens })
        else { continue }
        let p = chosen.scored.probabilities
        let reader = ModalityReader(view: view)
        var answer = ClaimScore.Answer(
          words: item.words,
          score: ClaimFiller.score(
            of: place, among: all, in: view.tree, sentence: sentence, of: views.count, ranking),
          modality: modality.map {
            reader.modality(
              of: candidate, speech: chosen.speech, judged: chosen.scored.judgement, $0
            ).rawValue
          })
        answer.span = item.span
        answer.ranked = ClaimRanking.features(
          of: place, among: all, in: view.tree, sentence: sentence, of: views.count)
        if modality != nil {
          answer.parts = [
            "must": Double(p.must), "may": Double(p.may), "exactness": Double(p.exactness),
            "utterance": chosen.scored.isUtterance ? 1 : 0,
            "rule": Double(candidate.rules[0].rawValue),
            "worth": Double(worths[sentence]), "sentence": Double(sentence),
            "sentences": Double(views.count),
            "byRule": Double(
              Modality.allCases.firstIndex(
                of: reader.modalityByRule(of: candidate, speech: chosen.speech)) ?? 0),
          ]
        }
        result.append(answer)
      }
    }
    return result
  }
}
