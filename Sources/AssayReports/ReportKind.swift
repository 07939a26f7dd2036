/// What a report is for. The raw value is what `--kind` takes, and names its template.
public enum ReportKind: String, Hashable, Sendable, CaseIterable {
  /// Every claim's entry, and the annotated texts.
  case full
  /// One page.
  case summary
  /// What changed since an earlier state.
  case corrections
  /// What still wants something of somebody.
  case open
  /// Who claimed what, and how it came out.
  case claimant
  /// What evidence of each source was used for.
  case source
  /// How the desk works.
  case statistics

  /// The name of its template without the format: `report` of `report.md`.
  public var template: String { self == .full ? "report" : rawValue }
}
