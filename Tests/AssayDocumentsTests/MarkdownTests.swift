import AssayDocuments
import Testing

@Suite struct MarkdownTests {
  private func text(_ markdown: String) throws -> String {
    try read(markdown, named: "a.md").document.text
  }

  @Test(arguments: [
    ("A **bold** and _soft_ word.", "A bold and soft word."),
    ("***both*** ~~gone~~", "both gone"),
    ("snake_case_word and 2 * 3 * 4", "snake_case_word and 2 * 3 * 4"),
    (#"\*not emphasis\*"#, "*not emphasis*"),
    ("unclosed *star and __bar", "unclosed *star and __bar"),
    ("[a link](http://a.b/c_(d) \"title\") here", "a link here"),
    ("[*soft* link](<a b>)", "soft link"),
    ("![a picture](a.png)Text ![p](b.png) more", "Text more"),
    ("[![badge](b.svg)](http://ci) Text", "Text"),
    ("see <https://example.org/x> now", "see https://example.org/x now"),
    ("`code *kept* <b>` and ``a ` b``", "code *kept* <b> and a ` b"),
    ("R&amp;D &copy; &#8217; &unknown; &", "R&D © ’ &unknown; &"),
    ("some <b>bold</b> text<br>next", "some bold text\nnext"),
    ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
    ("[brackets] stay, [a] (too)", "[brackets] stay, [a] (too)"),
    ("line one\nline two  \nline three", "line one line two\nline three"),
  ])
  func `inline markup goes and its text stays`(_ markdown: String, _ expected: String) throws {
    #expect(try text(markdown) == expected)
  }

  @Test func `blocks stand apart with one blank line`() throws {
    let markdown = """
      # Title #
      Setext heading
      ---
      > A quotation
      > of two lines

      - first
      - second
        goes on
        1. inner
        2. inner two

      ***
      <!-- hidden
      comment -->
      Last paragraph.
      """
    #expect(
      try text(markdown) == """
        Title

        Setext heading

        A quotation of two lines

        first

        second goes on

        inner

        inner two

        Last paragraph.
        """)
  }

  @Test func `code keeps its lines and blanks`() throws {
    let markdown = "```swift\nlet x = 1\n\n  let *y* = 2\n```\n\nText\n\n    indented  code\n\nEnd"
    #expect(try text(markdown) == "let x = 1\n\n  let *y* = 2\n\nText\n\nindented  code\n\nEnd")
  }

  @Test func `a table reads by rows`() throws {
    let markdown = "| Year | Cost |\n|:-----|----:|\n| 2020 | **3** |\n| 2021 | 4 \\| 5 |\n\nEnd"
    #expect(try text(markdown) == "Year | Cost\n2020 | 3\n2021 | 4 | 5\n\nEnd")
  }

  @Test func `reference links and footnotes are resolved, their definitions not shown`() throws {
    let markdown =
      "See [the report][r] and [Notes][] now[^1].\n\n[^1]: A note.\n[r]: http://a\n[notes]: http://b\n"
    #expect(try text(markdown) == "See the report and Notes now.\n\nA note.")
  }

  @Test func `front matter gives title, author, date and address`() throws {
    let markdown = """
      ---
      title: "Harbour: the figures"
      authors:
        - Jane Doe
        - John Roe
      date: 2024-03-05 10:00:00 +0100
      canonical_url: https://example.org/harbour
      ---
      # Other

      Text.
      """
    let document = try read(markdown, named: "a.md").document
    #expect(document.title == "Harbour: the figures")
    #expect(document.author == "Jane Doe, John Roe")
    #expect(document.date?.description == "2024-03-05")
    #expect(document.url == "https://example.org/harbour")
    #expect(document.text == "Other\n\nText.")
  }

  @Test func `without front matter the first heading is the title`() throws {
    let document = try read("Intro.\n\n# The *real* title\n\nText.", named: "a.md").document
    #expect(document.title == "The real title")
    #expect(document.text == "Intro.\n\nThe real title\n\nText.")
    #expect(
      try read("---\nText, and a rule above that is never closed.", named: "a.md")
        .document.text.hasPrefix("Text"))
  }

  @Test func `hostile Markdown is read to its end`() throws {
    for unit in [
      "[", "[](", "*a ", "`", "``a`", "<", "> ", "- ", "&", "![", "a\n=\n", "|a|\n|-|\n", "    x\n",
    ] {
      let markdown = String(repeating: unit, count: 50_000 / unit.utf8.count)
      _ = try? read(markdown, named: "a.md")
    }
  }
}
