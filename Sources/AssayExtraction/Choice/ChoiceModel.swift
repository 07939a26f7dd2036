import Foundation

/// A three-way linear model over hashed features: is a candidate a claim that a fact-checker must
/// see, one that may be seen, or none?
///
/// The probability of class k is softmax of the sums of the features' weights (multinomial
/// logistic regression). Weights are a byte each, times one scale per class.
package struct ChoiceModel: Sendable {
  package struct Probabilities: Sendable, Hashable {
    package var must: Float
    package var may: Float
    package var none: Float { 1 - must - may }
  }

  /// Buckets of the hashing trick are `0..<2^bits`.
  package let bits: Int
  /// Scales of the three classes and their biases, in the order must, may, none.
  package let scales: [Float]
  package let biases: [Float]
  /// Three weights a bucket.
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
    var sums: (Int32, Int32, Int32) = (0, 0, 0)
    weights.withUnsafeBufferPointer { weights in
      for bucket in buckets {
        let place = Int(bucket) * 3
        sums.0 += Int32(weights[place])
        sums.1 += Int32(weights[place + 1])
        sums.2 += Int32(weights[place + 2])
      }
    }
    return Self.softmax(
      Float(sums.0) * scales[0] + biases[0], Float(sums.1) * scales[1] + biases[1],
      Float(sums.2) * scales[2] + biases[2])
  }

  /// How much one feature speaks for its being a claim: the weights of must and may less that of
  /// none.
  func evidence(of bucket: UInt32) -> Float {
    let place = Int(bucket) * 3
    let claim = max(
      Float(weights[place]) * scales[0], Float(weights[place + 1]) * scales[1])
    return claim - Float(weights[place + 2]) * scales[2]
  }

  static func softmax(_ a: Float, _ b: Float, _ c: Float) -> Probabilities {
    let top = max(a, b, c)
    let (x, y, z) = (exp(a - top), exp(b - top), exp(c - top))
    let sum = x + y + z
    return Probabilities(must: x / sum, may: y / sum)
  }
}

/// How candidates are settled against each other, as tuned on held-out documents of the training
/// data.
package struct Settling: Sendable, Hashable {
  /// A candidate's value is p(must) + mayWeight * p(may).
  package var mayWeight: Float
  /// The least value of a claim.
  package var threshold: Float
  /// Two candidates whose tokens overlap by this F1 say the same.
  package var overlap: Float

  package init(mayWeight: Float = 0.5, threshold: Float = 0.4, overlap: Float = 0.5) {
    self.mayWeight = mayWeight
    self.threshold = threshold
    self.overlap = overlap
  }

  package func value(of probabilities: ChoiceModel.Probabilities) -> Float {
    probabilities.must + mayWeight * probabilities.may
  }
}
