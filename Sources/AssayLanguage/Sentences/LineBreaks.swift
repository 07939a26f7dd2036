/// Tells the line breaks that end a sentence from those that only wrap a line.
///
/// An empty line always ends one. A single break is a wrap where the next word would not have
/// fitted in the block's width, or where a line goes on in small letters in a block that ends
/// with a full stop; else it ends a headline, an item or a paragraph.
struct LineBreaks {
  /// The offsets of line feeds that end a sentence, ascending.
  private var hard: [Int] = []

  private struct Line {
    var range: Range<Int>
    var feed: Int
  }

  /// O(n) in the text's length.
  init(_ bytes: [UInt8]) {
    var block: [Line] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      add(Line(range: Self.trim(start..<index, bytes), feed: index), to: &block, bytes)
      start = index + 1
    }
    add(Line(range: Self.trim(start..<bytes.count, bytes), feed: bytes.count), to: &block, bytes)
    judge(block, bytes)
  }

  /// Whether a gap between two tokens holds a break that ends a sentence.
  func breaks(in gap: Range<Int>) -> Bool {
    var low = 0
    var high = hard.count
    while low < high {
      let middle = (low + high) / 2
      if hard[middle] < gap.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < hard.count && hard[low] < gap.upperBound
  }

  private mutating func add(_ line: Line, to block: inout [Line], _ bytes: [UInt8]) {
    if line.range.isEmpty {
      judge(block, bytes)
      block = []
      hard.append(line.feed)
    } else {
      block.append(line)
    }
  }

  private static func trim(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var range = range
    while let first = range.first, bytes[first] <= 0x20 { range = (first + 1)..<range.upperBound }
    while let last = range.last, bytes[last] <= 0x20 { range = range.lowerBound..<last }
    return range
  }

  private mutating func judge(_ block: [Line], _ bytes: [UInt8]) {
    guard block.count > 1 else {
      if let only = block.first { hard.append(only.feed) }
      return
    }
    let width = block.reduce(0) { max($0, $1.range.count) }
    let full = block.indices.dropLast().filter {
      fills(block[$0], before: block[$0 + 1], width, bytes)
    }
    // One line as long as the longest proves nothing: the longest always is.
    let wraps = width <= 140 && full.count * 2 >= block.count - 1 && (full.count > 1 || width > 60)
    let stopped = block.last.map { endsInStop($0.range, bytes) } ?? false
    for index in block.indices {
      let line = block[index]
      guard index + 1 < block.count else {
        hard.append(line.feed)
        continue
      }
      let next = block[index + 1]
      let first = bytes[next.range.lowerBound]
      let goesOn = first >= 0x61 && first <= 0x7A
      let soft =
        !isMarker(next.range, bytes)
        && (wraps && (fills(line, before: next, width, bytes) || goesOn) || goesOn && stopped)
      if !soft { hard.append(line.feed) }
    }
  }

  /// Whether the next line's first word would not have fitted in this line.
  private func fills(_ line: Line, before next: Line, _ width: Int, _ bytes: [UInt8]) -> Bool {
    let word = bytes[next.range].prefix(40).prefix { $0 > 0x20 }.count
    return line.range.count + 1 + word > width - 1
  }

  private func endsInStop(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    bytes[range].suffix(4).contains { $0 == 0x2E || $0 == 0x21 || $0 == 0x3F }
  }

  /// Whether a line begins with a bullet, a dash or a number.
  private func isMarker(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let reader = ScalarReader(bytes: bytes)
    let (kind, length) = reader.at(range.lowerBound)
    let next = range.lowerBound + length
    switch kind {
    case .bullet: return true
    case .hyphen, .dash: return next < range.upperBound && reader.at(next).kind == .space
    case .symbol:
      return bytes[range.lowerBound] == UInt8(ascii: "*") && next < range.upperBound
        && bytes[next] == 0x20
    case .digit:
      let digits = bytes[range].prefix(4).prefix { $0 >= 0x30 && $0 <= 0x39 }.count
      let mark = range.lowerBound + digits
      return mark + 1 < range.upperBound && (bytes[mark] == 0x2E || bytes[mark] == 0x29)
        && bytes[mark + 1] == 0x20
    default: return false
    }
  }
}
