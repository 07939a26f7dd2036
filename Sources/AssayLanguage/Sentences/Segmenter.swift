/// Finds where sentences end among tokens, by rules that need no model.
///
/// Time grows linearly with the number of tokens, also without a single full stop.
struct Segmenter {
  let reader: ScalarReader
  let pieces: [Tokenizer.Piece]
  /// Whether the line break before a piece ends a sentence; see `LineBreaks`.
  private let lineBreaks: LineBreaks
  /// The first piece of the sentence that is being read.
  private var start = 0
  private var list: ListMarkers

  init(_ bytes: [UInt8], _ pieces: [Tokenizer.Piece]) {
    reader = ScalarReader(bytes: bytes)
    self.pieces = pieces
    lineBreaks = LineBreaks(bytes)
    list = ListMarkers(bytes, pieces)
  }

  /// The sentences as ranges of pieces, which leave out none.
  static func sentences(_ bytes: [UInt8], _ pieces: [Tokenizer.Piece]) -> [Range<Int>] {
    var segmenter = Segmenter(bytes, pieces)
    return segmenter.run()
  }

  private mutating func run() -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var index = 0
    while index < pieces.count {
      if index == start, let item = list.firstWord(at: index) {
        index = item
        continue
      }
      var end: Int?
      if isStop(index) {
        let stop = Stop(self, at: index, sentenceStart: start)
        if stop.endsSentence { end = stop.end } else { index = stop.end - 1 }
      }
      let next = end ?? index + 1
      if end != nil || next >= pieces.count || breaks(before: next)
        || list.begins(at: next, sentenceStart: start) || isTooLong(at: index)
      {
        sentences.append(start..<min(next, pieces.count))
        start = next
      }
      index = next
    }
    if start < pieces.count { sentences.append(start..<pieces.count) }
    return sentences
  }

  /// Nobody writes sentences of hundreds of words; what looks like one is a table or a broken
  /// file, and is cut so that no later stage meets a sentence without bounds.
  private func isTooLong(at index: Int) -> Bool {
    let length = index + 1 - start
    if length < Self.long { return false }
    return length >= Self.longest
      || [0x2C, 0x3B].contains(reader.bytes[pieces[index].range.lowerBound])
  }

  private static let long = 300
  private static let longest = 400

  private func breaks(before index: Int) -> Bool {
    let gap = pieces[index - 1].range.upperBound..<pieces[index].range.lowerBound
    return !gap.isEmpty && lineBreaks.breaks(in: gap)
  }

  /// Whether a piece ends in a full stop, question or exclamation mark, or dots.
  private func isStop(_ index: Int) -> Bool {
    guard let last = reader.bytes[pieces[index].range].last else { return false }
    if last < 0x80 {
      return last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?")
    }
    let range = pieces[index].range
    return range.count == 3 && reader.at(range.lowerBound).kind == .stop
  }
}
