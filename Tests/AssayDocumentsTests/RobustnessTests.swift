import AssayDocuments
import AssayModel
import Testing

@Suite struct RobustnessTests {
  private static let pieces = [
    "<div>", "</div>", "<p>", "</p>", "<table><tr><td>", "</table>", "<ul><li>", "</ul>",
    "<a href='x'>",
    "</a>", "<b><i>", "</b>", "<!--", "-->", "<script>", "</script>", "<style>", "</style>",
    "&amp;",
    "&#x110000;", "&#0;", "&", "<", ">", "\"", "'", "<img alt=\"", "<br>", "<pre>\n x", "</pre>",
    "\0",
    "\u{FFFD}", "é", "Some words, in a sentence. ", "<article class=\"body\">",
    "<svg><title>t</title>",
    "<noscript>", "</noscript>", "<textarea>", "<title>", "<![CDATA[", "]]>", "<?php",
    "<time datetime=2024-13-45>",
    "<meta property=og:title content=\"a", "<script type=application/ld+json>{\"@type\":[{", "<h1>",
    "</body>",
    "<frameset>", "<plaintext>", "<select><option>", "</x", "<blockquote>", "\r\n", "# ", "- ",
    "```\n",
    "[a](", "](b)", "**", "`", "|", "|-|\n", "---\n", "> ", "\u{202E}", "<html lang=en>",
    "<body hidden>",
  ]

  @Test(arguments: 0..<150)
  func `any mixture of markup is read without a crash, and the same each time`(_ seed: Int) throws {
    var random = Seeded(state: UInt64(seed))
    let text = (0..<Int.random(in: 1...200, using: &random)).map { _ in
      Self.pieces.randomElement(using: &random) ?? ""
    }.joined()
    for name in ["a.html", "a.md", "a.eml"] {
      let first = try? DocumentReader().read(Array(text.utf8), named: name).document
      let second = try? DocumentReader().read(Array(text.utf8), named: name).document
      #expect(first == second)
      guard let result = first?.text, name == "a.html" else { continue }
      #expect(!result.contains("\n\n\n"))
      #expect(
        result
          == result.split(separator: "\n", omittingEmptySubsequences: false)
          .map { $0 }.joined(separator: "\n"))
    }
  }

  @Test(arguments: 0..<100)
  func `any bytes in any format are read or refused`(_ seed: Int) {
    var random = Seeded(state: UInt64(seed) &+ 7)
    let starts: [[UInt8]] = [
      [], Array("%PDF-1.4\n1 0 obj".utf8), Array("PK\u{3}\u{4}".utf8), [0x1F, 0x8B, 8],
      [0xFF, 0xFE],
      Array("<html>".utf8), Array("From: a\nTo: b\nDate: c\n\n".utf8), Array("---\n".utf8),
    ]
    let start = starts.randomElement(using: &random) ?? []
    let bytes = start + (0..<400).map { _ in UInt8.random(in: 0...255, using: &random) }
    for name in ["a", "a.txt", "a.html", "a.eml", "a.md"] where start.first != 0x25 || seed < 8 {
      _ = complaint(bytes, named: name)
    }
  }

  @Test func `a damaged archive is refused, wherever the damage is`() {
    let whole = SampleFile.docx("<w:p><w:r><w:t>Text.</w:t></w:r></w:p>")
    var random = Seeded(state: 3)
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<3 {
        bytes[Int.random(in: 2..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      _ = complaint(bytes, named: "a.docx")
      _ = complaint(
        Array(whole.prefix(Int.random(in: 0..<whole.count, using: &random))), named: "a.docx")
    }
  }

  @Test(arguments: [
    "<div>", "</div>", "<b>", "<p>", "</p>", "<li>", "<ul><li>", "<table><tr><td>", "&amp;", "&",
    "<", "<!--",
    "<a b", " a=b", "<x y=\"", "word ", "<br>", "<h1>a</h1>", "<i>a</i></b>", "<script>",
    "<meta name=a content=b>",
    "<time>", "<a href=x>teaser</a>", "<wbr>", "<div class='comment share related'>a, b.</div>",
    "<script type=application/ld+json>[", "<svg>", "<font><p>",
  ])
  func `a page of one thing over and over is read to its end`(_ unit: String) {
    let html = String(repeating: unit, count: 60_000 / unit.utf8.count)
    _ = complaint(Array(html.utf8), named: "a.html")
    _ = complaint(Array(("<p " + html + ">x").utf8), named: "a.html")
  }

  @Test func `a text of megabytes without a tag comes through whole`() throws {
    let words = String(repeating: "word ", count: 2_100_000)
    let text = try textOfPage("<p>" + words)
    #expect(text.utf8.count == words.utf8.count - 1)
  }

  @Test func `elements nested deeper than any page keep their text`() throws {
    let html = String(repeating: "<div>", count: 20_000) + "Deep down."
    #expect(try textOfPage(html) == "Deep down.")
  }
}
