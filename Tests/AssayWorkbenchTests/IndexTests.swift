import AssayModel
import Foundation
import Testing

@Suite struct IndexTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.write(
      """
      text,key
      The council of Arden closed 14 of its 60 libraries in 2022.,k1
      Rents in Brill fell by 9 percent.,k2
      The physician was sacked by the clinic.,k3

      """, to: "claims.csv")
    #expect(try desk.run("import", "claims.csv").status == 0)
    return desk
  }

  @Test func `vectors are made once, go on where they ended, and find what shares no word`() throws
  {
    let desk = try desk()
    let plan = try desk.run("index", "--dry-run")
    #expect(plan.output.hasPrefix("3 claims have no vectors."))
    #expect(!FileManager.default.fileExists(atPath: "\(desk.path)/ledger.sqlite-claims.vectors"))
    #expect(try desk.run("index").output.hasPrefix("Made 3 vectors of claims; there are 3."))
    #expect(try desk.run("index").output.hasPrefix("Made 0 vectors of claims; there are 3."))
    let query = "A hospital fired one of their doctors"
    #expect(try desk.lines("match", query).first?["key"]?.string == "k3")
    #expect(try desk.lines("match", query, "--model", "fast").isEmpty)
    try desk.write("text,key\nBees hum in the gardens of Corso.,k4\n", to: "more.csv")
    #expect(try desk.run("import", "more.csv").status == 0)
    #expect(try desk.run("index", "--dry-run").output.hasPrefix("1 claims have no vectors."))
    #expect(try desk.lines("match", "Insects buzz").first?["key"]?.string == "k4")
    #expect(try desk.run("index").output.hasPrefix("Made 0 vectors of claims; there are 4."))
    #expect(try desk.run("index", "--anew").output.hasPrefix("Made 4 vectors of claims"))
  }

  @Test func `whenever it is killed, what is there is whole, and it goes on from there`() throws {
    let desk = try Desk()
    let rows = (0..<260).map { "Ward \($0) of the clinic in Arden has \($0 % 97) beds.\n" }
    try desk.write("text\n" + rows.joined(), to: "claims.csv")
    #expect(try desk.run("import", "claims.csv").status == 0)
    var random = SeededGenerator(seed: 5)
    var left = 260
    for _ in 0..<3 {
      let running = try Program.start(["index", "--jobs", "1"], in: desk.path)
      Thread.sleep(forTimeInterval: Double.random(in: 0.1...0.9, using: &random))
      running.kill()
      let plan = try desk.run("index", "--dry-run")
      // Told as damaged, it would be made anew.
      #expect(plan.errors == "")
      let missing = try #require(plan.output.split(separator: " ").first.flatMap { Int($0) })
      #expect(missing <= left && (260 - missing).isMultiple(of: 128) || missing == 0)
      left = missing
    }
    // Half a batch behind the rows that count.
    let path = "\(desk.path)/ledger.sqlite-claims.vectors"
    if let file = FileHandle(forWritingAtPath: path) {
      try file.seekToEnd()
      try file.write(contentsOf: Data(repeating: 0xA5, count: 777))
      try file.close()
    }
    #expect(
      try desk.run("index").output.hasPrefix("Made \(left) vectors of claims; there are 260."))
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(try desk.run("index", "--anew").status == 0)
    // Equal to those of a run that nobody killed, byte for byte.
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole.prefix(64 + 260 * 400))
  }

  @Test
  func `a claim's card shows what was checked before in other words, by the vectors there are`()
    throws
  {
    let desk = try Desk()
    try desk.write(
      """
      text,key,rating
      The hospital fired a doctor.,k1,False
      The clinic sacked a physician.,k2,

      """, to: "claims.csv")
    #expect(try desk.run("import", "claims.csv").status == 0)
    let id = try #require(
      try desk.lines("list").first { $0["import"]?["key"]?.string == "k2" }?["id"]?.string)
    #expect(try !desk.run("show", id).output.contains("The hospital fired"))
    #expect(try desk.run("index").status == 0)
    #expect(try desk.run("show", id).output.contains("The hospital fired"))
  }

  @Test func `a damaged index is told, matching goes on, and it is made anew`() throws {
    let desk = try desk()
    #expect(try desk.run("index").status == 0)
    try desk.write("not an index", to: "ledger.sqlite-claims.vectors")
    let found = try desk.run("match", "Rents fell in Brill", "--format", "jsonl")
    #expect(found.status == 0 && found.errors.contains("is damaged"))
    #expect(found.output.contains("\"k2\""))
    let made = try desk.run("index")
    #expect(made.status == 0 && made.errors.contains("is damaged"))
    #expect(made.output.hasPrefix("Made 3 vectors of claims; there are 3."))
    #expect(try desk.run("match", "Rents fell in Brill").errors == "")
  }

  @Test func `what is redacted loses its vector`() throws {
    let desk = try desk()
    #expect(try desk.run("index").status == 0)
    let id = try #require(try desk.lines("match", "Rents fell in Brill").first?["id"]?.string)
    let path = "\(desk.path)/ledger.sqlite-claims.vectors"
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let row = try #require(
      stride(from: 64, to: before.count, by: 400).map { before[$0..<$0 + 384] }.dropFirst().first)
    _ = try desk.run("redact", id, "--because", "A test.", "--yes")
    let after = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(after.count == before.count && after.range(of: Data(row)) == nil)
    #expect(try desk.lines("match", "Rents fell in Brill").allSatisfy { $0["id"]?.string != id })
  }
}
