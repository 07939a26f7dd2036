/// A report in GitHub Flavored Markdown.
///
/// It is made by the template `report.md` and those that it includes. Everything that comes from
/// documents, imports, evidence and notes shows as plain text, whatever it holds.
public struct MarkdownReport: Sendable {
  private let templates: [String: String]

  /// - Parameter templates: texts that take the place of built-in templates, by name:
  ///   `report.md`, `claim.md`, `evidence.md`, `article.md`, or further ones that these include.
  public init(templates: [String: String] = [:]) {
    self.templates = templates
  }

  /// Equal content gives equal bytes.
  /// - Throws: `ReportError` where a template is at fault.
  public func render(_ content: ReportContent) throws -> String {
    let templates = try TemplateSet(replacements: templates)
    let rendering = Rendering(layout: ReportLayout(content), markup: GFMMarkup())
    let entries = Entries(templates: templates, template: "claim.md")
    return templates.render(
      ReportNode(rendering: rendering, entries: entries), with: "report.md")
  }
}
