/// The pages of a PDF as running text: the lines of a paragraph joined, words that were divided
/// at a line's end made whole, running heads and page numbers left out.
struct PDFPages {
  private var out: [UInt8] = []
  /// Scalar offsets at which the pages begin; an empty page begins where the next one does.
  private(set) var starts: [Int] = []
  /// Words that stand undivided somewhere, in lower case.
  private var known: Set<String> = []

  var text: String { String(decoding: out, as: UTF8.self) }

  init(_ layout: PDFLayout) {
    let pages = Self.withoutRunningLines(layout.pages)
    for line in pages.lazy.flatMap(\.blocks).flatMap({ $0 }) {
      for word in line.text.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "-" })
      where word.utf8.count > 3 && word.utf8.last != 0x2D { known.insert(String(word)) }
    }
    var scalars = 0
    var counted = 0
    for page in pages {
      var isNew = true
      for paragraph in page.blocks.flatMap(Self.paragraphs) {
        guard let line = oneLine(joined(paragraph)) else { continue }
        if !out.isEmpty { out.append(contentsOf: goesOn(line) ? [0x20] : [0x0A, 0x0A]) }
        if isNew {
          scalars += out[counted...].count { $0 & 0xC0 != 0x80 }
          counted = out.count
          starts.append(scalars)
          isNew = false
        }
        out.append(contentsOf: line.utf8)
      }
      if isNew { starts.append(-1) }
    }
    scalars += out[counted...].count { $0 & 0xC0 != 0x80 }
    for i in starts.indices.reversed() where starts[i] < 0 {
      starts[i] = i + 1 < starts.count ? starts[i + 1] : scalars
    }
  }

  /// A block divided where a line is indented, or follows one that ends a sentence early.
  private static func paragraphs(of block: [PDFLayout.Line]) -> [[String]] {
    let left = block.map(\.left).min() ?? 0
    let right = block.map(\.right).max() ?? 0
    var paragraphs: [[String]] = []
    var last: PDFLayout.Line?
    for line in block where !line.text.isEmpty {
      let height = max(4, line.bottom - line.top)
      var isNew = last == nil
      if let last {
        let isIndented = line.left > left + 0.8 * height && last.left <= left + 0.5 * height
        let ends =
          last.text.unicodeScalars.last.map { ".!?:”\"".unicodeScalars.contains($0) } ?? false
        let isShort = last.right < right - 0.15 * (right - left)
        isNew = (isIndented && ends) || (isShort && ends) || line.top - last.bottom > 0.8 * height
      }
      if isNew { paragraphs.append([]) }
      paragraphs[paragraphs.count - 1].append(line.text)
      last = line
    }
    return paragraphs
  }

  /// Whether a paragraph goes on with the sentence that the column or page before broke off.
  private func goesOn(_ line: String) -> Bool {
    guard let last = out.last, let first = line.unicodeScalars.first else { return false }
    if last == 0x2C { return first.properties.isAlphabetic || first == "\"" || first == "“" }
    return (last >= 0x80 || (0x61...0x7A).contains(last | 0x20)) && first.properties.isLowercase
  }

  /// The lines as one. A hyphen at a line's end goes if the whole word is known, or if the word
  /// with its hyphen is not and its parts are none on their own.
  private func joined(_ lines: [String]) -> String {
    var text = ""
    for line in lines {
      guard text.hasSuffix("-"), !text.hasSuffix(" -"), let next = line.unicodeScalars.first,
        next.properties.isLowercase
      else {
        text += text.isEmpty ? line : " " + line
        continue
      }
      let head =
        text.dropLast().lowercased().split(separator: " ").last?.drop { !$0.isLetter } ?? ""
      let tail = line.lowercased().prefix { $0.isLetter }
      let isDivided =
        known.contains(String(head + tail))
        || !(known.contains("\(head)-\(tail)")
          || (known.contains(String(head)) && known.contains(String(tail))))
      if isDivided { text.removeLast() }
      text += line
    }
    return text
  }

  /// The pages without the two first and last lines where they come again on most pages, numbers
  /// aside, or are nothing but a number.
  private static func withoutRunningLines(_ pages: [PDFLayout.Page]) -> [PDFLayout.Page] {
    guard pages.count > 2 else { return pages }
    func shape(_ line: PDFLayout.Line) -> String {
      line.text.lowercased().filter { !$0.isNumber && $0 != " " }
    }
    func edges(_ page: PDFLayout.Page) -> [PDFLayout.Line] {
      let lines = page.blocks.flatMap { $0 }.sorted { $0.top < $1.top }
      return lines.count < 5
        ? [lines.first, lines.last].compactMap { $0 } : lines.prefix(2) + lines.suffix(2)
    }
    var counts: [String: Int] = [:]
    for page in pages {
      for line in Set(edges(page).map(shape)) { counts[line, default: 0] += 1 }
    }
    return pages.map { page in
      let running = edges(page).filter { line in
        let shape = shape(line)
        return shape.isEmpty || counts[shape, default: 0] * 2 > pages.count
      }
      let places = Set(running.map { [$0.left, $0.top] })
      return PDFLayout.Page(
        blocks: page.blocks.map { $0.filter { !places.contains([$0.left, $0.top]) } })
    }
  }
}
