import Foundation

/// Learns `ClaimRanking` by Newton's method with a little ridge, which has one answer whatever the
/// order.
struct RankingTrainer {
  var ridge = 3.0
  var steps = 15

  /// A chosen claim, and whether it is a must.
  struct Example {
    var features: [Float]
    var isMust: Bool
    /// How much it counts.
    var weight: Double
  }

  func train(_ examples: [Example]) -> ClaimRanking? {
    let width = ClaimRanking.names.count + 1
    let rows = examples.map { $0.features.map(Double.init) + [1] }
    var weights = [Double](repeating: 0, count: width)
    for _ in 0..<steps {
      var slope = weights.map { $0 * ridge }
      var curve = (0..<width).map { i in (0..<width).map { $0 == i ? ridge : 0 } }
      for (row, example) in zip(rows, examples) {
        let sum = zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
        let p = 1 / (1 + exp(-sum))
        let error = (p - (example.isMust ? 1 : 0)) * example.weight
        let weight = p * (1 - p) * example.weight
        for i in 0..<width where row[i] != 0 {
          slope[i] += error * row[i]
          let part = weight * row[i]
          for j in 0...i { curve[i][j] += part * row[j] }
        }
      }
      for i in 0..<width { for j in 0..<i { curve[j][i] = curve[i][j] } }
      let step = Self.solved(curve, slope)
      for i in 0..<width { weights[i] -= step[i] }
    }
    return ClaimRanking(weights: weights.map(Float.init))
  }

  /// x of `matrix x = right`, by elimination; the matrix is symmetric and positive.
  private static func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var rows = matrix
    var x = right
    for pivot in x.indices {
      for row in x.indices where row > pivot {
        let share = rows[row][pivot] / rows[pivot][pivot]
        if share == 0 { continue }
        for column in pivot..<x.count { rows[row][column] -= share * rows[pivot][column] }
        x[row] -= share * x[pivot]
      }
    }
    for row in x.indices.reversed() {
      for column in (row + 1)..<max(row + 1, x.count) { x[row] -= rows[row][column] * x[column] }
      x[row] /= rows[row][row]
    }
    return x
  }
}
