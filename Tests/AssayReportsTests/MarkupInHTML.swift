import Foundation

/// The tags and the text of a piece of HTML, for looking at what a parser made.
struct MarkupInHTML {
  /// Opening tags in order: the name, and the value of `href` or `id` where there is one.
  var tags: [(name: String, target: String?)] = []
  /// All text, entities resolved.
  var text = ""

  /// The tags with their targets.
  var outline: [String] { tags.map { "\($0.name) \($0.target ?? "")" } }

  init(_ html: String) {
    // Bytes, because a tag's `>` and a combining mark after it are one Character.
    let bytes = Array(html.utf8)
    var kept: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        kept.append(bytes[index])
        index += 1
        continue
      }
      let isComment = bytes[index...].starts(with: "<!--".utf8)
      var end = index + 1
      while end < bytes.count,
        bytes[end] != UInt8(ascii: ">") || isComment && bytes[end - 1] != 0x2D
      {
        end += 1
      }
      let tag = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
      index = end + 1
      guard !isComment, tag.first != "/" else { continue }
      let name = String(tag.prefix { $0.isLetter || $0.isNumber })
      var target: String?
      for attribute in ["href=\"", "id=\""] {
        if let at = tag.range(of: attribute) {
          target = Self.unescaped(tag[at.upperBound...].prefix { $0 != "\"" })
        }
      }
      tags.append((name, target))
    }
    text = Self.unescaped(String(decoding: kept, as: UTF8.self)[...])
  }

  static func unescaped(_ text: Substring) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(String(text)) {
        $0.replacingOccurrences(of: $1.0, with: $1.1, options: .literal)
      }
  }

  static func escaped(_ text: String) -> String {
    [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;")]
      .reduce(text) {
        $0.replacingOccurrences(of: $1.0, with: $1.1, options: .literal)
      }
  }
}
