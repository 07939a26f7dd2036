import AssayLanguage
import AssayModel
import Testing

@testable import AssayExtraction

struct CandidateRulesTests {
  @Test func `two conjoined objects are proposed apart`() throws {
    let reading = try #require(Reading(Sample.twoObjects))
    #expect(reading.quotes.contains("Elst won a fourth term"))
    #expect(reading.quotes.contains("61 percent of the vote"))
  }

  @Test func `a relative clause is proposed with and without its noun`() throws {
    let reading = try #require(Reading(Sample.relative))
    #expect(reading.quotes.contains("who sold the port"))
    #expect(reading.quotes.contains("sold the port"))
    #expect(reading.quotes.contains("the minister who sold the port"))
  }

  @Test func `an adverbial clause is proposed without its conjunction`() throws {
    let reading = try #require(Reading(Sample.presupposed))
    let clause = try #require(reading.candidate("the hall was burned"))
    #expect(clause.rules[0] == .adverbialClause)
    #expect(reading.quotes.contains("people fled"))
  }

  @Test func `what is said is proposed apart from that it was said`() throws {
    let reading = try #require(Reading(Sample.reported))
    #expect(reading.candidate("40 trains stopped")?.rules[0] == .complement)
    #expect(reading.candidate("Voss claims that 40 trains stopped")?.rules[0] == .utterance)
  }

  @Test func `no span begins or ends with a mark or a conjunction`() throws {
    for sample in [
      Sample.twoObjects, Sample.aside, Sample.relative, Sample.apposition, Sample.reported,
      Sample.presupposed, Sample.alternatives,
    ] {
      let reading = try #require(Reading(sample))
      for candidate in reading.candidates {
        let quote = reading.quote(candidate)
        #expect(!quote.hasSuffix(",") && !quote.hasSuffix("."), "\(quote)")
        #expect(!quote.hasPrefix(",") && !quote.hasPrefix("and "), "\(quote)")
        #expect(candidate.tokens.contains(candidate.head), "\(quote)")
      }
      #expect(Set(reading.candidates.map(\.tokens)).count == reading.candidates.count)
    }
  }

  @Test func `a comparison is not torn`() throws {
    let reading = try #require(
      Reading(
        """
        Prices price NOUN NNS 2 nsubj
        fell fall VERB VBD 0 root
        less less ADV RBR 2 advmod
        than than SCONJ IN 6 mark
        wages wage NOUN NNS 6 nsubj
        did do VERB VBD 3 advcl
        . . PUNCT . 2 punct
        """))
    #expect(reading.quotes.contains("Prices fell less than wages did"))
    #expect(!reading.quotes.contains("Prices fell less"))
    #expect(!reading.quotes.contains("wages did"))
  }

  @Test func `no clause is cut off behind its subject`() throws {
    let reading = try #require(
      Reading(
        """
        Elst Elst PROPN NNP 2 nsubj
        denies deny VERB VBZ 0 root
        the the DET DT 4 det
        charge charge NOUN NN 2 obj
        that that SCONJ IN 9 mark
        guards guard NOUN NNS 9 nsubj
        , , PUNCT , 9 punct
        he he PRON PRP 9 dislocated
        slept sleep VERB VBD 4 acl
        . . PUNCT . 2 punct
        """))
    #expect(reading.quotes.contains("Elst denies the charge that guards, he slept"))
    #expect(!reading.quotes.contains { $0.hasSuffix("that guards") })
  }

  @Test func `a tree with circles and heads out of range is still read`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let count = Int.random(in: 1...12, using: &random)
      let tokens = (0..<count).map { index in
        Token(
          bytes: index..<(index + 1), form: "a", lemma: "a",
          tag: PartOfSpeech.allCases.randomElement(using: &random) ?? .x,
          head: Int.random(in: -2...(count + 1), using: &random),
          relation: ["nsubj", "conj", "acl:relcl", "ccomp", "appos", "advcl", "obj"]
            .randomElement(using: &random) ?? "dep")
      }
      guard let tree = SentenceTree(Sentence(bytes: 0..<count, tokens: tokens)) else { continue }
      #expect(tree.yield(of: tree.root).count == count)
      for candidate in CandidateRules.candidates(in: tree) {
        #expect(candidate.tokens.upperBound < count)
      }
    }
  }
}
