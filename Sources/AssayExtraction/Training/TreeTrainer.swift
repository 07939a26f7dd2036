import AssayModel
import Foundation

/// Learns boosted trees for a probability by Newton's method (Friedman 2001; Chen and Guestrin
/// 2016) on histograms of the features' values. A seed fixes which examples each tree sees.
package struct TreeTrainer: Sendable {
  package var trees = 160
  package var depth = 5
  package var rate: Float = 0.08
  /// Added to the curvature of a leaf, so that small ones say little.
  package var smoothing: Float = 20
  /// One of so many examples is seen by each tree.
  package var stride = 2
  package var seed: UInt64 = 20_240_322

  private static let bins = 32

  package init() {}

  /// - Parameters:
  ///   - rows: equally long lists of features.
  ///   - targets: probabilities, one a row; a row without target (nil) is passed over.
  package func train(_ rows: [[Float]], targets: [Float?]) -> BoostedTrees {
    let used = rows.indices.filter { targets[$0] != nil }
    guard let width = rows.first?.count, !used.isEmpty else { return BoostedTrees(bias: 0) }
    let goals = used.map { targets[$0] ?? 0 }
    let mean = min(0.999, max(0.001, goals.reduce(0, +) / Float(goals.count)))
    var model = BoostedTrees(bias: log(mean / (1 - mean)))
    let cuts = (0..<width).map { feature in Self.cuts(used.map { rows[$0][feature] }) }
    var codes = [UInt8](repeating: 0, count: used.count * width)
    for (row, source) in used.enumerated() {
      for feature in 0..<width {
        codes[row * width + feature] = Self.code(rows[source][feature], cuts[feature])
      }
    }
    var sums = [Float](repeating: model.bias, count: used.count)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<trees {
      let sample = used.indices.filter { _ in Int(random.next() >> 33) % stride == 0 }
      let tree = grow(codes, width: width, cuts, sample, goals, sums)
      model.append(tree.tree)
      for row in used.indices {
        sums[row] += tree.tree.answers[leaf(of: row, codes, width, tree.codes)]
      }
    }
    return model
  }

  private func leaf(
    of row: Int, _ codes: [UInt8], _ width: Int, _ questions: [(feature: Int, above: UInt8)]
  ) -> Int {
    var leaf = 0
    for (level, question) in questions.enumerated()
    where codes[row * width + question.feature] > question.above {
      leaf |= 1 << level
    }
    return leaf
  }

  private typealias Grown = (tree: BoostedTrees.Tree, codes: [(feature: Int, above: UInt8)])

  /// One tree: level by level the question that tells most, asked in all leaves at once.
  private func grow(
    _ codes: [UInt8], width: Int, _ cuts: [[Float]], _ sample: [Int], _ goals: [Float],
    _ sums: [Float]
  ) -> Grown {
    var slopes: [Float] = []
    var curves: [Float] = []
    for row in sample {
      let p = logistic(sums[row])
      slopes.append(goals[row] - p)
      curves.append(max(p * (1 - p), 1e-4))
    }
    var leaves = [Int](repeating: 0, count: sample.count)
    var questions: [(feature: Int, above: UInt8)] = []
    for level in 0..<depth {
      let cells = width * Self.bins
      var histogram = [SIMD2<Float>](repeating: .zero, count: cells << level)
      histogram.withUnsafeMutableBufferPointer { histogram in
        codes.withUnsafeBufferPointer { codes in
          for (place, row) in sample.enumerated() {
            let value = SIMD2(slopes[place], curves[place])
            let base = leaves[place] * cells
            let first = row * width
            for feature in 0..<width {
              histogram[base + feature * Self.bins + Int(codes[first + feature])] += value
            }
          }
        }
      }
      guard let best = bestQuestion(histogram, width: width, leaves: 1 << level, cuts) else {
        break
      }
      questions.append(best)
      for (place, row) in sample.enumerated()
      where codes[row * width + best.feature] > best.above {
        leaves[place] |= 1 << level
      }
    }
    var totals = [SIMD2<Float>](repeating: .zero, count: 1 << questions.count)
    for place in sample.indices { totals[leaves[place]] += SIMD2(slopes[place], curves[place]) }
    let tree = BoostedTrees.Tree(
      questions: questions.map {
        .init(feature: $0.feature, above: cuts[$0.feature][Int($0.above)])
      },
      answers: totals.map { rate * $0.x / ($0.y + smoothing) })
    return (tree, questions)
  }

  private func bestQuestion(
    _ histogram: [SIMD2<Float>], width: Int, leaves: Int, _ cuts: [[Float]]
  ) -> (feature: Int, above: UInt8)? {
    var best: (gain: Float, feature: Int, above: UInt8)?
    var gains = [Float](repeating: 0, count: Self.bins)
    for feature in 0..<width where !cuts[feature].isEmpty {
      for bin in gains.indices { gains[bin] = 0 }
      for leaf in 0..<leaves {
        let base = (leaf * width + feature) * Self.bins
        var total = SIMD2<Float>.zero
        for bin in 0..<Self.bins { total += histogram[base + bin] }
        var below = SIMD2<Float>.zero
        for bin in 0..<cuts[feature].count {
          below += histogram[base + bin]
          let above = total - below
          gains[bin] += gain(below) + gain(above) - gain(total)
        }
      }
      for bin in 0..<cuts[feature].count where gains[bin] > (best?.gain ?? 1e-6) {
        best = (gains[bin], feature, UInt8(bin))
      }
    }
    return best.map { ($0.feature, $0.above) }
  }

  private func gain(_ sums: SIMD2<Float>) -> Float { sums.x * sums.x / (sums.y + smoothing) }

  /// Values that divide a feature's values into parts of about equal size.
  private static func cuts(_ values: [Float]) -> [Float] {
    let sorted = values.sorted()
    var cuts: [Float] = []
    for bin in 1..<bins {
      let value = sorted[bin * (sorted.count - 1) / bins]
      if cuts.last.map({ value > $0 }) ?? true, value < sorted[sorted.count - 1] {
        cuts.append(value)
      }
    }
    return cuts
  }

  private static func code(_ value: Float, _ cuts: [Float]) -> UInt8 {
    var low = 0
    var high = cuts.count
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle] < value { low = middle + 1 } else { high = middle }
    }
    return UInt8(low)
  }
}
