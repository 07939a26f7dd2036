import AssayModel

/// Reads a text file: its text is the file's own, unchanged, line ends included.
enum PlainTextReader {
  static func read(_ input: SourceFile) throws(ReadingError) -> Draft {
    let decoded = try decodeText(input.bytes, charset: input.statedCharset, name: input.name)
    var draft = Draft(mediaType: "text/plain")
    draft.text = decoded.text
    draft.notes = decoded.notes
    let opening = Opening(of: decoded.text)
    draft.title = opening.title.flatMap { oneLine($0) }
    draft.author = opening.author
    draft.date = opening.date
    return draft
  }
}

/// What the first lines of a text say of it: title, byline and date, where each is clear.
///
/// A title is a short paragraph of one line before the text proper that does not end like a
/// sentence. A byline is `By` and a name on a line of its own, or a bare name above the title
/// that the text does not speak of.
/// A date is a line that holds nothing else, or stands in the dateline that opens the text
/// (`PARIS, March 3, 2024 —`).
struct Opening {
  private(set) var title: String?
  private(set) var author: String?
  private(set) var date: CalendarDay?
  private var body = ""

  init(of text: String) {
    let paragraphs = Self.paragraphs(of: text)
    body = text
    defer { body = "" }
    guard paragraphs.count > 1 else {
      if let first = paragraphs.first?.first { date = Self.datelineDay(of: first) }
      return
    }
    for (i, lines) in paragraphs.enumerated() {
      let isLast = i == paragraphs.count - 1
      guard !isLast, read(lines, atTop: i == 0, next: paragraphs[i + 1]) else {
        if date == nil, let line = lines.first { date = Self.datelineDay(of: line) }
        return
      }
    }
  }

  /// Takes a paragraph as part of the opening; false where the text proper begins.
  private mutating func read(_ lines: [String], atTop: Bool, next: [String]) -> Bool {
    guard lines.count <= 4 else { return false }
    var took = false
    for (i, line) in lines.enumerated() {
      if author == nil, let name = Self.byline(line) {
        author = name
      } else if date == nil, let written = WrittenDate(line), written.isWhole {
        date = written.day
      } else if title == nil, i == 0, Self.isTitle(line), lines.count == 1 || isOpening(lines) {
        // A bare name above a title is the author's, unless the text speaks of it.
        if atTop, lines.count == 1, author == nil, Self.isName(line), let below = next.first,
          next.count == 1, Self.isTitle(below), !Self.isName(below), !isSpokenOf(line)
        {
          author = line
        } else {
          title = line
        }
      } else {
        return false
      }
      took = true
    }
    return took
  }

  /// Whether a word of the line comes again in the first part of the text: `Climate Change` is
  /// a subject, `Jane Doe` above an article is who wrote it.
  private func isSpokenOf(_ line: String) -> Bool {
    let words = Set(line.lowercased().split(separator: " ").filter { $0.utf8.count > 2 })
    let head = String(decoding: body.utf8.prefix(32_768), as: UTF8.self).lowercased()
    let later = head.split(whereSeparator: { !$0.isLetter && $0 != "-" }).filter(words.contains)
    return later.count > words.count
  }

  /// Whether all lines but the first are byline or date.
  private func isOpening(_ lines: [String]) -> Bool {
    lines.dropFirst().allSatisfy { Self.byline($0) != nil || WrittenDate($0)?.isWhole == true }
  }

  /// The first paragraphs, each as its lines without white space at the ends.
  private static func paragraphs(of text: String) -> [[String]] {
    var paragraphs: [[String]] = []
    var lines: [String] = []
    for line in text.utf8.prefix(8192).split(
      separator: 0x0A, maxSplits: 60, omittingEmptySubsequences: false)
    {
      let line = trimmed(String(decoding: line, as: UTF8.self))
      if !line.isEmpty {
        lines.append(line)
      } else if !lines.isEmpty {
        paragraphs.append(lines)
        lines = []
        if paragraphs.count == 6 { return paragraphs }
      }
    }
    if !lines.isEmpty { paragraphs.append(lines) }
    return paragraphs
  }

  private static func isTitle(_ line: String) -> Bool {
    guard line.unicodeScalars.count <= 120, let last = line.unicodeScalars.last,
      line.unicodeScalars.contains(where: \.properties.isAlphabetic)
    else { return false }
    if line.hasSuffix("...") { return true }
    return !".,;:".unicodeScalars.contains(last)
      && line.split(separator: " ").count <= 20
  }

  /// The name of `By Jane Doe`, without what follows a comma or bar.
  static func byline(_ line: String) -> String? {
    guard line.utf8.count <= 100 else { return nil }
    let words = line.split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[0].lowercased() == "by" else { return nil }
    let rest = words[1].split(whereSeparator: { $0 == "," || $0 == "|" }).first ?? ""
    let name = trimmed(rest)
    return isName(name) ? name : nil
  }

  /// One to eight words, all capitalised but particles: `Ursula von der Leyen and Ann Lee`.
  static func isName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (1...8).contains(words.count) else { return false }
    let particles: Set<Substring> = [
      "and", "von", "van", "der", "den", "de", "da", "del", "della", "di", "la", "le", "al", "bin",
      "ibn", "ter", "dos", "du", "&", "y",
    ]
    let capitalised = words.filter { !particles.contains($0) }
    return (words.count > capitalised.count ? capitalised.count >= 2 : true)
      && (capitalised.count >= 2 && capitalised.count <= 6)
      && capitalised.allSatisfy { word in
        guard let first = word.unicodeScalars.first, first.properties.isUppercase else {
          return false
        }
        return word.unicodeScalars.allSatisfy {
          $0.properties.isAlphabetic || "'’.-‑".unicodeScalars.contains($0)
        }
      }
  }

  /// The day of `PARIS, March 3, 2024 (AP) — …`: one before the dash that ends a dateline.
  private static func datelineDay(of line: String) -> CalendarDay? {
    let head = String(line.unicodeScalars.prefix(80))
    for dash in [" — ", " – ", " -- ", " - "] {
      guard let end = head.firstIndex(ofText: dash) else { continue }
      let dateline = head[..<end]
      let place = dateline.prefix { $0 != "," }
      guard !place.isEmpty, place.unicodeScalars.allSatisfy({ !$0.properties.isLowercase }) else {
        return nil
      }
      return WrittenDate(dateline)?.day
    }
    return nil
  }
}
