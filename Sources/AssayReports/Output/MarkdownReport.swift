/// A report in GitHub Flavored Markdown.
///
/// It is made by the template of the content's kind, `report.md` for a full one, and those that it
/// includes. Everything that comes from documents, imports, evidence and notes shows as plain
/// text, whatever it holds.
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
    String(decoding: try bytes(content), as: UTF8.self)
  }

  /// The report in UTF-8.
  public func bytes(_ content: ReportContent) throws -> [UInt8] {
    let markup = GFMMarkup()
    let rendering = Rendering(layout: ReportLayout(content), markup: markup)
    return try TemplateSet(replacements: templates).fill(
      "\(content.kind.template).md", with: ReportNode(rendering: rendering), markup: markup)
  }
}
