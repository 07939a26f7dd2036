import AssayLanguage
import AssayModel
import Testing

@testable import AssayExtraction

struct WordingTests {
  @Test func `a conjoined object is told with its verb in brackets`() throws {
    let reading = try #require(Reading(Sample.twoObjects))
    #expect(reading.wording("61 percent of the vote") == "[Elst won] 61 percent of the vote")
    #expect(reading.wording("Elst won a fourth term") == "Elst won a fourth term")
  }

  @Test func `an aside is left out of the wording and not of the span`() throws {
    let reading = try #require(Reading(Sample.aside))
    let quote = "Troops, as Alba says, are at the border"
    #expect(reading.wording(quote) == "Troops are at the border")
  }

  @Test func `who reports at the end of a clause stays, with what is said of them`() throws {
    let joined = try #require(
      Reading(
        """
        Cuts cut NOUN NNS 2 nsubj
        hurt hurt VERB VBD 0 root
        , , PUNCT , 4 punct
        says say VERB VBZ 2 parataxis
        Alba Alba PROPN NNP 4 nsubj
        ; ; PUNCT : 8 punct
        prices price NOUN NNS 8 nsubj
        fell fall VERB VBD 2 parataxis
        . . PUNCT . 2 punct
        """))
    let both = Candidate(tokens: 0...7, head: 1, rules: [.clause])
    #expect(joined.tree.asides(in: both).isEmpty)
    let speaker = try #require(
      Reading(
        """
        Cuts cut NOUN NNS 2 nsubj
        hurt hurt VERB VBD 0 root
        , , PUNCT , 4 punct
        said say VERB VBD 2 parataxis
        Alba Alba PROPN NNP 4 nsubj
        , , PUNCT , 8 punct
        the the DET DT 8 det
        mayor mayor NOUN NN 5 appos
        . . PUNCT . 2 punct
        """))
    #expect(speaker.tree.asides(in: Candidate(tokens: 0...7, head: 1, rules: [.clause])).isEmpty)
  }

  @Test func `a relative clause has its noun in place of the pronoun`() throws {
    let reading = try #require(Reading(Sample.relative))
    #expect(reading.wording("who sold the port") == "[the minister] sold the port")
  }

  @Test func `an apposition says of whom it is said`() throws {
    let reading = try #require(Reading(Sample.apposition))
    #expect(reading.wording("the mayor of Arden") == "[Ruiz is] the mayor of Arden")
  }

  @Test func `what hangs from a predicate read as a noun is told with its subject`() throws {
    let reading = try #require(
      Reading(
        """
        Voss Voss PROPN NNP 2 nsubj
        says say VERB VBZ 0 root
        the the DET DT 4 det
        board board NOUN NN 6 nsubj
        now now ADV RB 6 advmod
        favors favor NOUN NNS 2 ccomp
        moving move VERB VBG 6 acl
        two two NUM CD 9 nummod
        depots depot NOUN NNS 7 obj
        . . PUNCT . 2 punct
        """))
    #expect(reading.wording("moving two depots") == "[the board now favors] moving two depots")
    #expect(reading.wording("favors moving two depots") == "[the board] favors moving two depots")
  }

  @Test func `a name in brackets ends before a dash`() throws {
    let reading = try #require(
      Reading(
        """
        Guards guard NOUN NNS 7 nsubj
        - - PUNCT , 4 punct
        as as ADP IN 4 case
        Alba Alba PROPN NNP 1 nmod
        - - PUNCT , 7 punct
        had have AUX VBD 7 aux
        left leave VERB VBN 0 root
        and and CCONJ CC 9 cc
        lost lose VERB VBD 7 conj
        ground ground NOUN NN 9 obj
        . . PUNCT . 7 punct
        """))
    #expect(reading.wording("lost ground") == "[Guards] lost ground")
  }

  @Test func `a fact says nothing`() throws {
    let reading = try #require(
      Reading(
        """
        Nothing nothing PRON NN 2 nsubj
        beats beat VERB VBZ 0 root
        the the DET DT 4 det
        fact fact NOUN NN 2 obj
        stating state VERB VBG 4 acl
        that that SCONJ IN 8 mark
        ships ship NOUN NNS 8 nsubj
        sank sink VERB VBD 5 ccomp
        . . PUNCT . 2 punct
        """))
    let content = try #require(reading.candidate("ships sank"))
    #expect(reading.tree.speech(about: content)?.source == nil)
  }

  @Test func `a conjoined predicate has its subject in brackets`() throws {
    let reading = try #require(
      Reading(
        """
        Ortiz Ortiz PROPN NNP 2 nsubj
        praised praise VERB VBD 0 root
        the the DET DT 4 det
        fleet fleet NOUN NN 2 obj
        and and CCONJ CC 6 cc
        threatened threaten VERB VBD 2 conj
        Norland Norland PROPN NNP 6 obj
        . . PUNCT . 2 punct
        """))
    #expect(reading.wording("threatened Norland") == "[Ortiz] threatened Norland")
  }

  /// `Ruiz spoke. She cut her fares.`, with what is known of the second sentence's words.
  private func wording(_ mentions: [Mention]) throws -> String {
    var analysis = AssayExtractionTests.analysis(
      """
      Ruiz Ruiz PROPN NNP 2 nsubj
      spoke speak VERB VBD 0 root
      . . PUNCT . 2 punct

      She she PRON PRP 2 nsubj
      cut cut VERB VBD 0 root
      her her PRON PRP$ 4 nmod:poss
      fares fare NOUN NNS 2 obj
      . . PUNCT . 2 punct
      """)
    analysis.referents = [Referent(name: "Ines Ruiz", kind: .person)]
    analysis.mentions = mentions
    let tree = try #require(SentenceTree(analysis.sentences[1]))
    let wording = Wording(
      map: analysis.map, tree: tree, sentence: 1, referrals: Referrals(analysis))
    return wording.text(
      of: Candidate(tokens: 0...3, head: 1, rules: [.clause]), asides: [])
  }

  private func pronoun(_ index: Int, _ referent: Int?) -> Mention {
    Mention(
      sentence: 1, tokens: index...index, head: index, form: .pronoun, referent: referent)
  }

  @Test func `a pronoun gives way to the name that it is known to mean`() throws {
    #expect(try wording([pronoun(0, 0)]) == "[Ines Ruiz] cut her fares")
    #expect(try wording([pronoun(2, 0)]) == "She cut [Ines Ruiz's] fares")
    #expect(try wording([pronoun(0, 0), pronoun(2, 0)]) == "[Ines Ruiz] cut her fares")
  }

  @Test func `a pronoun that is not sure stays as it is`() throws {
    #expect(try wording([pronoun(0, nil), pronoun(2, nil)]) == "She cut her fares")
    #expect(try wording([pronoun(0, 7)]) == "She cut her fares")
  }

  @Test func `a description keeps its words and has the name behind it`() throws {
    let fares = Mention(sentence: 1, tokens: 2...3, head: 3, form: .description, referent: 0)
    #expect(try wording([fares]) == "She cut her fares [Ines Ruiz]")
  }

  @Test func `a relative clause with whose has its noun in the genitive`() throws {
    let reading = try #require(
      Reading(
        """
        Crowds crowd NOUN NNS 2 nsubj
        booed boo VERB VBD 0 root
        the the DET DT 4 det
        mayor mayor NOUN NN 2 obj
        whose whose PRON WP$ 6 nmod:poss
        house house NOUN NN 7 nsubj
        burned burn VERB VBD 4 acl:relcl
        . . PUNCT . 2 punct
        """))
    #expect(reading.wording("whose house burned") == "[the mayor's] house burned")
  }
}

