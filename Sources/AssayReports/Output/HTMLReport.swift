/// A report as one HTML page that needs nothing else: no script, no request to anywhere, light
/// and dark, fit for print and for readers who do not see it.
///
/// It is made by the template of the content's kind, `report.html` for a full one, and those that
/// it includes.
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
    String(decoding: try bytes(content), as: UTF8.self)
  }

  /// The page in UTF-8.
  public func bytes(_ content: ReportContent) throws -> [UInt8] {
    let markup = HTMLMarkup()
    let rendering = Rendering(layout: ReportLayout(content), markup: markup)
    return try TemplateSet(replacements: templates).fill(
      "\(content.kind.template).html", with: ReportNode(rendering: rendering), markup: markup)
  }
}
