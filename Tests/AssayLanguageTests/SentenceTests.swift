import AssayModel
import Testing

@testable import AssayLanguage

struct SentenceTests {
  private func sentences(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return RawReader.sentences(text).map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
  }

  /// Splits at `¶`, which marks where sentences end, and compares.
  private func check(_ marked: String) {
    let expected = marked.split(separator: "¶").map {
      $0.drop { $0.isWhitespace }
    }.map { String($0.reversed().drop { $0.isWhitespace }.reversed()) }
    #expect(sentences(marked.replacing("¶", with: "")) == expected)
  }

  @Test(arguments: [
    "Growth was 3.5 percent.¶ It had been 2.1.",
    "Mr. Able met Dr. Baker of Cable & Co. on Jan. 5.¶ They talked.",
    "He flew to the U.S.¶ The visit lasted two days.",
    "She works for the U.S. Treasury in Ohio.",
    "At 7 a.m. Mrs. Able left.",
    "Really?!¶ Yes!¶ Who knew?",
  ])
  func `dots of numbers and abbreviations end nothing`(marked: String) { check(marked) }

  @Test(arguments: [
    "“We won,” she said.¶ “They lost.”¶ He agreed.",
    "“Is it so?” asked Able.¶ Nobody knew.",
    "“It rained. ¶It poured.”¶ So he stayed.",
    "The plan (it was Able's.) went ahead.",
    "Prices fell.[3]¶ Wages rose.",
  ])
  func `quotes and brackets close with their sentence`(marked: String) { check(marked) }

  @Test(arguments: [
    "Mayor resigns\n¶\nThe mayor of Ableton resigned.¶\n\nShe gave no reason.",
    "Buy:\n¶- milk\n¶- bread\n¶- salt",
    "A long line that was wrapped by\nsomebody's editor is one.¶\nA second is not.",
  ])
  func `line breaks end headlines and items but not wrapped lines`(marked: String) {
    check(marked)
  }

  @Test(arguments: [
    "1. Plan the work ¶2. Work the plan",
    "• one thing ¶• another thing",
    "a) Read it ¶b) Sign it",
  ])
  func `items of a list in one line are sentences`(marked: String) { check(marked) }

  @Test func `a line without an end is cut`() {
    let sentences = RawReader.sentences(String(repeating: "word, ", count: 10_000))
    #expect(sentences.allSatisfy { $0.tokens.count <= 400 })
    #expect(sentences.reduce(0) { $0 + $1.tokens.count } == 20_000)
  }

  @Test func `no input is too strange or too long`() {
    for unit in ["(", ")", "\"", ",", ".", ". ", "a", "a ", "1.", "- ", "\n", "'s", "http://", "é"]
    {
      let text = String(repeating: unit, count: 20_000)
      let tokens = RawReader.sentences(text).flatMap(\.tokens)
      #expect(tokens.allSatisfy { $0.bytes.upperBound <= text.utf8.count })
    }
    #expect(RawReader.sentences("").isEmpty)
    #expect(RawReader.sentences(" \n\t ").isEmpty)
  }
}
