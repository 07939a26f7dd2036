import AssayModel
import Testing

@testable import AssayInterchange

struct ClaimReviewImportTests {
  private static func review(_ text: String) -> String {
    """
    {"@context": "https://schema.org", "@type": "ClaimReview", "url": "https://e.org/r/1",
     "claimReviewed": "\(text)", "datePublished": "2024-06-22", "inLanguage": "en",
     "author": {"@type": "Organization", "name": "Desk"},
     "itemReviewed": {"@type": "Claim", "datePublished": "2024-06-20",
       "author": {"@type": "Person", "name": "Voss", "jobTitle": "Mayor"},
       "appearance": [{"@type": "NewsArticle", "url": "https://e.org/a", "headline": "Rents"}]},
     "reviewRating": {"@type": "Rating", "ratingValue": 4, "bestRating": 5,
       "alternateName": "Mostly true", "ratingExplanation": "Nearly 9."}}
    """
  }

  private func expectReview(_ claim: Claim, line: Int) {
    #expect(claim.claimant == "Voss")
    #expect(claim.document?.date == "2024-06-20")
    #expect(claim.document?.url == "https://e.org/a")
    #expect(claim.document?.title == "Rents")
    #expect(claim.imported?.rating == "Mostly true")
    #expect(claim.imported?.rationale == "Nearly 9.")
    #expect(claim.imported?.line == line)
    #expect(
      claim.imported?.others == [
        "url": "https://e.org/r/1", "datePublished": "2024-06-22", "inLanguage": "en",
        "author": ["@type": "Organization", "name": "Desk"],
        "itemReviewed": [
          "@type": "Claim", "author": ["@type": "Person", "jobTitle": "Mayor"],
        ],
        "reviewRating": ["@type": "Rating", "ratingValue": 4, "bestRating": 5],
      ])
  }

  @Test func `one object, an array, a graph and a feed are read alike`() throws {
    let one = Self.review("A")
    let files = [
      one, "[\(one)]", #"{"@context":"x","@graph":[\#(one)]}"#,
      #"{"@type":"DataFeed","name":"f","dataFeedElement":[{"@type":"DataFeedItem","item":\#(one)}],"z":[1]}"#,
      #"{"@type":"DataFeed","dataFeedElement":[{"@type":"DataFeedItem","item":[\#(one)]}]}"#,
    ]
    for file in files {
      for chunk in [1, 50, 100_000] {
        let read = try Reading(Array(file.utf8), as: "a.json", chunk: chunk)
        #expect(read.texts == ["A"])
        #expect(read.faults == [])
        for claim in read.claims { expectReview(claim, line: 1) }
      }
    }
  }

  @Test func `reviews on lines are read too, and lines in a .json file`() throws {
    let line = Self.review("A").replacing("\n", with: " ")
    #expect(try Reading("\(line)\n\(line)\n", as: "a.jsonl").texts == ["A", "A"])
    #expect(try Reading("\(line)\n\(line)\n", as: "a.json").texts == ["A", "A"])
  }

  @Test func `a broken object costs only itself and its line is told`() throws {
    let read = try Reading(
      """
      [
        {"text": "A"},
        {"text": "B", "start": 1,
         "end": "x"},
        {"text": "C" "d"},
        7,
        {"text": "D"}
      ]
      """, as: "a.json")
    #expect(read.texts == ["A", "D"])
    #expect(read.claims.map { $0.imported?.line } == [2, 7])
    #expect(
      read.faults == [
        "4:12 end is “x”, not a whole number from 0",
        "5:16 “\"” where a comma or } should stand", "6:3 “7” where an object in { } should stand",
      ])
    #expect(
      read.raws == [#"{"text": "B", "start": 1,    "end": "x"}"#, #"{"text": "C" "d"}"#, "7"])
    let again = try Reading(
      read.raws[0].replacing("\"x\"", with: "5"), as: "a.rejected.jsonl")
    #expect(again.texts == ["B"])
  }

  @Test func `one bad review of a feed item leaves the others`() throws {
    let read = try Reading(
      """
      {"@type":"DataFeed","dataFeedElement":[{"@type":"DataFeedItem","item":[
      {"@type":"ClaimReview","claimReviewed":"A"},
      {"@type":"ClaimReview","claimReviewed":""},
      {"@type":["ClaimReview","Thing"],"claimReviewed":"C","reviewRating":{"ratingValue":"2","bestRating":5}}]}]}
      """, as: "a.json")
    #expect(read.texts == ["A", "C"])
    #expect(read.claims.map { $0.imported?.line } == [2, 4])
    #expect(read.claims[1].imported?.rating == "2 of 5")
    #expect(read.raws == [#"{"@type":"ClaimReview","claimReviewed":""}"#])
    #expect(read.rejected[0].line == 3)
  }

  @Test func `an object that never closes costs the rest, one that is too long itself`() throws {
    let open = try Reading(#"[{"text":"A"},{"text":"B",{"text":"C"}]"#, as: "a.json")
    #expect(open.texts == ["A"])
    #expect(open.rejected.count == 1)
    let long = #"{"text":""# + String(repeating: "a", count: 300) + #"","x":[{"y":"]"}]}"#
    for chunk in [1, 20, 1000] {
      let read = try Reading(
        Array("[{\"text\":\"A\"},\(long),{\"text\":\"B\"}]".utf8), as: "a.json", rowLimit: 100,
        chunk: chunk)
      #expect(read.texts == ["A", "B"])
      #expect(
        read.rejected.map(\.reason) == ["the object is longer than 100 bytes; it is passed over"])
    }
  }

  @Test func `the user's mapping goes before ClaimReview`() throws {
    let read = try Reading(
      #"[{"@type":"ClaimReview","claimReviewed":"A","name":"B","url":"https://e.org/1"}]"#,
      as: "a.json", map: ["text=name"], key: "url")
    #expect(read.texts == ["B"])
    #expect(read.claims[0].imported?.key == "https://e.org/1")
    let keyed = try Reading("[\(Self.review("A"))]", as: "a.json", key: "url")
    #expect(keyed.claims[0].imported?.key == "https://e.org/r/1")
  }

  @Test func `an active address is refused`() throws {
    let read = try Reading(
      #"{"@type":"ClaimReview","claimReviewed":"A","itemReviewed":{"appearance":"javascript:x"}}"#,
      as: "a.json")
    #expect(read.claims.isEmpty)
    #expect(read.rejected.count == 1)
  }
}
