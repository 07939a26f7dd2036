import AssayModel

/// A document's text cut where claims begin and end, so that every format can mark them.
///
/// Spans may nest and overlap: each piece knows all claims that it belongs to, and each place
/// where claims end lists them, the one that began last first.
struct AnnotatedText {
  struct Piece: Equatable {
    /// Bytes of the text, without any line break.
    var bytes: Range<Int>
    /// Numbers of the entries whose spans cover it, the longest-open first.
    var covering: [Int]
    /// Numbers of the entries that begin right before it.
    var beginning: [Int]
    /// Numbers of the entries that end right after it.
    var ending: [Int]
  }

  /// Lines of pieces, empty for an empty line.
  let lines: [[Piece]]

  /// - Parameter spans: byte ranges within the text, not empty, with the numbers of their entries.
  init(_ text: String, spans: [(number: Int, bytes: Range<Int>)]) {
    // The longer of two that begin together opens first, so that it closes last.
    let spans = spans.sorted {
      ($0.bytes.lowerBound, -$0.bytes.upperBound, $0.number)
        < ($1.bytes.lowerBound, -$1.bytes.upperBound, $1.number)
    }
    let breaks = Self.lineBreaks(of: text)
    let cuts = Set(
      (spans.map(\.bytes) + breaks).flatMap { [$0.lowerBound, $0.upperBound] }
        + [0, text.utf8.count]
    ).sorted()

    var lines: [[Piece]] = []
    var line: [Piece] = []
    var open: [(number: Int, bytes: Range<Int>)] = []
    var beginning: [Int] = []
    var nextSpan = 0
    var nextBreak = 0
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      while nextSpan < spans.count, spans[nextSpan].bytes.lowerBound == start {
        open.append(spans[nextSpan])
        beginning.append(spans[nextSpan].number)
        nextSpan += 1
      }
      let ending = open.filter { $0.bytes.upperBound == end }.reversed().map(\.number)
      let isBreak = nextBreak < breaks.count && breaks[nextBreak].contains(start)
      // A line break is no piece, but what ends in it still needs a place for its mark.
      if !isBreak || !ending.isEmpty {
        line.append(
          Piece(
            bytes: isBreak ? start..<start : start..<end, covering: open.map(\.number),
            beginning: beginning, ending: ending))
        beginning = []
      }
      if isBreak, breaks[nextBreak].upperBound == end {
        lines.append(line)
        line = []
        nextBreak += 1
      }
      open.removeAll { $0.bytes.upperBound == end }
    }
    lines.append(line)
    self.lines = lines
  }

  /// The bytes of each LF or CR LF.
  private static func lineBreaks(of text: String) -> [Range<Int>] {
    var breaks: [Range<Int>] = []
    var previous: UInt8 = 0
    var offset = 0
    for byte in text.utf8 {
      if byte == 0x0A { breaks.append((previous == 0x0D ? offset - 1 : offset)..<offset + 1) }
      previous = byte
      offset += 1
    }
    return breaks
  }
}
