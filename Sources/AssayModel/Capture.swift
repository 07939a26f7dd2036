/// How a piece of evidence came to be kept.
public struct Capture: Hashable, Sendable {
  public enum Method: String, Sendable, Codable {
    case file
    case http
    case stdin
  }

  public var time: Timestamp
  /// The URL or path that was read, as the user named it.
  public var location: String
  public var method: Method
  /// Of the file as it was read; of a page, as the server meant it, its codings undone.
  public var sha256: Fingerprint
  public var byteCount: Int
  public var mediaType: String
  /// Where the evidentiary copy is kept, relative to the workspace: the file itself, or the WARC
  /// that holds the page.
  public var storedAs: String
  /// Where the text that a reader made of it is kept, unless that is the file itself.
  public var textStoredAs: String?
  /// Of a page, how it was answered.
  public var web: WebCapture?
  public var who: String
  public var note: String?

  public init(
    time: Timestamp, location: String, method: Method, sha256: Fingerprint, byteCount: Int,
    mediaType: String, storedAs: String, textStoredAs: String? = nil, web: WebCapture? = nil,
    who: String, note: String? = nil
  ) {
    self.time = time
    self.location = location
    self.method = method
    self.sha256 = sha256
    self.byteCount = byteCount
    self.mediaType = mediaType
    self.storedAs = storedAs
    self.textStoredAs = textStoredAs
    self.web = web
    self.who = who
    self.note = note
  }

  /// The hash that the bytes at `storedAs` must have.
  public var storedSHA256: Fingerprint { web?.warc ?? sha256 }
}

/// How a page was answered.
public struct WebCapture: Hashable, Sendable {
  /// Of the WARC file.
  public var warc: Fingerprint
  /// The address that answered, behind all redirects.
  public var url: String
  /// The HTTP status of the answer.
  public var status: Int
  /// The IP address that answered.
  public var peer: String

  public init(warc: Fingerprint, url: String, status: Int, peer: String) {
    self.warc = warc
    self.url = url
    self.status = status
    self.peer = peer
  }
}
