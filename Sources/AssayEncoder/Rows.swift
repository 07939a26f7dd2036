/// Vectors of pieces, one row each, at an address that stays the same.
final class Rows {
  let count: Int
  let pointer: UnsafeMutablePointer<Float>

  /// Zeros.
  init(_ count: Int) {
    self.count = count
    pointer = .allocate(capacity: max(1, count * Layer.width))
    pointer.initialize(repeating: 0, count: max(1, count * Layer.width))
  }

  deinit { pointer.deallocate() }

  func row(_ number: Int) -> [Float] {
    Array(UnsafeBufferPointer(start: pointer + number * Layer.width, count: Layer.width))
  }

  /// The mean of some rows.
  func mean(_ range: Range<Int>) -> [Float] {
    var sum = [Float](repeating: 0, count: Layer.width)
    for row in range {
      let at = pointer + row * Layer.width
      for i in 0..<Layer.width { sum[i] += at[i] }
    }
    let share = 1 / Float(max(1, range.count))
    for i in sum.indices { sum[i] *= share }
    return sum
  }
}
