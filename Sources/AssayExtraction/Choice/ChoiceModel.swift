import Foundation

/// What chooses claims among the candidates, in two looks.
///
/// The first look is a linear model over hashed features of a candidate by itself: is it a claim
/// that a fact-checker must see, one that may be seen, or none (multinomial), and how exactly does
/// its span fit (logistic)? The second look weighs the candidates of a document beside each other
/// (`SecondLook`) with boosted trees, one for each of these questions. A further linear model tells
/// how a claim is put forward.
package struct ChoiceModel: Sendable {
  package struct Probabilities: Sendable, Hashable {
    package var must: Float
    package var may: Float
    /// How exact the span is, if there is a claim in it: 1 for the tightest.
    package var exactness: Float
    package var none: Float { 1 - must - may }
  }

  /// The sums of the first look: must, may, none, exactness.
  static let width = 4

  let first: HashedWeights
  let mustTrees: BoostedTrees
  /// For being a claim at all.
  let claimTrees: BoostedTrees
  let exactnessTrees: BoostedTrees
  /// A sum for each modality, in the order of `Modality.allCases`.
  let modality: HashedWeights
  /// How a candidate's value is made of its probabilities, and how much it takes to be a claim.
  package var settling: Settling

  /// - Parameter sums: the first look's plain sums of a candidate's features.
  func impression(of sums: SIMD8<Int32>) -> Impression { Self.impression(first.sums(sums)) }

  /// What the second look makes of the candidates of a document.
  func probabilities(_ table: FeatureTable) -> [Probabilities] {
    Self.probabilities(table, mustTrees, claimTrees, exactnessTrees)
  }

  static func probabilities(
    _ table: FeatureTable, _ must: BoostedTrees, _ claim: BoostedTrees, _ exactness: BoostedTrees
  ) -> [Probabilities] {
    let must = must.sums(of: table).map(logistic)
    let claim = claim.sums(of: table).map(logistic)
    let exactness = exactness.sums(of: table).map(logistic)
    return must.indices.map {
      Probabilities(must: must[$0], may: max(0, claim[$0] - must[$0]), exactness: exactness[$0])
    }
  }

  /// How much one feature speaks for its being a claim: the weights of must and may less that of
  /// none.
  func evidence(of bucket: UInt32) -> Float {
    max(first.weight(of: bucket, 0), first.weight(of: bucket, 1)) - first.weight(of: bucket, 2)
  }

  static func impression(_ sums: SIMD8<Float>) -> Impression {
    let top = max(sums[0], sums[1], sums[2])
    let (x, y, z) = (exp(sums[0] - top), exp(sums[1] - top), exp(sums[2] - top))
    let sum = x + y + z
    return Impression(must: x / sum, may: y / sum, exactness: logistic(sums[3]))
  }
}

/// How candidates are settled against each other, as tuned on held-out documents of the training
/// data.
package struct Settling: Sendable, Hashable {
  /// A candidate's value is p(must) + mayWeight * p(may).
  package var mayWeight: Float
  /// The least value of a claim.
  package var threshold: Float
  /// Of spans that say the same, the one with the highest value * exactness^tightness is kept.
  package var tightness: Float
  /// Two candidates whose tokens overlap by this F1 say the same.
  package var overlap: Float

  package init(
    mayWeight: Float = 0.5, threshold: Float = 0.4, tightness: Float = 0.5, overlap: Float = 0.5
  ) {
    self.mayWeight = mayWeight
    self.threshold = threshold
    self.tightness = tightness
    self.overlap = overlap
  }

  package func value(of probabilities: ChoiceModel.Probabilities) -> Float {
    probabilities.must + mayWeight * probabilities.may
  }

  package func rank(of probabilities: ChoiceModel.Probabilities) -> Float {
    value(of: probabilities) * pow(probabilities.exactness, tightness)
  }
}
