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
      claim: CandidateRanker.Query("Voss won 87 percent of the vote in 2024.", nil),
      frequencies: WordFrequencies([:], of: 10), meanings: nil)
    func notes(_ passage: String) -> [String] { ranker.explain(passage, score: 0).notes }
    #expect(notes("Voss won 87.28 percent of the vote.") == ["agrees 87.28 ≈ 87 %"])
    #expect(notes("Voss won 78 percent of the vote.") == ["differs 78 %"])
    #expect(
      notes("In 2018 Voss won 87 percent.") == ["agrees 87 = 87 %", "other year 2018"])
    #expect(notes("Bees hum.") == [])
  }

  @Test func `the sentence that bears on the claim is shown, and each source once`() throws {
    let ranker = PassageRanker(
      claim: CandidateRanker.Query("The council closed 14 libraries.", nil),
      frequencies: WordFrequencies([:], of: 10), meanings: nil)
    let text =
      "It rained all through the week in Arden. The council closed 14 of its libraries. Bees hum in the old garden."
    let rank = ranker.explain(text, score: 0)
    #expect(
      ScalarMap(text).substring(of: rank.sentence) == "The council closed 14 of its libraries.")
    let (first, second) = (VectorKey(fact: 1), VectorKey(fact: 2))
    let best = ranker.best(
      [(first, "Bees hum."), (second, text), (second.next, "The libraries.")], limit: 5)
    #expect(best.map(\.index) == [1, 0])
  }
}