struct RelativeDateTests {
  private func told(_ quote: String, _ from: String, _ to: String) -> String? {
    RelativeDate.absolute(
      DatePeriod(
        quote: quote, span: TextSpan(start: 0, end: quote.count), from: CalendarDay(from),
        to: CalendarDay(to)))
  }

  @Test func `a day, a month and a year are told in full, other periods are not`() {
    #expect(told("last Tuesday", "2024-03-19", "2024-03-19") == "19 March 2024")
    #expect(told("last month", "2024-02-01", "2024-02-29") == "February 2024")
    #expect(told("last December", "2023-12-01", "2023-12-31") == "December 2023")
    #expect(told("last year", "2023-01-01", "2023-12-31") == "2023")
    #expect(told("last week", "2024-03-11", "2024-03-17") == nil)
  }

  @Test func `a date that names its year needs no more`() {
    #expect(told("19 March 2024", "2024-03-19", "2024-03-19") == nil)
    #expect(told("2023", "2023-01-01", "2023-12-31") == nil)
  }
}

struct SpeechTests {
  @Test func `content is attributed to the subject of the verb that reports it`() throws {
    let reading = try #require(Reading(Sample.reported))
    let content = try #require(reading.candidate("40 trains stopped"))
    let speech = try #require(reading.tree.speech(about: content))
    #expect(reading.words(speech.source) == "Voss")
    #expect(reading.words(speech.cueTokens) == "claims")
    let utterance = try #require(reading.candidate("Voss claims that 40 trains stopped"))
    #expect(reading.tree.speech(about: utterance) == nil)
    #expect(reading.tree.areUtteranceAndContent(content, utterance))
  }

