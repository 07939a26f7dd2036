import AssayModel
import Foundation

/// Learns how claims are put forward: multinomial, over the features of `ModalityReader`.
enum MannerTrainer {
  struct Example {
    var buckets: [UInt32]
    var modality: Modality
    /// Whether its mark is a must.
    var isMust: Bool
  }

  /// - Parameters:
  ///   - documents: the examples of each.
  ///   - mayWeight: how much an example counts that is no must.
  static func train(
    _ linear: LinearTrainer, _ documents: [[Example]], mayWeight: Float = 1
  ) -> HashedWeights {
    let examples = documents.flatMap { $0 }
    return linear.train(examples.map(\.buckets)) { index, sums in
      let goal = ModalityReader.all.firstIndex(of: examples[index].modality) ?? 0
      var slopes = SIMD8<Float>()
      let top = ModalityReader.all.indices.reduce(sums[0]) { max($0, sums[$1]) }
      var total: Float = 0
      for k in ModalityReader.all.indices {
        slopes[k] = exp(sums[k] - top)
        total += slopes[k]
      }
      slopes /= total
      slopes[goal] -= 1
      return examples[index].isMust ? slopes : slopes * mayWeight
    }
  }
}
