public import AssayModel

/// What a report tells: documents with their claims, claims without a document, and the facts
/// that head it. Equal content gives equal bytes; nothing here comes from a clock.
public struct ReportContent: Hashable, Sendable {
  /// One document and what is known of its claims, in any order.
  public struct Section: Hashable, Sendable {
    public var document: Document
    public var dossiers: [Dossier]

    public init(document: Document, dossiers: [Dossier]) {
      self.document = document
      self.dossiers = dossiers
    }
  }

  public var kind = ReportKind.full
  public var title: String
  /// Who publishes the report.
  public var desk: String?
  public var sections: [Section]
  /// Claims whose document is not at hand, as imported ones.
  public var strays: [Dossier]
  public var scale: RatingScale
  /// The time of the latest fact that the report rests on.
  public var latestFact: Timestamp?
  /// Facts that the report would rest on and whose content was redacted.
  public var redacted: [RedactedFact] = []
  /// What leads from the report's folder to the workspace: `../` for one in `Reports/`, empty for
  /// one at its top, nil where the report lies elsewhere and files cannot be linked.
  public var pathToWorkspace: String?
  /// The beginning of the names of the pictures beside a report in Markdown; nil for none.
  public var pictureStem: String?
  public var language = ReportLanguage.plain

  /// What a report of kind `corrections` compares with.
  public var earlier: EarlierState?
  /// What a report of kind `open` knows of claims beyond their dossiers.
  public var cases: [ContentID: OpenCase] = [:]
  /// Words of the names that a profile is about; nil for all.
  public var profileName: String?
  /// What a report of kind `statistics` knows of claims beyond their dossiers.
  public var record = DeskRecord()

  public init(
    title: String, desk: String? = nil, sections: [Section] = [], strays: [Dossier] = [],
    scale: RatingScale = .fivePoint, latestFact: Timestamp? = nil,
    pathToWorkspace: String? = "../"
  ) {
    self.title = title
    self.desk = desk
    self.sections = sections
    self.strays = strays
    self.scale = scale
    self.latestFact = latestFact
    self.pathToWorkspace = pathToWorkspace
  }
}
