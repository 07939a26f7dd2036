import AssayModel
import Foundation
import TestServer
import Testing

/// A desk that captures pages from a server of its own.
@Suite struct CaptureTests {
  private static let article = """
    <html><head><title>Rents | Arden Courier</title>
    <link rel="canonical" href="https://courier.example/rents">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Rents rose in 2022",
    "datePublished":"2023-01-09T08:00:00Z","author":{"name":"Iva Brandt"},
    "publisher":{"@type":"Organization","name":"Arden Courier"}}</script></head>
    <body><nav><a href="/">Home</a></nav><article><h1>Rents rose in 2022</h1>
    <p>Rents in Arden rose by 4 percent in 2022, the registry of the city says in its report.</p>
    <p>The council had spoken of a fall by “9 percent” and could not say where that came from.</p>
    </article></body></html>
    """

  private func desk() throws -> (Desk, LoopbackServer) {
    let server = try LoopbackServer()
    server.answer(
      "/article",
      with: .init("200 OK", ["Content-Type: text/html; charset=utf-8"], text: Self.article))
    server.answer("/moved", with: .init("301 Moved Permanently", ["Location: /article"]))
    server.answer(
      "/inside", with: .init("302 Found", ["Location: http://169.254.169.254/latest/meta-data/"]))
    server.answer(
      "/latin",
      with: .init(
        "200 OK", ["Content-Type: text/html; charset=iso-8859-1"],
        body: Array("<p>The caf".utf8) + [0xE9] + Array(" in Arden paid 4 percent more.</p>".utf8)))
    server.answer(
      "/large", with: .init("200 OK", body: [UInt8](repeating: 0x61, count: 200_000)))
    server.answer("/slow", with: .init(text: Self.article).inPieces(of: 40, every: 0.2))
    server.answer(
      "/report.pdf", with: .init("200 OK", ["Content-Type: application/pdf"], body: Self.pdf))
    server.answer(
      "/photo", with: .init("200 OK", ["Content-Type: image/png"], body: Self.picture))
    return (try Desk.withClaims(), server)
  }

