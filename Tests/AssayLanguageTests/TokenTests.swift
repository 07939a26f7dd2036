import AssayModel
import Testing

@testable import AssayLanguage

struct TokenTests {
  /// The words of a text, `|` between them, `+` where two are written as one.
  private func words(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return Tokenizer.pieces(of: bytes).reduce("") { line, piece in
      let form = String(decoding: bytes[piece.range], as: UTF8.self)
      return line + (line.isEmpty ? "" : piece.joined ? "+" : "|") + form
    }
  }

  @Test(arguments: [
    ("They didn't go.", "They|did+n't|go|."),
    ("I won’t, can't, cannot.", "I|wo+n’t|,|ca+n't|,|can+not|."),
    ("We're sure she'll say it's Bob's.", "We+'re|sure|she+'ll|say|it+'s|Bob+'s|."),
    ("The states' rights", "The|states+'|rights"),
    ("O'Brien at ten o'clock", "O'Brien|at|ten|o'clock"),
    ("gonna", "gon+na"),
    ("DON'T", "DO+N'T"),
  ])
  func `clitics are words of their own`(text: String, expected: String) {
    #expect(words(text) == expected)
  }

  @Test(arguments: [
    ("a well-known 15-year plan", "a|well|-|known|15|-|year|plan"),
    ("non-profit e-mail, pro-Union", "non-profit|e-mail|,|pro-Union"),
    ("call 555-123-4567 or 5-10 times", "call|555-123-4567|or|5|-|10|times"),
    ("1939–1945", "1939|–|1945"),
    ("and/or 9/11", "and|/|or|9/11"),
  ])
  func `hyphens part words but not prefixes and numbers`(text: String, expected: String) {
    #expect(words(text) == expected)
  }

  @Test(arguments: [
    ("It cost $1,200.50, up 3.5%.", "It|cost|$|1,200.50|,|up|3.5|%|."),
    ("at 5pm on the 3rd", "at|5|pm|on|the|3rd"),
    ("the U.S. and Mr. J. Doe", "the|U.S.|and|Mr.|J.|Doe"),
    ("US$5 and €7", "US$|5|and|€|7"),
    ("in the 1960's", "in|the|1960's"),
    ("See No. 5 on p. 7.", "See|No.|5|on|p.|7|."),
  ])
  func `numbers and abbreviations keep their dots`(text: String, expected: String) {
    #expect(words(text) == expected)
  }

  @Test(arguments: [
    (
      "(see https://example.org/a_b?c=1&d=2).", "(|see|https://example.org/a_b?c=1&d=2|)|."
    ),
    ("Write to a.b@example.org, please", "Write|to|a.b@example.org|,|please"),
    ("So cute :-) Really?!", "So|cute|:-)|Really|?!"),
    ("“Yes,” she said… ‘no’", "“|Yes|,|”|she|said|…|‘|no|’"),
  ])
  func `addresses smileys and quotes`(text: String, expected: String) {
    #expect(words(text) == expected)
  }

  @Test func `every byte that is no space is in one token`() {
    var random = SeededGenerator(seed: 7)
    let alphabet = Array("ab.'’\"-–/ ,:;()[]$%&@#…\n\t1 0é漢🙂`*_XI ")
    for _ in 0..<2000 {
      let text = String(
        (0..<Int.random(in: 0..<60, using: &random)).map { _ in
          alphabet.randomElement(using: &random) ?? "a"
        })
      let bytes = Array(text.utf8)
      var covered = [Int](repeating: 0, count: bytes.count)
      var last = 0
      for sentence in RawReader.sentences(text) {
        for token in sentence.tokens {
          #expect(!token.bytes.isEmpty)
          #expect(token.bytes.lowerBound >= last)
          last = token.bytes.upperBound
          for index in token.bytes { covered[index] += 1 }
        }
        #expect(sentence.bytes.upperBound == sentence.tokens.last?.bytes.upperBound)
      }
      for (index, scalar) in zip(text.utf8.indices, covered.indices) {
        let isSpace = text.unicodeScalars[index].properties.isWhitespace
        #expect(covered[scalar] == (isSpace ? 0 : 1) || bytes[scalar] & 0xC0 == 0x80, "\(text)")
      }
    }
  }
}
