/// What lemma rules are found by: tag, capitals, and an ending of the form. Training and use
/// share this.
package enum LemmaKey {
  /// The longest ending that a rule is found by, short of the whole form.
  package static let longest = 8

  /// How a form is capitalised: 0 not, 1 the first letter, 2 more.
  package static func capitals(_ form: [UInt8]) -> UInt8 {
    let uppers = form.count { $0 >= 0x41 && $0 <= 0x5A }
    if uppers == 0 { return 0 }
    if uppers == 1, let first = form.first, first >= 0x41 && first <= 0x5A { return 1 }
    return 2
  }

  package static func lowercased(_ form: [UInt8]) -> [UInt8] {
    form.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  /// The hash of the last `length` bytes of a lower-case form; `length` beyond the form stands for
  /// the whole of it.
  package static func hash(
    tag: UInt16, capitals: UInt8, lower: [UInt8], length: Int
  ) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    mix(UInt8(truncatingIfNeeded: tag))
    mix(UInt8(truncatingIfNeeded: tag >> 8))
    mix(capitals)
    if length > lower.count { mix(0x5E) }
    for byte in lower.suffix(length) { mix(byte) }
    hash ^= hash >> 32
    hash &*= 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    return max(1, UInt32(truncatingIfNeeded: hash))
  }

  /// The tag as a number.
  package static func tag(_ tag: Int, xpos: Int) -> UInt16 { UInt16(tag << 8 | xpos) }
}
