import AssayModel
import Mustache

/// The built-in templates with those that a workspace puts in their place, parsed and checked.
struct TemplateSet: Sendable {
  private let library: MustacheLibrary

  /// - Parameter replacements: template texts by name, `report.md`; a name that is new is a
  ///   template that others include.
  init(replacements: [String: String]) throws {
    var sources = BuiltInTemplates.sources
    sources.merge(replacements) { _, new in new }
    try TemplateCheck(sources: sources).run(added: replacements.keys.sorted())
    var library = MustacheLibrary()
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
      library.register(try Self.parse(source, named: name), named: name)
    }
    self.library = library
  }

  func render(_ node: any MustacheParent, with name: String) -> String {
    library.render(node, withTemplate: name) ?? ""
  }

  /// Values come escaped (`DataText`), so Mustache's own escaping for HTML is turned off.
  private static let header = "{{% CONTENT_TYPE:TEXT}}\n"

  private static func parse(_ source: String, named name: String) throws -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: header + source)
    } catch let error as MustacheTemplate.ParserError {
      throw ReportError.syntax(
        template: name, line: max(1, error.context.lineNumber - 1),
        column: error.context.columnNumber, what: sentence(for: error.error))
    }
  }

  private static func sentence(for error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect: "a section is closed by another name than it was opened by"
    case .unfinishedName:
      "a tag is not closed, or its name holds a character that names do not have"
    case .expectedSectionEnd: "a section is never closed"
    case .invalidSetDelimiter: "the delimiters cannot be set like this"
    case .transformAppliedToInheritanceSection, .illegalTokenInsideInheritSection,
      .textInsideInheritSection:
      "an inherited section holds what it cannot hold"
    case .invalidConfigVariableSyntax, .unrecognisedConfigVariable: "this setting is not known"
    case nil: "the text ends inside a tag"
    }
  }
}
