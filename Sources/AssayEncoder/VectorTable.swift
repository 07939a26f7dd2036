import AssayWeights

/// A table of vectors, a row each, of which a row is read at a time.
///
/// Sections of a table called `x`: `x.scales`, one a row, and either `x.bytes`, a byte a number, or
/// six bits a number: `x.nibbles`, the lower four bits of two numbers a byte, and `x.pairs`, the
/// upper two of four numbers a byte. Or, to compare with, `x.floats`.
struct VectorTable: @unchecked Sendable {
  let count: Int
  private let numbers: Numbers

  private enum Numbers {
    case floats(UnsafeBufferPointer<Float>)
    case bytes(UnsafeBufferPointer<Int8>, UnsafeBufferPointer<Float>)
    case sixBits(
      nibbles: UnsafeBufferPointer<UInt8>, pairs: UnsafeBufferPointer<UInt8>,
      UnsafeBufferPointer<Float>)
  }

  init(_ name: String, in file: ModelFile) throws(WeightsError) {
    let width = Layer.width
    let size: Int
    if file.holds(name + ".floats") {
      let floats = try file.section(name + ".floats", of: Float.self)
      (numbers, count, size) = (.floats(floats), floats.count / width, floats.count)
    } else {
      let scales = try file.section(name + ".scales", of: Float.self)
      count = scales.count
      if file.holds(name + ".bytes") {
        let bytes = try file.section(name + ".bytes", of: Int8.self)
        (numbers, size) = (.bytes(bytes, scales), bytes.count)
      } else {
        let nibbles = try file.section(name + ".nibbles", of: UInt8.self)
        let pairs = try file.section(name + ".pairs", of: UInt8.self)
        size = nibbles.count == 2 * pairs.count ? nibbles.count * 2 : -1
        numbers = .sixBits(nibbles: nibbles, pairs: pairs, scales)
      }
    }
    guard count > 0, size == count * width else {
      throw .damagedModel(path: file.path, reason: "\(name) has another shape")
    }
  }

  /// Adds a row to `sum`, which holds `Layer.width` floats.
  func add(_ row: Int, to sum: UnsafeMutablePointer<Float>) {
    let start = row * Layer.width
    switch numbers {
    case .floats(let floats):
      for i in 0..<Layer.width { sum[i] += floats[start + i] }
    case .bytes(let bytes, let scales):
      for i in 0..<Layer.width { sum[i] += Float(bytes[start + i]) * scales[row] }
    case .sixBits(let nibbles, let pairs, let scales):
      for i in 0..<Layer.width {
        let low = nibbles[(start + i) / 2] >> UInt8(i % 2 * 4) & 15
        let high = pairs[(start + i) / 4] >> UInt8(i % 4 * 2) & 3
        sum[i] += (Float(low | high << 4) - 32) * scales[row]
      }
    }
  }
}
