import Foundation

/// The tags and the text of a piece of HTML, for looking at what a parser made.
struct MarkupInHTML {
  /// Opening tags in order: the name, and the value of `href` or `id` where there is one.
  var tags: [(name: String, target: String?)] = []
  /// All text, entities resolved.
  var text = ""

  init(_ html: String) {
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      text += Self.unescaped(rest[..<open])
      rest = rest[open...]
      if rest.hasPrefix("<!--") {
        rest = rest.range(of: "-->").map { rest[$0.upperBound...] } ?? ""
        continue
      }
      let close = rest.firstIndex(of: ">") ?? rest.index(before: rest.endIndex)
      let tag = rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: close)...]
      guard tag.first != "/" else { continue }
      let name = String(tag.prefix { $0.isLetter || $0.isNumber })
      var target: String?
      for attribute in ["href=\"", "id=\""] {
        if let at = tag.range(of: attribute) {
          target = Self.unescaped(tag[at.upperBound...].prefix { $0 != "\"" })
        }
      }
      tags.append((name, target))
    }
    text += Self.unescaped(rest)
  }

  static func unescaped(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}
