import AssayModel
import Foundation
import Testing

@testable import AssayWorkbench

@Suite struct MarkedArticleTests {
  private func shown(_ text: String, _ quotes: [String], columns: Int = 80) throws -> String {
    let reference = Document(text: text).reference
    let claims = try quotes.map { quote in
      let range = try #require(text.range(of: quote))
      let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
      let span = TextSpan(start: start, end: start + quote.unicodeScalars.count)
      return Claim(document: reference, span: span, quote: quote, text: quote, model: "test")
    }
    return MarkedArticle(text: text, claims: claims, style: Style(coloured: false))
      .text(measure: columns)
  }

  @Test func `claims stand in numbered brackets, one within another, too`() throws {
    let text = "Elst won a fourth term and 61 percent."
    #expect(
      try shown(text, ["Elst won a fourth term and 61 percent", "61 percent"])
        == "[1:Elst won a fourth term and [2:61 percent]].\n")
  }

  @Test func `where claims cross, the bracket that closes the first says so`() throws {
    #expect(try shown("one two three", ["one two", "two three"]) == "[1:one [2:two1] three]\n")
  }

  @Test func `claims side by side share no bracket`() throws {
    #expect(try shown("ab", ["a", "b"]) == "[1:a][2:b]\n")
  }

  @Test func `no line is wider than a narrow terminal, wide characters counted as two`() throws {
    let text = "The paper 新華社報道說出口下降了百分之九 wrote so, and Incomprehensibilities rose."
    let lines = try shown(text, ["新華社報道說出口下降了百分之九"], columns: 20)
      .split(separator: "\n")
    #expect(lines.allSatisfy { String($0).displayWidth <= 20 }, "\(lines)")
    #expect(lines.joined().contains("[1:"))
  }

  @Test func `an article with escape sequences cannot act on the terminal`() throws {
    let shown = try shown("A \u{1B}[31mred\u{1B}[0m claim.", ["red"])
    #expect(!shown.contains("\u{1B}"))
  }

  @Test func `a claim is explained with its rules, weights and rivals`() throws {
    let article = "Norland closed 14 schools in 2021. What a shame."
    let result = try Program.run(
      ["extract", "--dry-run", "--explain", "1", "-"], in: "/", input: article)
    #expect(result.status == 0, "\(result.errors)")
    for part in [
      "Rules that proposed", "put forward as: asserted", "each candidate: must, may, words fit",
      "What decided", "14 schools",
    ] {
      #expect(result.output.contains(part), "\(part)")
    }
    let taken = result.output.split(separator: "\n").filter { $0.hasPrefix("  * ") }
    #expect(taken.contains { $0.hasSuffix("Norland closed 14 schools in 2021") }, "\(taken)")
    let fast = try Program.run(
      ["extract", "--dry-run", "--model", "fast", "--explain", "1", "-"], in: "/", input: article)
    #expect(fast.output.contains("What weighed in its words"))
    #expect(!fast.output.contains("each candidate"))
    let none = try Program.run(
      ["extract", "--dry-run", "--explain", "99", "-"], in: "/", input: article)
    #expect(none.status == 64 && none.errors.contains("no claim 99"))
    let shown = try Program.run(
      ["extract", "--dry-run", "--format", "article", "-"], in: "/", input: article)
    #expect(shown.output.contains("[1:Norland closed 14 schools in 2021]. What a shame."))
  }
}
