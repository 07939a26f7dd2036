import AssayModel
import Foundation
import Testing

@testable import AssayReports

struct MarkdownReportTests {
  private func markdown(_ content: ReportContent) throws -> String {
    try MarkdownReport().render(content)
  }

  @Test func `the summary names each claim's verdict and leads to its entry`() throws {
    let text = try markdown(Sample().content)
    #expect(
      text.contains(
        "| [1](#claim-1) | the ferry, which carries 40 percent of Norra's wheat, stopped "
          + "| Mostly false | high | Ada Holm |"))
    #expect(text.contains("| [4](#claim-4) | two ropes broke | open |  | The harbour master |"))
    #expect(
      text.contains(
        "Claims: 6, of which 3 reviewed and 3 open. Documents: 1. Pieces of evidence: 2."))
    #expect(text.contains("| Mostly false | 2 of 5 | 1 |"))
    #expect(text.contains("| Unproven | off the scale | 1 |"))
  }

  @Test func `an entry tells place, verdict, evidence and what was taken back`() throws {
    let text = try markdown(Sample().content)
    #expect(
      text.contains("- **Place:** characters 108–138, line 4, page 2, [in the text](#mark-3)"))
    #expect(
      text.contains(
        "**Verdict: Mostly false** (2 of 5), confidence high. Jo Berg, 2025-03-05 12:00 UTC."))
    #expect(
      text.contains(
        "- **Refutes:** [Wheat by route](../Evidence/kept/6285a3c5%20%281%29.csv), Port Office"))
    #expect(text.contains("graded B2, usually reliable, probably true."))
    #expect(text.contains("  > wheat: 31 percent"))
    #expect(text.contains("  - Taken back 2025-03-05 12:00 UTC by Kim Falk: Given in haste."))
  }

  @Test func `a publisher's rating never passes for a verdict`() throws {
    let text = try markdown(Sample().content)
    #expect(text.contains("not a verdict of ours:** Mostly true. As the almanac has it."))
    #expect(text.contains("| [6](#claim-6) | The ferry is 61 metres long. | open |  | Lars Vik |"))
  }

  @Test func `marks of nested claims follow one another from the inside out`() throws {
    #expect(
      try markdown(Sample().content).contains(
        "> Why was <a id=\"mark-1\"></a>the ferry, <a id=\"mark-2\"></a>which carries 40 percent "
          + "of Norra's wheat<sup>[\\[2 Half true\\]](#claim-2)</sup>, stopped"
          + "<sup>[\\[1 Mostly false\\]](#claim-1)</sup> on Monday?\\\n"))
  }

  @Test func `equal content gives equal bytes, whatever the order of the claims`() throws {
    var shuffled = Sample().content
    shuffled.sections[0].dossiers.reverse()
    #expect(try markdown(shuffled) == markdown(Sample().content))
  }

  @Test func `an empty ledger makes a short report`() throws {
    let text = try markdown(ReportContent(title: "Nothing yet"))
    #expect(text.hasPrefix("# Nothing yet\n\nClaims: 0, of which 0 reviewed and 0 open."))
    #expect(!text.contains("## Summary"))
  }

  @Test func `a span beyond the text is told but not marked`() throws {
    var content = Sample().content
    let document = content.sections[0].document
    content.sections[0].dossiers = [
      Dossier(
        claim: Claim(
          document: document.reference, span: TextSpan(start: 5000, end: 5010), quote: "elsewhere",
          text: "elsewhere", model: "rules 1"))
    ]
    let text = try markdown(content)
    #expect(text.contains("- **Place:** characters 5000–5010\n"))
    #expect(!text.contains("mark-1"))
  }

  @Test func `a long quote is shortened in the summary and whole in its entry`() throws {
    let quote = String(repeating: "lorem ipsum ", count: 20) + "end"
    let claim = Claim(imported: ImportOrigin(file: "a.csv", line: 2), text: quote)
    let text = try markdown(ReportContent(title: "T", strays: [Dossier(claim: claim)]))
    #expect(text.contains("lorem ipsum lorem \\[…\\] |"))
    #expect(text.contains("> \(quote)\n"))
  }
}

