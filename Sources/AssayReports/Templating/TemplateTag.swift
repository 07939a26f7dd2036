/// A tag of a Mustache template, as far as its names matter.
struct TemplateTag {
  enum Kind {
    /// Shows a value or opens a section on one.
    case value
    /// `{{> name}}`
    case include
    /// Comments, ends of sections, blocks, settings.
    case other
  }

  var kind: Kind
  var name: String
  /// From 1.
  var line: Int

  /// The names that a value's tag asks for: `quote` and `short` of `{{quote.short}}`, none of
  /// `{{.}}` and `{{last()}}`.
  var keys: [String] {
    let bare = name.split(separator: "(", omittingEmptySubsequences: false).last ?? ""
    return bare.prefix { $0 != ")" }.split(separator: ".").map(String.init)
  }

  static func tags(in source: String) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    let bytes = Array(source.utf8)
    let brace = UInt8(ascii: "{")
    var index = 0
    var line = 1
    while index < bytes.count {
      if bytes[index] == 0x0A { line += 1 }
      guard bytes[index] == brace, index + 1 < bytes.count, bytes[index + 1] == brace else {
        index += 1
        continue
      }
      var end = index + 2
      while end < bytes.count, bytes[end] != UInt8(ascii: "}") { end += 1 }
      tags.append(tag(String(decoding: bytes[(index + 2)..<end], as: UTF8.self), line: line))
      line += bytes[index..<end].count { $0 == 0x0A }
      index = end
    }
    return tags
  }

  private static func tag(_ body: String, line: Int) -> TemplateTag {
    let body = body.drop { $0 == " " }
    let kind: Kind
    let name: Substring
    switch body.first {
    case "#", "^", "&", "{": (kind, name) = (.value, body.dropFirst())
    case ">", "<": (kind, name) = (.include, body.dropFirst())
    case "!", "/", "=", "%", "$": (kind, name) = (.other, body.dropFirst())
    default: (kind, name) = (.value, body)
    }
    return TemplateTag(
      kind: kind, name: String(name.filter { $0 != " " && $0 != "\n" }), line: line)
  }
}
