import AssayDocuments
import Testing

@Suite struct MainTextTests {
  private static let paragraphs = [
    "The harbour handled 4.2 million tonnes of goods last year, the port authority said on Monday.",
    "That was 6 percent more than the year before, when a strike closed two of its three docks.",
    "“We did not expect such growth,” said Ann Lee, who runs the port. “We are hiring again.”",
    "Critics, among them the mayor of the next town, doubt the figures and ask for an audit.",
  ]

  private static func page(
    around: String = "<div class='post-body'>%</div>", before: String = "", after: String = ""
  ) -> String {
    let text = paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n")
    let body = around.split(separator: "%", omittingEmptySubsequences: false)
      .joined(separator: text)
    return """
      <html><head><title>Port grows | The Daily Tide</title></head><body>
      <nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav>\(before)\(body)\(after)
      <footer>Copyright 2024 The Daily Tide. All rights reserved.</footer></body></html>
      """
  }

  private static let article = paragraphs.joined(separator: "\n\n")

  @Test(arguments: [
    "<div class='post-body'>%</div>", "<article>%</article>", "<main><div>%</div></main>",
    "<div>%</div>",
    "<table><tr><td><a href=/x>Links</a><td>%</table>", "<div class='widget related'>%</div>",
    "<form id=aspnetForm><div>%</div></form>", "<section itemprop='articleBody'>%</section>",
  ])
  func `the article is found whatever is around it`(_ around: String) throws {
    #expect(try textOfPage(Self.page(around: around)) == Self.article)
  }

  @Test(arguments: [
    "<aside class=sidebar><p>Our newsletter brings the news to you, every morning, for free.</p></aside>",
    "<div id=comments><p>I live there, and I think that this is all wrong, believe me.</p></div>",
    "<div class=share-bar><a href=#>Share</a> <a href=#>Tweet</a></div>",
    "<p>Subscribe to our newsletter.</p>",
    "<p><a href=/a>Read more: the strike at the docks, and who paid for it</a></p>",
    "<div style='display:none'><p>Please allow advertising, since it pays for our work.</p></div>",
    "<h3>Related</h3><ul><li><a href=/1>Strike ends at docks</a><li><a href=/2>Mayor resigns</a></ul>",
    "<div class=relatedArticles><p>A longer teaser that says things, with commas, about others.</p></div>",
  ])
  func `what a page puts before or after its article is left out`(_ extra: String) throws {
    #expect(try textOfPage(Self.page(after: extra)) == Self.article)
    #expect(
      try textOfPage(Self.page(around: "<article>%\(extra)</article>")) == Self.article)
  }

  @Test func `a list of teasers is left out even where its names say nothing`() throws {
    let teasers = (1...6).map {
      "<div class=x\($0)><h4><a href=/\($0)>Headline number \($0) of the day</a></h4>"
        + "<p>A teaser of the story, with a comma and a full stop, that ends too soon.</p></div>"
    }.joined()
    #expect(try textOfPage(Self.page(after: "<div>\(teasers)</div>")) == Self.article)
  }

  @Test func `quotations, lists, headings and tables within the article are kept`() throws {
    let inner = """
      <article>%<h2>What comes next</h2><ul><li>A new crane.</li><li>Two berths.</li></ul>
      <div class="social-embed"><blockquote class=tweet><p>The port is full, says the port.</p></blockquote></div>
      <p>The works begin in May and, if all goes well, end before the winter storms.</p>
      <table><tr><th>Year</th><th>Tonnes</th></tr><tr><td>2022</td><td>3.9</td></tr></table>
      <p>All figures are in millions, rounded, and were given by the authority itself.</p></article>
      """
    let text = try textOfPage(Self.page(around: inner))
    for part in [
      "What comes next\n\nA new crane.\n\nTwo berths.", "The port is full, says the port.",
      "Year | Tonnes\n2022 | 3.9", "rounded, and were given",
    ] {
      #expect(text.contains(part))
    }
  }

  @Test func `dates, bylines and captions around an article are no part of its text`() throws {
    let inner = """
      <article><h1>Port grows</h1><p>By Jane Doe</p><div>Updated: 5 March 2024, 10:31 am</div>
      <figure><img src=a.jpg><figcaption>The port at dawn, seen from the sea.</figcaption></figure>%</article>
      """
    let document = try read(Self.page(around: inner), named: "a.html").document
    #expect(document.text == Self.article)
    #expect(document.title == "Port grows")
    #expect(document.author == nil || document.author == "Jane Doe")
    #expect(document.date?.description == "2024-03-05")
  }
}
