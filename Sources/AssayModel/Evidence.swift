/// Something that bears on claims: a file or a page, kept, dated and hashed.
public struct Evidence: Hashable, Sendable {
  public let id: ContentID
  public var title: String?
  public var author: String?
  /// The evidence's own day, as it states it.
  public var date: CalendarDay?
  public var url: String?
  public var source: Source
  /// How and when it was captured; nil for a link that could not be, or was not, fetched.
  public var capture: Capture?
  /// What a reader made of it, for quotes and search; nil for what holds no text.
  public var text: String?
  /// Where pages begin in `text`; empty where there are none.
  public var pages: [Int]
  /// What tells copies of its text; nil for what is too short, or holds none.
  public var signature: TextSignature?
  /// The wire agency that its byline names.
  public var agency: String?
  /// Addresses that its main text links to.
  public var links: [String]

  /// Its id is made from the bytes' hash, for a page the URL that was asked for, or from the URL
  /// of a link without a capture.
  public init(
    title: String? = nil, author: String? = nil, date: CalendarDay? = nil, url: String? = nil,
    source: Source, capture: Capture?, text: String? = nil, pages: [Int] = [],
    signature: TextSignature? = nil, agency: String? = nil, links: [String] = []
  ) {
    let address = capture.map { $0.method == .http ? $0.location : "" } ?? url
    id = ContentID("evidence", [capture?.sha256.hex ?? "", address ?? ""])
    self.title = title
    self.author = author
    self.date = date
    self.url = url
    self.source = source
    self.capture = capture
    self.text = text
    self.pages = pages
    self.signature = signature
    self.agency = agency
    self.links = links
  }

  /// Title, else file name, else URL.
  public var name: String {
    if let title, !title.isEmpty { return title }
    if let last = capture?.location.split(separator: "/").last { return String(last) }
    return url ?? id.short
  }
}

/// One piece of evidence laid beside one claim.
public struct Attachment: Hashable, Sendable {
  public var evidence: Evidence
  public var stance: Stance
  /// The evidence's own words, verbatim; nil where the whole piece is meant.
  public var quote: String?
  /// Where `quote` stands in the evidence's text.
  public var span: TextSpan?
  public var page: Int?
  public var note: String?
  /// How the evidence goes back to the very document that the claim is from, if it does.
  public var circular: Circularity?
  public var who: String
  public var time: Timestamp

  public init(
    evidence: Evidence, stance: Stance, quote: String? = nil, span: TextSpan? = nil,
    page: Int? = nil, note: String? = nil, circular: Circularity? = nil, who: String,
    time: Timestamp
  ) {
    self.evidence = evidence
    self.stance = stance
    self.quote = quote
    self.span = span
    self.page = page
    self.note = note
    self.circular = circular
    self.who = who
    self.time = time
  }
}

/// What a piece of evidence does to a claim.
public enum Stance: String, Sendable, Codable, CaseIterable {
  case supports
  case refutes
  case context
}

/// How evidence goes back to the document that is being checked: it cannot confirm it.
public enum Circularity: String, Sendable, Codable {
  /// It is the document itself, or a copy of its text.
  case copy
  /// It links to the document's address, or writes it out.
  case link
  /// It names the document's title.
  case title
}

/// What is wrong with evidence that was kept.
public enum EvidenceFault: String, Sendable, Codable {
  case missing
  case changed
}
