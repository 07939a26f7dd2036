/// The blocks of a Markdown text, containers (lists, quotations) taken away. O(n).
struct MarkdownBlocks {
  struct Block {
    enum Kind: Equatable {
      case heading(Int)
      case paragraph
      /// Rows by line, cells as they are shown.
      case table
      /// Shown as it is.
      case code
    }

    var kind: Kind
    var bytes: [UInt8]
  }

  private(set) var blocks: [Block] = []
  /// Labels that a link can name, in lower case.
  private(set) var references: Set<String> = []

  private var paragraph: [UInt8] = []
  private var code: [UInt8]?
  private var fence: (mark: UInt8, length: Int)?
  /// Inside a list, indented lines belong to an item and are no code.
  private var inList = false
  private var lastWasBlank = true
  private var inTable = false
  /// Whether the paragraph is a footnote, which the next definition ends.
  private var isNote = false
  /// The end of an HTML block whose content is not shown.
  private var hiddenUntil: [UInt8]?

  init(of bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var line = bytes[start..<end]
      if line.last == 0x0D { line.removeLast() }
      read(line)
      start = end + 1
    }
    finish()
    if let code { close(code) }
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    if fence != nil { return readFenced(line) }
    if let end = hiddenUntil {
      if line.contains(end) { hiddenUntil = nil }
      return
    }
    var line = line
    var indent = Self.takeIndent(&line)
    guard !line.isEmpty else { return readBlank() }

    if indent >= 4, !inList, lastWasBlank || code != nil, paragraph.isEmpty {
      if code == nil { code = [] } else { code?.append(0x0A) }
      code?.append(contentsOf: Self.spaces(indent - 4))
      code?.append(contentsOf: line)
      lastWasBlank = false
      return
    }
    if let code {
      close(code)
      self.code = nil
    }
    var interrupted = false
    while let marker = Self.container(line, afterBlank: paragraph.isEmpty || inList) {
      if Self.isBreak(line) { break }
      if marker.isItem {
        finish()
        inList = true
      } else if !interrupted, lastWasBlank {
        finish()
      }
      interrupted = true
      line = line.dropFirst(marker.length)
      indent = Self.takeIndent(&line)
      if line.isEmpty { return readBlank() }
    }
    if !interrupted, indent == 0, lastWasBlank { inList = false }
    lastWasBlank = false
    readContent(line)
  }

  private mutating func readBlank() {
    if code != nil {
      code?.append(0x0A)
    } else {
      finish()
    }
    lastWasBlank = true
  }

  private mutating func readContent(_ line: ArraySlice<UInt8>) {
    if let opening = Self.fence(line) {
      finish()
      fence = opening
      code = []
      return
    }
    if let (level, title) = Self.heading(line) {
      finish()
      blocks.append(Block(kind: .heading(level), bytes: Array(title)))
      return
    }
    if !paragraph.isEmpty, !inTable, let level = Self.underline(line) {
      blocks.append(Block(kind: .heading(level), bytes: paragraph))
      paragraph = []
      return
    }
    if Self.isBreak(line) { return finish() }
    if paragraph.isEmpty || isNote {
      if let end = Self.hiddenBlock(line) {
        if !line.contains(end) { hiddenUntil = end }
        return
      }
      if let (label, rest) = Self.definition(line) {
        finish()
        references.insert(label)
        if label.hasPrefix("^") {
          paragraph = Array(rest)
          isNote = true
        }
        return
      }
    }
    if !paragraph.isEmpty, !paragraph.contains(0x0A), paragraph.contains(0x7C),
      Self.isTableRule(line)
    {
      inTable = true
      paragraph = Self.cells(paragraph[...])
      return
    }
    if inTable {
      guard line.contains(0x7C) else {
        finish()
        return readContent(line)
      }
      paragraph.append(0x0A)
      paragraph.append(contentsOf: Self.cells(line))
      return
    }
    if !paragraph.isEmpty { paragraph.append(0x0A) }
    paragraph.append(contentsOf: line)
  }

  private mutating func readFenced(_ line: ArraySlice<UInt8>) {
    guard let fence else { return }
    let bare = line.drop { $0 == 0x20 }
    let marks = bare.prefix { $0 == fence.mark }.count
    if marks >= fence.length, bare.dropFirst(marks).allSatisfy({ $0 <= 0x20 }) {
      if let code { close(code) }
      code = nil
      self.fence = nil
      lastWasBlank = false
    } else {
      code?.append(contentsOf: line)
      code?.append(0x0A)
    }
  }

  /// Ends the paragraph or table that is open.
  private mutating func finish() {
    if !paragraph.isEmpty {
      blocks.append(Block(kind: inTable ? .table : .paragraph, bytes: paragraph))
      paragraph = []
    }
    isNote = false
    inTable = false
  }

  private mutating func close(_ code: [UInt8]) {
    var code = code[...]
    while code.last == 0x0A { code.removeLast() }
    while code.first == 0x0A { code.removeFirst() }
    if !code.isEmpty { blocks.append(Block(kind: .code, bytes: Array(code))) }
  }
}
