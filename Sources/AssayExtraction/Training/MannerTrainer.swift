import AssayModel
import Foundation

/// Learns how claims are put forward: multinomial, over the features of `ModalityReader`.
enum MannerTrainer {
  /// - Parameter documents: the examples of each.
  static func train(
    _ linear: LinearTrainer, _ documents: [[(buckets: [UInt32], modality: Modality)]]
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
      return slopes
    }
  }
}
