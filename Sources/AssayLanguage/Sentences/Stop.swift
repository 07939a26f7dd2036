/// A mark that may end a sentence, with the quotation marks and brackets that close after it.
struct Stop {
  /// The piece after the mark and what closes with it.
  private(set) var end: Int
  private(set) var endsSentence = false

  private let reader: ScalarReader
  private let pieces: [Tokenizer.Piece]

  init(_ segmenter: Segmenter, at index: Int, sentenceStart: Int) {
    reader = segmenter.reader
    pieces = segmenter.pieces
    end = index + 1
    if let dots = spacedDots(from: index) {
      decide(spacedDots: dots, from: index)
      return
    }
    absorbClosers()
    endsSentence = decide(index, sentenceStart: sentenceStart)
  }

  private func bytes(_ index: Int) -> ArraySlice<UInt8> { reader.bytes[pieces[index].range] }

  private func isGlued(_ index: Int) -> Bool {
    index > 0 && pieces[index - 1].range.upperBound == pieces[index].range.lowerBound
  }

  private func kind(_ index: Int) -> ScalarKind { reader.at(pieces[index].range.lowerBound).kind }

  private func isUpper(_ index: Int) -> Bool {
    let first = reader.bytes[pieces[index].range.lowerBound]
    // Capitals of Latin-1; other letters beyond ASCII are taken for small ones.
    return (first >= 0x41 && first <= 0x5A)
      || (first == 0xC3 && reader.bytes[pieces[index].range.lowerBound + 1] < 0x9F)
  }

  private func isLower(_ index: Int) -> Bool { kind(index) == .letter && !isUpper(index) }

  private func lowercase(_ index: Int) -> String {
    guard pieces[index].range.count <= 16 else { return "" }
    return String(
      decoding: bytes(index).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private mutating func absorbClosers() {
    while end < pieces.count {
      switch kind(end) {
      case .close: end += 1
      case .quote where isGlued(end): end += 1
      case .apostrophe where isGlued(end) && pieces[end].range.count <= 3 && !pieces[end].joined:
        end += 1
      case .stop where isGlued(end): end += 1
      case .open where isCitation(end): end += 3
      default: return
      }
    }
  }

  /// `[12]` after the stop.
  private func isCitation(_ index: Int) -> Bool {
    index + 2 < pieces.count && kind(index + 1) == .digit && kind(index + 2) == .close
      && reader.bytes[pieces[index].range.lowerBound] == UInt8(ascii: "[")
  }

  private func decide(_ index: Int, sentenceStart: Int) -> Bool {
    guard end < pieces.count else { return true }
    let token = bytes(index)
    let closers = end > index + 1
    // A bullet, quote or bracket that opens: what stands in it counts.
    var next = end
    while next < pieces.count - 1, next < end + 3,
      [.quote, .open, .apostrophe, .bullet].contains(kind(next))
    {
      next += 1
    }
    let spaced = !isGlued(end)
    if token.count > 1, token.last == UInt8(ascii: "."), reader.at(token.startIndex).kind != .stop {
      return !closers || spaced
        ? abbreviationEnds(index, next: next, length: index - sentenceStart + 1) : false
    }
    if !spaced {
      // A missing space: `… world.Today …`.
      return token.count == 1 && isUpper(next) && index > 0 && kind(index - 1).isWord
        && next == end
    }
    let first = reader.bytes[pieces[end].range.lowerBound]
    if [0x2C, 0x3B, 0x3A, 0x29, 0x26, 0x2F].contains(first) { return false }
    let dots = token.allSatisfy { $0 == UInt8(ascii: ".") } || token.first == 0xE2
    if isLower(next) {
      if closers || dots && token.count > 1 { return false }
      // Many write without capitals; but `Yahoo! in` is a name with its mark.
      return token.last == UInt8(ascii: ".") || index > 0 && !isUpper(index - 1)
    }
    if kind(next) == .digit, index > 0, !kind(index - 1).isWord, !closers, token.count == 1,
      kind(index - 1) == .symbol
    {
      return false  // N°. 5
    }
    if dots && token.count > 1 && token.count < 4 || token.first == 0xE2 {
      return isUpper(next)
    }
    return true
  }

  /// `… at 6 p.m. They …`, but not `… the U.S. Government …`.
  private func abbreviationEnds(_ index: Int, next: Int, length: Int) -> Bool {
    let form = lowercase(index)
    if WordLists.titles.contains(form) || !isUpper(next) || form.utf8.count == 2 { return false }
    // A sentence that begins "At 5 a.m. …" has not said anything yet.
    guard length > 3 else { return false }
    return WordLists.starters.contains(lowercase(next))
  }

  /// The number of single dots with spaces between that begin at `index`; nil if fewer than 3.
  private func spacedDots(from index: Int) -> Int? {
    var count = 0
    while index + count < pieces.count, bytes(index + count).elementsEqual([0x2E]),
      count == 0
        || pieces[index + count].range.lowerBound - pieces[index + count - 1].range.upperBound == 1
    {
      count += 1
    }
    return count >= 3 ? count : nil
  }

  /// Four dots end a sentence and three do not; where the first of four follows its word at once,
  /// it is the full stop and the others begin the next sentence.
  private mutating func decide(spacedDots count: Int, from index: Int) {
    let after = index + count
    end = after
    let continues = after < pieces.count && isUpper(after)
    if count >= 4 && continues {
      endsSentence = true
      if isGlued(index) { end = index + 1 }
      return
    }
    absorbClosers()
    endsSentence = end >= pieces.count
  }
}
