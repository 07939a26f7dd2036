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
}
