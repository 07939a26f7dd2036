/// What the log records of a report that was published with its proof: which facts it tells of, how
/// it was made of them, and what it said. It is the body of a `report` fact, so that nobody but the
/// log's owner can publish a report that leaves something out of it.
public struct Publication: Hashable, Sendable {
  /// The facts that a report tells of, by their numbers in the log.
  public struct Content: Hashable, Sendable {
    /// In the order of the report's entries before they are sorted to their documents.
    public var claims: [Int]
    public var documents: [Int]
    /// What is named as redacted.
    public var redacted: [Int]
    /// All facts that the proof shows, in order.
    public var facts: [Int]
    /// Evidence that is shown without its text, by a record that the attachments commit to.
    public var records: [Int]

    public init(
      claims: [Int], documents: [Int], redacted: [Int], facts: [Int], records: [Int]
    ) {
      self.claims = claims
      self.documents = documents
      self.redacted = redacted
      self.facts = facts
      self.records = records
    }
  }

  /// `markdown`, `html`, or `bundle` for a case without a report of its own.
  public var format: String
  public var content: Content
  /// What the report says that no other fact holds: its title, its publisher, the scale.
  public var settings: JSONValue
  /// Of the report's text without its proof.
  public var text: Fingerprint?
  /// Of an HTML page's elements and words, as a browser has them (`PageDigest`).
  public var page: Fingerprint?
  /// Whether it was made by templates other than Assay's.
  public var hasOwnTemplates: Bool

  public init(
    format: String, content: Content, settings: JSONValue, text: Fingerprint? = nil,
    page: Fingerprint? = nil, hasOwnTemplates: Bool = false
  ) {
    self.format = format
    self.content = content
    self.settings = settings
    self.text = text
    self.page = page
    self.hasOwnTemplates = hasOwnTemplates
  }

  public var json: JSONValue {
    func numbers(_ list: [Int]) -> JSONValue { .array(list.map(JSONValue.int)) }
    return [
      "format": .string(format), "claims": numbers(content.claims),
      "documents": numbers(content.documents), "redacted": numbers(content.redacted),
      "facts": numbers(content.facts), "records": numbers(content.records),
      "settings": settings, "text": JSONValue(text?.hex), "page": JSONValue(page?.hex),
      "templates": .string(hasOwnTemplates ? "own" : "assay"),
    ]
  }

  /// Reads what `json` writes; nil where the value is something else.
  public init?(json: JSONValue) {
    func numbers(_ key: String) -> [Int]? {
      guard let list = json[key]?.array else { return nil }
      let numbers = list.compactMap(\.int)
      return numbers.count == list.count && Set(numbers).count == list.count ? numbers : nil
    }
    guard let format = json["format"]?.string, let claims = numbers("claims"),
      let documents = numbers("documents"), let redacted = numbers("redacted"),
      let facts = numbers("facts"), let records = numbers("records"),
      let settings = json["settings"]
    else { return nil }
    self.init(
      format: format,
      content: Content(
        claims: claims, documents: documents, redacted: redacted, facts: facts, records: records),
      settings: settings, text: json["text"]?.string.flatMap(Fingerprint.init(hex:)),
      page: json["page"]?.string.flatMap(Fingerprint.init(hex:)),
      hasOwnTemplates: json["templates"]?.string != "assay")
  }
}
