import Crypto

/// The Merkle tree of RFC 6962, section 2.1, over leaf hashes.
public enum MerkleTree {
  /// 32 bytes.
  public typealias Hash = [UInt8]

  /// The hash of no leaves at all.
  public static var empty: Hash { Hash(SHA256.hash(data: [UInt8]())) }

  /// `SHA-256(0x00 || d)`.
  public static func leaf(_ data: some Sequence<UInt8>) -> Hash {
    Hash(SHA256.hash(data: [0x00] + Array(data)))
  }

  /// `SHA-256(0x01 || left || right)`.
  public static func node(_ left: Hash, _ right: Hash) -> Hash {
    var bytes: [UInt8] = [0x01]
    bytes.reserveCapacity(65)
    bytes.append(contentsOf: left)
    bytes.append(contentsOf: right)
    return Hash(SHA256.hash(data: bytes))
  }

  /// The root over `leaves`, in O(n) hashes and O(log n) memory beside them.
  public static func root(_ leaves: some Sequence<Hash>) -> Hash {
    var peaks = Peaks()
    for leaf in leaves { peaks.append(leaf) }
    return peaks.root
  }

  /// The roots of the complete subtrees that a growing tree consists of, largest first.
  public struct Peaks {
    private var peaks: [(height: Int, hash: Hash)] = []

    public init() {}

    /// Adds a complete subtree of `2^height` leaves. What came before must be a whole number of
    /// such subtrees.
    public mutating func append(_ hash: Hash, height: Int = 0) {
      var new = (height: height, hash: hash)
      while let last = peaks.last, last.height == new.height {
        peaks.removeLast()
        new = (new.height + 1, MerkleTree.node(last.hash, new.hash))
      }
      peaks.append(new)
    }

    public var root: Hash {
      guard var hash = peaks.last?.hash else { return MerkleTree.empty }
      for peak in peaks.dropLast().reversed() { hash = MerkleTree.node(peak.hash, hash) }
      return hash
    }
  }
}
