import AssayModel
import Testing

@testable import AssayInterchange

/// Sample values that the tests of exports share.
enum Sample {
  static let text =
    "Voss spoke first. Exports to Norland fell 9% in 2022, she said; nobody objected."

  static let time = Timestamp(milliseconds: 1_718_900_000_000)

  static func claim(quote: String = "Exports to Norland fell 9% in 2022", text: String? = nil)
    -> Claim
  {
    let document = Document(
      text: Self.text, title: "Trade", author: "Ruiz",
      date: CalendarDay(year: 2024, month: 6, day: 20),
      url: "https://example.org/trade")
    let utf8 = Array(Self.text.utf8)
    let start = utf8.indices.first { utf8[$0...].starts(with: quote.utf8) } ?? 0
    return Claim(
      document: document.reference,
      span: TextSpan(start: start, end: start + quote.unicodeScalars.count), quote: quote,
      text: text ?? quote, kinds: [.quantity], score: 0.75, claimant: "Voss", model: "rules 1")
  }

  static func dossier(
    rating: String = "Mostly false", rationale: String? = "It was 7%.", claim: Claim? = nil
  ) -> Dossier {
    let old = Verdict(rating: "True", scale: "five-point", who: "Ann", time: time)
    let verdict = Verdict(
      rating: rating, scale: "five-point", confidence: .high, rationale: rationale, who: "Ben",
      time: Timestamp(milliseconds: time.milliseconds + 1000))
    let evidence = Evidence(
      title: "Table", url: "https://stat.example.org/t", source: Source(name: "Office"),
      capture: nil, text: "fell 7%")
    return Dossier(
      claim: claim ?? Self.claim(),
      attachments: [
        Attachment(evidence: evidence, stance: .refutes, quote: "fell 7%", who: "Ben", time: time)
      ],
      verdicts: [
        VerdictEntry(
          id: ContentID("verdict", ["1"]), verdict: old,
          retraction: Retraction(reason: "typo", who: "Ann", time: time)),
        VerdictEntry(id: ContentID("verdict", ["2"]), verdict: verdict),
      ])
  }
}

struct ClaimTableTests {
  private func written(_ dossiers: [Dossier]) -> [UInt8] {
    var out = ClaimTable.header
    for dossier in dossiers { ClaimTable.append(dossier, to: &out) }
    return out
  }

  @Test func `a claim is one row with its standing verdict`() {
    let table = String(decoding: written([Sample.dossier()]), as: UTF8.self)
    let id = Sample.claim().id.hex
    #expect(
      table.split(separator: "\n").last.map(String.init)
        == "\(id),Exports to Norland fell 9% in 2022,Exports to Norland fell 9% in 2022,Voss,"
        + "Trade,2024-06-20,https://example.org/trade,18,52,quantity,asserted,false,0.75,reviewed,"
        + "Mostly false,five-point,high,It was 7%.,Ben,2024-06-20T16:13:21.000Z,"
        + "https://stat.example.org/t,,,,rules 1")
  }

  @Test(arguments: [
    "=1+1", "+1", "-5 degrees", "@x", "\tx", "\rx", "\n=x", "'=1", "''-x", "'quoted'", "plain", "",
    "a,b", "a;b", "a\"b", " x ", "x\ny", "'", "é=",
  ])
  func `no cell begins like a formula, and each is read back as it was`(text: String) throws {
    let guarded = FormulaGuard.guarded(text)
    #expect(guarded.first.map { !"=+-@\t\r\n".contains($0) } ?? true)
    #expect(FormulaGuard.unguarded(guarded) == text)
    let origin = ImportOrigin(file: "a", line: 1, rating: text.isEmpty ? nil : text)
    let claim = Claim(
      imported: origin, text: "x" + text, claimant: text.isEmpty ? nil : text)
    let read = try Reading(written([Dossier(claim: claim)]), as: "a.csv")
    #expect(read.texts == ["x" + text])
    #expect(read.claims[0].claimant == claim.claimant)
    #expect(read.claims[0].imported?.others["publisherRating"]?.string == origin.rating)
    #expect(read.claims[0].id == claim.id)
  }

  @Test func `a foreign table keeps its apostrophes`() throws {
    #expect(try Reading("text\n'=1\n", as: "a.csv").texts == ["'=1"])
  }

  @Test func `imported claims come back the same from a table and from lines`() throws {
    let rows = try Reading(
      "text,claimant,date,document,url,quote,start,end,kinds,key,evidence\n"
        + "A,V,2024,T,https://e.org,a,0,1,law,k,https://x.org\n-B,,,,,,,,,,\n", as: "a.csv")
    let ids = rows.claims.map(\.id)
    #expect(
      try Reading(written(rows.claims.map { Dossier(claim: $0) }), as: "b.csv").claims.map(\.id)
        == ids)
    var lines: [UInt8] = []
    for claim in rows.claims { ClaimLines.append(Dossier(claim: claim), to: &lines) }
    #expect(try Reading(lines, as: "b.jsonl").claims.map(\.id) == ids)
  }
}