  @Test func `an aside attributes the clause around it`() throws {
    let reading = try #require(Reading(Sample.aside))
    let claim = try #require(reading.candidate("Troops, as Alba says, are at the border"))
    #expect(reading.words(reading.tree.speech(about: claim)?.source) == "Alba")
  }

  @Test func `a denial is told from a report`() throws {
    let reading = try #require(
      Reading(Sample.reported.replacing("claims claim VERB", with: "denies deny VERB")))
    let content = try #require(reading.candidate("40 trains stopped"))
    let view = try #require(SentenceView.views(of: reading.analysis).first ?? nil)
    let modality = ModalityReader(view: view)
      .modalityByRule(of: content, speech: reading.tree.speech(about: content))
    #expect(modality == .denied)
  }
}

struct ExclusionTests {
  @Test func `what the author foretells is a prediction, and what another foretells is not`() throws
  {
    let lines = """
      Voss Voss PROPN NNP 2 nsubj
      says say VERB VBZ 0 root
      rates rate NOUN NNS 5 nsubj
      will will AUX MD 5 aux
      rise rise VERB VB 2 ccomp
      . . PUNCT . 2 punct
      """
    let reading = try #require(Reading(lines))
    let view = try #require(SentenceView.views(of: reading.analysis).first ?? nil)
    let said = try #require(reading.candidate("rates will rise"))
    let reader = ExclusionReader(view: view)
    #expect(reader.certain(said, speech: reading.tree.speech(about: said)) == nil)

    let own = try #require(
      Reading(
        """
        Rates rate NOUN NNS 3 nsubj
        will will AUX MD 3 aux
        rise rise VERB VB 0 root
        . . PUNCT . 3 punct
        """))
    let ownView = try #require(SentenceView.views(of: own.analysis).first ?? nil)
    let foretold = try #require(own.candidate("Rates will rise"))
    #expect(ExclusionReader(view: ownView).certain(foretold, speech: nil) == .prediction)
  }

  @Test func `a question is no claim and what it takes for granted is not excluded`() throws {
    let reading = try #require(
      Reading(Sample.relative.replacing(". . PUNCT . 2 punct", with: "? ? PUNCT . 2 punct")))
    let view = try #require(SentenceView.views(of: reading.analysis).first ?? nil)
    let reader = ExclusionReader(view: view)
    let main = try #require(
      reading.candidate("Crowds booed the minister who sold the port"))
    #expect(reader.certain(main, speech: nil) == .question)
    let sold = try #require(reading.candidate("who sold the port"))
    #expect(reader.certain(sold, speech: nil) == nil)
  }
}
