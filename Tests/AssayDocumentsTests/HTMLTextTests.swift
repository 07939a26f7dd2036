import AssayDocuments
import Testing

@Suite struct HTMLTextTests {
  @Test func `a fragment gives all its text`() throws {
    let html = "<h1>Port</h1><p>One.</p><p>Two &amp; three.</p><p>Four"
    #expect(try textOfPage(html) == "Port\n\nOne.\n\nTwo & three.\n\nFour")
  }

  @Test func `a small page without prose gives its words`() throws {
    #expect(try textOfPage("<html><body>Hello</body></html>") == "Hello")
    #expect(try textOfPage("<nav>Only navigation</nav>") == "Only navigation")
  }

  @Test(arguments: [
    ("<p>a  b\n\tc&nbsp;d</p>", "a b c d"),
    ("<p>a<b>b</b> <i> c</i></p>", "ab c"),
    ("<p>one<br>two<br><br>three", "one\ntwo\n\nthree"),
    ("<p>in&shy;for&#8203;ma&#xFEFF;tion", "information"),
    ("<p>&ldquo;87&#37;&rdquo; &#146;s &amp;lt; &bogus; &#x1F370;", "“87%” ’s &lt; &bogus; 🍰"),
    ("<ul><li>one<li>two</ul>after", "one\n\ntwo\n\nafter"),
    ("<dl><dt>Term<dd>Meaning</dl>", "Term\n\nMeaning"),
    ("<pre>a\n  b   c\n\n\nd</pre>e", "a\n  b   c\n\nd\n\ne"),
    ("<p>seen<script>var x='<p>no'</script><style>p{}</style><!-- no --> still", "seen still"),
    ("<p hidden>no</p><p style='display: none'>no</p><p aria-hidden=true>no</p><p>yes", "yes"),
    ("<p>a</p>\u{202E}<p>b\u{202E}c</p>", "a\n\nbc"),
    (
      "<table><tr><th>Year<th>Cost<tr><td>2020<td>3<tr><td>2021<td></table>x",
      "Year | Cost\n2020 | 3\n2021\n\nx"
    ),
    (
      "<table><tr><td><p>Left column.</p><td><p>Right column.</p></table>",
      "Left column.\n\nRight column."
    ),
    ("<p>a<wbr>b<sup>2</sup></p>", "ab2"),
    ("<p>5 < 6 & 7 > 6</p>", "5 < 6 & 7 > 6"),
  ])
  func `text reads as a browser shows it`(_ html: String, _ expected: String) throws {
    #expect(try textOfPage(html) == expected)
  }

  @Test func `white space between inline elements is kept and that between blocks is not`() throws {
    let html = "<div> <p> <em>One</em> <em>two</em> </p> <div>three</div> four </div>"
    #expect(try textOfPage(html) == "One two\n\nthree\n\nfour")
  }

  @Test func `the charset of the meta element, the mark and the server are obeyed`() throws {
    let meta = Array("<meta charset=windows-1251><p>".utf8) + [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]
    #expect(try DocumentReader().read(meta, named: "a.html").document.text == "Привет")
    let http = Array("<p>".utf8) + [0xE9]
    #expect(
      try DocumentReader().read(http, named: "a", mediaType: "text/html; charset=ISO-8859-1")
        .document.text == "é")
    let japanese =
      Array("<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'>".utf8)
      + [0x93, 0xFA, 0x96, 0x7B]
    #expect(try DocumentReader().read(japanese, named: "a.htm").document.text == "日本")
    let marked = [0xEF, 0xBB, 0xBF] + Array("<meta charset=windows-1251><p>é".utf8)
    #expect(try DocumentReader().read(marked, named: "a.html").document.text == "é")
    let lying = Array("<meta charset=iso-8859-1><p>café".utf8)
    #expect(try DocumentReader().read(lying, named: "a.html").document.text == "café")
    let unsaid = Array("<p>caf".utf8) + [0xE9]
    #expect(try DocumentReader().read(unsaid, named: "a.html").document.text == "café")
  }

  @Test func `HTML is known by its beginning where the name does not tell`() throws {
    let document = try read("\n <!DOCTYPE html><p>Hello</p>", named: "-").document
    #expect(document.mediaType == "text/html")
    #expect(document.text == "Hello")
    #expect(try read("A < B is no page.", named: "-").document.mediaType == "text/plain")
  }
}
