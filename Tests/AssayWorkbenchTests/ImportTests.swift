import AssayModel
import Foundation
import Testing

@Suite struct ImportTests {
  @Test func `every row is accounted for, and the rejected can be mended and imported`() throws {
    let desk = try Desk()
    try desk.write(
      "Statement,Speaker,start\nIt rained.,Ann,\n,Bob,\nIt snowed.,Cy,x\nIt rained.,Ann,\n",
      to: "rows.csv")
    let first = try desk.run("import", "rows.csv")
    #expect(first.status == 1)
    #expect(first.output == "rows.csv: 1 new, 1 the same, 2 rejected.\n")
    #expect(first.errors.contains("rows.csv:3:") && first.errors.contains("rows.csv:4:"))
    #expect(desk.read("rows.rejected.csv") == "Statement,Speaker,start\n,Bob,\nIt snowed.,Cy,x\n")
    try desk.write(
      desk.read("rows.rejected.csv").replacingOccurrences(of: ",x", with: ",")
        .replacingOccurrences(of: "\n,Bob", with: "\nIt hailed.,Bob"), to: "rows.rejected.csv")
    let mended = try desk.run("import", "rows.rejected.csv")
    #expect(mended.status == 0)
    #expect(mended.output.contains("2 new, 0 the same, 0 rejected."))
    #expect(try desk.run("import", "rows.rejected.csv").output.contains("0 new, 2 the same"))
  }

  @Test func `a dry run says the same and does nothing`() throws {
    let desk = try Desk()
    try desk.write("text\nIt rained.\nIt rained.\n\"\"\n", to: "rows.csv")
    let facts = try desk.lines("status").first?["facts"]
    let dry = try desk.run("import", "rows.csv", "--dry-run")
    #expect(dry.output.contains("1 would be new, 1 the same"))
    #expect(try desk.lines("status").first?["facts"] == facts)
    #expect(!FileManager.default.fileExists(atPath: desk.path + "/rows.rejected.csv"))
  }

  @Test func `killed at any moment, an import leaves a ledger that opens and can be completed`()
    throws
  {
    let desk = try Desk()
    let rows = (0..<6000).map {
      "Station \($0) counted \($0 * 7 % 1000) votes for the list.,Ann \($0)"
    }
    try desk.write("text,claimant\n" + rows.joined(separator: "\n") + "\n", to: "rows.csv")
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<4 {
      let running = try Program.start(["import", "rows.csv"], in: desk.path)
      usleep(UInt32.random(in: 0...800_000, using: &generator))
      running.kill()
      // Whole batches are there, or nothing of them.
      let claims = try desk.lines("status").first?["claims"]?.int
      #expect(claims == 0 || claims == 6000)
    }
    #expect(try desk.run("import", "rows.csv").status == 0)
    #expect(try desk.lines("status").first?["claims"] == 6000)
    #expect(try desk.run("search", "\"station 5999\"").output.contains("Station 5999"))
  }

  @Test func `a key is followed through everything that a row says`() throws {
    let desk = try Desk()
    func importing(_ rows: String, _ file: String = "rows.csv") throws -> String {
      try desk.write("id,text,rating\n" + rows, to: file)
      let result = try desk.run("import", file, "--key", "id")
      #expect(result.status == 0)
      return result.output
    }
    func ratings() throws -> [String] {
      try desk.lines("list").compactMap { $0["import"]?["rating"]?.string }.sorted()
    }
    #expect(try importing("1,Rents fell.,False\n2,Rents fell.,False\n").contains("2 new"))
    #expect(try importing("1,Rents fell.,True\n2,Rents fell.,False\n").contains("1 new version"))
    #expect(try ratings() == ["False", "True"])
    // The same from another file, on other lines.
    #expect(
      try importing("2,Rents fell.,False\n1,Rents fell.,True\n", "b.csv").contains("2 the same"))
    // Back to what it was.
    let told = try desk.run("import", "rows.csv", "--key", "id", "--dry-run")
    #expect(told.output.contains("2 the same"))
    #expect(try importing("1,Rents fell.,False\n", "c.csv").contains("1 new version"))
    #expect(try ratings() == ["False", "False"])
    #expect(try importing("1,Rents fell.,False\n", "c.csv").contains("1 the same"))
  }

  @Test func `standard input is imported like a file, and traceable to its lines`() throws {
    let desk = try Desk()
    let rows = "text,claimant\nIt rained.,Ann\n\"\",Bob\nIt snowed.,Cy\n"
    let result = try Program.run(["import", "-", "--format", "jsonl"], in: desk.path, input: rows)
    #expect(result.status == 1)
    #expect(result.output.contains(#""inserted":2"#))
    #expect(
      try desk.lines("list").compactMap { $0["import"]?["line"]?.int } == [2, 4])
    #expect(!result.errors.contains("rows/s"))
  }

  @Test func `a line of a hundred megabytes is refused, and the others come in`() throws {
    let desk = try Desk()
    let path = desk.path + "/rows.jsonl"
    try desk.write("{\"text\":\"It rained.\"}\n{\"text\":\"", to: "rows.jsonl")
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: 100 << 20)
    try file.seekToEnd()
    try file.write(contentsOf: Data("\"}\n{\"text\":\"It snowed.\"}\n".utf8))
    try file.close()
    let result = try desk.run("import", "rows.jsonl")
    #expect(result.status == 1)
    #expect(result.output.contains("2 new") && result.output.contains("1 rejected"))
    #expect(result.errors.contains("rows.jsonl:2:") && result.errors.contains("longer than 16 MiB"))
  }

  @Test func `a disk that is full is one sentence, and nothing is lost`() throws {
    let desk = try Desk()
    try desk.write("text\nIt rained.\n", to: "first.csv")
    try desk.run("import", "first.csv")
    let rows = (0..<4000).map { "Station \($0) counted votes for the list and said number \($0)." }
    try desk.write("text\n" + rows.joined(separator: "\n") + "\n", to: "rows.csv")
    // A limit on the size of files stands in for the disk; SIGXFSZ is ignored as `trap ''` does.
    let full = try Program.shell(
      "trap '' XFSZ; ulimit -f 1000; exec \"$ASSAY\" import rows.csv", in: desk.path)
    #expect(full.status == 74)
    #expect(full.errors.split(separator: "\n").count { $0.hasPrefix("assay: ") } == 1)
    #expect(try desk.lines("status").first?["claims"] == 1)
    #expect(try desk.run("import", "rows.csv").output.contains("4000 new"))
  }

  @Test func `ten thousand rows come in, and again as the same`() throws {
    let desk = try Desk()
    let rows = (0..<10_000).map { "\"Row \($0), with a comma\",k\($0)" }
    try desk.write("claim,id\n" + rows.joined(separator: "\n") + "\n", to: "rows.csv")
    #expect(
      try desk.run("import", "rows.csv", "--key", "id").output.contains("10000 new, 0 the same"))
    #expect(
      try desk.run("import", "rows.csv", "--key", "id").output.contains("0 new, 10000 the same"))
  }
}
