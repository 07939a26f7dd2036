import AssayWeights
import CVectors

/// A dense layer: rows · weights + bias, the weights in bytes or, to compare with, in floats.
///
/// Sections of a layer called `x`: `x.bias` floats; in bytes `x.bytes`, packed as `cv_project_bytes`
/// wants them, and `x.scales`, one a column, and maybe `x.balance`, by which each number of a row is
/// multiplied before it is rounded, and the weights divided ("SmoothQuant", Xiao et al. 2023): a few
/// large numbers leave the others more room then. Or in floats `x.floats`, row after row. Columns are
/// filled up to a multiple of 32.
struct Dense: @unchecked Sendable {
  let rows: Int
  /// As they are stored; those beyond what is meant hold zeros.
  let columns: Int
  private let bias: UnsafeBufferPointer<Float>
  private let weights: Weights
  private let balance: UnsafeBufferPointer<Float>?

  private enum Weights {
    case floats(UnsafeBufferPointer<Float>)
    case bytes(UnsafeBufferPointer<Int8>, scales: UnsafeBufferPointer<Float>, excess: [Int32])
  }

  init(_ name: String, rows: Int, in file: ModelFile) throws(WeightsError) {
    try self.init(
      name, rows: rows, in: file, bias: try file.section(name + ".bias", of: Float.self))
  }

  /// - Parameter bias: instead of the file's.
  init(
    _ name: String, rows: Int, in file: ModelFile, bias: UnsafeBufferPointer<Float>
  ) throws(WeightsError) {
    self.rows = rows
    self.bias = bias
    columns = bias.count
    if file.holds(name + ".floats") {
      let floats = try file.section(name + ".floats", of: Float.self)
      guard floats.count == rows * columns else {
        throw .damagedModel(path: file.path, reason: "\(name) has another shape")
      }
      weights = .floats(floats)
      balance = nil
      return
    }
    let bytes = try file.section(name + ".bytes", of: Int8.self)
    let scales = try file.section(name + ".scales", of: Float.self)
    balance =
      file.holds(name + ".balance") ? try file.section(name + ".balance", of: Float.self) : nil
    guard bytes.count == rows * columns, scales.count == columns, columns % 32 == 0, rows % 4 == 0,
      balance?.count ?? rows == rows
    else { throw .damagedModel(path: file.path, reason: "\(name) has another shape") }
    var excess = [Int32](repeating: 0, count: columns)
    if let packed = bytes.baseAddress { cv_excess(&excess, packed, Int32(columns), Int32(rows)) }
    weights = .bytes(bytes, scales: scales, excess: excess)
  }

  /// output: `count` rows of `columns`; input: `count` rows of `rows`.
  func project(
    _ output: UnsafeMutablePointer<Float>, _ input: UnsafePointer<Float>, count: Int,
    portable: Bool
  ) {
    guard let bias = bias.baseAddress, count > 0 else { return }
    switch weights {
    case .floats(let floats):
      guard let floats = floats.baseAddress else { return }
      cv_project(output, input, floats, bias, Int32(count), Int32(columns), Int32(rows))
    case .bytes(let bytes, let scales, let excess):
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count * rows) { rounded in
        withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { sizes in
          guard let rounded = rounded.baseAddress, let sizes = sizes.baseAddress,
            let bytes = bytes.baseAddress, let scales = scales.baseAddress
          else { return }
          round(input, count: count, to: rounded, sizes: sizes)
          cv_project_bytes(
            output, rounded, sizes, bytes, scales, excess, bias, Int32(count), Int32(columns),
            Int32(rows), portable ? 1 : 0)
        }
      }
    }
  }

  private func round(
    _ input: UnsafePointer<Float>, count: Int, to rounded: UnsafeMutablePointer<UInt8>,
    sizes: UnsafeMutablePointer<Float>
  ) {
    guard let factors = balance?.baseAddress else {
      cv_round_bytes(rounded, sizes, input, Int32(count), Int32(rows))
      return
    }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: count * rows) { balanced in
      guard let balanced = balanced.baseAddress else { return }
      cv_balance(balanced, input, factors, Int32(count), Int32(rows))
      cv_round_bytes(rounded, sizes, balanced, Int32(count), Int32(rows))
    }
  }
}
