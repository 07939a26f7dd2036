import Foundation

/// A linear model over hashed features with three questions. Is a candidate a claim that a
/// fact-checker must see, one that may be seen, or none? How exactly does its span fit? Is it
/// taken for granted?
///
/// The first is multinomial, the others binary logistic regression over the sums of the features'
/// weights. Weights are a byte each, times one scale per sum.
package struct ChoiceModel: Sendable {
  package struct Probabilities: Sendable, Hashable {
    package var must: Float
    package var may: Float
    /// How exact the span is, if there is a claim in it: 1 for the tightest.
    package var exactness: Float
    /// Whether it is taken for granted and not asserted.
    package var presupposed: Float
    package var none: Float { 1 - must - may }
  }

  /// How many sums there are.
  package static let width = 5

  /// Buckets of the hashing trick are `0..<2^bits`.
  package let bits: Int
  /// Scales of the five sums and their biases, in the order must, may, none,
  /// exactness, presupposed.
  package let scales: [Float]
  package let biases: [Float]
  /// Five weights a bucket.
  package let weights: [Int8]
  /// How a candidate's value is made of its probabilities, and how much it takes to be a claim.
  package var settling: Settling

  package init(
    bits: Int, scales: [Float], biases: [Float], weights: [Int8], settling: Settling
  ) {
    self.bits = bits
    self.scales = scales
    self.biases = biases
    self.weights = weights
    self.settling = settling
  }

  /// O(number of features).
  func probabilities(of features: FeatureList) -> Probabilities {
    probabilities(ofBuckets: features.buckets)
  }

  func probabilities(ofBuckets buckets: [UInt32]) -> Probabilities {
    var sums = [Int32](repeating: 0, count: Self.width)
    weights.withUnsafeBufferPointer { weights in
      for bucket in buckets {
        let place = Int(bucket) * Self.width
        for k in 0..<Self.width { sums[k] &+= Int32(weights[place + k]) }
      }
    }
    return Self.probabilities(
      (0..<Self.width).map { Float(sums[$0]) * scales[$0] + biases[$0] })
  }

  /// How much one feature speaks for its being a claim: the weights of must and may less that of
  /// none.
  func evidence(of bucket: UInt32) -> Float {
    let place = Int(bucket) * Self.width
    let claim = max(
      Float(weights[place]) * scales[0], Float(weights[place + 1]) * scales[1])
    return claim - Float(weights[place + 2]) * scales[2]
  }

  static func probabilities(_ sums: [Float]) -> Probabilities {
    let top = max(sums[0], sums[1], sums[2])
    let (x, y, z) = (exp(sums[0] - top), exp(sums[1] - top), exp(sums[2] - top))
    let sum = x + y + z
    return Probabilities(
      must: x / sum, may: y / sum, exactness: 1 / (1 + exp(-sums[3])),
      presupposed: 1 / (1 + exp(-sums[4])))
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
  /// A noun phrase that names neither event nor number counts for this share of its value.
  package var plainShare: Float = 0.7
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
