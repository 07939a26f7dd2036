import AssayModel
import Foundation

/// Learns the choice from marked candidates: multinomial logistic regression by stochastic
/// gradient descent with AdaGrad's step sizes (Duchi, Hazan and Singer 2011), in an order that a
/// seed fixes, so that equal data gives equal bytes.
package struct ChoiceTrainer {
  /// What a candidate should get.
  package struct Target: Sendable {
    package var must: Float
    package var may: Float
    /// Nil where there is no claim that the span could fit.
    package var exactness: Float?
    package var presupposed: Float?
  }

  package struct Example: Sendable {
    package var buckets: [UInt32]
    package var target: Target
  }

  package var bits = 18
  package var epochs = 8
  package var rate: Float = 0.008
  package var decay: Float = 2e-6
  package var seed: UInt64 = 20_240_322

  package init() {}

  package func train(_ examples: [Example], settling: Settling = Settling()) -> ChoiceModel {
    let count = ChoiceModel.width << bits
    var weights = [Float](repeating: 0, count: count)
    var squares = [Float](repeating: 1e-4, count: count)
    var sums = [Float](repeating: 0, count: count)
    var biases = SIMD8<Float>()
    var biasSquares = SIMD8<Float>(repeating: 1e-4)
    var order = Array(examples.indices)
    var random = SeededGenerator(seed: seed)
    var averaged = 0
    for epoch in 0..<epochs {
      order.shuffle(using: &random)
      for index in order {
        let example = examples[index]
        let gradient = gradient(of: example, weights, biases)
        biasSquares += gradient * gradient
        biases -= rate * gradient / biasSquares.squareRoot()
        weights.withUnsafeMutableBufferPointer { weights in
          squares.withUnsafeMutableBufferPointer { squares in
            for bucket in example.buckets {
              let place = Int(bucket) * ChoiceModel.width
              for k in 0..<ChoiceModel.width where gradient[k] != 0 {
                let g = gradient[k] + decay * weights[place + k]
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
        for place in sums.indices { sums[place] += weights[place] }
      }
    }
    let mean = sums.map { $0 / Float(max(1, averaged)) }
    return Self.quantised(
      bits: bits, weights: mean, biases: (0..<ChoiceModel.width).map { biases[$0] },
      settling: settling)
  }

  /// How the loss grows with each of the sums.
  private func gradient(
    of example: Example, _ weights: [Float], _ biases: SIMD8<Float>
  ) -> SIMD8<Float> {
    var sums = biases
    weights.withUnsafeBufferPointer { weights in
      for bucket in example.buckets {
        let place = Int(bucket) * ChoiceModel.width
        for k in 0..<ChoiceModel.width { sums[k] += weights[place + k] }
      }
    }
    let p = ChoiceModel.probabilities((0..<ChoiceModel.width).map { sums[$0] })
    let target = example.target
    return SIMD8(
      p.must - target.must, p.may - target.may, p.none - (1 - target.must - target.may),
      target.exactness.map { p.exactness - $0 } ?? 0,
      target.presupposed.map { p.presupposed - $0 } ?? 0, 0, 0, 0)
  }

  /// A byte a weight. The scale keeps all but the rarest weights; these are cut to the largest.
  private static func quantised(
    bits: Int, weights: [Float], biases: [Float], settling: Settling
  ) -> ChoiceModel {
    let largest = weights.reduce(Float(0)) { max($0, abs($1)) }
    let scale = max(largest, 1e-6) / 127
    return ChoiceModel(
      bits: bits, scales: [Float](repeating: scale, count: ChoiceModel.width), biases: biases,
      weights: weights.map { Int8(max(-127, min(127, ($0 / scale).rounded()))) },
      settling: settling)
  }
}
