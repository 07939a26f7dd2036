/// The built-in templates with those that a workspace puts in their place, checked.
struct TemplateSet: Sendable {
  private let sources: [String: String]

  /// - Parameter replacements: template texts by name, `report.md`; a name that is new is a
  ///   template that others include.
  init(replacements: [String: String]) throws {
    var sources = BuiltInTemplates.sources
    sources.merge(replacements) { _, new in new }
    try TemplateCheck(sources: sources).run(added: replacements.keys.sorted())
    for name in replacements.keys.sorted() { _ = try Template(named: name, in: sources) }
    self.sources = sources
  }

  /// The text that the template of that name makes, in UTF-8.
  func fill(_ name: String, with node: any Node, markup: any Markup) throws -> [UInt8] {
    Filling.fill(try Template(named: name, in: sources), with: node, markup: markup)
  }
}
