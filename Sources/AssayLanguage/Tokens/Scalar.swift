/// What a character is to the tokenizer.
enum ScalarKind: UInt8 {
  case space
  case letter
  case digit
  /// `. ! ? …`
  case stop
  case apostrophe
  case quote
  case open
  case close
  case hyphen
  /// En and em dashes.
  case dash
  /// Other punctuation and symbols.
  case symbol
  case bullet

  var isWord: Bool { self == .letter || self == .digit }
}

/// UTF-8 text as the tokenizer reads it: bytes, with the kind and length of the character at each.
struct ScalarReader {
  let bytes: [UInt8]

  /// The kind and the length in bytes of the character at `index`, which must be in the text.
  /// A byte that begins no character counts as a symbol of one byte.
  @inline(__always)
  func at(_ index: Int) -> (kind: ScalarKind, length: Int) {
    let byte = bytes[index]
    if byte < 0x80 { return (Self.ascii[Int(byte)], 1) }
    return wide(index)
  }

  func kind(_ index: Int) -> ScalarKind? { index < bytes.count ? at(index).kind : nil }

  private func wide(_ index: Int) -> (kind: ScalarKind, length: Int) {
    let byte = bytes[index]
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    guard length > 1, index + length <= bytes.count else { return (.symbol, 1) }
    var value = UInt32(byte) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (Self.kind(of: value), length)
  }

  private static func kind(of value: UInt32) -> ScalarKind {
    switch value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
      .space
    case 0xAD: .letter  // a soft hyphen is inside a word
    case 0xAA, 0xB5, 0xBA: .letter
    case 0xB7, 0x2022, 0x2023, 0x2043, 0x25AA, 0x25A0, 0x25B6, 0x25CF, 0x25E6: .bullet
    case 0xAB, 0xBB, 0x201C...0x201F, 0x2039, 0x203A, 0x275D, 0x275E: .quote
    case 0x80...0xBF, 0xD7, 0xF7: .symbol
    case 0x2018...0x201B: .apostrophe
    case 0x2010, 0x2011: .hyphen
    case 0x2012...0x2015: .dash
    case 0x2026: .stop
    case 0x200C, 0x200D: .letter  // joiners
    case 0x2000...0x206F, 0x20A0...0x20CF, 0x2100...0x2BFF, 0x3000...0x303F: .symbol
    case 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0x1F000...0x1FAFF, 0xFE0F, 0xE000...0xF8FF: .symbol
    default: .letter
    }
  }

  private static let ascii: [ScalarKind] = (0..<128).map { byte in
    switch UInt8(byte) {
    case 0...0x20, 0x7F: .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): .stop
    case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
    case UInt8(ascii: "\""): .quote
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .open
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): .close
    case UInt8(ascii: "-"): .hyphen
    default: .symbol
    }
  }
}
