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
    let rows = (0..<30_000).map {
      "Station \($0) counted \($0 * 7 % 1000) votes for the list.,Ann \($0)"
    }
    try desk.write("text,claimant\n" + rows.joined(separator: "\n") + "\n", to: "rows.csv")
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<6 {
      let running = try Program.start(["import", "rows.csv"], in: desk.path)
      usleep(UInt32.random(in: 0...1_500_000, using: &generator))
      running.kill()
      let status = try #require(try desk.lines("status").first)
      // Whole batches are there, or nothing of them.
      #expect((status["claims"]?.int ?? -1) % 10_000 == 0)
    }
    let last = try desk.run("import", "rows.csv")
    #expect(last.status == 0)
    #expect(try desk.lines("status").first?["claims"] == 30_000)
    #expect(try desk.run("search", "\"station 29999\"").output.contains("Station 29999"))
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
