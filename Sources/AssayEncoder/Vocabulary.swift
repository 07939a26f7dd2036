import AssayWeights

/// The pieces that the encoder knows, in a table of the mapped file: nothing is built at the start.
///
/// Sections: `vocab.bytes`, the pieces one after another; `vocab.starts`, where each begins, and
/// their end; `vocab.table`, of a power of two, in which a piece's number stands at its hash
/// (FNV-1a) or in the next free place, -1 in free ones.
struct Vocabulary: @unchecked Sendable {
  private let file: ModelFile
  private let bytes: UnsafeBufferPointer<UInt8>
  private let starts: UnsafeBufferPointer<UInt32>
  private let table: UnsafeBufferPointer<Int16>

  init(file: ModelFile) throws(WeightsError) {
    self.file = file
    bytes = try file.section("vocab.bytes", of: UInt8.self)
    starts = try file.section("vocab.starts", of: UInt32.self)
    table = try file.section("vocab.table", of: Int16.self)
    let count = starts.count - 1
    guard count > 0, table.count > count, table.count & (table.count - 1) == 0,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }),
      Int(starts[count]) == bytes.count, table.allSatisfy({ $0 >= -1 && $0 < count })
    else { throw .damagedModel(path: file.path, reason: "its vocabulary is no table") }
  }

  /// How many pieces there are.
  var count: Int { starts.count - 1 }

  /// The number of a piece; nil if there is none.
  func id(of piece: [UInt8]) -> Int? {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in piece { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var place = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[place] >= 0 {
      let id = Int(table[place])
      let range = Int(starts[id])..<Int(starts[id + 1])
      if range.count == piece.count, bytes[range].elementsEqual(piece) { return id }
      place = (place + 1) & (table.count - 1)
    }
    return nil
  }
}
