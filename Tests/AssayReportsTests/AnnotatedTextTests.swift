import AssayModel
import Testing

@testable import AssayReports

struct AnnotatedTextTests {
  /// Takes `[1 … 1]` out of a text as spans, cuts it, and writes it back from the pieces.
  private func roundTrip(_ marked: String) -> String {
    var text = ""
    var starts: [Int: Int] = [:]
    var spans: [(number: Int, bytes: Range<Int>)] = []
    var scalars = marked[...]
    while let character = scalars.first {
      scalars = scalars.dropFirst()
      if character == "[", let digit = scalars.first.flatMap({ Int(String($0)) }) {
        starts[digit] = text.utf8.count
        scalars = scalars.dropFirst()
      } else if let digit = Int(String(character)), scalars.first == "]" {
        spans.append((digit, (starts[digit] ?? 0)..<text.utf8.count))
        scalars = scalars.dropFirst()
      } else {
        text.append(character)
      }
    }
    let bytes = Array(text.utf8)
    return AnnotatedText(text, spans: spans).lines.map { line in
      line.map { piece in
        piece.beginning.map { "[\($0)" }.joined()
          + String(decoding: bytes[piece.bytes], as: UTF8.self)
          + piece.ending.map { "\($0)]" }.joined()
      }.joined()
    }.joined(separator: "\n")
  }

  @Test(arguments: [
    "", "plain", "[1all1]", "a [1b1] c [2d2] e", "[1outer [2inner2] rest1] x",
    "[1[2same start2] y1]",
    "x [1y [2same end2]1]", "[1[2[3three3]2]1]", "[1one [2two1] three2]", "é[1ü [2漢1]字2] 👩‍👩‍👧",
    "a\n[1b\nc1]\n\nd", "[1a\n\n[2b1]\nc2]\n", "\n\n[1x1]\n",
  ])
  func `nested and overlapping spans open and close where they stand`(marked: String) {
    #expect(roundTrip(marked) == marked)
  }

  @Test func `a span that ends in a line break is marked at the end of its line`() {
    #expect(roundTrip("a[1b\n1]c") == "a[1b1]\nc")
    #expect(roundTrip("a[1\n1]c") == "a[11]\nc")
    #expect(roundTrip("a[1\nb1]c") == "a\n[1b1]c")
  }

  @Test func `each piece knows the claims that cover it`() {
    let lines = AnnotatedText("abcdef", spans: [(1, 0..<4), (2, 2..<6)]).lines
    #expect(lines.count == 1)
    #expect(lines[0].map(\.covering) == [[1], [1, 2], [2]])
  }

  @Test func `carriage returns before line feeds belong to the break`() {
    let lines = AnnotatedText("ab\r\ncd\r", spans: [(1, 1..<6)]).lines
    #expect(lines.map { $0.map(\.bytes) } == [[0..<1, 1..<2], [4..<6, 6..<7]])
  }

  @Test func `whatever the spans, the pieces are the text and each span is marked once`() {
    var random = SeededRandom(3)
    for _ in 0..<300 {
      let letters = ["a", "é", "漢", "\n", "\r\n", " ", "👩‍👧"]
      let text = (0..<(random.next() % 40)).map { _ in letters[Int(random.next() % 7)] }.joined()
      let map = ScalarMap(text)
      var spans: [(number: Int, bytes: Range<Int>)] = []
      for number in 1...8 where map.scalarCount > 0 {
        let start = Int(random.next() % UInt64(map.scalarCount))
        let end = start + 1 + Int(random.next() % UInt64(map.scalarCount - start))
        spans.append((number, map.bytes(of: TextSpan(start: start, end: end))))
      }
      let lines = AnnotatedText(text, spans: spans).lines
      let shown = lines.map { $0.map { map.substring(ofBytes: $0.bytes) }.joined() }
      #expect(shown == linesOfText(text).map(String.init))
      let pieces = lines.joined()
      #expect(pieces.flatMap(\.beginning).sorted() == spans.map(\.number))
      #expect(pieces.flatMap(\.ending).sorted() == spans.map(\.number))
      for piece in pieces where !piece.bytes.isEmpty {
        let covering = spans.filter { $0.bytes.overlaps(piece.bytes) }.map(\.number)
        #expect(piece.covering.sorted() == covering)
      }
    }
  }
}
