import AssayModel

/// How far apart two categories are.
public enum MeasurementLevel: String, Sendable, CaseIterable {
  /// Equal or not.
  case nominal
  /// By the ratings that lie between them; the table's categories are in order, lowest first.
  case ordinal
}

/// Krippendorff's alpha, for any number of reviewers and with missing ratings (Krippendorff 2011,
/// “Computing Krippendorff's Alpha-Reliability”).
struct KrippendorffAlpha {
  /// Per unit, how often each category was given; units with less than two ratings are no use.
  private let units: [[Int]]
  private let level: MeasurementLevel
  private let categoryCount: Int

  init(_ table: RatingTable, _ level: MeasurementLevel) {
    units = table.counts.filter { $0.reduce(0, +) > 1 }
    self.level = level
    categoryCount = table.categories.count
  }

  /// Nil where there is nothing to disagree on: no pairs, or one rating throughout.
  var value: Double? { value(of: units) }

  private func value(of units: [[Int]]) -> Double? {
    var coincidences = [Double](repeating: 0, count: categoryCount * categoryCount)
    for row in units {
      let share = 1 / Double(row.reduce(0, +) - 1)
      for c in row.indices where row[c] > 0 {
        for k in row.indices where row[k] > 0 {
          let pairs = c == k ? row[c] * (row[c] - 1) : row[c] * row[k]
          coincidences[c * categoryCount + k] += Double(pairs) * share
        }
      }
    }
    let totals = (0..<categoryCount).map { c in
      (0..<categoryCount).reduce(0.0) { $0 + coincidences[c * categoryCount + $1] }
    }
    let all = totals.reduce(0, +)
    var observed = 0.0
    var expected = 0.0
    for c in 0..<categoryCount {
      for k in 0..<categoryCount where k != c {
        let distance = distance(c, k, totals)
        observed += coincidences[c * categoryCount + k] * distance
        expected += totals[c] * totals[k] * distance
      }
    }
    guard expected > 0 else { return nil }
    return 1 - (all - 1) * observed / expected
  }

  /// The squared difference of two categories.
  private func distance(_ c: Int, _ k: Int, _ totals: [Double]) -> Double {
    guard level == .ordinal else { return 1 }
    let between = totals[min(c, k)...max(c, k)].reduce(0, +)
    let difference = between - (totals[c] + totals[k]) / 2
    return difference * difference
  }

  /// The interval that holds 95 of 100 values when units are drawn again with replacement
  /// (Efron's percentile bootstrap over units).
  ///
  /// The same seed gives the same interval. Nil with less than two units.
  func interval(rounds: Int, seed: UInt64) -> ClosedRange<Double>? {
    guard units.count > 1 else { return nil }
    var random = SeededGenerator(seed: seed)
    var values: [Double] = []
    values.reserveCapacity(rounds)
    var drawn = units
    for _ in 0..<rounds {
      for i in drawn.indices { drawn[i] = units[Int.random(in: units.indices, using: &random)] }
      // A draw without any difference is one of full agreement.
      values.append(value(of: drawn) ?? 1)
    }
    values.sort()
    let low = values[Int(Double(rounds) * 0.025)]
    let high = values[min(rounds - 1, Int(Double(rounds) * 0.975))]
    return low...high
  }
}

extension RatingTable {
  /// Krippendorff's alpha; nil where nothing could have differed.
  public func krippendorffAlpha(_ level: MeasurementLevel) -> Double? {
    KrippendorffAlpha(self, level).value
  }

  /// The 95 % bootstrap interval of Krippendorff's alpha, over units drawn again.
  public func alphaInterval(
    _ level: MeasurementLevel, rounds: Int = 1000, seed: UInt64 = 1
  ) -> ClosedRange<Double>? {
    KrippendorffAlpha(self, level).interval(rounds: rounds, seed: seed)
  }
}
