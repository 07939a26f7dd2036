package import AssayLanguage
import Foundation

/// A marked document with its candidates, their features and what the marks make of them.
package struct TrainingDocument: Sendable {
  struct Item: Sendable {
    var candidate: Candidate
    /// The words of its span, as the scorer counts them.
    var words: Range<Int>
    var buckets: [UInt32]
    var target: ChoiceTrainer.Target
  }

  package let gold: MarkedDocument
  let words: WordStarts
  let trees: [SentenceTree]
  /// The candidates of each sentence.
  let items: [[Item]]

  package init(_ gold: MarkedDocument, analysis: Analysis, bits: Int) {
    self.gold = gold
    let words = WordStarts(gold.text)
    let must = gold.claims.filter(\.isMust).map { words.words(in: $0.span) }
    let may = gold.claims.filter { !$0.isMust }.map { words.words(in: $0.span) }
    let all = gold.claims.map {
      (words: words.words(in: $0.span), isPresupposed: $0.modality == "presupposed")
    }
    var trees: [SentenceTree] = []
    var items: [[Item]] = []
    var list = FeatureList(bits: bits)
    for view in SentenceView.views(of: analysis) {
      guard let view else { continue }
      let features = CandidateFeatures(view: view)
      trees.append(view.tree)
      items.append(
        CandidateRules.candidates(in: view.tree).map { candidate in
          features.list(of: candidate, into: &list)
          let bytes =
            view.tree.tokens[candidate.tokens.lowerBound].bytes
            .lowerBound..<view.tree.tokens[
              candidate.tokens.upperBound
            ].bytes.upperBound
          let span = words.words(in: analysis.map.span(ofBytes: bytes))
          return Item(
            candidate: candidate, words: span, buckets: list.buckets,
            target: Self.target(span, must: must, may: may, all: all))
        })
    }
    self.words = words
    self.trees = trees
    self.items = items
  }

  /// What the marks make of a span. A must is taught the more, the closer the span is to its
  /// mark; how close it is, the exactness learns apart, from spans that resemble some mark.
  private static func target(
    _ span: Range<Int>, must: [Range<Int>], may: [Range<Int>],
    all: [(words: Range<Int>, isPresupposed: Bool)]
  ) -> ChoiceTrainer.Target {
    let best = must.reduce(Float(0)) { max($0, WordStarts.overlap(span, $1)) }
    let likely = may.reduce(Float(0)) { max($0, WordStarts.overlap(span, $1)) }
    var target = ChoiceTrainer.Target(must: 0, may: 0, exactness: nil, presupposed: nil)
    if max(best, likely) >= 0.3 { target.exactness = pow(max(best, likely), 3) }
    let closest = all.max {
      WordStarts.overlap(span, $0.words) < WordStarts.overlap(span, $1.words)
    }
    if let closest, WordStarts.overlap(span, closest.words) >= 0.5 {
      target.presupposed = closest.isPresupposed ? 1 : 0
    }
    if best >= 0.5 {
      target.must = min(1, 0.6 + (best - 0.5) * 0.8)
      target.may = 1 - target.must
    } else if likely >= 0.5 || must.contains(where: { ClaimScore.isFairPart(span, of: $0) }) {
      target.may = 1
    }
    return target
  }

  package var examples: [ChoiceTrainer.Example] {
    items.joined().map {
      ChoiceTrainer.Example(buckets: $0.buckets, target: $0.target)
    }
  }

  /// The probabilities of all candidates.
  func probabilities(_ model: ChoiceModel) -> [[ChoiceModel.Probabilities]] {
    items.map { $0.map { model.probabilities(ofBuckets: $0.buckets) } }
  }

  /// The spans that a model with this settling would take for claims.
  func chosen(
    _ probabilities: [[ChoiceModel.Probabilities]], _ settling: Settling
  ) -> [(words: Range<Int>, score: Double)] {
    var result: [(words: Range<Int>, score: Double)] = []
    for (sentence, candidates) in items.enumerated() {
      let scored = zip(candidates, probabilities[sentence]).map { item, p in
        Scored(
          sentence: sentence, candidate: item.candidate, probabilities: p, settling: settling,
          in: trees[sentence])
      }
      let kept = Chooser.settle(scored, in: trees[sentence], settling)
      for kept in kept {
        guard let item = candidates.first(where: { $0.candidate.tokens == kept.candidate.tokens })
        else { continue }
        result.append((item.words, ClaimFiller.score(kept)))
      }
    }
    return result
  }
}
