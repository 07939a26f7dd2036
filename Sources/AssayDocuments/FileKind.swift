/// The formats that are read.
enum FileKind {
  case text
  case markdown
  case html

  /// Told by the first bytes, then by what a server said, then by the suffix, then by a look
  /// at the beginning.
  init(of input: SourceFile) throws(ReadingError) {
    if let kind = binaryKind(of: input.bytes) {
      throw .binary(name: input.name, kind: kind)
    }
    self =
      Self.byMediaType[input.bareMediaType ?? ""] ?? Self.bySuffix[input.suffix]
      ?? (looksLikeHTML(input.bytes) ? .html : .text)
  }

  private static let byMediaType: [String: FileKind] = [
    "text/html": .html, "application/xhtml+xml": .html, "text/markdown": .markdown,
    "text/x-markdown": .markdown, "text/plain": .text,
  ]

  private static let bySuffix: [String: FileKind] = [
    "html": .html, "htm": .html, "xhtml": .html, "shtml": .html, "md": .markdown,
    "markdown": .markdown, "mdown": .markdown, "mkd": .markdown, "txt": .text, "text": .text,
  ]
}

/// What a file that is no text is, by its first bytes; nil where they are not known.
func binaryKind(of bytes: [UInt8]) -> String? {
  let known: [([UInt8], String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF8".utf8), "a GIF image"), (Array("II*\0".utf8), "a TIFF image"),
    (Array("MM\0*".utf8), "a TIFF image"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    (Array("MZ".utf8) + [0x90], "a program"), (Array("OggS".utf8), "an Ogg recording"),
    (Array("ID3".utf8), "an MP3 recording"), (Array("SQLite format 3\0".utf8), "a SQLite database"),
    (Array("7z".utf8) + [0xBC, 0xAF], "a 7z archive"), (Array("Rar!".utf8), "a RAR archive"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive"),
    (Array("BZh".utf8), "a bzip2 archive"),
  ]
  if let (_, kind) = known.first(where: { bytes.starts(with: $0.0) }) { return kind }
  guard bytes.count > 12 else { return nil }
  let brand = String(decoding: bytes[4..<8], as: UTF8.self)
  if brand == "ftyp" { return "a video or an image (MP4 family)" }
  if bytes.starts(with: Array("RIFF".utf8)) { return "a RIFF file (WebP, WAV or AVI)" }
  return nil
}

/// Whether the beginning is what browsers take for HTML (WHATWG MIME Sniffing, 7.1), or some
/// other tag that only HTML has.
func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
  let marks = [
    "<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<h1", "<div", "<font",
    "<table", "<a ", "<style", "<title", "<b>", "<br", "<p>", "<p ", "<article", "<main",
    "<section", "<meta", "<!--",
  ]
  let start = bytes.prefix(1024).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
  let beginning = String(decoding: start.prefix(64), as: UTF8.self).lowercased()
  if beginning.hasPrefix("<?xml") {
    return String(decoding: start, as: UTF8.self).lowercased().contains("<html")
  }
  return marks.contains { beginning.hasPrefix($0) }
}
