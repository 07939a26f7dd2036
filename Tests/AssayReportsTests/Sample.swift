import AssayModel
import Testing

@testable import AssayReports

/// A small reviewed article, with every field of a report filled by `text`.
struct Sample {
  /// What a field shows; the tests put hostile text here.
  var text: (String) -> String = { $0 }

  static let article = """
    The Ferry and the Fog

    Why was the ferry, which carries 40 percent of Norra's wheat, stopped on Monday?
    The harbour master, a former pilot, says that two ropes broke!

    Nobody was hurt.
    """

  var document: Document {
    Document(
      text: Self.article, title: text("The Ferry and the Fog"), author: text("Ada Holm"),
      date: CalendarDay("2025-03-04"), url: "https://fog.example/ferry?a=1&b=(2)",
      path: text("Claims/ferry.txt"), source: Fingerprint(of: Self.article), pages: [0, 105])
  }

  /// A claim at the only place where `quote` stands in the article.
  func claim(_ quote: String, claimant: String? = nil, attribution: Attribution? = nil) -> Claim {
    let document = document
    guard let range = Self.article.range(of: quote) else {
      Issue.record("the article has no \(quote)")
      return Claim(imported: ImportOrigin(file: "", line: 0), text: quote)
    }
    let start = Self.article.unicodeScalars.distance(
      from: Self.article.startIndex, to: range.lowerBound)
    let span = TextSpan(start: start, end: start + quote.unicodeScalars.count)
    return Claim(
      document: document.reference, span: span, quote: quote,
      text: text("[The ferry] \(quote)"), kinds: [.quantity, .event], score: 0.934,
      reasons: [text("percentage"), text("past event")], claimant: claimant,
      members: [text("north"), text("south")], model: text("rules 1"), attribution: attribution)
  }

  static let noon = Timestamp(milliseconds: 1_741_176_000_000)

  func verdict(_ rating: String, retracted: Bool = false) -> VerdictEntry {
    VerdictEntry(
      id: ContentID("verdict", [rating]),
      verdict: Verdict(
        rating: rating, scale: "five-point", confidence: .high,
        rationale: text("The port's own figures say so."), who: text("Jo Berg"), time: Self.noon),
      retraction: retracted
        ? Retraction(reason: text("Given in haste."), who: text("Kim Falk"), time: Self.noon) : nil)
  }

  func attachment(_ name: String, url: String? = nil, captured: Bool = true)
    -> AssayModel.Attachment
  {
    let sha = Fingerprint(of: name)
    return AssayModel.Attachment(
      evidence: Evidence(
        title: text(name), author: text("Port Office"), date: CalendarDay("2025-03-05"), url: url,
        source: Source(
          name: text("Port of Norra"), kind: .official, reliability: .b, credibility: .probable),
        capture: captured
          ? Capture(
            time: Self.noon, location: text("Evidence/figures.csv"), method: .file, sha256: sha,
            byteCount: 812, mediaType: text("text/csv"),
            storedAs: "Evidence/kept/\(sha.hex.prefix(8)) (1).csv", who: text("Jo Berg"),
            note: text("from the port's site")) : nil),
      stance: .refutes, quote: text("wheat: 31 percent"), span: TextSpan(start: 12, end: 29),
      page: 3,
      note: text("Figures of last year."), who: text("Jo Berg"), time: Self.noon)
  }

  var content: ReportContent {
    let imported = Claim(
      imported: ImportOrigin(
        file: text("claims.csv"), line: 7, key: text("K-7"), rating: text("Mostly true"),
        rationale: text("As the almanac has it."),
        evidence: [text("Evidence/almanac.txt"), "https://almanac.example/ferry"],
        others: [text("desk"): .string(text("ports"))]),
      text: text("The ferry is 61 metres long."), claimant: text("Lars Vik"),
      document: DocumentReference(
        id: "x", title: text("Almanac"), date: text("2024"), url: "https://almanac.example/a b"))
    return ReportContent(
      title: text("Report on the ferry"), desk: text("Norra Desk"),
      sections: [
        .init(
          document: document,
          dossiers: [
            Dossier(claim: claim("Nobody was hurt")),
            Dossier(
              claim: claim("the ferry, which carries 40 percent of Norra's wheat, stopped"),
              attachments: [
                attachment("Wheat by route"), attachment("Port site", captured: false),
              ],
              verdicts: [verdict("True", retracted: true), verdict("Mostly false")]),
            Dossier(
              claim: claim("which carries 40 percent of Norra's wheat", claimant: text("Ada Holm")),
              verdicts: [verdict("Half true")]),
            Dossier(
              claim: claim(
                "two ropes broke",
                attribution: Attribution(
                  source: text("The harbour master"), cue: text("says"),
                  span: TextSpan(start: 0, end: 1)))),
            Dossier(
              claim: claim("harbour master, a former pilot"), verdicts: [verdict("Unproven")]),
          ])
      ],
      strays: [Dossier(claim: imported)], latestFact: Self.noon)
  }
}
