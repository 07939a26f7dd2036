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
      "report.md": "{{#claims}}{{> claim.md}}{{/claims}}", "claim.md": "{{title}}{{number}} ",
    ])
    #expect(text == (1...6).map { "Report on the ferry\($0) " }.joined())
  }

  @Test func `a file that replaces nothing is told`() {
    #expect(throws: ReportError.self) { try render(["reprot.md": "x"]) }
  }

  @Test(arguments: [
    ("a\n{{#claims}}\nx", 2), ("a\nb\n{{#claims}}{{/claim}}", 3), ("{{title", 1), ("x {{title}", 1),
  ])
  func `a template that is not Mustache is told with its line`(source: String, line: Int) {
    let error = #expect(throws: ReportError.self) { try render(["report.md": source]) }
    guard case .syntax(template: "report.md", let found, _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == line)
  }

  @Test(arguments: [
    // A line that holds nothing but such a tag goes with it.
    ("a\n  {{#hasClaims}}  \nb\n{{/hasClaims}}\nc", "a\nb\nc"),
    ("a {{#hasClaims}} b {{/hasClaims}}\nc", "a  b \nc"),
    ("a\n{{! a note\nof two lines }}\nb", "a\nb"),
    ("{{=<% %>=}}\n<%claimCount%> {{claimCount}}", "6 {{claimCount}}"),
    // What is included on a line of its own is indented as far as its tag.
    ("x\n  {{> house.md}}\ny", "x\n  1\n  6\ny"), ("x {{> house.md}} y", "x 1\n6\n y"),
    (
      "{{#claims}}{{#first()}}<{{/first()}}{{number}}{{^last()}}-{{/last()}}{{/claims}}",
      "<1-2-3-4-5-6"
    ),
    ("{{^redactions}}none{{/redactions}}", "none"), ("{{&claimCount}}{{{claimCount}}}", "66"),
    ("\r\n{{#hasClaims}}\r\nx\r\n{{/hasClaims}}\r\n", "\r\nx\r\n"),
  ])
  func `tags work as mustache says`(source: String, expected: String) throws {
    let templates = ["report.md": source, "house.md": "1\n6\n"]
    var used = templates
    if !source.contains("house") { used["house.md"] = nil }
    #expect(try render(used) == expected)
  }

  @Test func `inheritance is refused and not passed over`() {
    #expect(throws: ReportError.self) { try render(["report.md": "{{<claim.md}}{{/claim.md}}"]) }
  }

  @Test func `a slip in a template that this report does not use is told, too`() {
    #expect(throws: ReportError.self) { try render(["claim.html": "{{#verdict}}"]) }
  }

  /// Any text is a template or is refused with a line that it has.
  @Test func `no text crashes the reader of templates`() throws {
    var random = SeededRandom(4)
    let pieces = [
      "{{", "}}", "{{{", "}}}", "#", "^", "/", ">", "!", "=", "&", "<%", "%>", "{{=<% %>=}}",
      "claims", "title", "quote.short", ".", "last()", " ", "\n", "é", "{{/claims}}", "{{#claims}}",
    ]
    for _ in 0..<2000 {
      let source = (0..<12).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
      do {
        _ = try TemplateSet(replacements: ["report.md": source])
      } catch ReportError.syntax(_, let line, let column, _) {
        #expect(
          line >= 1 && line <= source.split(separator: "\n", omittingEmptySubsequences: false).count
        )
        #expect(column >= 1)
      } catch is ReportError {
      }
    }
  }
}