@Suite(.enabled(if: CMark.isInstalled, "cmark-gfm is not installed"))
struct HostileReportTests {
  /// What the parser makes of a report, without the code spans that keep mail addresses text.
  private func parsed(_ sample: Sample) throws -> MarkupInHTML {
    let markdown = try MarkdownReport().render(sample.content)
    return MarkupInHTML(
      try CMark.html(markdown, unsafe: true).replacing("<code>@</code>", with: "@"))
  }

  @Test(arguments: 0..<6)
  func `hostile text in every field shows as it is and makes nothing`(round: Int) throws {
    var plainField = 0
    let plain = try parsed(
      Sample(text: { _ in
        plainField += 1
        return "⟦\(plainField)⟧"
      }))
    let payloads = HostileText.fields(round: round)
    var field = 0
    let hostile = try parsed(
      Sample(text: { _ in
        field += 1
        return "⟦\(payloads[field])⟧"
      }))
    #expect(hostile.outline == plain.outline)
    // Blocks keep tabs, cells make them visible, summaries fold blanks.
    var expected = HostileText.folded(plain.text)
    for field in 1...plainField {
      expected = expected.replacingOccurrences(
        of: "⟦\(field)⟧", with: HostileText.folded("⟦\(payloads[field].visible())⟧"),
        options: .literal)
    }
    #expect(HostileText.folded(hostile.text) == expected)
  }

  @Test(arguments: 0..<6)
  func `fields that hold nothing but hostile text keep the report's shape`(round: Int) throws {
    let plain = try parsed(Sample(text: { _ in "x" }))
    let payloads = HostileText.fields(round: round + 100)
    var field = 0
    let hostile = try parsed(
      Sample(text: { _ in
        field += 1
        return payloads[field]
      }))
    #expect(hostile.outline == plain.outline)
  }

  @Test func `a hostile article shows verbatim between its marks`() throws {
    var random = SeededRandom(9)
    for round in 0..<8 {
      let lines = (0..<30).map { _ in
        random.next() % 3 == 0
          ? HostileText.random(&random, pieces: 6)
          : HostileText.lines[Int(random.next() % UInt64(HostileText.lines.count))]
      }
      let text = lines.joined(separator: "\n")
      let scalars = Array(text.unicodeScalars)
      let document = Document(text: text, title: "T")
      let claims = (0..<40).map { _ in
        let start = Int(random.next() % UInt64(scalars.count - 1))
        let end = min(scalars.count, start + 1 + Int(random.next() % 30))
        let quote = String(String.UnicodeScalarView(scalars[start..<end]))
        return Claim(
          document: document.reference, span: TextSpan(start: start, end: end), quote: quote,
          text: quote, model: "m")
      }
      let unique = Dictionary(claims.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a }).values
      let content = ReportContent(
        title: "T",
        sections: [.init(document: document, dossiers: unique.map { Dossier(claim: $0) })])
      let templates = ["report.md": "{{#documents}}{{> article.md}}{{/documents}}"]
      let markdown = try MarkdownReport(templates: templates).render(content)
      let html = try CMark.html(markdown, unsafe: true).replacing("<code>@</code>", with: "@")
      let article = try #require(html.range(of: "<blockquote>")).upperBound
      let found = MarkupInHTML(String(html[article...]))
      #expect(
        found.tags.allSatisfy { ["p", "br", "a", "sup"].contains($0.name) }, "round \(round)")
      #expect(found.tags.filter { $0.name == "sup" }.count == unique.count)
      var shown = found.text
      for number in 1...unique.count {
        let length = shown.utf8.count
        shown = shown.replacingOccurrences(of: "[\(number) open]", with: "", options: .literal)
        #expect(length - shown.utf8.count == "[\(number) open]".utf8.count, "round \(round)")
      }
      let expected = lines.map { $0.hasSuffix("\r") ? String($0.dropLast()) : $0 }
        .map { $0.visible(keepingLines: true) }
      #expect(
        shown.split(separator: "\n").map(String.init)
          == expected.filter { !$0.isEmpty }, "round \(round)")
    }
  }
}
