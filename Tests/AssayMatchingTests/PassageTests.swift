import AssayModel
import Testing

@testable import AssayMatching

@Suite struct PassageTests {
  @Test func `passages hold all of a text but the space between them, whatever it is`() {
    var generator = SeededGenerator(seed: 7)
    let parts = [
      "Rain fell. ", "\n\n", "é", "word ", "No! ", "Why? ", "\n",
      String(repeating: "long ", count: 80),
    ]
    for _ in 0..<100 {
      let text = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        parts[Int.random(in: 0..<parts.count, using: &generator)]
      }.joined()
      let map = ScalarMap(text)
      let spans = Passages.spans(in: text)
      #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.end <= $1.start })
      let kept = spans.map { map.substring(of: $0) }.joined()
      #expect(kept.filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
    }
  }

  @Test func `a passage's numbers are laid beside the claim's`() {
    let ranker = PassageRanker(
      claim: "Voss won 87 percent of the vote in 2024.", frequencies: WordFrequencies([:], of: 10))
    #expect(ranker.rank("Voss won 87.28 percent of the vote.").notes == ["agrees 87.28 ≈ 87 %"])
    #expect(ranker.rank("Voss won 78 percent of the vote.").notes == ["differs 78 %"])
    #expect(
      ranker.rank("In 2018 Voss won 87 percent.").notes == ["agrees 87 = 87 %", "other year 2018"])
    #expect(ranker.rank("Bees hum.").notes == [])
  }

  @Test func `the sentence that bears on the claim is shown, and each source once`() throws {
    let ranker = PassageRanker(
      claim: "The council closed 14 libraries.", frequencies: WordFrequencies([:], of: 10))
    let text =
      "It rained all through the week in Arden. The council closed 14 of its libraries. Bees hum in the old garden."
    let rank = ranker.rank(text)
    #expect(
      ScalarMap(text).substring(of: rank.sentence) == "The council closed 14 of its libraries.")
    let best = ranker.best([(1, "Bees hum."), (2, text), (2, "The libraries.")], limit: 5)
    #expect(best.map(\.index) == [1, 0])
  }
}
