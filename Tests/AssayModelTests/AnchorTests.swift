import AssayModel
import Foundation
import Testing

@Suite struct AnchorTests {
  private func anchor(_ quote: String, from old: String, to new: String) throws -> Anchor {
    let map = ScalarMap(old)
    let start = try #require(old.range(of: quote)).lowerBound
    let first = old.unicodeScalars.distance(from: old.startIndex, to: start)
    let span = TextSpan(start: first, end: first + quote.unicodeScalars.count)
    #expect(map.substring(of: span) == quote)
    return Anchor(of: quote, formerlyAt: span, in: ScalarMap(new))
  }

  @Test func `a quote stays, moves, is doubtful or is lost`() throws {
    let old = "Zürich wuchs. Two men fell."
    #expect(try anchor("Two men", from: old, to: old).state == .exact)
    let moved = try anchor("Two men", from: old, to: "Früh: Two men fell.")
    #expect(moved == Anchor(state: .moved, span: TextSpan(start: 6, end: 13)))
    #expect(
      try anchor("Two men", from: old, to: "Two men, Two men, Two men.").state == .ambiguous)
    #expect(try anchor("Two men", from: old, to: "Two women fell.").state == .lost)
    #expect(try anchor("Two men", from: old, to: "").state == .lost)
  }

  @Test func `what is written to JSON is read again`() {
    for anchor in [
      Anchor(state: .moved, span: TextSpan(start: 3, end: 9), isConfirmed: true),
      Anchor(state: .lost),
    ] {
      #expect(Anchor(json: anchor.json) == anchor)
    }
  }
}
