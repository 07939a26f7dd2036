/// What a single line of Markdown is.
extension MarkdownBlocks {
  /// Takes the leading white space away and gives its width, tabs counting to the next four.
  static func takeIndent(_ line: inout ArraySlice<UInt8>) -> Int {
    var width = 0
    while let byte = line.first, byte == 0x20 || byte == 0x09 {
      width += byte == 0x20 ? 1 : 4 - width % 4
      line.removeFirst()
    }
    if line.allSatisfy({ $0 <= 0x20 }) { line = line.prefix(0) }
    return width
  }

  static func spaces(_ count: Int) -> [UInt8] { [UInt8](repeating: 0x20, count: count) }

  /// The marker of a quotation or list item that the line begins with.
  /// - Parameter afterBlank: within a paragraph, only a list that starts at 1 may begin.
  static func container(
    _ line: ArraySlice<UInt8>, afterBlank: Bool
  ) -> (length: Int, isItem: Bool)? {
    guard let first = line.first else { return nil }
    func isSpace(_ offset: Int) -> Bool {
      let index = line.startIndex + offset
      return index >= line.endIndex || line[index] == 0x20 || line[index] == 0x09
    }
    if first == UInt8(ascii: ">") { return (1, false) }
    if [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(first), isSpace(1) {
      // GFM task items: `- [x] done`.
      let rest = line.dropFirst(2)
      for box in ["[ ] ", "[x] ", "[X] "] where rest.starts(with: box.utf8) { return (6, true) }
      return (1, true)
    }
    let digits = line.prefix { (0x30...0x39).contains($0) }
    guard (1...9).contains(digits.count), afterBlank || digits.elementsEqual([0x31]) else {
      return nil
    }
    let rest = line.dropFirst(digits.count)
    guard let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"),
      isSpace(digits.count + 1)
    else { return nil }
    return (digits.count + 1, true)
  }

  /// Three or more `*`, `-` or `_`, with nothing but spaces between.
  static func isBreak(_ line: ArraySlice<UInt8>) -> Bool {
    guard let mark = line.first, mark == 0x2A || mark == 0x2D || mark == 0x5F else { return false }
    var marks = 0
    for byte in line where byte > 0x20 {
      guard byte == mark else { return false }
      marks += 1
    }
    return marks >= 3
  }

  static func fence(_ line: ArraySlice<UInt8>) -> (mark: UInt8, length: Int)? {
    guard let mark = line.first, mark == 0x60 || mark == 0x7E else { return nil }
    let length = line.prefix { $0 == mark }.count
    guard length >= 3, mark == 0x7E || !line.dropFirst(length).contains(0x60) else { return nil }
    return (mark, length)
  }

  /// The level and content of `## Title ##`.
  static func heading(_ line: ArraySlice<UInt8>) -> (Int, ArraySlice<UInt8>)? {
    let level = line.prefix { $0 == 0x23 }.count
    var rest = line.dropFirst(level)
    guard (1...6).contains(level), rest.first.map({ $0 <= 0x20 }) ?? true else { return nil }
    func trimEnd() { while let last = rest.last, last <= 0x20 { rest.removeLast() } }
    trimEnd()
    let closing = rest.reversed().prefix { $0 == 0x23 }.count
    if closing == rest.count || (closing > 0 && rest.dropLast(closing).last == 0x20) {
      rest.removeLast(closing)
      trimEnd()
    }
    return (level, rest)
  }

  /// The level of the heading that a line of `=` or `-` makes of the line above.
  static func underline(_ line: ArraySlice<UInt8>) -> Int? {
    guard let mark = line.first, mark == 0x3D || mark == 0x2D else { return nil }
    var bare = line
    while let last = bare.last, last <= 0x20 { bare.removeLast() }
    return bare.allSatisfy { $0 == mark } ? (mark == 0x3D ? 1 : 2) : nil
  }

  /// The label and rest of `[label]: target` or of the footnote `[^1]: text`.
  static func definition(_ line: ArraySlice<UInt8>) -> (String, ArraySlice<UInt8>)? {
    guard line.first == 0x5B, let end = line.prefix(1000).firstIndex(of: 0x5D),
      end > line.startIndex + 1,
      line[(end + 1)...].first == 0x3A
    else { return nil }
    let label = String(decoding: line[(line.startIndex + 1)..<end], as: UTF8.self)
    let rest = line[(end + 2)...].drop { $0 <= 0x20 }
    return (label.lowercased(), rest)
  }

  /// What ends the HTML block that the line begins, if its content is not shown.
  static func hiddenBlock(_ line: ArraySlice<UInt8>) -> [UInt8]? {
    guard line.first == 0x3C else { return nil }
    let head = String(decoding: line.prefix(16), as: UTF8.self).lowercased()
    for (start, end) in [("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")]
    where head.hasPrefix(start) { return Array(end.utf8) }
    return nil
  }

  /// `| --- | :-: |`
  static func isTableRule(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains(0x2D)
      && line.allSatisfy { $0 <= 0x20 || $0 == 0x2D || $0 == 0x3A || $0 == 0x7C }
  }

  /// A table row with ` | ` between its cells and none at its ends.
  static func cells(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var cells: [[UInt8]] = [[]]
    var escaped = false
    for byte in line {
      if byte == 0x7C && !escaped {
        cells.append([])
      } else {
        cells[cells.count - 1].append(byte)
      }
      escaped = byte == 0x5C && !escaped
    }
    var shown = cells.map { Array(trimmed(String(decoding: $0, as: UTF8.self)).utf8) }
    if shown.first?.isEmpty == true { shown.removeFirst() }
    if shown.last?.isEmpty == true { shown.removeLast() }
    return Array(shown.joined(separator: Array(" | ".utf8)))
  }
}
