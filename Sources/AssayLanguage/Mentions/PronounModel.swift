package import AssayWeights
import Foundation

/// The weights by which pronouns are read.
package struct PronounModel: Sendable {
  private let index: FeatureIndex
  private let weights: [Float]
  /// Keeps the mapped memory that the index points into.
  private let file: ModelFile

  init(_ file: ModelFile) throws(WeightsError) {
    self.file = file
    weights = Array(try file.section("pronouns.weights", of: Float.self))
    index = try FeatureIndex(file, "pronouns", rows: weights.count)
  }

  package static func add(
    to contents: inout ModelFile.Contents, hashes: [UInt32], weights: [Float]
  ) {
    let table = FeatureIndex.layOut(hashes)
    contents.add("pronouns.keys", table.keys)
    contents.add("pronouns.places", table.rows)
    contents.add("pronouns.weights", weights)
  }

  /// The most likely candidate and its probability among all and none.
  package func best(of choice: PronounReader.Choice) -> (candidate: Int, probability: Float)? {
    var none: Float = 0
    choice.features.forEachOfNone { none += weight($0) }
    var scores: [Float] = []
    for candidate in choice.candidates {
      var score: Float = 0
      choice.features.forEach(candidate) { score += weight($0) }
      scores.append(score)
    }
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] > none else {
      return nil
    }
    let sum = scores.reduce(exp(none - scores[best])) { $0 + exp($1 - scores[best]) }
    return (best, 1 / sum)
  }

  private func weight(_ hash: UInt32) -> Float { index.row(of: hash).map { weights[$0] } ?? 0 }
}
