import AssayLanguage
import AssayModel
import Testing

@testable import AssayExtraction

/// The extractor with the models that ship, from raw text.
struct ExtractorTests {
  private func claims(_ text: String, all: Bool = false) throws -> Extraction {
    let analysis = try EnglishAnalyser().analyse(ScalarMap(text))
    return try ClaimExtractor().claims(
      in: Document(text: text), analysis: analysis, includingLeftOut: all)
  }

  private static let article = """
    Norland closed 14 schools in 2021, the ministry said. Unemployment rose to 9 percent, the \
    highest rate in two decades. Why did nobody ask about it? Close the remaining schools? Never. \
    In March, Mayor Ines Ruiz, who had won a fourth term, sold the harbour to a foreign company. \
    It was a disgrace. Rates will certainly rise next year. Voss claimed that 40 trains had \
    stopped near Arden after the bridge was damaged.
    """

  @Test func `every quote stands in the text where its span says`() throws {
    let extraction = try claims(Self.article, all: true)
    let map = ScalarMap(Self.article)
    #expect(extraction.claims.count >= 4)
    for claim in extraction.claims {
      let span = try #require(claim.span)
      #expect(map.substring(of: span) == claim.quote)
      #expect(!claim.text.isEmpty && !claim.reasons.isEmpty)
      #expect((0...1).contains(claim.score))
    }
    #expect(Set(extraction.claims.compactMap(\.span)).count == extraction.claims.count)
    for left in extraction.leftOut { #expect(map.substring(of: left.span) == left.quote) }
  }

  @Test func `a share keeps its whole, and each of two objects is a claim`() throws {
    let quotes = try claims(
      "Nobody doubts the mayor who had just won a third term and 61 percent of the vote."
    ).claims.map(\.quote)
    #expect(quotes.contains { $0.hasSuffix("a third term") })
    #expect(quotes.contains { $0.hasSuffix("61 percent of the vote") && !$0.contains("term") })
  }

  @Test func `who somebody is is a role, where somebody is is none`() throws {
    let found = try claims(
      "Ines Ruiz is the mayor of Arden. About 300 soldiers are at the border of Norland."
    ).claims
    #expect(found.first { $0.quote.hasPrefix("Ines") }?.kinds.contains(.role) == true)
    #expect(found.first { $0.quote.contains("soldiers") }?.kinds.contains(.role) == false)
  }

  @Test func `numbers and reported events are found and questions are not`() throws {
    let quotes = try claims(Self.article).claims.map(\.quote)
    #expect(quotes.contains { $0.contains("9 percent") })
    #expect(quotes.contains { $0.contains("40 trains") })
    #expect(quotes.contains { $0.contains("14 schools") })
    #expect(!quotes.contains { $0.hasPrefix("Why") || $0.contains("Never") })
    #expect(!quotes.contains { $0.contains("Rates will") })
  }

  @Test func `a prediction is kept under all with its reason`() throws {
    let left = try claims(Self.article, all: true).leftOut
    #expect(left.contains { $0.quote.contains("Rates will") && $0.reason == .prediction })
    #expect(try claims(Self.article).leftOut.isEmpty)
  }

  @Test func `words in the wording are the text's own or stand in brackets`() throws {
    for claim in try claims(Self.article).claims {
      var outside = claim.text
      while let open = outside.firstIndex(of: "["),
        let close = outside[open...].firstIndex(of: "]")
      {
        outside.removeSubrange(open...close)
      }
      for word in outside.split(whereSeparator: { " ,.".contains($0) }) {
        #expect(claim.quote.contains(word), "\(word) in \(claim.text)")
      }
    }
  }

  @Test func `any text is read without harm, twice the same`() throws {
    let pieces = [
      "Elst ", "won ", "61 percent ", "of the vote", ". ", "“", "”", "\"", "\n\n", "- ", "said ",
      "Voss ", ", ", "who ", "and ", "?", "é", "\u{1F600}", "according to ", "that ", "(", ")",
      "According to ", "will ", "not ", "\t", "…", "$3 million ",
    ]
    var random = SeededGenerator(seed: 11)
    let analyser = try EnglishAnalyser()
    let extractor = try ClaimExtractor()
    for _ in 0..<150 {
      var text = ""
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
      }
      let document = Document(text: text)
      let analysis = analyser.analyse(ScalarMap(text))
      let first = extractor.claims(in: document, analysis: analysis, includingLeftOut: true)
      let second = extractor.claims(in: document, analysis: analysis, includingLeftOut: true)
      #expect(first.claims == second.claims && first.leftOut == second.leftOut)
      for claim in first.claims {
        let span = try #require(claim.span)
        #expect(analysis.map.substring(of: span) == claim.quote && !span.isEmpty)
      }
    }
  }
}
