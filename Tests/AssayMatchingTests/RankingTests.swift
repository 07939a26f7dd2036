import AssayModel
import Testing

@testable import AssayMatching

@Suite struct RankingTests {
  @Test func `stems are those of Porter's paper`() {
    let stems = [
      "caresses": "caress", "ponies": "poni", "agreed": "agre", "plastered": "plaster",
      "motoring": "motor", "hopping": "hop", "falling": "fall", "filing": "file", "happy": "happi",
      "relational": "relat", "vietnamization": "vietnam", "triplicate": "triplic",
      "hopefulness": "hope", "adjustment": "adjust", "adoption": "adopt", "probate": "probat",
      "controll": "control", "sky": "sky",
    ]
    for (word, stem) in stems { #expect(PorterStemmer.stem(word) == stem, "\(word)") }
  }

  @Test func `a tweet is read as people read it`() {
    let words = MatchWords(
      "#DefundTheCBC now! https://example.com/x — Ann Lee (@annlee) January 6, 2020"
    ).searched
    #expect(words == ["defund", "cbc", "ann", "lee"])
    #expect(MatchWords("It cost $1,200.50, in Kovačić’s view").searched.contains("1200.50"))
    #expect(MatchWords("It cost $1,200.50, in Kovačić’s view").searched.contains("kovacic"))
  }

  @Test func `the text that shares rare words, and words together, ranks first`() {
    let frequencies = WordFrequencies(["council": 900, "libraries": 3, "closed": 400], of: 1000)
    let ranker = TextRanker("The council closed libraries.", frequencies: frequencies)
    let both = ranker.score("The council has closed 14 libraries.")
    #expect(both > ranker.score("The libraries are open."))
    #expect(ranker.score("Libraries opened.") > ranker.score("The council met."))
    #expect(ranker.score("Nothing of the sort.") == 0)
    #expect(ranker.score("Open.", title: "Council closed libraries") > 0)
  }

  @Test func `of copies that differ in quotation marks the one recorded first comes first`() {
    let frequencies = WordFrequencies(["dam": 9, "fell": 40], of: 1000)
    let texts = [
      "The mayor said “the dam fell”.", "The bees left.", "The mayor said 'the dam fell'.",
      "The mayor said \"the dam fell\".",
    ]
    let candidates = texts.enumerated().map {
      CandidateRanker.Candidate(key: VectorKey(fact: 9 - $0.offset), text: $0.element)
    }
    let ranker = CandidateRanker(
      CandidateRanker.Query("The dam fell.", nil), frequencies: frequencies, meanings: nil)
    let best = ranker.best(of: candidates, limit: 4)
    #expect(best.map(\.index) == [3, 2, 0, 1])
    #expect(PlainText("“It’s”") == PlainText("IT's") && PlainText("a-b") != PlainText("ab"))
  }

  @Test func `stems share a beginning where an ending parts them, however long they are`() {
    func share(_ a: String, _ b: String) -> Bool {
      Stem(a).sharesBeginning(with: Stem(b)) && Stem(b).sharesBeginning(with: Stem(a))
    }
    #expect(share("elect", "elector") && share("visit", "visitor"))
    #expect(share("administr", "administrative") && share("iran", "iran"))
    #expect(!share("ira", "iran") && share("station", "stationery"))
    #expect(!share("contract", "contradictory") && !share("iran", "iraq"))
    #expect(Stem("internationalisation") != Stem("internationalisations"))
    #expect(Stem("abcdefgh") != Stem("abcdefghi") && Stem("") == .none)
  }
}
