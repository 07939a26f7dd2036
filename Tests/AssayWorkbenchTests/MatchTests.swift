import AssayModel
import Foundation
import Testing

@Suite struct MatchTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.write(
      """
      text,key,rating
      The council of Arden closed 14 of its 60 libraries in 2022.,k1,False
      Rents in Brill fell by 9 percent.,k2,
      The council of Arden bought 60 new buses.,k3,

      """, to: "claims.csv")
    #expect(try desk.run("import", "claims.csv").status == 0)
    return desk
  }

  private func id(_ key: String, _ desk: Desk) throws -> String {
    let rows = try desk.lines("list")
    return try #require(rows.first { $0["import"]?["key"]?.string == key }?["id"]?.string)
  }

  @Test func `an earlier claim is found in other words, with its rating; a changed one is near`()
    throws
  {
    let desk = try desk()
    let same = try #require(
      try desk.lines("match", "In 2022, 14 of 60 libraries were closed by Arden's council").first)
    #expect(same["key"]?.string == "k1" && same["differs"]?.array == [])
    #expect(same["rating"]?.string == "False")
    let near = try #require(
      try desk.lines("match", "The council of Arden closed 41 of its 60 libraries in 2022.").first)
    #expect(near["key"]?.string == "k1")
    #expect(near["differs"]?.array?.first?.string?.hasPrefix("number") == true)
    let table = try desk.run("match", "Rents in Brill rose by 9 percent").output
    #expect(table.contains("near, but differs in direction"))
    #expect(
      try desk.run("match", "Nothing alike whatsoever").output == "No claim here is like it.\n")
  }

  @Test func `a stream of queries is answered line for line, bad lines too`() throws {
    let desk = try desk()
    let result = try desk.run(
      "match", "--input", "jsonl", "-",
      input: "{\"id\":7,\"text\":\"Rents in Brill fell by 9%\"}\n{oops\n{\"id\":\"x\"}\n")
    #expect(result.status == 0)
    let lines = try result.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    #expect(lines.count == 3)
    #expect(lines[0]["id"]?.int == 7)
    #expect(lines[0]["matches"]?.array?.first?["key"]?.string == "k2")
    #expect(lines[1]["error"]?.string?.contains("line 2") == true)
    #expect(lines[2]["id"]?.string == "x" && lines[2]["error"] != nil)
  }

  @Test func `many queries are answered in their order, however many threads answer`() throws {
    let desk = try desk()
    let queries = (0..<60).map { i in
      i % 7 == 3 ? "{oops" : "{\"id\":\(i),\"text\":\"Rents in Brill fell by \(i) percent\"}"
    }.joined(separator: "\n")
    func answer(_ jobs: String) throws -> Program.Result {
      try desk.run("match", "--input", "jsonl", "--jobs", jobs, "-", input: queries + "\n")
    }
    let alone = try answer("1")
    #expect(alone.status == 0 && alone.output.split(separator: "\n").count == 60)
    #expect(try answer("4").output == alone.output)
    #expect(try desk.run("match", "--input", "jsonl", "--jobs", "0", "-").status == 64)
  }

  @Test func `claims are linked on record, differing ones only with a reason, and unlinked`() throws
  {
    let desk = try desk()
    try desk.write(
      "text,key\nArden's council shut 14 of its 60 libraries in 2022.,k4\n", to: "more.csv")
    #expect(try desk.run("import", "more.csv", "--match").errors.contains("checked before"))
    let (first, second, other) = (try id("k1", desk), try id("k4", desk), try id("k3", desk))
    #expect(try desk.run("show", second).output.contains("checked"))
    #expect(try desk.run("link", first, second).output.contains("are the same"))
    #expect(try desk.run("link", second, first).output.contains("already"))
    let shown = try desk.run("show", second).output
    #expect(shown.contains("linked") && shown.contains(String(first.prefix(8))))
    #expect(try desk.run("link", first, other).status == 64)
    #expect(try desk.run("link", first, other, "--anyway").status == 64)
    #expect(try desk.run("link", first, other, "--anyway", "--because", "A test.").status == 0)
    #expect(try desk.run("unlink", second, first).status == 0)
    #expect(try desk.run("unlink", second, first).status == 66)
    #expect(try !desk.run("show", second).output.contains("linked"))
  }

  @Test func `evidence that bears on a claim is suggested, with its numbers beside the claim's`()
    throws
  {
    let desk = try desk()
    try desk.write(
      "Minutes of the council. Arden has closed 12 libraries since 2022.\n", to: "minutes.txt")
    try desk.write("Bees hum in Corso.\n", to: "bees.txt")
    let (first, other) = (try id("k1", desk), try id("k2", desk))
    #expect(try desk.run("evidence", "add", other, "bees.txt", "--stance", "context").status == 0)
    #expect(
      try desk.run("evidence", "add", other, "minutes.txt", "--stance", "context").status == 0)
    let found = try desk.lines("evidence", "suggest", first)
    let best = try #require(found.first)
    #expect(best["name"]?.string == "minutes.txt")
    #expect(best["sentence"]?.string?.contains("closed 12 libraries") == true)
    #expect(best["notes"]?.array?.contains(.string("differs 12 library")) == true)
  }
}
