import AssayModel

/// Text as GitHub Flavored Markdown that shows it and does nothing else.
///
/// A backslash before ASCII punctuation makes it plain (GFM 6.1). Escaped is what could act in
/// the place where it stands, so that the source stays readable: `78.7` keeps its full stop, and
/// a line that begins with `1.` loses the list.
struct GFMMarkup: Markup {
  func inline(_ text: String) -> String {
    piece(text.visible()[...], atStart: true, atEnd: true)
  }

  func piece(_ text: Substring, atStart: Bool, atEnd: Bool) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count + 16)
    var visible = String(text).visible(keepingLines: true)
    visible.withUTF8 { Self.append($0, to: &out, atStart: atStart, atEnd: atEnd) }
    return String(decoding: out, as: UTF8.self)
  }

  func block(_ lines: [Substring], prefix: String, leading: Bool) -> String {
    var out = leading ? prefix : ""
    for (number, line) in lines.enumerated() {
      let shown = piece(line, atStart: true, atEnd: true)
      out += shown
      guard number + 1 < lines.count else { break }
      // A backslash before the line's end is a line break; an empty line ends a paragraph.
      if !shown.isEmpty && !lines[number + 1].isEmpty { out += "\\" }
      out += "\n" + prefix
    }
    return out
  }

  func link(_ text: String, to target: String) -> String {
    // Of what a target may hold, only `&` could still act: as the beginning of an entity.
    "[\(inline(text))](\(target.replacing("&", with: "&amp;")))"
  }

  private static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, to out: inout [UInt8], atStart: Bool, atEnd: Bool
  ) {
    let body = atEnd ? bytes.count - trailingBlanks(bytes) : bytes.count
    var index = 0
    if atStart {
      while index < body, let length = blank(bytes, at: index) {
        appendBlank(bytes[index..<(index + length)], to: &out)
        index += length
      }
      index = appendLineStart(bytes, from: index, to: &out)
    }
    while index < body {
      appendByte(bytes, at: index, to: &out)
      index += 1
    }
    while index < bytes.count, let length = blank(bytes, at: index) {
      appendBlank(bytes[index..<(index + length)], to: &out)
      index += length
    }
  }

  /// Marks that make a list, a heading's underline or a table only where a line begins.
  private static func appendLineStart(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to out: inout [UInt8]
  ) -> Int {
    guard start < bytes.count else { return start }
    switch bytes[start] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: ":"):
      out += [backslash, bytes[start]]
      return start + 1
    default:
      break
    }
    var index = start
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    guard index > start, index < bytes.count,
      bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")"),
      index + 1 == bytes.count || bytes[index + 1] == space || bytes[index + 1] == tab
    else { return start }
    out += bytes[start..<index]
    out += [backslash, bytes[index]]
    return index + 1
  }

  private static func appendByte(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, to out: inout [UInt8]
  ) {
    let byte = bytes[index]
    func next(_ offset: Int) -> UInt8? {
      index + offset < bytes.count ? bytes[index + offset] : nil
    }
    switch byte {
    case backslash, UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"),
      UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "$"), UInt8(ascii: "#"):
      out += [backslash, byte]
    case tab:
      out += Array("&#9;".utf8)
    // The next thing may be a link, and would become an image.
    case UInt8(ascii: "!") where next(1) == nil:
      out += [backslash, byte]
    // Bare addresses become links (GFM 6.9): `https://`, `www.` and `name@place`.
    case UInt8(ascii: ":") where next(1) == UInt8(ascii: "/"):
      out += [backslash, byte]
    case UInt8(ascii: ".") where endsInWWW(bytes[..<index]):
      out += [backslash, byte]
    // Parsers look for mail addresses after escapes are resolved; only code stops them.
    case UInt8(ascii: "@") where index > 0 && mayEndMailbox(bytes[index - 1]):
      out += Array("`@`".utf8)
    default:
      out.append(byte)
    }
  }

  private static let space = UInt8(ascii: " ")
  private static let tab = UInt8(ascii: "\t")
  private static let backslash = UInt8(ascii: "\\")

  /// Blanks at the ends of a line would be lost, make code of it, break it, or keep emphasis
  /// around it from working; as entities they only show.
  private static func appendBlank(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, to out: inout [UInt8]
  ) {
    let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first?.value ?? 0x20
    out += Array("&#\(scalar);".utf8)
  }

  /// The length of the blank at an index, nil if there is none: a space, a tab, or one of
  /// Unicode's wider and narrower ones.
  private static func blank(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    switch bytes[index] {
    case space, tab: return 1
    case 0xC2: return index + 1 < bytes.count && bytes[index + 1] == 0xA0 ? 2 : nil
    case 0xE1...0xE3:
      guard index + 2 < bytes.count else { return nil }
      let code = Int(bytes[index]) << 16 | Int(bytes[index + 1]) << 8 | Int(bytes[index + 2])
      switch code {
      case 0xE19A80, 0xE28080...0xE2808A, 0xE280AF, 0xE2819F, 0xE38080: return 3
      default: return nil
      }
    default: return nil
    }
  }

  /// The length of the blanks at the end, in bytes.
  private static func trailingBlanks(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var end = bytes.count
    while end > 0 {
      if blank(bytes, at: end - 1) == 1 {
        end -= 1
      } else if end >= 2, blank(bytes, at: end - 2) == 2 {
        end -= 2
      } else if end >= 3, blank(bytes, at: end - 3) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return bytes.count - end
  }

  private static func endsInWWW(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    bytes.count >= 3 && bytes.suffix(3).allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
  }

  private static func mayEndMailbox(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
