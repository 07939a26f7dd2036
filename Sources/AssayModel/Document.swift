/// A text that claims are taken from, with what is known of its origin.
///
/// All offsets into a document count the scalars of `text`, which never changes once the
/// document has an id.
public struct Document: Hashable, Sendable {
  /// Made from title, author, date, URL and text: the same file read again is the same document.
  public let id: ContentID
  public let title: String?
  public let author: String?
  /// The document's own day, to which its relative dates refer.
  public let date: CalendarDay?
  public let url: String?
  /// Where it was read from, as the user named it.
  public let path: String?
  public let mediaType: String
  /// The file's bytes as they came, before a reader made text of them.
  public let source: Fingerprint?
  public let text: String
  /// Where pages begin in `text`, for formats that have pages. The first is page 1.
  public let pages: [Int]

  public init(
    text: String, title: String? = nil, author: String? = nil, date: CalendarDay? = nil,
    url: String? = nil, path: String? = nil, mediaType: String = "text/plain",
    source: Fingerprint? = nil, pages: [Int] = []
  ) {
    id = ContentID(
      "document", [title ?? "", author ?? "", date?.description ?? "", url ?? "", text])
    self.title = title
    self.author = author
    self.date = date
    self.url = url
    self.path = path
    self.mediaType = mediaType
    self.source = source
    self.text = text
    self.pages = pages
  }

  /// What a claim says of the document it came from.
  public var reference: DocumentReference {
    DocumentReference(
      id: id.hex, title: title, path: path, author: author, date: date?.description, url: url)
  }
}

/// A document named, without its text.
public struct DocumentReference: Hashable, Sendable, Codable {
  /// The document's id; in a batch, the id that the input gave.
  public var id: String
  public var title: String?
  public var path: String?
  public var author: String?
  /// As the source states it.
  public var date: String?
  public var url: String?

  public init(
    id: String, title: String? = nil, path: String? = nil, author: String? = nil,
    date: String? = nil, url: String? = nil
  ) {
    self.id = id
    self.title = title
    self.path = path
    self.author = author
    self.date = date
    self.url = url
  }

  /// Title, else file name, else URL, else the short id.
  public var name: String {
    if let title, !title.isEmpty { return title }
    if let path, let last = path.split(separator: "/").last { return String(last) }
    if let url, !url.isEmpty { return url }
    if let date { return "a document of \(date)" }
    return String(id.prefix(8))
  }
}
