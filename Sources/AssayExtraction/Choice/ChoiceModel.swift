import Foundation

/// A linear model over hashed features with two questions. Is a candidate a claim that a
/// fact-checker must see, one that may be seen, or none? And how exactly does its span fit?
///
/// The first is multinomial, the second binary logistic regression over the sums of the features'
/// weights. Weights are a byte each, times one scale per class.
package struct ChoiceModel: Sendable {
  package struct Probabilities: Sendable, Hashable {
    package var must: Float
    package var may: Float
    /// How exact the span is, if there is a claim in it: 1 for the tightest.
    package var exactness: Float
    package var none: Float { 1 - must - may }
  }

  /// Buckets of the hashing trick are `0..<2^bits`.
  package let bits: Int
  /// Scales of the four sums and their biases, in the order must, may, none, exactness.
  package let scales: [Float]
  package let biases: [Float]
  /// Four weights a bucket.
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
    var sums = SIMD4<Int32>()
    weights.withUnsafeBufferPointer { weights in
      for bucket in buckets {
        let place = Int(bucket) * 4
        sums &+= SIMD4(
          Int32(weights[place]), Int32(weights[place + 1]), Int32(weights[place + 2]),
          Int32(weights[place + 3]))
      }
    }
    return Self.probabilities(
      (0..<4).map { Float(sums[$0]) * scales[$0] + biases[$0] })
  }

  /// How much one feature speaks for its being a claim: the weights of must and may less that of
  /// none.
  func evidence(of bucket: UInt32) -> Float {
    let place = Int(bucket) * 4
    let claim = max(
      Float(weights[place]) * scales[0], Float(weights[place + 1]) * scales[1])
    return claim - Float(weights[place + 2]) * scales[2]
  }

  static func probabilities(_ sums: [Float]) -> Probabilities {
    let top = max(sums[0], sums[1], sums[2])
    let (x, y, z) = (exp(sums[0] - top), exp(sums[1] - top), exp(sums[2] - top))
    let sum = x + y + z
    return Probabilities(must: x / sum, may: y / sum, exactness: 1 / (1 + exp(-sums[3])))
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

  package init(mayWeight: Float = 0.5, threshold: Float = 0.4, tightness: Float = 0.5, overlap: Float = 0.5) {
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
