/// A tag of a Mustache template.
struct TemplateTag: Sendable {
  enum Kind: Sendable {
    /// `{{name}}`, `{{{name}}}`, `{{&name}}`: all the same, since every value comes escaped.
    case value
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case inverted
    /// `{{/name}}`
    case end
    /// `{{> name}}`
    case include
    /// `{{! … }}` and `{{=<% %>=}}`.
    case comment
  }

  /// What a template's text is made of.
  enum Token: Sendable {
    case text([UInt8])
    case tag(TemplateTag)
  }

  var kind: Kind
  var name: String
  /// Where it begins, from 1.
  var line: Int
  var column: Int
  /// The blanks before it, where it includes a template on a line of its own.
  var indent = ""

  /// The names that it asks for: `quote` and `short` of `{{quote.short}}`, none of `{{.}}`.
  var keys: [Substring] { name == "." ? [] : name.split(separator: ".") }

  /// Whether it is a tag that shows nothing itself, so that a line that holds nothing else goes.
  fileprivate var mayStandAlone: Bool { kind != .value }

  func slip(_ what: String, in template: String) -> ReportError {
    .syntax(template: template, line: line, column: column, what: what)
  }
}

extension TemplateTag {
  /// Reads a template by the rules of mustache(5): a tag that is alone on its line, and shows
  /// nothing itself, takes the line with it.
  /// - Throws: `ReportError.syntax`.
  static func tokens(in source: String, of template: String) throws -> [Token] {
    var reader = TemplateReader(bytes: Array(source.utf8), template: template)
    return try reader.tokens()
  }

  /// The tags alone.
  static func tags(in source: String, of template: String) throws -> [TemplateTag] {
    try tokens(in: source, of: template).compactMap {
      if case .tag(let tag) = $0 { tag } else { nil }
    }
  }
}

private struct TemplateReader {
  let bytes: [UInt8]
  let template: String
  var opening = Array("{{".utf8)
  var closing = Array("}}".utf8)
  var index = 0
  var line = 1
  var lineStart = 0

  init(bytes: [UInt8], template: String) {
    self.bytes = bytes
    self.template = template
  }

  mutating func tokens() throws -> [TemplateTag.Token] {
    var tokens: [TemplateTag.Token] = []
    var textStart = 0
    while index < bytes.count {
      if bytes[index] == newline {
        line += 1
        lineStart = index + 1
      }
      guard bytes[index] == opening[0], bytes[index...].starts(with: opening) else {
        index += 1
        continue
      }
      let start = index
      let tagLineStart = lineStart
      var tag = try readTag()
      var textEnd = start
      if tag.mayStandAlone, let end = endOfLine(after: index),
        bytes[tagLineStart..<start].allSatisfy({ $0 == space || $0 == tab })
      {
        textEnd = max(tagLineStart, textStart)
        if tag.kind == .include {
          tag.indent = String(decoding: bytes[textEnd..<start], as: UTF8.self)
        }
        index = end
        if end > 0, bytes[end - 1] == newline {
          line += 1
          lineStart = end
        }
      }
      tokens.append(.text(Array(bytes[textStart..<textEnd])))
      tokens.append(.tag(tag))
      textStart = index
    }
    tokens.append(.text(Array(bytes[textStart...])))
    return tokens
  }

  /// Reads the tag that begins at `index`, and goes behind it.
  private mutating func readTag() throws -> TemplateTag {
    var tag = TemplateTag(kind: .value, name: "", line: line, column: index - lineStart + 1)
    index += opening.count
    let sign = index < bytes.count ? bytes[index] : 0
    var close = closing
    switch sign {
    case UInt8(ascii: "#"): tag.kind = .section
    case UInt8(ascii: "^"): tag.kind = .inverted
    case UInt8(ascii: "/"): tag.kind = .end
    case UInt8(ascii: ">"): tag.kind = .include
    case UInt8(ascii: "!"): tag.kind = .comment
    case UInt8(ascii: "="): (tag.kind, close) = (.comment, [sign] + closing)
    case UInt8(ascii: "{"): close = [UInt8(ascii: "}")] + closing
    case UInt8(ascii: "&"): break
    case UInt8(ascii: "<"), UInt8(ascii: "$"):
      throw tag.slip("templates do not inherit here; include one with {{> name}}", in: template)
    default: index -= 1
    }
    index += 1
    let start = index
    while index < bytes.count, !bytes[index...].starts(with: close) {
      if bytes[index] == newline {
        line += 1
        lineStart = index + 1
      }
      index += 1
    }
    guard index < bytes.count else { throw tag.slip("a tag is not closed", in: template) }
    let body = String(decoding: bytes[start..<index], as: UTF8.self)
    index += close.count
    tag.name = body.filter { !" \t\n\r".contains($0) }
    if sign == UInt8(ascii: "=") {
      try setDelimiters(body, tag)
    } else if tag.kind != .comment {
      try check(tag)
    }
    return tag
  }

  private func check(_ tag: TemplateTag) throws {
    let isPlace = Template.Place(rawValue: tag.name) != nil && tag.kind != .value
    let known = tag.name.utf8.allSatisfy {
      switch $0 {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard !tag.name.isEmpty, known || isPlace else {
      throw tag.slip(
        "a tag is not closed, or its name holds a character that names do not have", in: template)
    }
  }

  /// `{{=<% %>=}}`: other signs for tags from here on.
  private mutating func setDelimiters(_ body: String, _ tag: TemplateTag) throws {
    let signs = body.split { " \t\n\r".contains($0) }
    guard signs.count == 2, !signs.joined().contains("=") else {
      throw tag.slip("the delimiters cannot be set like this", in: template)
    }
    opening = Array(signs[0].utf8)
    closing = Array(signs[1].utf8)
  }

  /// Behind the line's end, if only blanks come before it.
  private func endOfLine(after start: Int) -> Int? {
    var at = start
    while at < bytes.count, bytes[at] == space || bytes[at] == tab || bytes[at] == 0x0D { at += 1 }
    if at == bytes.count { return at }
    return bytes[at] == newline ? at + 1 : nil
  }

  private let space = UInt8(ascii: " ")
  private let tab = UInt8(ascii: "\t")
  private let newline = UInt8(ascii: "\n")
}
