import AssayLanguage
import AssayModel
import Testing

@testable import AssayExtraction

/// What candidates share is summed once; what comes out must be what all features of each, summed
/// together, give.
struct FirstLookTests {
  @Test func `sums made of parts are those of the whole list of features`() throws {
    var random = SeededGenerator(seed: 41)
    let bits = 16
    let weights = (0..<(4 << bits)).map { _ in Float.random(in: -1...1, using: &random) }
    let none = BoostedTrees(bias: 0)
    let model = ChoiceModel(
      first: HashedWeights(bits: bits, width: 4, quantising: weights, biases: [0.1, 0, -0.2, 0]),
      mustTrees: none, claimTrees: none, exactnessTrees: none,
      modality: HashedWeights(bits: 1, width: 1, quantising: [0, 0], biases: [0]),
      settling: Settling())
    var compared = 0
    for sample in [
      Sample.twoObjects, Sample.aside, Sample.relative, Sample.apposition, Sample.reported,
      Sample.presupposed, Sample.alternatives,
    ] {
      let reading = try #require(Reading(sample))
      let view = SentenceView(alone: reading.tree)
      var list = FeatureList(bits: bits)
      var look = FirstLook(
        model: model, view: view, candidates: reading.candidates, list: list)
      let features = CandidateFeatures(view: view, candidates: reading.candidates)
      for candidate in reading.candidates {
        features.list(of: candidate, into: &list)
        let whole = ChoiceModel.impression(model.first.sums(of: list.buckets))
        let parts = look.impression(of: candidate)
        #expect(whole.must == parts.must, "\(reading.quote(candidate))")
        #expect(whole.may == parts.may && whole.exactness == parts.exactness)
        compared += 1
      }
    }
    #expect(compared > 30)
  }

  @Test func `names of rules keep their order, each once`() {
    var names: RuleNames = [.predicate, .clause]
    names.append(.predicate)
    names.append(.nounPhraseShort)
    #expect(Array(names) == [.predicate, .clause, .nounPhraseShort])
    #expect(names != [.clause, .predicate, .nounPhraseShort])
  }

  @Test func `a relation is read with and without its subtype`() {
    #expect(Relation("nsubj:pass") == .nsubj)
    #expect(Relation("acl:relcl") == .acl)
    #expect(Relation("case") == .case)
    #expect(Relation("obl:lmod") == .obl)
    #expect(Relation("no relation") == .dep)
    #expect(Relation.allCases.allSatisfy { Relation($0.name) == $0 })
  }
}
