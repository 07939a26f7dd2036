/// Folds white space as a browser does, and leaves out what a browser does not show.
///
/// Runs of spaces, tabs, line breaks and no-break spaces become one space, written only when
/// something visible follows on the same line. Soft hyphens, zero-width spaces, byte order marks
/// and control characters go: they would hide inside a quote.
struct SpaceFolder {
  /// Whether a space is owed before the next visible byte.
  private(set) var pending = false
  /// Whether nothing visible has been written since the line began.
  private(set) var atLineStart = true

  mutating func beginLine() {
    pending = false
    atLineStart = true
  }

  /// Goes on behind text that was written past the folder.
  mutating func resumeLine() {
    pending = false
    atLineStart = false
  }

  /// Appends valid UTF-8 that begins and ends at scalar boundaries. O(n).
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      if byte > 0x20 && byte < 0x7F {
        show(byte, to: &out)
        i += 1
        continue
      }
      switch Self.sort(bytes, at: i) {
      case .space(let length):
        pending = true
        i += length
      case .hidden(let length): i += length
      case .visible:
        show(byte, to: &out)
        i += 1
      }
    }
  }

  private mutating func show(_ byte: UInt8, to out: inout [UInt8]) {
    if pending && !atLineStart { out.append(0x20) }
    pending = false
    atLineStart = false
    out.append(byte)
  }

  private enum Sort {
    case space(Int)
    case hidden(Int)
    case visible
  }

  private static func sort(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Sort {
    func byte(_ offset: Int) -> UInt8 { i + offset < bytes.count ? bytes[i + offset] : 0 }
    switch bytes[i] {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20: return .space(1)
    case 0x00..<0x20, 0x7F: return .hidden(1)
    case 0xC2:
      // U+0085 and U+00A0 are spaces, the other C1 controls and U+00AD are not shown.
      if byte(1) == 0x85 || byte(1) == 0xA0 { return .space(2) }
      return byte(1) < 0xA0 || byte(1) == 0xAD ? .hidden(2) : .visible
    case 0xE2 where byte(1) == 0x80:
      // U+2028, U+2029, U+202F; U+200B, U+200E, U+200F, U+202A to U+202E (embeddings, overrides).
      if byte(2) == 0xA8 || byte(2) == 0xA9 || byte(2) == 0xAF { return .space(3) }
      return [0x8B, 0x8E, 0x8F].contains(byte(2)) || (0xAA...0xAE).contains(byte(2))
        ? .hidden(3) : .visible
    case 0xE2 where byte(1) == 0x81:
      // U+2060 to U+206F: word joiner, isolates and other format controls.
      return (0xA0...0xAF).contains(byte(2)) ? .hidden(3) : .visible
    case 0xEF where byte(1) == 0xBB && byte(2) == 0xBF: return .hidden(3)
    default: return .visible
    }
  }
}
