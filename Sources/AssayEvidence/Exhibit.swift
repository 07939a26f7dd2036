public import AssayDocuments
public import AssayModel

/// A piece of evidence before it is recorded: what a reader made of it, and the files to keep.
public struct Exhibit: Sendable {
  public let evidence: Evidence
  /// What is to be kept, the evidentiary copy first; empty for a link.
  public let files: [EvidenceStore.File]
  /// What a person should know of how it was read.
  public let notes: [String]

  /// A link that was not fetched.
  public init(link: String, source: Source) {
    evidence = Evidence(url: link, source: source, capture: nil)
    files = []
    notes = []
  }

  /// Evidence that the ledger holds already, to be laid beside more claims.
  public init(known evidence: Evidence) {
    self.evidence = evidence
    files = []
    notes = []
  }

  /// A file, or what came through standard input.
  /// - Parameters:
  ///   - name: its path, whose suffix helps to tell its format; `-` for standard input.
  ///   - location: where it lies, as the capture record shall name it.
  /// - Throws: `ReadingError.missingTool`, so that the tool can be installed and the text be had.
  ///   What holds no text, or none that can be read, is kept all the same.
  public init(
    file bytes: [UInt8], named name: String, location: String, source: Source, time: Timestamp,
    who: String, store: EvidenceStore
  ) throws(ReadingError) {
    let (reading, notes) = try Self.read(bytes, named: name)
    let sha256 = Fingerprint(of: bytes)
    let copy = EvidenceStore.File(bytes: bytes, name: name)
    let capture = Capture(
      time: time, location: location, method: name == "-" ? .stdin : .file, sha256: sha256,
      byteCount: bytes.count,
      mediaType: reading?.document.mediaType ?? "application/octet-stream",
      storedAs: store.location(of: sha256, named: name), who: who)
    self.init(
      reading, notes: notes, copy: copy, capture: capture, source: source, store: store)
  }

  /// A page.
  /// - Parameter software: name and version of the program, for the WARC.
  /// - Throws: `ReadingError.missingTool`, as for a file.
  public init(
    page: Fetched, source: Source, who: String, software: String, store: EvidenceStore
  ) throws(ReadingError) {
    let name = Self.fileName(of: page.url)
    let (reading, notes) = try Self.read(
      page.payload, named: name, mediaType: page.mediaType, url: page.url)
    let warc = EvidenceStore.File(
      bytes: WARC(of: page, software: software, who: who).bytes, name: "page.warc")
    let sha256 = Fingerprint(of: warc.bytes)
    let stated = page.mediaType?.split(separator: ";").first.map { $0.lowercased() }
    let capture = Capture(
      time: page.time, location: page.requested, method: .http,
      sha256: Fingerprint(of: page.payload), byteCount: page.payload.count,
      mediaType: stated ?? reading?.document.mediaType ?? "application/octet-stream",
      storedAs: store.location(of: sha256, named: warc.name),
      web: WebCapture(warc: sha256, url: page.url, status: page.status, peer: page.peer), who: who)
    var source = source
    source.name = source.name ?? reading?.publisher ?? Self.site(of: page.url)
    self.init(
      reading, notes: notes, copy: warc, capture: capture, source: source, store: store)
  }

  private init(
    _ reading: Reading?, notes: [String], copy: EvidenceStore.File, capture: Capture,
    source: Source, store: EvidenceStore
  ) {
    let document = reading?.document
    var capture = capture
    var files = [copy]
    if let document, !document.text.utf8.elementsEqual(copy.bytes) {
      let text = EvidenceStore.File(bytes: Array(document.text.utf8), name: "text.txt")
      capture.textStoredAs = store.location(of: Fingerprint(of: text.bytes), named: text.name)
      files.append(text)
    }
    var source = source
    source.name = source.name ?? reading?.publisher
    evidence = Evidence(
      title: document?.title, author: document?.author, date: document?.date,
      url: document?.url ?? capture.web?.url, source: source, capture: capture,
      text: document?.text, pages: document?.pages ?? [],
      signature: document.flatMap { TextSignature(of: $0.text) },
      agency: document.flatMap { WireAgency.name(in: $0.text, author: $0.author) },
      links: Array((reading?.links ?? []).prefix(200)))
    self.files = files
    self.notes = notes
  }

  /// What a reader makes of the bytes, nil for what holds no text, and what to know of that.
  private static func read(
    _ bytes: [UInt8], named name: String, mediaType: String? = nil, url: String? = nil
  ) throws(ReadingError) -> (reading: Reading?, notes: [String]) {
    do {
      let reading = try DocumentReader().read(bytes, named: name, mediaType: mediaType, url: url)
      return (reading, reading.notes)
    } catch {
      switch error {
      case .missingTool: throw error
      case .binary, .unsupported, .empty: return (nil, [])
      case .encrypted, .damaged, .tooLarge: return (nil, [error.description])
      }
    }
  }

  /// The last part of an address's path, which tells a format by its suffix.
  public static func fileName(of url: String) -> String {
    let path = url.prefix { $0 != "?" && $0 != "#" }
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[parts.count - 1]) : "page"
  }

  /// The host's name, which stands for a publisher where none is named.
  static func site(of url: String) -> String? {
    let key = AddressKey(url).text.prefix { $0 != "/" && $0 != "?" }
    return key.isEmpty ? nil : String(key)
  }
}

extension Exhibit {
  /// Where a quote stands in the evidence.
  public struct Anchored: Hashable, Sendable {
    /// The evidence's own words.
    public let quote: String
    public let span: TextSpan
    public let page: Int?
  }

  /// Looks a quote up.
  /// - Parameter page: where it is said to stand; a quote that stands elsewhere alone is refused.
  /// - Returns: nil for a link, whose words cannot be looked up.
  public func anchor(_ quote: String, page: Int? = nil) throws(EvidenceError) -> Anchored? {
    let name = evidence.name
    let pages = evidence.pages
    if let page, !pages.isEmpty, page < 1 || page > pages.count {
      throw .noSuchPage(name: name, page: page, pages: pages.count)
    }
    guard let text = evidence.text else {
      if evidence.capture == nil { return nil }
      throw .noText(name: name)
    }
    func pageOf(_ span: TextSpan) -> Int? {
      pages.lastIndex { $0 <= span.start }.map { $0 + 1 }
    }
    let expected: TextSpan? = page.flatMap { page in
      pages.isEmpty
        ? nil
        : TextSpan(
          start: pages[page - 1],
          end: page < pages.count ? pages[page] : text.unicodeScalars.count)
    }
    switch QuoteAnchor(quote, in: text, within: expected) {
    case .exact(let span, let words):
      return Anchored(quote: words, span: span, page: pageOf(span) ?? page)
    case .moved(let span, _):
      throw .quoteMoved(name: name, page: pageOf(span) ?? 1, said: page ?? 1)
    case .ambiguous(let spans): throw .quoteAmbiguous(name: name, times: spans.count)
    case .lost(let nearest): throw .quoteLost(name: name, nearest: nearest)
    }
  }
}
