import CVectors

/// A row of a file of vectors, 400 bytes: the vector's bytes, its scale (Float), its key (UInt64),
/// and a checksum of these (UInt32). Little-endian.
struct VectorRow {
  static let size = 400
  private static let scaleOffset = TextVector.width
  private static let keyOffset = scaleOffset + 4
  private static let sumOffset = keyOffset + 8

  let pointer: UnsafeRawPointer

  var key: VectorKey {
    VectorKey(
      raw: UInt64(
        littleEndian: pointer.loadUnaligned(fromByteOffset: Self.keyOffset, as: UInt64.self)))
  }

  var vector: TextVector {
    TextVector(
      bytes: Array(UnsafeRawBufferPointer(start: pointer, count: TextVector.width)),
      scale: pointer.loadUnaligned(fromByteOffset: Self.scaleOffset, as: Float.self))
  }

  /// Whether it is as it was written.
  var isWhole: Bool {
    UInt32(littleEndian: pointer.loadUnaligned(fromByteOffset: Self.sumOffset, as: UInt32.self))
      == Self.sum(pointer)
  }

  /// A row as it lies in the file.
  static func bytes(_ key: VectorKey, _ vector: TextVector) -> [UInt8] {
    var bytes = vector.bytes
    func add(_ number: UInt64, _ count: Int) {
      bytes += (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
    add(UInt64(vector.scale.bitPattern), 4)
    add(key.raw, 8)
    let sum = bytes.withUnsafeBytes { $0.baseAddress.map(Self.sum) ?? 0 }
    add(UInt64(sum), 4)
    return bytes
  }

  /// What is left of a row whose text was redacted.
  static func erased(_ key: VectorKey) -> [UInt8] { bytes(key, TextVector([])) }

  private static func sum(_ pointer: UnsafeRawPointer) -> UInt32 {
    UInt32(truncatingIfNeeded: cv_checksum(pointer, sumOffset))
  }
}
