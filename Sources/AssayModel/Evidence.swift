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

  /// Its id is made from the bytes' hash, or from the URL of a link without a capture.
  public init(
    title: String? = nil, author: String? = nil, date: CalendarDay? = nil, url: String? = nil,
    source: Source, capture: Capture?, text: String? = nil, pages: [Int] = []
  ) {
    id = ContentID("evidence", [capture?.sha256.hex ?? "", capture == nil ? url ?? "" : ""])
    self.title = title
    self.author = author
    self.date = date
    self.url = url
    self.source = source
    self.capture = capture
    self.text = text
    self.pages = pages
  }

  /// Title, else file name, else URL.
  public var name: String {
    if let title, !title.isEmpty { return title }
    if let last = capture?.location.split(separator: "/").last { return String(last) }
    return url ?? id.short
  }
}

/// How a piece of evidence came to be kept.
public struct Capture: Hashable, Sendable, Codable {
  public enum Method: String, Sendable, Codable {
    case file
    case http
    case stdin
  }

  public var time: Timestamp
  /// The URL or path that was read, as the user named it.
  public var location: String
  public var method: Method
  public var sha256: Fingerprint
  public var byteCount: Int
  public var mediaType: String
  /// Where the bytes are kept, relative to the workspace.
  public var storedAs: String
  public var who: String
  public var note: String?

  public init(
    time: Timestamp, location: String, method: Method, sha256: Fingerprint, byteCount: Int,
    mediaType: String, storedAs: String, who: String, note: String? = nil
  ) {
    self.time = time
    self.location = location
    self.method = method
    self.sha256 = sha256
    self.byteCount = byteCount
    self.mediaType = mediaType
    self.storedAs = storedAs
    self.who = who
    self.note = note
  }
}

/// Who stands behind a piece of evidence, rated on the Admiralty code, each axis on its own.
public struct Source: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case primary
    case official
    case news
    case academic
    case social
    case other
  }

  /// Publisher or person; nil where nobody said.
  public var name: String?
  public var kind: Kind?
  /// Of the source, A to F.
  public var reliability: Reliability?
  /// Of this piece, 1 to 6.
  public var credibility: Credibility?

  public init(
    name: String? = nil, kind: Kind? = nil, reliability: Reliability? = nil,
    credibility: Credibility? = nil
  ) {
    self.name = name
    self.kind = kind
    self.reliability = reliability
    self.credibility = credibility
  }

  /// `B2`, `B`, `2`, or nil where neither axis is rated.
  public var grade: String? {
    if reliability == nil && credibility == nil { return nil }
    return (reliability?.rawValue ?? "") + (credibility.map { String($0.rawValue) } ?? "")
  }
}

/// Admiralty code, first axis: how far the source can be relied on.
public enum Reliability: String, Sendable, Codable, CaseIterable {
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"
  case e = "E"
  case f = "F"

  public var meaning: String {
    switch self {
    case .a: "completely reliable"
    case .b: "usually reliable"
    case .c: "fairly reliable"
    case .d: "not usually reliable"
    case .e: "unreliable"
    case .f: "cannot be judged"
    }
  }
}

/// Admiralty code, second axis: how far the information itself can be believed.
public enum Credibility: Int, Sendable, Codable, CaseIterable {
  case confirmed = 1
  case probable = 2
  case possible = 3
  case doubtful = 4
  case improbable = 5
  case unknown = 6

  public var meaning: String {
    switch self {
    case .confirmed: "confirmed by other sources"
    case .probable: "probably true"
    case .possible: "possibly true"
    case .doubtful: "doubtful"
    case .improbable: "improbable"
    case .unknown: "cannot be judged"
    }
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
  public var who: String
  public var time: Timestamp

  public init(
    evidence: Evidence, stance: Stance, quote: String? = nil, span: TextSpan? = nil,
    page: Int? = nil, note: String? = nil, who: String, time: Timestamp
  ) {
    self.evidence = evidence
    self.stance = stance
    self.quote = quote
    self.span = span
    self.page = page
    self.note = note
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
