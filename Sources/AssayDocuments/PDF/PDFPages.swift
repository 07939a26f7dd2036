/// The pages that pdftotext gives, as running text: the lines of a paragraph joined, words that
/// were divided at a line's end made whole, running heads and page numbers left out.
struct PDFPages {
  private(set) var text = ""
  /// Scalar offsets at which the pages begin.
  private(set) var starts: [Int] = []

  /// - Parameter layout: pages that end in form feeds, paragraphs with blank lines between.
  init(_ layout: String) {
    var pages = layout.split(separator: "\u{0C}", omittingEmptySubsequences: false).map {
      $0.split(separator: "\n", omittingEmptySubsequences: false).map { trimmed($0) }
    }
    if let last = pages.last, last.allSatisfy(\.isEmpty) { pages.removeLast() }
    Self.dropRunningLines(&pages)
    let words = Self.words(of: layout)
    var out: [UInt8] = []
    var scalars = 0
    var counted = 0
    for page in pages {
      var isFirst = true
      for paragraph in Self.paragraphs(of: page) {
        let joined = Self.joined(paragraph, known: words)
        guard let line = oneLine(joined) else { continue }
        let goesOn = isFirst && Self.goesOn(out, line)
        if !out.isEmpty { out.append(contentsOf: goesOn ? [0x20] : [0x0A, 0x0A]) }
        if isFirst {
          scalars += out[counted...].count { $0 & 0xC0 != 0x80 }
          counted = out.count
          starts.append(scalars)
          isFirst = false
        }
        out.append(contentsOf: line.utf8)
      }
      if isFirst {  // an empty page begins where the next one does
        scalars += out[counted...].count { $0 & 0xC0 != 0x80 }
        counted = out.count
        starts.append(scalars)
      }
    }
    text = String(decoding: out, as: UTF8.self)
  }

  private static func paragraphs(of page: [String]) -> [[String]] {
    page.split(whereSeparator: \.isEmpty).map(Array.init)
  }

  /// Whether a page's first paragraph goes on with the sentence that the last page broke off.
  private static func goesOn(_ out: [UInt8], _ line: String) -> Bool {
    guard let last = out.last, let first = line.unicodeScalars.first else { return false }
    let isOpen = last >= 0x80 || (last | 0x20 >= 0x61 && last | 0x20 <= 0x7A) || last == 0x2C
    return isOpen && first.properties.isLowercase
  }

  /// The lines as one, a hyphen at a line's end kept unless the whole word stands elsewhere.
  private static func joined(_ lines: [String], known: Set<String>) -> String {
    var text = ""
    for line in lines {
      guard text.hasSuffix("-"), let next = line.unicodeScalars.first, next.properties.isLowercase
      else {
        text += text.isEmpty ? line : " " + line
        continue
      }
      let head = text.dropLast().split(separator: " ").last ?? ""
      let tail = line.prefix { $0.isLetter }
      if known.contains((head.drop { !$0.isLetter } + tail).lowercased()) { text.removeLast() }
      text += line
    }
    return text
  }

  /// All words of the text in lower case, those divided by hyphens left out.
  private static func words(of text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter }.filter { $0.utf8.count > 3 }.map(String.init))
  }

  /// Blanks the first and last lines of pages where they come again on most of them, numbers
  /// aside, and lines there that are nothing but a number.
  private static func dropRunningLines(_ pages: inout [[String]]) {
    guard pages.count > 2 else { return }
    var counts: [String: Int] = [:]
    func shape(_ line: String) -> String { line.lowercased().filter { !$0.isNumber && $0 != " " } }
    func edges(_ page: [String]) -> [Int] {
      let shown = page.indices.filter { !page[$0].isEmpty }
      return Array(Set(shown.prefix(2) + shown.suffix(2)))
    }
    for page in pages {
      for line in Set(edges(page).map { shape(page[$0]) }) { counts[line, default: 0] += 1 }
    }
    for i in pages.indices {
      for line in edges(pages[i]) {
        let shape = shape(pages[i][line])
        if shape.isEmpty || counts[shape, default: 0] * 2 > pages.count { pages[i][line] = "" }
      }
    }
  }
}
