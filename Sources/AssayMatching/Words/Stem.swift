/// A word's stem as two numbers, so that texts are compared without strings: its first eight bytes
/// and the next eight, each filled up with zeros; of a longer one a hash of the rest.
struct Stem: Hashable, Sendable {
  private let head: UInt64
  private let tail: UInt64

  /// What parts two words: no stem.
  static let none = Stem(head: 0, tail: 0)

  private init(head: UInt64, tail: UInt64) {
    self.head = head
    self.tail = tail
  }

  init(_ bytes: [UInt8]) {
    var head: UInt64 = 0
    var tail: UInt64 = 0
    for index in 0..<min(8, bytes.count) { head |= UInt64(bytes[index]) << (index * 8) }
    if bytes.count <= 16 {
      for index in 8..<max(8, bytes.count) { tail |= UInt64(bytes[index]) << ((index - 8) * 8) }
    } else {
      tail = 0xCBF2_9CE4_8422_2325
      for byte in bytes[8...] { tail = (tail ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    self.init(head: head, tail: tail)
  }

  init(_ word: String) { self.init(Array(word.utf8)) }

  /// Bytes, sixteen at the most.
  private var count: Int {
    tail != 0 ? 16 - tail.leadingZeroBitCount / 8 : 8 - head.leadingZeroBitCount / 8
  }

  /// Whether it may share its beginning with others.
  var isLong: Bool { count > 3 }

  /// Whether both begin alike, but for an ending: `visit`, `visitor`.
  func sharesBeginning(with other: Stem) -> Bool {
    let difference = head ^ other.head
    let common =
      difference != 0
      ? difference.trailingZeroBitCount / 8
      : 8 + min(8, (tail ^ other.tail).trailingZeroBitCount / 8)
    return common >= 4 && common * 10 >= max(count, other.count) * 6
  }
}
