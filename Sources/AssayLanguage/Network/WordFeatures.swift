/// What the network knows of a word's form: the hashes of itself, its affixes, its letter triples
/// and its shape. Training and use share this.
package struct WordFeatures {
  /// The first two are the form and the form in lower case, which training sometimes hides.
  package static let wholeForms = 2

  /// Calls `body` with the hash of each feature of a form.
  @inline(__always)
  package static func forEach(_ form: [UInt8], _ body: (UInt32) -> Void) {
    // The whole of a very long word (a URL) says no more than its ends.
    let form = form.count > 40 ? Array(form.prefix(20) + form.suffix(20)) : form
    let plain = normalised(form)
    let lower = plain.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    body(hash(0, plain[...]))
    body(hash(1, lower[...]))
    let masked = lower.map { isDigit($0) ? UInt8(ascii: "0") : $0 }
    let count = masked.count
    for length in 1...4 where length < count { body(hash(2, masked[..<length])) }
    for length in 1...5 where length < count { body(hash(3, masked[(count - length)...])) }
    let framed = [0x5E] + masked + [0x24]
    if framed.count >= 3 {
      for start in 0...(framed.count - 3) { body(hash(4, framed[start..<(start + 3)])) }
    }
    body(hash(5, shape(plain)[...]))
  }

  /// The feature that only the root of a sentence has.
  package static let root = hash(6, [])

  /// Curly quotation marks become straight ones.
  private static func normalised(_ form: [UInt8]) -> [UInt8] {
    guard form.contains(0xE2) else { return form }
    var out: [UInt8] = []
    var index = 0
    while index < form.count {
      if index + 2 < form.count, form[index] == 0xE2, form[index + 1] == 0x80 {
        switch form[index + 2] {
        case 0x98, 0x99: out.append(0x27)
        case 0x9C, 0x9D: out.append(0x22)
        default: out += form[index...(index + 2)]
        }
        index += 3
      } else {
        out.append(form[index])
        index += 1
      }
    }
    return out
  }

  /// `Xx`, `X`, `0,0`: kinds of characters, runs counted once.
  private static func shape(_ form: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for byte in form {
      let kind: UInt8
      switch byte {
      case 0x41...0x5A: kind = UInt8(ascii: "X")
      case 0x61...0x7A: kind = UInt8(ascii: "x")
      case 0x30...0x39: kind = UInt8(ascii: "0")
      case 0x80...: kind = 0x80
      default: kind = byte
      }
      if out.last != kind { out.append(kind) }
    }
    // `X` alone is a different thing from `XX`.
    out.append(form.count == 1 ? 1 : 2)
    return out
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// FNV-1a with the feature's kind, mixed; never 0, which marks an empty place in tables.
  @inline(__always)
  private static func hash(_ kind: UInt8, _ bytes: ArraySlice<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    hash = (hash ^ UInt64(kind)) &* 0x100_0000_01B3
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 32
    hash &*= 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    let folded = UInt32(truncatingIfNeeded: hash)
    return folded == 0 ? 1 : folded
  }
}
