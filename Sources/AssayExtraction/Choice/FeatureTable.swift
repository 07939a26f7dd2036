/// Dense features of many candidates, sixteen beside each other, as trees ask for them: one
/// question, of all at once.
struct FeatureTable {
  /// As many as `cv_ask` takes.
  static let width = 16

  /// How many features a row has.
  let features: Int
  private(set) var count = 0
  /// Block by block of `width` rows; in each `width` numbers for every feature.
  private(set) var columns: [Float] = []

  /// - Parameter rows: how many will come, if that is known.
  init(features: Int, rows: Int = 0) {
    self.features = features
    columns.reserveCapacity((rows + Self.width - 1) / Self.width * Self.width * features)
  }

  init(_ rows: some Sequence<[Float]>, features: Int) {
    self.init(features: features)
    for row in rows { append(row) }
  }

  /// The features of a row.
  subscript(row: Int) -> [Float] {
    let start = row / Self.width * features * Self.width + row % Self.width
    return (0..<features).map { columns[start + $0 * Self.width] }
  }

  var blocks: Int { (count + Self.width - 1) / Self.width }

  /// - Parameter row: of `features` numbers.
  mutating func append(_ row: [Float]) {
    let place = count % Self.width
    if place == 0 { columns += repeatElement(0, count: features * Self.width) }
    let start = columns.count - features * Self.width + place
    columns.withUnsafeMutableBufferPointer { columns in
      for feature in row.indices { columns[start + feature * Self.width] = row[feature] }
    }
    count += 1
  }
}
