import Testing

@testable import AssayReports

struct TemplateTests {
  private func render(_ templates: [String: String]) throws -> String {
    try MarkdownReport(templates: templates).render(Sample().content)
  }

  @Test func `a workspace puts its own template in place of one`() throws {
    #expect(
      try render([
        "report.md": "{{title}}: {{#claims}}{{number}}{{^last()}}, {{/last()}}{{/claims}}"
      ])
        == "Report on the ferry: 1, 2, 3, 4, 5, 6")
  }

  @Test func `a template may include one of its own`() throws {
    #expect(
      try render(["report.md": "{{> house.md}}", "house.md": "{{claimCount}}"]) == "6")
  }

  @Test func `three braces do not let data through`() throws {
    let content = ReportContent(title: "<b> {{desk}} |")
    #expect(
      try MarkdownReport(templates: ["report.md": "{{{title}}}{{&title}}"]).render(content)
        == "\\<b\\> {{desk}} \\|\\<b\\> {{desk}} \\|")
  }

  @Test func `a slip in a name is told with its line and the nearest name`() {
    #expect(
      throws: ReportError.unknownKey(
        template: "claim.md", line: 3, key: "confidense", nearest: "confidence")
    ) {
      try render(["claim.md": "{{number}}\n\n{{#verdict}}{{verdict.confidense}}{{/verdict}}"])
    }
  }

  @Test func `a value that is absent is not taken from further out`() throws {
    let templates = [
      "report.md":
        "{{#claims}}{{#evidence}}{{^excerptPage}}none{{/excerptPage}}{{/evidence}}{{/claims}}"
    ]
    #expect(try render(templates) == "")
    #expect(
      try render(["report.md": "{{#strays}}[{{wording}}{{verdict.rating}}]{{/strays}}"]) == "[]")
  }

  @Test func `what cannot be included is told`() {
    #expect(throws: ReportError.unknownPartial(template: "report.md", line: 2, partial: "x.md")) {
      try render(["report.md": "\n{{> x.md}}"])
    }
  }

  @Test func `templates that include one another in a circle are refused`() {
    #expect(
      throws: ReportError.recursion(
        template: "claim.md", path: ["claim.md", "evidence.md", "claim.md"])
    ) {
      try render(["evidence.md": "{{> claim.md}}"])
    }
  }

  @Test func `an entry that holds the report is refused`() {
    #expect(
      throws: ReportError.recursion(
        template: "claim.md", path: ["claim.md", "report.md", "claim.md"])
    ) {
      try render(["claim.md": "{{> report.md}}"])
    }
  }

  @Test func `an entry sees what the report says around it`() throws {
    let text = try render([
      "report.md": "{{#entries}}{{.}}{{/entries}}", "claim.md": "{{title}}{{number}} ",
    ])
    #expect(text == (1...6).map { "Report on the ferry\($0) " }.joined())
  }

  @Test func `a file that replaces nothing is told`() {
    #expect(throws: ReportError.self) { try render(["reprot.md": "x"]) }
  }

  @Test(arguments: [
    ("a\n{{#claims}}\nx", 3), ("a\nb\n{{#claims}}{{/claim}}", 3), ("{{title", 1), ("x {{title}", 1),
  ])
  func `a template that is not Mustache is told with its line`(source: String, line: Int) {
    let error = #expect(throws: ReportError.self) { try render(["report.md": source]) }
    guard case .syntax(template: "report.md", let found, _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == line)
  }
}