struct ClaimLinesTests {
  @Test func `a line holds the claim, what became of it, and nothing of the evidence's text`()
    throws
  {
    var out: [UInt8] = []
    ClaimLines.append(Sample.dossier(), to: &out)
    #expect(out.last == 0x0A)
    let json = try JSONValue(parsing: out)
    #expect(Claim(json: json) == Sample.claim())
    #expect(json["status"] == "reviewed")
    #expect(json["verdict"]?["rating"] == "Mostly false")
    #expect(json["verdict"]?["time"] == "2024-06-20T16:13:21.000Z")
    #expect(json["verdicts"]?.array?.first?["retraction"]?["reason"] == "typo")
    #expect(json["verdicts"]?.array?.last?["retraction"] == .null)
    let attachment = try #require(json["attachments"]?.array?.first)
    #expect(attachment["stance"] == "refutes")
    #expect(attachment["evidence"]?["source"]?["name"] == "Office")
    #expect(attachment["evidence"]?["text"] == nil)
  }
}

struct ClaimReviewExportTests {
  private let reviews = ClaimReview(
    publisher: "Desk", publisherURL: "https://desk.example.org", base: "https://desk.example.org/r",
    language: "en")

  @Test func `a review has the fields that indexes ask for`() {
    let claim = Sample.claim()
    #expect(
      reviews.review(of: Sample.dossier()) == [
        "@context": "https://schema.org", "@type": "ClaimReview",
        "url": .string("https://desk.example.org/r/\(claim.id.hex)"),
        "claimReviewed": "Exports to Norland fell 9% in 2022", "datePublished": "2024-06-20",
        "inLanguage": "en",
        "author": [
          "@type": "Organization", "name": "Desk", "url": "https://desk.example.org",
        ],
        "itemReviewed": [
          "@type": "Claim", "datePublished": "2024-06-20",
          "author": ["@type": "Person", "name": "Voss"],
          "appearance": [
            "@type": "NewsArticle", "url": "https://example.org/trade", "headline": "Trade",
          ],
        ],
        "reviewRating": [
          "@type": "Rating", "ratingValue": 2, "bestRating": 5, "worstRating": 1,
          "alternateName": "Mostly false", "ratingExplanation": "It was 7%.",
        ],
      ])
  }

  @Test func `a rating off the scale is never a number`() {
    let review = reviews.review(of: Sample.dossier(rating: "Unproven", rationale: nil))
    #expect(review?["reviewRating"] == ["@type": "Rating", "alternateName": "Unproven"])
  }

  @Test func `a claim without a verdict has no review`() {
    #expect(reviews.review(of: Dossier(claim: Sample.claim())) == nil)
    let feed = reviews.feed(of: [Dossier(claim: Sample.claim())])
    #expect(feed["dataFeedElement"] == [])
  }

  @Test func `addresses that are no web pages are left out`() {
    let claim = Claim(
      imported: ImportOrigin(file: "a", line: 1), text: "A",
      document: DocumentReference(id: "x", date: "20 June", url: "ftp://e.org"))
    let review = reviews.review(of: Sample.dossier(claim: claim))
    #expect(review?["itemReviewed"] == ["@type": "Claim"])
  }

  @Test func `a feed is read in again with the same claims and ratings`() throws {
    let others = Sample.dossier(
      rating: "Unproven", claim: Sample.claim(quote: "nobody objected", text: "[Nobody] objected"))
    let feed = reviews.feed(of: [Sample.dossier(), Dossier(claim: Sample.claim()), others])
    #expect(feed["dateModified"] == "2024-06-20T16:13:21.000Z")
    let read = try Reading(feed.json, as: "feed.json")
    #expect(read.texts == ["Exports to Norland fell 9% in 2022", "[Nobody] objected"])
    #expect(read.claims.map { $0.imported?.rating } == ["Mostly false", "Unproven"])
    #expect(read.claims.map(\.claimant) == ["Voss", "Voss"])
    #expect(read.claims[0].document?.url == "https://example.org/trade")
  }
}

