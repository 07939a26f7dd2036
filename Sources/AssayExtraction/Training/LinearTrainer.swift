import AssayModel

/// Learns hashed weights by stochastic gradient descent with AdaGrad's step sizes (Duchi, Hazan and
/// Singer 2011), in an order that a seed fixes, so that equal data gives equal bytes.
package struct LinearTrainer: Sendable {
  package var bits = 18
  package var width: Int
  package var epochs = 8
  package var rate: Float = 0.008
  package var decay: Float = 2e-6
  package var seed: UInt64 = 20_240_322
  /// Whether each feature counts the less, the more there are: for texts of all lengths.
  package var normalises = false

  package init(width: Int) { self.width = width }

  /// - Parameters:
  ///   - examples: the features of each.
  ///   - gradient: how the loss of an example grows with each of its sums.
  package func train(
    _ examples: [[UInt32]], gradient: (Int, SIMD8<Float>) -> SIMD8<Float>
  ) -> HashedWeights {
    let count = width << bits
    var weights = [Float](repeating: 0, count: count)
    var squares = [Float](repeating: 1e-4, count: count)
    var mean = [Float](repeating: 0, count: count)
    var biases = SIMD8<Float>()
    var biasSquares = SIMD8<Float>(repeating: 1e-4)
    var order = Array(examples.indices)
    var random = SeededGenerator(seed: seed)
    var averaged: Float = 0
    for epoch in 0..<epochs {
      order.shuffle(using: &random)
      weights.withUnsafeMutableBufferPointer { weights in
        squares.withUnsafeMutableBufferPointer { squares in
          for index in order {
            let buckets = examples[index]
            let share = Self.share(buckets.count, normalises)
            var sums = SIMD8<Float>()
            for bucket in buckets {
              let place = Int(bucket) * width
              for k in 0..<width { sums[k] += weights[place + k] }
            }
            let slope = gradient(index, biases + sums * share)
            biasSquares += slope * slope
            biases -= rate * slope / biasSquares.squareRoot()
            for bucket in buckets {
              let place = Int(bucket) * width
              for k in 0..<width where slope[k] != 0 {
                let g = slope[k] * share + decay * weights[place + k]
                squares[place + k] += g * g
                weights[place + k] -= rate * g / squares[place + k].squareRoot()
              }
            }
          }
        }
      }
      // Averaging the ends of the later epochs smooths what the last examples did.
      if epoch >= epochs / 2 {
        averaged += 1
        for place in mean.indices { mean[place] += (weights[place] - mean[place]) / averaged }
      }
    }
    return HashedWeights(
      bits: bits, width: width, quantising: mean, biases: (0..<width).map { biases[$0] })
  }

  /// What one of so many features counts for.
  static func share(_ count: Int, _ normalises: Bool) -> Float {
    normalises ? 8 / Float(max(1, count)).squareRoot() : 1
  }
}
