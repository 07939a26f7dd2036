/// Numbers for words and for features of words. The same in training and use.
package enum NameHash {
  /// FNV-1a of a word in small letters; letters beyond ASCII as they are.
  @inline(__always)
  package static func lower(_ form: String) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in form.utf8 {
      hash = (hash ^ UInt32(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* 0x0100_0193
    }
    return hash
  }

  /// The hash of a longer entry: `lower` of its words, one after the other.
  @inline(__always)
  package static func join(_ hash: UInt32, _ next: UInt32) -> UInt32 {
    var mixed = (hash ^ (next &* 0x9E37_79B1)) &* 0x85EB_CA6B
    mixed ^= mixed >> 15
    return mixed
  }

  /// A feature of its kind and up to three numbers; never 0, which marks an empty place in tables.
  @inline(__always)
  package static func feature(_ kind: UInt32, _ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0)
    -> UInt32
  {
    var mixed = UInt64(kind) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ UInt64(a)) &* 0xD6E8_FEB8_6659_FD93
    mixed ^= mixed >> 32
    mixed = (mixed ^ UInt64(b)) &* 0xD6E8_FEB8_6659_FD93
    mixed ^= mixed >> 32
    mixed = (mixed ^ UInt64(c)) &* 0xD6E8_FEB8_6659_FD93
    mixed ^= mixed >> 32
    let folded = UInt32(truncatingIfNeeded: mixed)
    return folded == 0 ? 1 : folded
  }
}
