import AssayModel
import Foundation
import Testing

@testable import AssayReports

struct HTMLReportTests {
  private func page(_ content: ReportContent) throws -> String {
    try HTMLReport().render(content)
  }

  @Test func `the page asks nobody for anything and runs nothing`() throws {
    let html = try page(Sample().content)
    for word in ["<script", "<link", "<img", "<iframe", "@import", "url(", "src=", " on"] {
      #expect(!html.contains("<a \(word)") && !(word.hasPrefix("<") && html.contains(word)))
    }
    #expect(!html.contains("url(") && !html.contains("@import") && !html.contains("src="))
    #expect(html.contains("default-src 'none'"))
  }

  @Test func `every link inside the page has its place, and no place is named twice`() throws {
    let html = MarkupInHTML(try page(Sample().content))
    var ids: [String: Int] = [:]
    for tag in html.tags where tag.name != "a" || tag.target?.hasPrefix("mark-") == true {
      if let id = tag.target { ids[id, default: 0] += 1 }
    }
    #expect(ids.values.allSatisfy { $0 == 1 })
    let fragments = html.tags.filter { $0.name == "a" }
      .compactMap { $0.target.flatMap { $0.hasPrefix("#") ? String($0.dropFirst()) : nil } }
    #expect(fragments.count > 25)
    #expect(fragments.allSatisfy { ids[$0] != nil })
  }

  @Test func `claims are marked in the text and lead to their entries and back`() throws {
    let html = try page(Sample().content)
    #expect(
      html.contains(
        "Why was <a class=\"anchor\" id=\"mark-1\"></a><mark class=\"tone-2 depth-1\">the ferry, "
          + "</mark><a class=\"anchor\" id=\"mark-2\"></a><mark class=\"tone-3 depth-2\">which "
          + "carries 40 percent of Norra&#39;s wheat</mark><sup><a href=\"#claim-2\">"))
    #expect(html.contains("<a href=\"#mark-1\">in the text"))
  }

  @Test func `tags nest and close`() throws {
    let html = try page(Sample(text: { "\($0) <b> </p> & \"x\" '" }).content)
    let void: Set<String> = ["meta", "br", "rect", "path", "!DOCTYPE"]
    var open: [String] = []
    for part in html.split(separator: "<").dropFirst() {
      let name = String(part.prefix { !" >/".contains($0) || $0 == "/" && part.first == "/" })
      if name.first == "/" {
        #expect(open.popLast() == String(name.dropFirst()))
      } else if !void.contains(name) {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
  }

  @Test(arguments: 0..<6)
  func `hostile text in every field shows as it is and makes nothing`(round: Int) throws {
    var plainField = 0
    let plain = MarkupInHTML(
      try page(
        Sample(text: { _ in
          plainField += 1
          return "⟦\(plainField)⟧"
        }).content))
    let payloads = HostileText.fields(round: round)
    var field = 0
    let hostile = MarkupInHTML(
      try page(
        Sample(text: { _ in
          field += 1
          return "⟦\(payloads[field])⟧"
        }).content))
    #expect(hostile.outline == plain.outline)
    var expected = plain.text
    for field in 1...plainField {
      expected = expected.replacingOccurrences(
        of: "⟦\(field)⟧", with: "⟦\(payloads[field].visible())⟧", options: .literal)
    }
    #expect(HostileText.folded(hostile.text) == HostileText.folded(expected))
  }

  @Test func `lines of a quote stay lines`() throws {
    let claim = Claim(imported: ImportOrigin(file: "a", line: 2), text: "a\r\n<b>\n\nc")
    let html = try page(ReportContent(title: "T", strays: [Dossier(claim: claim)]))
    #expect(html.contains("<p>a<br>&lt;b&gt;<br><br>c</p>"))
  }
}
