import AssayLanguage
import AssayModel
import Foundation
import Testing

@testable import AssayExtraction

/// The scores that ship.
struct SentenceScoreTests {
  private func reading(_ text: String) throws -> SentenceReading {
    try SentenceScorer().reading(of: EnglishAnalyser().analyse(ScalarMap(text)))
  }

  @Test(arguments: [
    "Exports fell by 9 percent in 2022.",
    "Under my opponent, the deficit grew to 400 billion dollars.",
    "Senator Voss voted against the tax cut four times.",
  ])
  func `a figure or a vote is checkable and worth a check`(text: String) throws {
    let scores = try reading(text).scores
    #expect(scores.checkable > 0.5 && scores.score > 0.5)
  }

  @Test(arguments: [
    "Thank you very much.", "What would you do about it?", "I think that is a terrible idea.",
    "Let me finish.", "",
  ])
  func `thanks, questions, opinions and nothing at all are neither`(text: String) throws {
    let scores = try reading(text).scores
    #expect(scores.checkable < 0.5 && scores.score < 0.5)
  }

  @Test func `a reading says what raised the scores and what lowered them`() throws {
    let claim = try reading("Ruiz cut 300 jobs in Arden.")
    #expect(claim.kinds.contains(.quantity) && claim.kinds.contains(.event))
    #expect(claim.reasons.contains("numbers: 300"))
    #expect(claim.reasons.contains { $0.hasPrefix("names: ") && $0.contains("Arden") })
    let question = try reading("Did the mayor sell the harbour?")
    #expect(question.reasons.contains { $0.hasPrefix("lowered") })
  }

  @Test func `equal sentences train equal bytes, and a model reads what it wrote`() throws {
    var trainer = ScoreTrainer()
    trainer.linear.bits = 10
    trainer.folds = 2
    let analyser = try EnglishAnalyser()
    let sentences = [("Exports fell by 9 percent.", true), ("Thank you very much.", false)]
      .flatMap { text, isClaim in
        ["a", "b"].map { group in
          ScoredSentence(
            analyser.analyse(ScalarMap(text)).sentences, checkable: isClaim, worthy: isClaim,
            group: group, bits: 10)
        }
      }
    let scorer = trainer.train(sentences).scorer
    #expect(scorer.data == trainer.train(sentences).scorer.data)
    let read = try SentenceScorer(data: scorer.data, name: "x")
    #expect(read.data == scorer.data)
    #expect(throws: ExtractionError.notAModel("x")) {
      try SentenceScorer(data: scorer.data.dropLast(), name: "x")
    }
  }
}
