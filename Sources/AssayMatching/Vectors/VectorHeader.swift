import CVectors

/// Of what a file's vectors are: another ledger's, or those that other weights made, are no good.
public struct VectorIdentity: Hashable, Sendable {
  var ledger: UInt64
  var model: UInt64

  /// - Parameters:
  ///   - ledger: its origin.
  ///   - model: the encoder's fingerprint.
  public init(ledger: String, model: UInt64) {
    self.ledger = Array(ledger.utf8).withUnsafeBytes { bytes in
      bytes.baseAddress.map { cv_checksum($0, bytes.count) } ?? 0
    }
    self.model = model
  }
}

/// The first 64 bytes of a file of vectors: `ASSAYVEC`, then eight little-endian numbers of 64 bits:
/// version, ledger, model, number of rows, the key from which on rows are missing, a reserved zero,
/// and a checksum of all that.
struct VectorHeader: Hashable {
  static let size = 64
  private static let magic = UInt64(littleEndian: 0x4345_5659_4153_5341)
  private static let version: UInt64 = 1

  var identity: VectorIdentity
  var count = 0
  /// Everything before it has its row.
  var next = VectorKey(fact: 0)

  init(_ identity: VectorIdentity) { self.identity = identity }

  /// Nil where the bytes are none, or were changed.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= Self.size, let base = bytes.baseAddress else { return nil }
    func number(_ index: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
    }
    guard number(0) == Self.magic, number(1) == Self.version,
      number(7) == cv_checksum(base, Self.size - 8), number(4) < 1 << 40
    else { return nil }
    identity = VectorIdentity(ledger: number(2), model: number(3))
    count = Int(number(4))
    next = VectorKey(raw: number(5))
  }

  var bytes: [UInt8] {
    let numbers = [
      Self.magic, Self.version, identity.ledger, identity.model, UInt64(count), next.raw, 0,
    ]
    var bytes = numbers.flatMap { number in
      (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
    let sum = bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { cv_checksum($0, bytes.count) } ?? 0
    }
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: sum >> ($0 * 8)) }
    return bytes
  }
}

extension VectorIdentity {
  fileprivate init(ledger: UInt64, model: UInt64) {
    self.ledger = ledger
    self.model = model
  }
}
