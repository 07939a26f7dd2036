import CVectors

/// The network's matrices in integers, for use; training works on floats.
package final class PackedWeights: @unchecked Sendable {
  private var matrices: [Int: Matrix] = [:]

  private struct Matrix {
    var numbers: UnsafeMutablePointer<Int16>
    /// The same for the processor's matrix unit, where there is one.
    var tiles: UnsafeMutablePointer<Int8>?
    var scale: Float
  }

  /// Packs `shape.weights` floats; takes about a millisecond.
  /// - Parameter usesTiles: whether a matrix unit may be used, to compare with.
  package init(shape: NetworkShape, weights: UnsafePointer<Float>, usesTiles: Bool = true) {
    func pack(_ offset: Int, rows: Int, columns: Int) {
      let numbers = UnsafeMutablePointer<Int16>.allocate(capacity: rows * columns)
      let scale = cv_pack(numbers, weights + offset, Int32(columns), Int32(rows))
      var tiles: UnsafeMutablePointer<Int8>?
      if usesTiles, cv_has_tiles(Int32(columns), Int32(rows)) != 0 {
        let bytes = UnsafeMutablePointer<Int8>.allocate(capacity: 3 * rows * columns)
        cv_pack_tiles(bytes, numbers, Int32(columns), Int32(rows))
        tiles = bytes
      }
      matrices[offset] = Matrix(numbers: numbers, tiles: tiles, scale: scale)
    }
    for layer in 0..<shape.layers {
      pack(shape.gates(layer), rows: shape.width, columns: 3 * shape.width)
    }
    pack(shape.tagWeights, rows: shape.width, columns: shape.tagColumns)
    pack(shape.pairWeights, rows: shape.width, columns: shape.pairColumns)
    pack(shape.arcWeights, rows: shape.arc, columns: shape.arc)
    pack(shape.relationWeights, rows: shape.label, columns: shape.relationColumns)
  }

  deinit {
    for matrix in matrices.values {
      matrix.numbers.deallocate()
      matrix.tiles?.deallocate()
    }
  }

  /// output = bias + input · matrix, the matrix being the one at `offset` of the weights.
  func project(
    _ output: UnsafeMutablePointer<Float>, _ input: UnsafePointer<Float>, _ offset: Int,
    bias: UnsafePointer<Float>?, rows: Int, columns: Int, inner: Int
  ) {
    guard let matrix = matrices[offset] else { return }
    withUnsafeTemporaryAllocation(of: Int16.self, capacity: max(1, rows * inner)) { rounded in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, rows)) { scales in
        guard let numbers = rounded.baseAddress, let sizes = scales.baseAddress else { return }
        cv_round(numbers, sizes, input, Int32(rows), Int32(inner))
        if let tiles = matrix.tiles {
          cv_project_tiles(
            output, numbers, sizes, tiles, matrix.scale, bias, Int32(rows), Int32(columns),
            Int32(inner))
          return
        }
        cv_project_packed(
          output, numbers, sizes, matrix.numbers, matrix.scale, bias, Int32(rows),
          Int32(columns), Int32(inner))
      }
    }
  }
}
