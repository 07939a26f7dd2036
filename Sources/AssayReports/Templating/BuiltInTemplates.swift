/// The templates in `Templates/`, embedded by the build.
public enum BuiltInTemplates {
  /// By name, which is the file's name without `.mustache`.
  public static let sources: [String: String] = [
    "report.md": text(PackageResources.report_md_mustache),
    "claim.md": text(PackageResources.claim_md_mustache),
    "evidence.md": text(PackageResources.evidence_md_mustache),
    "article.md": text(PackageResources.article_md_mustache),
    "verdicts.md": text(PackageResources.verdicts_md_mustache),
    "timeline.md": text(PackageResources.timeline_md_mustache),
    "redacted.md": text(PackageResources.redacted_md_mustache),
    "summary.md": text(PackageResources.summary_md_mustache),
    "corrections.md": text(PackageResources.corrections_md_mustache),
    "open.md": text(PackageResources.open_md_mustache),
    "claimant.md": text(PackageResources.claimant_md_mustache),
    "source.md": text(PackageResources.source_md_mustache),
    "statistics.md": text(PackageResources.statistics_md_mustache),
    "report.html": text(PackageResources.report_html_mustache),
    "claim.html": text(PackageResources.claim_html_mustache),
    "evidence.html": text(PackageResources.evidence_html_mustache),
    "article.html": text(PackageResources.article_html_mustache),
    "head.html": text(PackageResources.head_html_mustache),
    "verdicts.html": text(PackageResources.verdicts_html_mustache),
    "timeline.html": text(PackageResources.timeline_html_mustache),
    "redacted.html": text(PackageResources.redacted_html_mustache),
    "summary.html": text(PackageResources.summary_html_mustache),
    "corrections.html": text(PackageResources.corrections_html_mustache),
    "open.html": text(PackageResources.open_html_mustache),
    "claimant.html": text(PackageResources.claimant_html_mustache),
    "source.html": text(PackageResources.source_html_mustache),
    "statistics.html": text(PackageResources.statistics_html_mustache),
    "style.css": text(PackageResources.style_css_mustache),
  ]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
