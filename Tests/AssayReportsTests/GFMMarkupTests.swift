import AssayModel
import Testing

@testable import AssayReports

@Suite(.enabled(if: CMark.isInstalled, "cmark-gfm is not installed"))
struct GFMMarkupTests {
  private let markup = GFMMarkup()

  private static let samples: [String] = {
    var random = SeededRandom(20_250_522)
    return HostileText.lines
      + (0..<3000).map { _ in HostileText.random(&random, pieces: Int(random.next() % 9) + 1) }
  }()

  /// Renders each sample in the same place and compares the whole HTML with what plain text gives.
  private func check(
    _ samples: [String] = samples, source: (String) -> String, html: (String) -> String
  ) throws {
    let markdown = samples.map { source(markup.inline($0)) }.joined(separator: "\n\n")
    let found = try CMark.html(markdown).replacing("<code>@</code>", with: "@")
    let expected = samples.map { html(MarkupInHTML.escaped($0.visible())) + "\n" }.joined()
    if found != expected {
      for sample in samples {
        let one = try CMark.html(source(markup.inline(sample)))
          .replacing("<code>@</code>", with: "@")
        let wanted = html(MarkupInHTML.escaped(sample.visible())) + "\n"
        if one != wanted {
          Issue.record("\(sample.debugDescription) became \(one), not \(wanted)")
          return
        }
      }
      Issue.record("the samples influence one another")
    }
  }

  @Test func `hostile text in a paragraph is text`() throws {
    try check(source: { $0 }, html: { "<p>\($0)</p>" })
  }

  @Test func `hostile text after words is text`() throws {
    try check(source: { "Held by: \($0), who" }, html: { "<p>Held by: \($0), who</p>" })
  }

  @Test func `hostile text in a heading is text`() throws {
    try check(source: { "# \($0)" }, html: { "<h1>\($0)</h1>" })
  }

  @Test func `hostile text in a block quote is text`() throws {
    try check(
      source: { "> \($0)\n\n# x" },
      html: { "<blockquote>\n<p>\($0)</p>\n</blockquote>\n<h1>x</h1>" })
  }

  @Test func `hostile text in a list item is text`() throws {
    try check(source: { "- \($0)\n\n# x" }, html: { "<ul>\n<li>\($0)</li>\n</ul>\n<h1>x</h1>" })
  }

  @Test func `hostile text in bold is text`() throws {
    try check(source: { "**\($0)**, x" }, html: { "<p><strong>\($0)</strong>, x</p>" })
  }

  @Test func `hostile text as a link's words is text`() throws {
    try check(source: { "[\($0)](#x)" }, html: { "<p><a href=\"#x\">\($0)</a></p>" })
  }

  @Test func `hostile text before a mark makes no image of it`() throws {
    try check(
      source: { "\($0)[\\[1\\]](#x)" }, html: { "<p>\($0)<a href=\"#x\">[1]</a></p>" })
  }

  @Test func `hostile text in a table's cells changes nothing but its own cell`() throws {
    try check(
      source: { "| a | b |\n| --- | --- |\n| \($0) | \($0) |\n\n# x" },
      html: {
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
          + "<td>\($0)</td>\n<td>\($0)</td>\n</tr>\n</tbody>\n</table>\n<h1>x</h1>"
      })
  }

  @Test func `lines of a block stay lines`() throws {
    var random = SeededRandom(7)
    for _ in 0..<40 {
      let lines = (0..<12).map { _ in
        HostileText.lines[Int(random.next() % UInt64(HostileText.lines.count))]
      }
      let expected = lines.map { MarkupInHTML.escaped($0.visible(keepingLines: true)) }
        .joined(separator: "<br />\n")
      let quoted = markup.block(lines.map { $0[...] }, prefix: "> ", leading: true)
      #expect(
        try CMark.html(quoted).replacing("<code>@</code>", with: "@")
          == "<blockquote>\n<p>\(expected)</p>\n</blockquote>\n")
      let item = "- x: " + markup.block(lines.map { $0[...] }, prefix: "  ", leading: false)
      #expect(
        try CMark.html(item).replacing("<code>@</code>", with: "@")
          == "<ul>\n<li>x: \(expected)</li>\n</ul>\n")
    }
  }

  @Test func `an empty line parts paragraphs inside a quote`() throws {
    let quoted = markup.block(linesOfText("a\r\n\r\n- b\n"), prefix: "> ", leading: true)
    #expect(try CMark.html(quoted) == "<blockquote>\n<p>a</p>\n<p>- b</p>\n</blockquote>\n")
  }

  @Test func `plain prose stays readable in the source`() {
    #expect(
      markup.inline("78.7 percent (of 4,722,089) - a \"record\", 10:30; it's 1.5.")
        == "78.7 percent (of 4,722,089) - a \"record\", 10:30; it's 1.5.")
  }
}
