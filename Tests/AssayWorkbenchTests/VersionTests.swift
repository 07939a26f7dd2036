import AssayModel
import Testing

@Suite struct VersionTests {
  private let first = """
    The council closed 14 of its 60 libraries in 2021. The mayor sold the port of Arden in 2019. \
    Exports from Norland fell by 9 percent last year.

    """
  private let second = """
    A correction was made on Monday. The mayor sold the port of Arden in 2019. Exports from \
    Norland fell by 19 percent last year.

    """

  private func claim(_ words: String, in desk: Desk) throws -> JSONValue? {
    try desk.lines("list").first { $0["quote"]?.string?.contains(words) == true }
  }

  @Test func `a corrected article supersedes what nobody worked on and keeps what was reviewed`()
    throws
  {
    let desk = try Desk()
    try desk.write(first, to: "a.txt")
    #expect(try desk.run("extract", "a.txt").status == 0)
    let port = try #require(try claim("sold the port", in: desk)?["id"]?.string)
    let libraries = try #require(try claim("14 of its 60", in: desk)?["id"]?.string)
    #expect(try desk.run("verdict", port, "true", "--note", "In the register.").status == 0)
    #expect(try desk.run("verdict", libraries, "false", "--note", "It was four.").status == 0)

    try desk.write(second, to: "a.txt")
    let again = try desk.run("extract", "a.txt")
    #expect(again.output.contains(" superseded"), "\(again.output)")
    #expect(again.output.contains("1 moved, 1 lost; see `anchor`"), "\(again.output)")
    // The old figure is gone, the new one is there, and nothing is there twice.
    #expect(try claim("9 percent", in: desk)?["quote"]?.string?.contains("19 percent") == true)
    let quotes = try desk.lines("list").compactMap { $0["quote"]?.string }
    #expect(Set(quotes).count == quotes.count)
    #expect(quotes.contains { $0.contains("14 of its 60") })
    // Both belong to the article still.
    let listed = try desk.lines("list", "document:a.txt").compactMap { $0["id"]?.string }
    #expect(listed.contains(port) && listed.contains(libraries))

    #expect(try desk.lines("anchor").count == 2)
    #expect(try desk.run("anchor", port, "--same").status == 0)
    #expect(try desk.run("anchor", libraries, "--other").status == 0)
    #expect(try desk.lines("anchor").isEmpty)
    let facts = try desk.lines("status").first?["facts"]
    #expect(try desk.run("extract", "a.txt").output.contains("0 new"))
    #expect(try desk.lines("status").first?["facts"] == facts)
    #expect(try desk.run("show", port).output.contains("a reviewer says"))
  }

  @Test func `an article that is put back as it was has its claims again`() throws {
    let desk = try Desk()
    try desk.write(first, to: "a.txt")
    #expect(try desk.run("extract", "a.txt").status == 0)
    let before = try desk.lines("list").map { $0["id"] }
    try desk.write(second, to: "a.txt")
    #expect(try desk.run("extract", "a.txt").status == 0)
    try desk.write(first, to: "a.txt")
    let back = try desk.run("extract", "a.txt")
    #expect(back.output.contains("found again"), "\(back.output)")
    #expect(try desk.lines("list").map { $0["id"] } == before)
    #expect(try desk.lines("list", "document:a.txt").count == before.count)
  }

  @Test func `a claim that a reviewer took back stays so`() throws {
    let desk = try Desk()
    try desk.write(first, to: "a.txt")
    #expect(try desk.run("extract", "a.txt").status == 0)
    let port = try #require(try claim("sold the port", in: desk)?["id"]?.string)
    #expect(try desk.run("retract", port, "--because", "No news.").status == 0)
    #expect(try desk.run("extract", "a.txt").output.contains("1 taken back before"))
    #expect(try claim("sold the port", in: desk) == nil)
  }

  @Test func `two articles of one text in two files are not versions of each other`() throws {
    let desk = try Desk()
    try desk.write(first, to: "a.txt")
    try desk.write(second, to: "b.txt")
    #expect(try desk.run("extract", "a.txt", "b.txt").status == 0)
    #expect(try claim("14 of its 60", in: desk) != nil)
    #expect(try claim("19 percent", in: desk) != nil)
  }
}
