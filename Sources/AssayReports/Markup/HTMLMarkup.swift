import AssayModel

/// Text as HTML, for element content and for attribute values in double quotes.
struct HTMLMarkup: Markup {
  func inline(_ text: String) -> String { Self.escaped(text.visible()) }

  func piece(_ text: Substring, atStart: Bool, atEnd: Bool) -> String {
    Self.escaped(String(text).visible(keepingLines: true))
  }

  /// HTML needs no prefixes: lines are kept apart by `<br>`.
  func block(_ lines: [Substring], prefix: String, leading: Bool) -> String {
    lines.map { piece($0, atStart: true, atEnd: true) }.joined(separator: "<br>")
  }

  func link(_ text: String, to target: String) -> String {
    "<a href=\"\(Self.escaped(target))\">\(inline(text))</a>"
  }

  private static func escaped(_ text: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): out += Array("&amp;".utf8)
      case UInt8(ascii: "<"): out += Array("&lt;".utf8)
      case UInt8(ascii: ">"): out += Array("&gt;".utf8)
      case UInt8(ascii: "\""): out += Array("&quot;".utf8)
      case UInt8(ascii: "'"): out += Array("&#39;".utf8)
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