struct WebAnnotationTests {
  @Test func `the quote is selected by its words, its surroundings and its place`() throws {
    let claim = Sample.claim()
    let annotation = try #require(
      WebAnnotation.annotation(of: Sample.dossier(), in: ScalarMap(Sample.text)))
    #expect(
      annotation["target"] == [
        "source": "https://example.org/trade",
        "selector": [
          [
            "type": "TextQuoteSelector", "exact": .string(claim.quote),
            "prefix": "Voss spoke first. ", "suffix": ", she said; nobody objected.",
          ],
          ["type": "TextPositionSelector", "start": 18, "end": 52],
        ],
      ])
    #expect(annotation["motivation"] == "assessing")
    #expect(
      annotation["body"]?["value"] == "**Mostly false** (high confidence)\n\nIt was 7%\\.")
    let id = try #require(annotation["id"]?.string)
    #expect(id.hasPrefix("urn:uuid:"))
    let digits = Array(id.dropFirst(9))
    #expect(digits.count == 36 && digits[14] == "8" && "89ab".contains(digits[19]))
    #expect(id.filter { $0 != "-" }.hasPrefix("urn:uuid:" + claim.id.hex.prefix(12)))
  }

  @Test func `surroundings are counted in scalars and cut to 32`() throws {
    let text = String(repeating: "é😀", count: 40) + "X" + String(repeating: "ü", count: 40)
    let document = Document(text: text)
    let claim = Claim(
      document: document.reference, span: TextSpan(start: 80, end: 81), quote: "X", text: "X",
      model: "m")
    let annotation = WebAnnotation.annotation(of: Dossier(claim: claim), in: ScalarMap(text))
    let quote = annotation?["target"]?["selector"]?.array?.first
    #expect(quote?["prefix"] == .string(String(repeating: "é😀", count: 16)))
    #expect(quote?["suffix"] == .string(String(repeating: "ü", count: 32)))
    #expect(annotation?["target"]?["source"] == .string(WebAnnotation.urn(document.id.hex)))
    #expect(annotation?["body"]?["value"] == "Open: not yet reviewed.")
  }

  @Test func `without the text, or with another, the words alone select`() {
    for text in [nil, ScalarMap("Something else.")] {
      let selectors = WebAnnotation.annotation(of: Sample.dossier(), in: text)?["target"]?[
        "selector"]
      #expect(
        selectors == [["type": "TextQuoteSelector", "exact": .string(Sample.claim().quote)]])
    }
  }

  @Test func `a rationale is text, not Markdown`() {
    let rationale = "<script>*x*</script> [a](javascript:b) \u{1B}[2J"
    let annotation = WebAnnotation.annotation(
      of: Sample.dossier(rationale: rationale), in: nil)
    #expect(
      annotation?["body"]?["value"]?.string
        == "**Mostly false** (high confidence)\n\n\\<script\\>\\*x\\*\\</script\\> "
        + "\\[a\\]\\(javascript:b\\) ␛\\[2J")
  }
}
