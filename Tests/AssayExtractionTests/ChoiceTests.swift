import AssayLanguage
import AssayModel
import Foundation
import Testing

@testable import AssayExtraction

struct ChoiceTests {
  private static let marked = """
    {"id":"a","genre":"news","text":"Elst won a fourth term and 61 percent of the vote.",
    "sentences":[{"start":0,"end":50}],
    "claims":[{"start":0,"end":22,"label":"must","modality":"asserted","kinds":["event"]},
    {"start":27,"end":49,"label":"must","modality":"presupposed","kinds":["quantity"]}]}
    """

  private func document() throws -> TrainingDocument {
    let json = try JSONDecoder().decode(JSONValue.self, from: Data(Self.marked.utf8))
    let gold = try #require(MarkedDocument(json: json))
    return TrainingDocument(
      gold, analysis: analysis(Sample.twoObjects), trainer: Self.trainer, scorer: nil)
  }

  private static var trainer: ChoiceTrainer {
    var trainer = ChoiceTrainer()
    trainer.linear.bits = 12
    trainer.linear.epochs = 60
    trainer.modality.bits = 8
    trainer.trees.trees = 20
    trainer.trees.stride = 1
    trainer.trees.smoothing = 1
    trainer.folds = 2
    return trainer
  }

  private func trained() throws -> ChoiceModel {
    // Twice, so that there is one to hold out.
    let document = try document()
    var model = Self.trainer.train([document, document]).model
    model.settling = Settling(threshold: 0.3)
    return model
  }

  @Test func `training on the same documents gives the same bytes`() throws {
    #expect(try trained().data == trained().data)
  }

  @Test func `a model reads what it wrote and refuses what is cut off`() throws {
    let model = try trained()
    let read = try ChoiceModel(data: model.data, name: "x")
    #expect(read.data == model.data)
    #expect(throws: ExtractionError.notAModel("x")) {
      try ChoiceModel(data: model.data.dropLast(), name: "x")
    }
    #expect(throws: ExtractionError.notAModel("x")) {
      try ChoiceModel(data: Data("something else".utf8), name: "x")
    }
  }

  @Test func `two objects that are counted apart come out as two claims`() throws {
    let analysis = analysis(Sample.twoObjects)
    let document = Document(text: analysis.text)
    let extractor = ClaimExtractor(model: try trained())
    let claims = extractor.claims(in: document, analysis: analysis).claims
    #expect(claims.map(\.quote) == ["Elst won a fourth term", "61 percent of the vote"])
    #expect(claims.allSatisfy { $0.document?.id == document.id.hex })
    let again = extractor.claims(in: document, analysis: analysis).claims
    #expect(again == claims)
  }

  @Test func `an explanation names the rules and weighs features`() throws {
    let analysis = analysis(Sample.twoObjects)
    let document = Document(text: analysis.text)
    let extractor = ClaimExtractor(model: try trained())
    let claim = try #require(extractor.claims(in: document, analysis: analysis).claims.last)
    let explanation = try #require(
      extractor.explanation(of: claim, in: document, analysis: analysis, features: 5))
    #expect(explanation.rules.map(\.name).contains("objectConjunct"))
    #expect(explanation.features.count == 5)
    let weights = explanation.features.map { abs($0.weight) }
    #expect(weights == weights.sorted(by: >))
  }

  @Test func `the features that are named are the features that are weighed`() throws {
    let reading = try #require(Reading(Sample.reported))
    let view = try #require(SentenceView.views(of: reading.analysis).first ?? nil)
    let features = CandidateFeatures(view: view, candidates: reading.candidates)
    for candidate in reading.candidates {
      var plain = FeatureList(bits: 18)
      var named = FeatureList(bits: 18, named: true)
      features.list(of: candidate, into: &plain)
      features.list(of: candidate, into: &named)
      #expect(plain.buckets == named.buckets)
      #expect(named.names.count == named.buckets.count)
    }
  }
}

struct ScoreTests {
  @Test func `words keep marks between letters and digits`() {
    let words = WordStarts("It's 3.5, and “so”…")
    #expect(words.words(in: TextSpan(start: 0, end: 19)).count == 4)
    #expect(words.words(in: TextSpan(start: 5, end: 8)).count == 1)
    #expect(words.words(in: TextSpan(start: 8, end: 9)).isEmpty)
  }

  @Test func `a claim is found once and inside a sentence without claims it is a never`() throws {
    let json: JSONValue = [
      "id": "a", "text": "Elst won the vote. What a shame that is.",
      "sentences": [
        ["start": 0, "end": 18], ["start": 19, "end": 40, "none": "opinion"],
      ],
      "claims": [["start": 0, "end": 17, "label": "must", "modality": "asserted", "kinds": []]],
    ]
    let gold = try #require(MarkedDocument(json: json))
    let words = WordStarts(gold.text)
    var score = ClaimScore()
    let spans = [TextSpan(start: 0, end: 17), TextSpan(start: 19, end: 39)]
    score.add(
      gold, words: words,
      spans.map {
        ClaimScore.Answer(words: words.words(in: $0), score: 0.5, modality: "asserted")
      })
    #expect(score.found == 1 && score.right == 1 && score.never == 1 && score.predicted == 2)
    #expect(score.recall == 1 && score.precision == 0.5 && score.strict == 1)
    #expect(score.modality == 1 && score.topFound == 1)
  }
}
