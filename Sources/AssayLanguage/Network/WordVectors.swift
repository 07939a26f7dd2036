import CVectors

/// The learned rows of the word features, a byte each number and a scale each row.
package struct WordVectors: @unchecked Sendable {
  package let index: FeatureIndex
  package let rows: UnsafePointer<Int8>
  package let scales: UnsafePointer<Float>
  package let width: Int

  package init(
    index: FeatureIndex, rows: UnsafePointer<Int8>, scales: UnsafePointer<Float>, width: Int
  ) {
    self.index = index
    self.rows = rows
    self.scales = scales
    self.width = width
  }

  /// Adds the rows of a form's features to `sum`.
  package func add(_ form: [UInt8], to sum: UnsafeMutablePointer<Float>) {
    WordFeatures.forEach(form) { add(feature: $0, to: sum) }
  }

  package func add(feature: UInt32, to sum: UnsafeMutablePointer<Float>) {
    guard let row = index.row(of: feature) else { return }
    cv_add_bytes(sum, rows + row * width, scales[row], Int32(width))
  }

  /// Rounds rows of floats to bytes: each row is scaled so that its largest number is ±127.
  package static func quantise(
    _ rows: UnsafePointer<Float>, count: Int, width: Int
  ) -> (rows: [Int8], scales: [Float]) {
    var bytes: [Int8] = []
    var scales: [Float] = []
    bytes.reserveCapacity(count * width)
    for row in 0..<count {
      let values = UnsafeBufferPointer(start: rows + row * width, count: width)
      let largest = values.reduce(0) { max($0, abs($1)) }
      let scale = largest > 0 ? largest / 127 : 1
      scales.append(scale)
      for value in values { bytes.append(Int8((value / scale).rounded())) }
    }
    return (bytes, scales)
  }
}
