package import AssayWeights

/// Finds the row of a word feature: an open-addressed table of hashes, usable as it lies in a
/// file.
package struct FeatureIndex: @unchecked Sendable {
  /// A power of two of places; 0 marks an empty one.
  package let keys: UnsafePointer<UInt32>
  package let rows: UnsafePointer<UInt32>
  package let mask: Int

  /// - Parameters:
  ///   - keys: `places` hashes, which outlive this value.
  ///   - places: a power of two, more than the features there are.
  package init(keys: UnsafePointer<UInt32>, rows: UnsafePointer<UInt32>, places: Int) {
    self.keys = keys
    self.rows = rows
    mask = places - 1
  }

  /// The table in the sections `name.keys` and `name.places` of a file.
  /// - Parameter count: how many rows there are.
  package init(_ file: ModelFile, _ name: String, rows count: Int) throws(WeightsError) {
    let keys = try file.section(name + ".keys", of: UInt32.self)
    let rows = try file.section(name + ".places", of: UInt32.self)
    // A table without an empty place would be searched for ever.
    guard keys.count == rows.count, keys.count > 0, keys.count & (keys.count - 1) == 0,
      let keysBase = keys.baseAddress, let rowsBase = rows.baseAddress, keys.contains(0),
      rows.allSatisfy({ $0 < count })
    else { throw .damagedModel(path: file.path, reason: "its table \(name) is not one") }
    self.init(keys: keysBase, rows: rowsBase, places: keys.count)
  }

  /// The row of a feature, nil where it was too rare to be learned.
  @inline(__always)
  package func row(of hash: UInt32) -> Int? {
    var place = Int(hash) & mask
    while keys[place] != 0 {
      if keys[place] == hash { return Int(rows[place]) }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Lays out a table for features.
  ///
  /// - Parameter rows: the row of each; their positions if nil. Of equal hashes the first counts.
  package static func layOut(_ hashes: [UInt32], rows given: [UInt32]? = nil) -> (
    keys: [UInt32], rows: [UInt32]
  ) {
    var places = 16
    while places < hashes.count * 2 { places *= 2 }
    var keys = [UInt32](repeating: 0, count: places)
    var rows = keys
    for (position, hash) in hashes.enumerated() {
      var place = Int(hash) & (places - 1)
      while keys[place] != 0 && keys[place] != hash { place = (place + 1) & (places - 1) }
      if keys[place] == hash { continue }
      keys[place] = hash
      rows[place] = given?[position] ?? UInt32(position)
    }
    return (keys, rows)
  }
}
