/// The templates in `Templates/`, embedded by the build.
enum BuiltInTemplates {
  /// By name, which is the file's name without `.mustache`.
  static let sources: [String: String] = [
    "report.md": text(PackageResources.report_md_mustache),
    "claim.md": text(PackageResources.claim_md_mustache),
    "evidence.md": text(PackageResources.evidence_md_mustache),
    "article.md": text(PackageResources.article_md_mustache),
    "report.html": text(PackageResources.report_html_mustache),
    "claim.html": text(PackageResources.claim_html_mustache),
    "evidence.html": text(PackageResources.evidence_html_mustache),
    "article.html": text(PackageResources.article_html_mustache),
    "style.css": text(PackageResources.style_css_mustache),
  ]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
