import AssayEncoder
import AssayLanguage
import Foundation

/// The score of a claim that the judge chose: how likely it is one that must be checked, seen
/// beside the other claims of its sentence and in its document. Boosted trees, learned on claims of
/// held-out documents.
package struct ClaimRanking: Sendable {
  let trees: BoostedTrees

  /// 0 to 1.
  func score(_ features: [Float]) -> Double {
    (Double(logistic(trees.sum(of: features))) * 1000).rounded() / 1000
  }

  static let names =
    [
      "must", "may", "exactness", "presupposed", "asserted", "hedged", "reported",
    ] + CandidateJudgement.kindNames + [
      "utterance", "said by another claim", "words", "number", "nominal", "apposition", "relative",
      "inside another", "holds another", "others in sentence", "better in sentence",
      "place in document", "opening",
    ]

  /// - Parameters:
  ///   - index: of the claim among those chosen in its sentence.
  ///   - sentence: number of the sentence, of so many.
  /// - Returns: nil where no encoder judged.
  static func features(
    of index: Int, among chosen: [ClaimFiller.Chosen], in tree: SentenceTree, sentence: Int,
    of count: Int
  ) -> [Float]? {
    let own = chosen[index].scored
    guard let judged = own.judgement else { return nil }
    let candidate = own.candidate
    let tokens = candidate.tokens
    let others = chosen.indices.filter { $0 != index }.map { chosen[$0].scored }
    func flag(_ holds: Bool) -> Float { holds ? 1 : 0 }
    func sure(_ scored: Scored) -> Float {
      scored.probabilities.must * scored.probabilities.exactness
    }
    let isSaid = chosen[index].speech.map { speech in
      others.contains { $0.isUtterance && $0.candidate.head == speech.cue }
    }
    let rule = candidate.rules[0]
    return [
      logit(judged.must), logit(judged.may), log(judged.exactness + 1e-4), judged.presupposed,
      judged.modality[0], judged.modality[1], judged.modality[2],
    ] + judged.kinds + [
      flag(own.isUtterance), flag(isSaid ?? false),
      log1p(Float(tokens.count { tree.tokens[$0].tag != .punct })),
      flag(tokens.contains { tree.tokens[$0].tag == .num }), flag(rule.isNominal),
      flag(rule == .apposition || rule == .appositionWithNoun),
      flag(rule == .relativeClause || rule == .relativePredicate || rule == .relativeWithNoun),
      flag(others.contains { $0.candidate.tokens.holds(tokens) }),
      flag(others.contains { tokens.holds($0.candidate.tokens) }),
      Float(min(5, others.count)), Float(min(4, others.count { sure($0) > sure(own) })),
      Float(sentence) / Float(max(1, count)), flag(sentence < 3),
    ]
  }
}

extension ClosedRange<Int> {
  /// Whether another range lies in it and is shorter.
  fileprivate func holds(_ other: Self) -> Bool {
    lowerBound <= other.lowerBound && upperBound >= other.upperBound && self != other
  }
}
