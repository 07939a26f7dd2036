/// The formats that are read.
enum FileKind {
  case text
  case markdown
  case html
  case pdf
  case mail
  case word

  /// Told by the first bytes, then by what a server said, then by the suffix, then by a look
  /// at the beginning.
  init(of input: SourceFile) throws(ReadingError) {
    if let kind = try Self.bySignature(of: input) {
      self = kind
      return
    }
    self =
      Self.byMediaType[input.bareMediaType ?? ""] ?? Self.bySuffix[input.suffix]
      ?? (looksLikeHTML(input.bytes) ? .html : looksLikeMail(input.bytes) ? .mail : .text)
  }

  private static func bySignature(of input: SourceFile) throws(ReadingError) -> FileKind? {
    let bytes = input.bytes
    if bytes.starts(with: "PK".utf8), let archive = ZipArchive(bytes) {
      if archive.has("word/document.xml") { return .word }
      throw .unsupported(
        name: input.name, kind: zipKind(archive),
        advice: "save it as DOCX or PDF, or give the files in it one by one")
    }
    // Some PDFs have a few bytes before their mark.
    if bytes.prefix(1024).firstRange(ofBytes: "%PDF-") != nil,
      bytes.starts(with: "%PDF-".utf8) || bytes.contains(0)
    {
      return .pdf
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw .unsupported(
        name: input.name, kind: "an old Office file", advice: "save it as DOCX or PDF")
    }
    if bytes.starts(with: "{\\rtf".utf8) {
      throw .unsupported(name: input.name, kind: "an RTF file", advice: "save it as DOCX or text")
    }
    if let kind = binaryKind(of: bytes) { throw .binary(name: input.name, kind: kind) }
    return nil
  }

  private static func zipKind(_ archive: ZipArchive) -> String {
    if archive.has("xl/workbook.xml") { return "an Excel workbook" }
    if archive.has("ppt/presentation.xml") { return "a PowerPoint presentation" }
    if archive.has("META-INF/container.xml") { return "an EPUB book" }
    if archive.has("content.xml") { return "an OpenDocument file" }
    return "a ZIP archive"
  }

  private static let byMediaType: [String: FileKind] = [
    "text/html": .html, "application/xhtml+xml": .html, "text/markdown": .markdown,
    "text/x-markdown": .markdown, "text/plain": .text, "message/rfc822": .mail,
    "multipart/related": .mail,
  ]

  private static let bySuffix: [String: FileKind] = [
    "html": .html, "htm": .html, "xhtml": .html, "shtml": .html, "md": .markdown,
    "markdown": .markdown, "mdown": .markdown, "mkd": .markdown, "txt": .text, "text": .text,
    "eml": .mail, "mht": .mail, "mhtml": .mail,
  ]
}

/// What a file that is no text is, by its first bytes; nil where they are not known.
private func binaryKind(of bytes: [UInt8]) -> String? {
  let known: [([UInt8], String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF8".utf8), "a GIF image"), (Array("II*\0".utf8), "a TIFF image"),
    (Array("MM\0*".utf8), "a TIFF image"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0x4D, 0x5A, 0x90, 0x00], "a program"), (Array("OggS".utf8), "an Ogg recording"),
    (Array("ID3".utf8), "an MP3 recording"), (Array("fLaC".utf8), "a FLAC recording"),
    (Array("SQLite format 3\0".utf8), "a SQLite database"),
    ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"), (Array("Rar!".utf8), "a RAR archive"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive"), (Array("BZh9".utf8), "a bzip2 archive"),
  ]
  if let (_, kind) = known.first(where: { bytes.starts(with: $0.0) }) { return kind }
  guard bytes.count > 12 else { return nil }
  if bytes[4..<8].elementsEqual("ftyp".utf8) { return "a video or an image (MP4 family)" }
  let isRIFF = bytes.starts(with: "RIFF".utf8)
  if isRIFF, bytes[8..<12].elementsEqual("WEBP".utf8) { return "a WebP image" }
  return isRIFF && bytes.contains(0) ? "a recording or video (RIFF)" : nil
}

/// Whether the beginning is what browsers take for HTML (WHATWG MIME Sniffing, 7.1), or some
/// other tag that only HTML has.
private func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
  let marks = [
    "<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<h1", "<div", "<font",
    "<table", "<a ", "<style", "<title", "<b>", "<br", "<p>", "<p ", "<article", "<main",
    "<section", "<meta", "<!--",
  ]
  let start = bytes.prefix(1024).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
  let beginning = String(decoding: start.prefix(64), as: UTF8.self).lowercased()
  if beginning.hasPrefix("<?xml") { return start.firstRange(ofBytes: "<html") != nil }
  return marks.contains { beginning.hasPrefix($0) }
}

/// Whether the file opens with at least three header lines of a mail.
private func looksLikeMail(_ bytes: [UInt8]) -> Bool {
  let known: Set<String> = [
    "from", "to", "cc", "date", "subject", "received", "return-path", "message-id", "mime-version",
    "delivered-to", "reply-to", "content-type",
  ]
  var found: Set<String> = []
  for line in bytes.prefix(8192).split(separator: 0x0A, omittingEmptySubsequences: false) {
    if line.isEmpty || line.elementsEqual([0x0D]) { break }
    if line.first == 0x20 || line.first == 0x09 { continue }
    guard let colon = line.firstIndex(of: 0x3A) else { return false }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    guard !name.contains(" ") else { return false }
    if known.contains(name) { found.insert(name) }
  }
  return found.count >= 3 && found.contains("from")
}

extension ArraySlice<UInt8> {
  /// Where `text` first begins.
  func firstRange(ofBytes text: String) -> Int? {
    let mark = Array(text.utf8)
    return indices.first { self[$0...].starts(with: mark) }
  }
}
