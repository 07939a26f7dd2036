import AssayLanguage
import Testing

@testable import AssayExtraction

/// Which of the candidates of a sentence stay, on trees written by hand.
struct SettlingTests {
  /// What is kept where the model likes all spans, and these best.
  private func kept(_ reading: Reading, best quotes: String...) -> [String] {
    let scored = reading.candidates.map { candidate in
      Scored(
        sentence: 0, candidate: candidate,
        probabilities: .init(
          must: 0.6, may: 0.2, exactness: quotes.contains(reading.quote(candidate)) ? 1 : 0.3),
        settling: Settling())
    }
    return Chooser.settle(scored, in: reading.tree, Settling()).map {
      reading.quote($0.candidate)
    }
  }

  @Test func `where somebody is and an event behind a comma are two claims`() throws {
    let whole = "sailors are at the harbour, or the attack on the dam"
    let reading = try #require(
      Reading(
        """
        sailors sailor NOUN NNS 5 nsubj
        are be AUX VBP 5 cop
        at at ADP IN 5 case
        the the DET DT 5 det
        harbour harbour NOUN NN 0 root
        , , PUNCT , 9 punct
        or or CCONJ CC 9 cc
        the the DET DT 9 det
        attack attack NOUN NN 5 conj
        on on ADP IN 12 case
        the the DET DT 12 det
        dam dam NOUN NN 9 nmod
        . . PUNCT . 5 punct
        """))
    let kept = kept(reading, best: whole, "the attack on the dam")
    #expect(reading.quotes.contains(whole))
    #expect(kept.contains("sailors are at the harbour"), "\(kept)")
    #expect(kept.contains("the attack on the dam"), "\(kept)")
    #expect(!kept.contains(whole), "\(kept)")
  }

  @Test func `that there is talk, and what the talk is, are two claims`() throws {
    let reading = try #require(
      Reading(
        """
        there there PRON EX 2 expl
        is be VERB VBZ 0 root
        talk talk NOUN NN 2 nsubj
        that that SCONJ IN 7 mark
        work work NOUN NN 7 nsubj
        had have AUX VBD 7 aux
        begun begin VERB VBN 3 acl
        . . PUNCT . 2 punct
        """))
    let whole = "there is talk that work had begun"
    let kept = kept(reading, best: whole)
    #expect(kept.contains(whole), "\(kept)")
    #expect(kept.contains("work had begun"), "\(kept)")
  }
}
