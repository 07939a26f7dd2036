import AssayModel
import Testing

@testable import AssayEvidence

@Suite struct QuoteAnchorTests {
  @Test(arguments: [
    ("The turnout was 61.4 percent.", "61.4 percent"),
    ("The turnout\n   was 61.4 percent.", "turnout was 61.4"),
    ("The commis-\nsion counted twice.", "commission counted"),
    ("She said “never again” twice.", "\"never again\""),
    ("The 2019–2021 report", "2019-2021 report"),
  ])
  func `a quote is found whatever its white space, hyphenation and marks`(
    text: String, quote: String
  ) {
    guard case .exact(let span, let words) = QuoteAnchor(quote, in: text) else {
      Issue.record("not found: \(quote)")
      return
    }
    #expect(ScalarMap(text).substring(of: span) == words)
  }

  @Test func `a digit more or less is another quote`() {
    let anchor = QuoteAnchor("87 percent of the vote", in: "He took 78 percent of the vote in May.")
    guard case .lost(let nearest?) = anchor else {
      Issue.record("\(anchor)")
      return
    }
    #expect(nearest.contains("78 percent of the vote"))
  }

  @Test func `a quote that stands twice is ambiguous`() {
    let anchor = QuoteAnchor("the vote", in: "the vote and the vote")
    #expect(anchor == .ambiguous([TextSpan(start: 0, end: 8), TextSpan(start: 13, end: 21)]))
  }

  @Test func `a quote of nothing is nowhere`() {
    #expect(QuoteAnchor("  \n", in: "a b") == .lost(nearest: nil))
    #expect(QuoteAnchor("a", in: "") == .lost(nearest: nil))
  }

  @Test func `a quote counts where it is said to stand, and is told where it stands instead`() {
    let text = "one page says yes and another page says no and yes again"
    let second = TextSpan(start: 22, end: 56)
    #expect(
      QuoteAnchor("yes", in: text, within: second)
        == .exact(TextSpan(start: 47, end: 50), quote: "yes"))
    #expect(
      QuoteAnchor("one page", in: text, within: second)
        == .moved(TextSpan(start: 0, end: 8), quote: "one page"))
    #expect(QuoteAnchor("maybe", in: text, within: second) == .lost(nearest: nil))
  }
}
