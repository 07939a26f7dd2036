import AssayModel
import Foundation
import Testing

@Suite struct ExtractTests {
  private let article = """
    Libraries under the knife

    By Ada Morel

    ARDEN, 3 March 2025

    The council closed 14 of its 60 libraries last year. Voss, who chairs the council, says that \
    the closures saved 3 million crowns. Will the rest survive? Let us hope so.

    """

  @Test func `an article and its claims are recorded once, however often it is read`() throws {
    let desk = try Desk()
    try desk.write(article, to: "Claims/libraries.txt")
    let first = try desk.run("extract", "Claims/libraries.txt")
    #expect(first.status == 0, "\(first.errors)")
    let claims = try desk.lines("list")
    #expect(
      claims.contains { $0["quote"]?.string?.contains("closed 14 of its 60 libraries") == true })
    #expect(claims.allSatisfy { $0["document"]?["path"] == "Claims/libraries.txt" })
    let facts = try desk.lines("status").first?["facts"]
    let second = try desk.run("extract", "Claims/libraries.txt")
    #expect(second.output.contains(" 0 new, \(claims.count) recorded before"))
    #expect(try desk.lines("status").first?["facts"] == facts)
  }

  @Test func `a dry run needs no workspace, and every quote stands at its offsets`() throws {
    let folder = NSTemporaryDirectory() + "/assay-dry-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let result = try Program.run(
      ["extract", "--dry-run", "--format", "jsonl", "-"], in: folder, input: article)
    #expect(result.status == 0, "\(result.errors)")
    let map = ScalarMap(article)
    let claims = try result.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    #expect(claims.count >= 2)
    for claim in claims {
      let span = TextSpan(start: claim["start"]?.int ?? 0, end: claim["end"]?.int ?? 0)
      #expect(map.substring(of: span) == claim["quote"]?.string)
      #expect(claim["quote"]?.string?.contains("?") == false)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test func `lines of documents are answered line for line, a bad one as such`() throws {
    let good: JSONValue = ["id": "a1", "text": .string(article), "topic": "culture"]
    let input = good.json + "\nnonsense\n{\"id\": 7}\n" + good.json + "\n"
    let result = try Program.run(
      ["extract", "--dry-run", "--input", "jsonl", "-"], in: "/", input: input)
    #expect(result.status == 0, "\(result.errors)")
    let answers = try result.output.split(separator: "\n").map {
      try JSONValue(parsing: String($0))
    }
    #expect(answers.count == 4)
    #expect(answers.first?["topic"] == "culture" && answers.first?["text"] == nil)
    #expect((answers.first?["claims"]?.array?.count ?? 0) >= 2)
    #expect(answers[1]["error"]?.string?.contains("line 2") == true)
    #expect(answers[2]["id"] == 7 && answers[2]["error"] != nil)
    #expect(answers[3] == answers[0])
    #expect(try Program.run(["extract", "--input", "jsonl", "-"], in: "/").status == 64)
  }

  @Test func `the number of threads changes nothing, and who waits for an answer gets it`() throws {
    let lines = (0..<40).map { number -> String in
      let text = String(repeating: "The council closed \(number) libraries. ", count: 40 - number)
      let line: JSONValue = ["id": .int(number), "text": .string(text)]
      return line.json + "\n"
    }
    let arguments = ["extract", "--dry-run", "--input", "jsonl", "-", "--jobs"]
    let alone = try Program.run(arguments + ["1"], in: "/", input: lines.joined())
    let together = try Program.run(arguments + ["7"], in: "/", input: lines.joined())
    #expect(alone.output == together.output)
    #expect(alone.output.split(separator: "\n").count == lines.count)
    #expect(try Program.run(arguments + ["0"], in: "/").status == 64)
  }

  @Test func `Markdown and HTML give claims in their text`() throws {
    let desk = try Desk()
    try desk.write("# Rents\n\nRents in **Arden** fell by 9 percent in 2022.\n", to: "a.md")
    try desk.write(
      "<html><body><p>The council closed <b>14</b> of its 60 libraries in 2021.</p></body></html>",
      to: "b.html")
    #expect(try desk.run("extract", "a.md", "b.html").status == 0)
    let quotes = try desk.lines("list").compactMap { $0["quote"]?.string }
    #expect(quotes.contains { $0.contains("Rents in Arden fell by 9 percent") })
    #expect(quotes.contains { $0.contains("closed 14 of its 60 libraries") })
  }

  @Test func `what is no text is told`() throws {
    let desk = try Desk()
    try Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]).write(
      to: URL(fileURLWithPath: desk.path + "/a.png"))
    let result = try desk.run("extract", "a.png")
    #expect(result.status == 65 && result.errors.contains("a.png"))
    #expect(try desk.run("extract", "missing.txt").status == 66)
    try desk.write("", to: "empty.txt")
    #expect(try desk.run("extract", "empty.txt").status == 65)
  }
}
