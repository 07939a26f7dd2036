/// The templates in `Templates/`, embedded by the build.
enum BuiltInTemplates {
  /// By name, which is the file's name without `.mustache`.
  static let sources: [String: String] = [
    "report.md": text(PackageResources.report_md_mustache),
    "claim.md": text(PackageResources.claim_md_mustache),
    "evidence.md": text(PackageResources.evidence_md_mustache),
    "article.md": text(PackageResources.article_md_mustache),
  ]

  /// The templates that a verb asks for by name; the others are included.
  static let roots: Set<String> = ["report.md"]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
