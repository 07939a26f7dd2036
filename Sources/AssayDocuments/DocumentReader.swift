import AssayModel

/// Makes documents of files: plain text, Markdown, HTML, PDF, mail and DOCX, gzipped or not.
///
/// A text file's text is the file's own, unchanged but for a byte order mark and repaired bytes.
/// Other formats give clean text: paragraphs with one blank line between them, headings and
/// list items on their own lines, entities decoded, white space folded as a browser would.
/// Equal bytes give equal documents.
public struct DocumentReader: Sendable {
  /// What a packed file may grow to, in bytes.
  public var unpackedLimit = 512 << 20
  /// How long a program that reads a format may take, in seconds.
  public var toolTimeLimit = 60.0

  public init() {}

  /// - Parameters:
  ///   - bytes: the file as it came. Its SHA-256 becomes the document's `source`.
  ///   - named: the file's name or path, which tells the format by its suffix and is the
  ///     document's `path`; `-` or an empty name for bytes that come from no file.
  ///   - mediaType: as a server gave it, parameters (`; charset=…`) included.
  ///   - url: where the bytes came from, if it was a URL; a page's own canonical URL goes first.
  /// - Throws: `ReadingError`.
  public func read(
    _ bytes: [UInt8], named: String, mediaType: String? = nil, url: String? = nil
  ) throws(ReadingError) -> Reading {
    let isFile = !named.isEmpty && named != "-"
    var input = SourceFile(
      bytes: bytes, name: isFile ? named : "standard input", mediaType: mediaType, url: url)
    try input.unpack(limit: unpackedLimit)
    var draft = try draft(of: input)
    guard draft.hasText else { throw .empty(name: input.name) }
    draft.url = draft.url ?? url
    return draft.reading(path: isFile ? named : nil, source: Fingerprint(of: bytes))
  }

  private func draft(of input: SourceFile) throws(ReadingError) -> Draft {
    switch try FileKind(of: input) {
    case .text: try PlainTextReader.read(input)
    case .markdown: try MarkdownReader.read(input)
    case .html: try HTMLReader.read(input)
    case .pdf: try PDFReader.read(input, seconds: toolTimeLimit, limit: unpackedLimit)
    case .mail: try MailReader.read(input)
    case .word: try WordReader.read(input, limit: unpackedLimit)
    }
  }
}

/// A file on its way to a reader.
struct SourceFile {
  var bytes: [UInt8]
  var name: String
  var mediaType: String?
  var url: String?

  /// The name's last suffix in lower case, without the dot.
  var suffix: String {
    guard let last = name.split(separator: "/").last, let dot = last.lastIndex(of: "."),
      dot != last.startIndex
    else { return "" }
    return last[last.index(after: dot)...].lowercased()
  }

  /// The media type without parameters, in lower case.
  var bareMediaType: String? {
    mediaType?.split(separator: ";", maxSplits: 1).first.map { trimmed($0.lowercased()) }
  }

  /// The `charset` parameter of the media type.
  var statedCharset: String? { mediaType.flatMap { parameter("charset", of: $0) } }
}

/// A document in the making, as a reader fills it.
struct Draft {
  var text = ""
  var title: String?
  var author: String?
  var date: CalendarDay?
  var url: String?
  var mediaType: String
  /// Scalar offsets.
  var pages: [Int] = []
  var notes: [String] = []
  var publisher: String?
  var links: [String] = []

  init(mediaType: String) { self.mediaType = mediaType }

  var hasText: Bool { text.utf8.contains { $0 > 0x20 } }

  func reading(path: String?, source: Fingerprint) -> Reading {
    Reading(
      document: Document(
        text: text, title: title, author: author, date: date, url: url, path: path,
        mediaType: mediaType, source: source, pages: pages),
      notes: notes, publisher: publisher, links: links)
  }
}
