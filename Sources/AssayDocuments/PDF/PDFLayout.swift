import AssayModel

/// What `pdftotext -bbox-layout` tells of a PDF: its pages as blocks of lines with their places,
/// and what the file says of itself. The output has one element a line.
struct PDFLayout {
  struct Line {
    /// Points from the page's left and top edge.
    var left = 0.0
    var top = 0.0
    var right = 0.0
    var bottom = 0.0
    var text = ""
  }

  struct Page {
    var blocks: [[Line]] = []
  }

  private(set) var pages: [Page] = []
  private(set) var title: String?
  private(set) var author: String?
  /// The day on which the file was made.
  private(set) var made: CalendarDay?

  /// O(n).
  init(_ output: [UInt8]) {
    var start = 0
    while start < output.count {
      let end = output[start...].firstIndex(of: 0x0A) ?? output.count
      read(output[start..<end].drop { $0 == 0x20 })
      start = end + 1
    }
  }

  private mutating func read(_ element: ArraySlice<UInt8>) {
    if element.starts(with: "<word ".utf8) {
      guard let page = pages.indices.last, let block = pages[page].blocks.indices.last,
        let line = pages[page].blocks[block].indices.last
      else { return }
      let word = Self.content(of: element)
      if !pages[page].blocks[block][line].text.isEmpty {
        pages[page].blocks[block][line].text += " "
      }
      pages[page].blocks[block][line].text += word
    } else if element.starts(with: "<line ".utf8) {
      guard let page = pages.indices.last, let block = pages[page].blocks.indices.last else {
        return
      }
      let place = String(decoding: element.prefix(200), as: UTF8.self)
      func number(_ name: String) -> Double {
        Self.attribute(name, of: place).flatMap(Double.init) ?? 0
      }
      pages[page].blocks[block].append(
        Line(
          left: number("xMin"), top: number("yMin"), right: number("xMax"), bottom: number("yMax")))
    } else if element.starts(with: "<block ".utf8), let page = pages.indices.last {
      pages[page].blocks.append([])
    } else if element.starts(with: "<page ".utf8) {
      pages.append(Page())
    } else if element.starts(with: "<title>".utf8) {
      title = oneLine(Self.content(of: element))
    } else if element.starts(with: "<meta ".utf8) {
      let text = String(decoding: element, as: UTF8.self)
      let content = Self.attribute("content", of: text).flatMap(plainLine)
      switch Self.attribute("name", of: text) {
      case "Author": author = content.flatMap(Author.name)
      case "CreationDate": made = content.flatMap { WrittenDate($0)?.day }
      default: break
      }
    }
  }

  private static func attribute(_ name: String, of element: String) -> String? {
    guard let at = element.firstIndex(ofText: " \(name)=\"") else { return nil }
    return String(element[at...].dropFirst(name.count + 3).prefix { $0 != "\"" })
  }

  /// What stands between an element's tags, character references decoded.
  private static func content(of element: ArraySlice<UInt8>) -> String {
    guard let open = element.firstIndex(of: 0x3E), let close = element.lastIndex(of: 0x3C),
      close > open
    else { return "" }
    var bytes = element[(open + 1)..<close]
    guard bytes.contains(0x26) else { return String(decoding: bytes, as: UTF8.self) }
    var text = ""
    while let mark = bytes.firstIndex(of: 0x26) {
      text += String(decoding: bytes[..<mark], as: UTF8.self)
      let reference = characterReference(bytes[mark...]) ?? ("&", 1)
      text += reference.text
      bytes = bytes[(mark + reference.length)...]
    }
    return text + String(decoding: bytes, as: UTF8.self)
  }
}
