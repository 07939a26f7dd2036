import AssayDocuments
import AssayModel
import Testing

@Suite struct PageFactsTests {
  private func facts(_ head: String, body: String = "<p>Text.</p>", url: String? = nil) throws
    -> Document
  {
    try read("<html><head>\(head)</head><body>\(body)</body></html>", named: "a.html", url: url)
      .document
  }

  @Test func `JSON-LD gives title, author, day and address`() throws {
    let document = try facts(
      """
      <title>Port grows | Tide</title><script type="application/ld+json">
      {"@context":"https://schema.org","@type":"NewsArticle","headline":"Port grows &amp; grows",
       "author":[{"@type":"Person","name":"Jane Doe"},{"@type":"Person","name":"John Roe"}],
       "datePublished":"2024-03-05T23:30:00-05:00","dateModified":"2024-03-07",
       "mainEntityOfPage":{"@id":"https://example.org/port"}}</script>
      """)
    #expect(document.title == "Port grows & grows")
    #expect(document.author == "Jane Doe, John Roe")
    #expect(document.date?.description == "2024-03-05")
    #expect(document.url == "https://example.org/port")
  }

  @Test func `an @graph whose members name each other is followed`() throws {
    let document = try facts(
      """
      <script type='application/ld+json'>{"@graph":[
       {"@type":"WebPage","name":"Page name","datePublished":"2020-01-01"},
       {"@type":["Article"],"headline":"Real headline","author":{"@id":"#jane"},"datePublished":"2024-03-05"},
       {"@type":"Person","@id":"#jane","name":"Jane Doe"}]}</script>
      """)
    #expect(document.title == "Real headline")
    #expect(document.author == "Jane Doe")
    #expect(document.date?.description == "2024-03-05")
  }

  @Test func `broken JSON-LD gives what can be read of it`() throws {
    let document = try facts(
      "<script type=application/ld+json>/*<![CDATA[*/{\"@type\":\"NewsArticle\",\"headline\":\"Two\nlines\","
        + "\"datePublished\":\"2024-03-05\",,}/*]]>*/</script><script type=application/ld+json>{{{[</script>"
    )
    #expect(document.title == "Two lines")
    #expect(document.date?.description == "2024-03-05")
  }

  @Test(arguments: [
    ("<meta property='og:title' content='Port grows'>", "Port grows"),
    (
      "<meta property='og:title' content='Port grows - Tide'><meta property='og:site_name' content=Tide>",
      "Port grows"
    ),
    ("<title>The port grows again | The Daily Tide</title>", "The port grows again"),
    ("<title>Ships - and boats</title>", "Ships - and boats"),
    ("<meta name=citation_title content='A study of ports'><title>x</title>", "A study of ports"),
    ("<meta name=DC.title content='Ports'>", "Ports"),
  ])
  func `a title is taken from the meta elements without the site's name`(
    _ head: String, _ title: String
  ) throws {
    #expect(try facts(head).title == title)
  }

  @Test func `the heading that is shown is the title where the data agree`() throws {
    let document = try facts(
      "<meta property=og:title content='Port grows again, say officials'><title>Site</title>",
      body: "<h1>Port grows again, say officials</h1><h1>Other</h1><p>Text.</p>")
    #expect(document.title == "Port grows again, say officials")
    #expect(try facts("", body: "<h1>Only heading</h1><p>Text.</p>").title == "Only heading")
  }

  @Test(arguments: [
    "<meta property='article:published_time' content='2024-03-05T10:00:00Z'>",
    "<meta itemprop=datePublished content=2024-03-05>",
    "<meta name=citation_publication_date content='2024/03/05'>",
    "<meta name=date content='Tue, 5 Mar 2024 10:00:00 +0000'>",
    "<meta property='article:modified_time' content='2024-03-05'>",
  ])
  func `the day is taken from the meta elements`(_ head: String) throws {
    #expect(try facts(head).date?.description == "2024-03-05")
  }

  @Test func `the day of publication goes before that of a change, shown days before the address`()
    throws
  {
    let both = "<meta property='article:modified_time' content='2024-04-01'>"
    #expect(
      try facts(both, body: "<time datetime='2024-03-05'>5 March</time><p>Text.</p>").date?
        .description == "2024-03-05")
    let address = "https://example.org/2024/03/05/port-grows"
    #expect(try facts("", url: address).date?.description == "2024-03-05")
    #expect(
      try facts(
        "", body: "<h1>Port</h1><div>Published 6 March 2024</div><p>Text.</p>", url: address
      )
      .date?.description == "2024-03-06")
  }

  @Test func `a day that could be two is read by the page's language`() throws {
    func day(_ language: String) throws -> String? {
      try read(
        "<html lang=\(language)><h1>Port</h1><div>3/4/2024</div><p>Text.</p></html>",
        named: "a.html"
      ).document.date?.description
    }
    #expect(try day("en-US") == "2024-03-04")
    #expect(try day("en-GB") == "2024-04-03")
    #expect(try day("en") == nil)
  }

  @Test(arguments: [
    ("<meta name=author content='By Jane Doe'>", "Jane Doe"),
    (
      "<meta name=author content='https://example.org/jane'><meta name=dc.creator content='J. Doe'>",
      "J. Doe"
    ),
    (
      "<meta name=citation_author content='Doe, Jane'><meta name=citation_author content='Roe, John'>",
      "Doe, Jane, Roe, John"
    ),
    ("<meta name=author content='Jane Doe | Daily Tide'>", "Jane Doe"),
  ])
  func `authors are taken from the meta elements as names`(_ head: String, _ author: String) throws
  {
    #expect(try facts(head).author == author)
  }

  @Test func `a byline that is shown gives the author`() throws {
    #expect(
      try facts("", body: "<a rel=author href=/j>Jane Doe</a><p>Text.</p>").author == "Jane Doe")
    #expect(
      try facts("", body: "<div class=byline>By Jane Doe</div><p>Text.</p>").author == "Jane Doe")
  }

  @Test func `the canonical address is made whole and goes before the one that was fetched`() throws
  {
    let link = "<link rel=canonical href='/port?x=1'>"
    #expect(try facts(link, url: "https://a.example/p#f").url == "https://a.example/port?x=1")
    #expect(try facts(link).url == nil)
    #expect(try facts("", url: "https://a.example/p").url == "https://a.example/p")
    #expect(try facts("<link rel=canonical href='javascript:x'>").url == nil)
  }
}
