/// A template, read: what its text and tags come to, with all that it includes in place.
struct Template: Sendable {
  indirect enum Step: Sendable {
    case text([UInt8])
    /// Names from the outside in; none for `{{.}}`.
    case value([Name])
    case section([Name], [Step], isInverted: Bool)
    /// `{{#first()}}`, `{{^last()}}`: whether the innermost list is at that item.
    case place(Place, [Step], isInverted: Bool)
    case included([Step])
  }

  enum Place: String, Sendable {
    case first = "first()"
    case last = "last()"
  }

  let steps: [Step]

  /// - Parameter sources: the texts of all templates by name, checked by `TemplateCheck`.
  init(named name: String, in sources: [String: String]) throws {
    steps = try Self.read(name, indent: "", sources)
  }

  private static func read(
    _ name: String, indent: String, _ sources: [String: String]
  ) throws -> [Step] {
    var source = sources[name] ?? ""
    if !indent.isEmpty {
      // What is included on a line of its own is as far to the right as its tag.
      source =
        source.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : indent + $0 }.joined(separator: "\n")
    }
    var builder = Builder(template: name, sources: sources)
    for token in try TemplateTag.tokens(in: source, of: name) { try builder.add(token) }
    return try builder.finish()
  }

  /// Nests what lies between the beginning and the end of a section.
  private struct Builder {
    let template: String
    let sources: [String: String]
    private var open: [(tag: TemplateTag, steps: [Step])] = []
    private var steps: [Step] = []

    init(template: String, sources: [String: String]) {
      self.template = template
      self.sources = sources
    }

    mutating func add(_ token: TemplateTag.Token) throws {
      switch token {
      case .text(let bytes):
        if !bytes.isEmpty { steps.append(.text(bytes)) }
      case .tag(let tag):
        switch tag.kind {
        case .comment: break
        case .value: steps.append(.value(try names(of: tag)))
        case .include:
          steps.append(.included(try Template.read(tag.name, indent: tag.indent, sources)))
        case .section, .inverted:
          open.append((tag, steps))
          steps = []
        case .end: try close(tag)
        }
      }
    }

    private mutating func close(_ end: TemplateTag) throws {
      guard let (tag, before) = open.popLast(), tag.name == end.name else {
        throw end.slip("a section is closed by another name than it was opened by", in: template)
      }
      let body = steps
      steps = before
      let isInverted = tag.kind == .inverted
      if let place = Place(rawValue: tag.name) {
        steps.append(.place(place, body, isInverted: isInverted))
      } else {
        steps.append(.section(try names(of: tag), body, isInverted: isInverted))
      }
    }

    private func names(of tag: TemplateTag) throws -> [Name] {
      try tag.keys.map { key in
        guard let name = Name(key) else {
          throw ReportError.unknownKey(
            template: template, line: tag.line, key: String(key), nearest: nil)
        }
        return name
      }
    }

    func finish() throws -> [Step] {
      if let (tag, _) = open.last { throw tag.slip("a section is never closed", in: template) }
      return steps
    }
  }
}
