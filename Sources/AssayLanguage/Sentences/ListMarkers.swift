/// Items of a list that stand in one line: `1. The first item 2. The second item`, `• one • two`.
struct ListMarkers {
  private let reader: ScalarReader
  private let pieces: [Tokenizer.Piece]
  /// The marker that the next item will have.
  private var awaited: [UInt8]?
  private var bulleted = false

  init(_ bytes: [UInt8], _ pieces: [Tokenizer.Piece]) {
    reader = ScalarReader(bytes: bytes)
    self.pieces = pieces
  }

  /// If a sentence beginning at `index` begins with an item's marker, the piece after that, so
  /// that its dot ends nothing.
  mutating func firstWord(at index: Int) -> Int? {
    var index = index
    if reader.at(pieces[index].range.lowerBound).kind == .bullet {
      bulleted = true
      guard index + 1 < pieces.count else { return nil }
      index += 1
    }
    guard let last = markerEnd(at: index), let next = successor(of: pieces[index].range) else {
      return nil
    }
    awaited = next
    return last + 1
  }

  /// Whether the list's next item begins at `index`.
  func begins(at index: Int, sentenceStart: Int) -> Bool {
    guard index - sentenceStart > 1 else { return false }
    let range = pieces[index].range
    if pieces[index - 1].range.upperBound == range.lowerBound { return false }
    if bulleted, reader.at(range.lowerBound).kind == .bullet { return true }
    guard let awaited, reader.bytes[range].elementsEqual(awaited), let last = markerEnd(at: index),
      last + 1 < pieces.count
    else { return false }
    let first = reader.bytes[pieces[last + 1].range.lowerBound]
    return first >= 0x41 && first <= 0x5A
  }

  /// The last piece of a marker such as `1.`, `2)`, `3.)` or `b.`; nil if none is at `index`.
  private func markerEnd(at index: Int) -> Int? {
    guard index + 2 < pieces.count, pieces[index].range.count <= 3 else { return nil }
    var last = index
    while last + 1 < pieces.count, last < index + 2,
      pieces[last + 1].range.lowerBound == pieces[last].range.upperBound
    {
      let bytes = reader.bytes[pieces[last + 1].range]
      guard bytes.elementsEqual([0x2E]) || bytes.elementsEqual([0x29]) else { return nil }
      last += 1
    }
    return last > index ? last : nil
  }

  /// What follows a number or the letters a, b, …; nil for anything else.
  private func successor(of range: Range<Int>) -> [UInt8]? {
    let bytes = Array(reader.bytes[range])
    if bytes.count == 1, let letter = bytes.first, (0x61...0x79).contains(letter | 0x20) {
      return [letter + 1]
    }
    guard let number = Int(String(decoding: bytes, as: UTF8.self)), number >= 0 else { return nil }
    return Array(String(number + 1).utf8)
  }
}
