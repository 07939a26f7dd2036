/// Dense features of many candidates, sixteen beside each other, as trees ask for them: one
/// question, of all at once.
struct FeatureTable {
  static let width = 16
  typealias Column = SIMD16<Float>

  /// How many features a row has.
  let features: Int
  private(set) var count = 0
  /// Block by block; in each a column for every feature.
  private(set) var columns: [Column] = []

  init(features: Int) { self.features = features }

  init(_ rows: some Sequence<[Float]>, features: Int) {
    self.init(features: features)
    for row in rows { append(row) }
  }

  /// - Parameter row: of `features` numbers.
  mutating func append(_ row: [Float]) {
    let place = count % Self.width
    if place == 0 { columns += repeatElement(Column(), count: features) }
    let start = columns.count - features
    for (feature, value) in row.enumerated() { columns[start + feature][place] = value }
    count += 1
  }
}
