/// A report as one HTML page that needs nothing else: no script, no request to anywhere, light
/// and dark, fit for print and for readers who do not see it.
///
/// It is made by the template `report.html` and those that it includes.
public struct HTMLReport: Sendable {
  private let templates: [String: String]

  /// - Parameter templates: texts that take the place of built-in templates, by name:
  ///   `report.html`, `claim.html`, `evidence.html`, `article.html`, `style.css`, or further ones
  ///   that these include.
  public init(templates: [String: String] = [:]) {
    self.templates = templates
  }

  /// Equal content gives equal bytes.
  /// - Throws: `ReportError` where a template is at fault.
  public func render(_ content: ReportContent) throws -> String {
    let templates = try TemplateSet(replacements: templates)
    let rendering = Rendering(layout: ReportLayout(content), markup: HTMLMarkup())
    let entries = Entries(templates: templates, template: "claim.html")
    return templates.render(
      ReportNode(rendering: rendering, entries: entries), with: "report.html")
  }
}