  private static let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]

  /// Two pages with a line of text each.
  private static let pdf: [UInt8] = {
    func page(_ text: String) -> String { "BT /F1 12 Tf 72 700 Td (\(text)) Tj ET" }
    let pages = [page("The registry counted 812 flats."), page("Rents rose by 4 percent.")]
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>",
    ]
    for (i, text) in pages.enumerated() {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents \(4 + 2 * i) 0 R "
          + "/Resources << /Font << /F1 7 0 R >> >> >>")
      objects.append("<< /Length \(text.utf8.count) >>\nstream\n\(text)\nendstream")
    }
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    var out = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (i, object) in objects.enumerated() {
      offsets.append(out.utf8.count)
      out += "\(i + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = out.utf8.count
    out += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      let digits = String(offset)
      out += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    out += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(out.utf8)
  }()

  private func add(_ desk: Desk, _ url: String, _ options: String...) throws -> Program.Result {
    try Program.run(
      ["evidence", "add", "Rents in Arden", url, "--stance", "refutes", "--allow-private"]
        + options, in: desk.path)
  }

  private func last(_ desk: Desk) throws -> JSONValue {
    try #require(try desk.lines("evidence", "list").last)
  }

  @Test func `a page is kept as WARC with its text, its facts and its source`() throws {
    let (desk, server) = try desk()
    let result = try add(desk, server.url("/moved"), "--quote", "rose by 4 percent in 2022")
    #expect(result.status == 0, "\(result.errors)")
    let kept = try last(desk)
    #expect(kept["title"] == "Rents rose in 2022" && kept["author"] == "Iva Brandt")
    #expect(kept["date"] == "2023-01-09" && kept["source"] == "Arden Courier")
    #expect(kept["url"] == "https://courier.example/rents" && kept["method"] == "http")
    #expect(kept["location"]?.string == server.url("/moved"))
    #expect(kept["finalURL"]?.string == server.url("/article"))
    #expect(kept["sha256"]?.string == Fingerprint(of: Self.article).hex)
    #expect(kept["byteCount"]?.int == Self.article.utf8.count)
    #expect(kept["mediaType"] == "text/html" && kept["peer"] == "127.0.0.1")
    let warc = try #require(kept["storedAs"]?.string)
    #expect(warc.hasSuffix(".warc"))
    let text = desk.read(try #require(kept["textStoredAs"]?.string))
    #expect(text.contains("rose by 4 percent in 2022") && !text.contains("Home"))
    #expect(
      try Self.readWARC("\(desk.path)/\(warc)").split(separator: "\n").dropFirst().map(String.init)
        == [
          "response \(server.url("/moved")) 301", "request \(server.url("/moved")) ",
          "response \(server.url("/article")) 200", "request \(server.url("/article")) ",
        ])
    #expect(try desk.run("evidence", "check").status == 0)
  }

  /// Runs the reader of Tests/Python, which shares nothing with Assay.
  private static func readWARC(_ path: String) throws -> String {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", tests.path + "/Python/warc_digests.py", path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return text
  }

  @Test func `Latin-1 is read, pictures are kept, a page of a PDF is known`() throws {
    let (desk, server) = try desk()
    let latin = try add(desk, server.url("/latin"), "--quote", "The café in Arden")
    #expect(latin.status == 0, "\(latin.errors)")
    #expect(try add(desk, server.url("/photo")).status == 0)
    #expect(try last(desk)["mediaType"] == "image/png")
    let wrong = try add(desk, server.url("/report.pdf"), "--quote", "rose by 4", "--page", "1")
    #expect(wrong.status == 65 && wrong.errors.contains("stands on page 2"))
    let right = try add(desk, server.url("/report.pdf"), "--quote", "rose by 4")
    #expect(right.status == 0, "\(right.errors)")
    let shown = try desk.lines("show", "Rents in Arden")[0]["attachments"]?.array?.last
    #expect(shown?["page"] == 2)
  }

  @Test func `what cannot be fetched is a link without a capture, and says why`() throws {
    let (desk, server) = try desk()
    for (path, word, options) in [
      ("/none", "404", []), ("/large", "larger than", ["--max-size", "0.1"]),
      ("/slow", "longer than", ["--timeout", "1"]),
    ] {
      let result = try Program.run(
        [
          "evidence", "add", "Rents in Arden", server.url(path), "--stance", "refutes",
          "--allow-private",
        ] + options, in: desk.path)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.errors.contains(word), "\(result.errors)")
      #expect(result.output.contains("link without a capture"))
      #expect(try last(desk)["storedAs"] == .null)
    }
    #expect(!FileManager.default.fileExists(atPath: desk.path + "/Evidence/sha256"))
  }

  @Test func `an address inside is refused, at once or behind a redirect, and nothing recorded`()
    throws
  {
    let (desk, server) = try desk()
    let shut = try desk.run(
      "evidence", "add", "Rents in Arden", server.url("/article"), "--stance", "refutes")
    #expect(shut.status == 64 && shut.errors.contains("--allow-private"))
    #expect(server.requests.isEmpty)
    let file = try desk.run(
      "evidence", "add", "Rents in Arden", "file:///etc/passwd", "--stance", "refutes")
    #expect(file.status == 64 && file.errors.contains("only http and https"))
    #expect(try desk.run("read", server.url("/article")).status == 64)
    #expect(try desk.lines("evidence", "list").isEmpty)
    // Linking needs no fetching.
    let link = try desk.run(
      "evidence", "add", "Rents in Arden", server.url("/article"), "--stance", "refutes", "--link")
    #expect(link.status == 0 && server.requests.isEmpty)
  }

  @Test func `read shows what a reader makes of a page`() throws {
    let (desk, server) = try desk()
    let result = try desk.run(
      "read", server.url("/moved"), "--allow-private", "--format", "jsonl")
    let line = try JSONValue(parsing: result.output)
    #expect(line["title"] == "Rents rose in 2022" && line["date"] == "2023-01-09")
    #expect(line["id"] == "moved")
    #expect(line["text"]?.string?.contains("the registry of the city") == true)
    #expect(try desk.lines("evidence", "list").isEmpty)
  }

  @Test func `copies of one text are one origin, and what links to the article is circular`()
    throws
  {
    let desk = try Desk()
    try desk.write(
      """
      Rents fell by 9 percent
      By Jane Doe

      Rents in Arden fell by 9 percent in 2022, the council said on Monday. It closed 14 of its
      60 libraries in the same year, and no member voted against the budget.
      """, to: "article.txt")
    #expect(try desk.run("extract", "article.txt").status == 0)
    let claim = try #require(try desk.lines("list").first?["id"]?.string)
    let story = (1...60).map { "sentence\($0) of the registry" }.joined(separator: " ")
    let own = (1...60).map { "another\($0) report" }.joined(separator: " ")
    let texts = [
      "a.txt": story, "b.txt": "Seen here first.\n\n" + story, "c.txt": own,
      "d.txt": "PARIS (AFP) - " + (1...60).map { "wire\($0) words" }.joined(separator: " "),
      "e.txt": "AFP — " + (1...60).map { "later\($0) words" }.joined(separator: " ")
        + " wrote of: Rents fell by 9 percent.",
    ]
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      try desk.write(text, to: name)
      let result = try desk.run("evidence", "add", claim, name, "--stance", "context")
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.errors.contains("Circular") == (name == "e.txt"))
    }
    let shown = try desk.run("show", claim).output
    #expect(shown.contains("5 links, 3 origins"))
    #expect(shown.contains("copies of one text") && shown.contains("by AFP"))
    #expect(shown.contains("circular: names the checked article"))
    #expect(try desk.lines("show", claim)[0]["origins"] == 3)
  }
}
