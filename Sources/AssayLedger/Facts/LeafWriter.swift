import AssayModel

/// Makes the leaves of the facts of one transaction: the very bytes that `FactHead` has, without a
/// value for each. An import makes a million.
struct LeafWriter {
  private let time: [UInt8]
  private var head: [UInt8] = []

  init(time: Timestamp) { self.time = Array(time.description.utf8) }

  /// `SHA-256(0x00 || head)`.
  mutating func leaf(
    seq: Int, kind: String, subject: Int?, actor: Int?, content: Fingerprint
  ) -> Fingerprint {
    head.removeAll(keepingCapacity: true)
    head.append(0)
    head.append(contentsOf: #"{"actor":"#.utf8)
    append(actor)
    head.append(contentsOf: #","content":""#.utf8)
    content.withUnsafeBytes { Hex.append($0, to: &head) }
    head.append(contentsOf: #"","kind":""#.utf8)
    head.append(contentsOf: kind.utf8)
    head.append(contentsOf: #"","seq":"#.utf8)
    append(seq)
    head.append(contentsOf: #","subject":"#.utf8)
    append(subject)
    head.append(contentsOf: #","time":""#.utf8)
    head.append(contentsOf: time)
    head.append(contentsOf: #""}"#.utf8)
    return head.withUnsafeBytes { Fingerprint(of: $0) }
  }

  private mutating func append(_ number: Int?) {
    guard let number else { return head.append(contentsOf: "null".utf8) }
    var text = String(number)
    text.withUTF8 { head.append(contentsOf: $0) }
  }
}

/// The leaves that came since the last complete subtree of 256, so that none is read back.
struct LeafTile {
  private var hashes: [UInt8] = []

  init() { hashes.reserveCapacity(tileSize * 32) }

  mutating func append(_ leaf: Fingerprint) {
    leaf.withUnsafeBytes { hashes.append(contentsOf: $0) }
  }

  /// Empties the tile.
  /// - Returns: the root of its 256 leaves; nil if they were not all added here.
  mutating func take() -> Fingerprint? {
    defer { hashes.removeAll(keepingCapacity: true) }
    guard hashes.count == tileSize * 32 else { return nil }
    var count = tileSize
    var node: [UInt8] = []
    node.reserveCapacity(65)
    while count > 1 {
      for i in 0..<count / 2 {
        node.removeAll(keepingCapacity: true)
        node.append(1)
        node.append(contentsOf: hashes[i * 64..<i * 64 + 64])
        let parent = node.withUnsafeBytes { Fingerprint(of: $0) }
        hashes.withUnsafeMutableBytes { hashes in
          parent.withUnsafeBytes {
            UnsafeMutableRawBufferPointer(rebasing: hashes[i * 32..<i * 32 + 32]).copyMemory(
              from: $0)
          }
        }
      }
      count /= 2
    }
    return Fingerprint(bytes: hashes[..<32])
  }
}
