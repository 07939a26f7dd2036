/// Writes the text of a page as it reads: blocks with one blank line between them, white space
/// folded, rows of a table on lines of their own with ` | ` between the cells.
struct TextFlow {
  private var out: [UInt8] = []
  private var folder = SpaceFolder()
  /// Line breaks owed before the next visible character: 0, 1, or 2 for a new block.
  private var owed = 0
  /// Whether a cell of this row has been written, so that the next one needs a bar.
  private var owesBar = false
  private var rowHasCell = false

  /// The text below and at `start`, without the nodes that `skipped` marks.
  static func text(of tree: HTMLTree, from start: Int, skipped: [Bool]) -> String {
    var flow = TextFlow()
    flow.write(tree, tree.nodes[start].end, from: start, skipped: skipped)
    return String(decoding: flow.out, as: UTF8.self)
  }

  private mutating func write(_ tree: HTMLTree, _ end: Int, from start: Int, skipped: [Bool]) {
    let grids = Grids(of: tree, start..<end)
    // Elements whose end is still to come, innermost last.
    var open: [Int] = []
    var preformatted = 0
    var index = start
    while index < end || !open.isEmpty {
      while let last = open.last, tree.nodes[last].end <= index {
        open.removeLast()
        leave(tree.nodes[last].tag, isCell: grids.cells.contains(last))
        if tree.nodes[last].tag.isPreformatted { preformatted -= 1 }
      }
      guard index < end else { break }
      let node = tree.nodes[index]
      if skipped[index] || node.tag.isNeverShown {
        if node.tag.isBlock { owed = 2 }
        index = node.end
        continue
      }
      if node.tag == .text {
        tree.bytes.withUnsafeBufferPointer {
          let text = UnsafeBufferPointer(rebasing: $0[node.text])
          if preformatted > 0 { writePreformatted(text) } else { write(text) }
        }
      } else {
        enter(node.tag, isCell: grids.cells.contains(index), isRow: grids.rows.contains(index))
        if node.tag.isPreformatted { preformatted += 1 }
        open.append(index)
      }
      index += 1
    }
  }

  private mutating func enter(_ tag: HTMLTag, isCell: Bool, isRow: Bool) {
    if isCell {
      owesBar = rowHasCell
    } else if isRow {
      owed = max(owed, 1)
      rowHasCell = false
      owesBar = false
    } else if tag == .br {
      owed = min(owed + 1, 2)
    } else if tag.isBlock, tag != .thead, tag != .tbody, tag != .tfoot {
      owed = 2
    }
  }

  private mutating func leave(_ tag: HTMLTag, isCell: Bool) {
    if isCell {
      owesBar = false
    } else if tag == .tr {
      owed = max(owed, 1)
      rowHasCell = false
    } else if tag.isBlock, tag != .thead, tag != .tbody, tag != .tfoot {
      owed = 2
    }
  }

  private mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
    if owed > 0 || owesBar {
      guard Self.isVisible(text) else { return }
      breakLine()
    }
    let before = out.count
    folder.append(text, to: &out)
    if out.count > before { rowHasCell = true }
  }

  private mutating func writePreformatted(_ text: UnsafeBufferPointer<UInt8>) {
    var line = 0
    while line <= text.count {
      let end = text[line...].firstIndex(of: 0x0A) ?? text.count
      let content = UnsafeBufferPointer(rebasing: text[line..<end])
      if Self.isVisible(content) {
        breakLine()
        // Leading blanks are layout; blanks within are kept.
        for byte in content where byte != 0x0D { out.append(byte) }
        rowHasCell = true
        folder.resumeLine()
      }
      guard end < text.count else { break }
      owed = min(owed + 1, 2)
      line = end + 1
    }
  }

  private mutating func breakLine() {
    if owed > 0 {
      while out.last == 0x20 { out.removeLast() }
      if !out.isEmpty, !folder.atLineStart {
        out.append(contentsOf: repeatElement(0x0A, count: owed))
      }
      folder.beginLine()
    } else if owesBar {
      out.append(contentsOf: " | ".utf8)
      folder.beginLine()
    }
    owed = 0
    owesBar = false
  }

  /// Whether anything is seen of a text besides white space.
  private static func isVisible(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    while i < text.count {
      if text[i] == 0xC2, i + 1 < text.count, text[i + 1] == 0xA0 || text[i + 1] == 0xAD {
        i += 2
      } else if text[i] > 0x20 {
        return true
      } else {
        i += 1
      }
    }
    return false
  }
}

/// The rows and cells of the tables that hold data; other tables are layout, and their cells
/// blocks like any other.
struct Grids {
  private(set) var rows: Set<Int> = []
  private(set) var cells: Set<Int> = []

  init(of tree: HTMLTree, _ range: Range<Int>) {
    // Innermost table, row around each node, by a walk in document order.
    var tables: [(index: Int, rows: [Int], cells: [Int], isData: Bool)] = []
    func close(_ table: (index: Int, rows: [Int], cells: [Int], isData: Bool)) {
      guard table.isData, table.cells.count > table.rows.count else { return }
      rows.formUnion(table.rows)
      cells.formUnion(table.cells)
    }
    for index in range {
      while let last = tables.last, tree.nodes[last.index].end <= index {
        close(last)
        tables.removeLast()
      }
      let tag = tree.nodes[index].tag
      if tag == .table {
        // A table in a cell makes the outer one layout.
        if !tables.isEmpty { tables[tables.count - 1].isData = false }
        tables.append((index, [], [], true))
      } else if !tables.isEmpty {
        let last = tables.count - 1
        switch tag {
        case .tr: tables[last].rows.append(index)
        case .td, .th: tables[last].cells.append(index)
        case .p, .div, .ul, .ol, .article, .section, .h1, .h2, .h3, .h4, .blockquote, .form:
          tables[last].isData = false
        case .text where tree.nodes[index].text.count > 400: tables[last].isData = false
        default: break
        }
      }
    }
    tables.forEach(close)
  }
}
