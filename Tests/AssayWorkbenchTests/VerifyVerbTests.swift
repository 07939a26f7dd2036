import AssayModel
import Foundation
import Testing

@Suite struct VerifyVerbTests {
  @Test func `a flipped byte, a missing file and one that nobody refers to are named`() throws {
    let desk = try Desk.withClaims()
    #expect(
      try desk.run("evidence", "add", "Rents in Arden", "minutes.txt", "--stance", "refutes").status
        == 0)
    #expect(try desk.run("verify").status == 0)
    let stored = try #require(try desk.lines("evidence", "list").first?["storedAs"]?.string)
    let path = "\(desk.path)/\(stored)"
    let original = desk.read(stored)
    func verified(after change: () throws -> Void) throws -> [JSONValue] {
      try? FileManager.default.removeItem(atPath: path)
      try change()
      let result = try desk.run("verify", "--format", "jsonl")
      #expect(result.status == 1)
      return try result.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    }
    let flipped = try verified { try desk.write(original.replacing("R", with: "S"), to: stored) }
    #expect(flipped.count == 2 && flipped[0]["file"]?.string == stored)
    #expect(flipped[0]["problem"]?.string?.contains("not those that were captured") == true)
    #expect(flipped[1]["findings"]?.int == 1)
    let longer = try verified { try desk.write(original + "x", to: stored) }
    #expect(longer[0]["problem"]?.string?.contains("\(original.utf8.count + 1) bytes") == true)
    let missing = try verified {}
    #expect(missing[0]["problem"]?.string?.contains("is gone") == true)
    let stray = try verified {
      try desk.write(original, to: stored)
      try desk.write("a stray", to: "Evidence/sha256/stray.txt")
    }
    #expect(stray.count == 2 && stray[0]["file"]?.string == "Evidence/sha256/stray.txt")
  }

  @Test func `a ledger is exported and restored to the same root, into an empty one only`() throws {
    let desk = try Desk.withClaims()
    #expect(try desk.run("verdict", "Rents in Arden", "false").status == 0)
    #expect(try desk.run("export", "--as", "facts", "--output", "facts.jsonl").status == 0)
    let other = try Desk()
    let restored = try other.run("restore", desk.path + "/facts.jsonl")
    #expect(restored.status == 0, "\(restored.errors)")
    let keys = ["facts", "root", "claims", "reviewed", "reviewers"]
    let states = try [desk, other].map { desk in
      let status = try desk.lines("status").first
      return keys.map { status?[$0] }
    }
    #expect(states[0] == states[1])
    #expect(try other.run("verify").status == 0)
    let again = try other.run("restore", desk.path + "/facts.jsonl")
    #expect(again.status == 73 && again.errors.contains("holds facts already"))
    #expect(try Desk().run("restore", "-", input: "{}\n").status == 65)
    #expect(try desk.run("export", "--as", "facts", "status:open").status == 64)
  }

  @Test func `facts cannot be smuggled in through an import`() throws {
    let desk = try Desk.withClaims()
    let before = try desk.lines("status").first
    try desk.write(try desk.run("export", "--as", "facts").output, to: "facts.jsonl")
    _ = try desk.run("import", "facts.jsonl")
    let after = try desk.lines("status").first
    #expect(after?["reviewed"] == before?["reviewed"])
    #expect(try desk.run("verify").status == 0)
  }

  @Test func `a session goes on in the ledger that it restored`() throws {
    let desk = try Desk.withClaims()
    #expect(try desk.run("export", "--as", "facts", "--output", "../facts.jsonl").status == 0)
    let other = try Desk()
    let session = try other.run(
      input: "restore ../facts.jsonl\nshow \"Rents in\"\nverdict false\nstatus\n")
    // The other desk lies in another folder.
    #expect(session.status == 66)
    let here = try other.run(
      input: "restore \(desk.path)/../facts.jsonl\nshow \"Rents in\"\nverdict false\n")
    #expect(here.status == 0, "\(here.errors)")
    #expect(try other.lines("status").first?["reviewed"]?.int == 1)
    #expect(try other.run("verify").status == 0)
  }

  @Test func `a backup verifies in the ledger's place`() throws {
    let desk = try Desk.withClaims()
    #expect(try desk.run("backup", "../copy.sqlite").status == 0)
    #expect(try desk.run("backup", "../copy.sqlite").status == 73)
    let root = try desk.lines("status").first?["root"]
    try FileManager.default.removeItem(atPath: desk.path + "/ledger.sqlite")
    try FileManager.default.moveItem(
      atPath: desk.path + "/../copy.sqlite", toPath: desk.path + "/ledger.sqlite")
    #expect(try desk.lines("status").first?["root"] == root)
    #expect(try desk.run("verify").status == 0)
  }

  @Test(.enabled(if: ReadOnlyMount.isPossible, "mounts cannot be made here"))
  func `where nothing can be written, all that reads works, and the rest says so`() throws {
    let desk = try Desk.withClaims()
    #expect(try desk.run("verdict", "Rents in Arden", "false").status == 0)
    func run(_ arguments: String...) throws -> Program.Result {
      try ReadOnlyMount.run(arguments, in: desk.path)
    }
    for arguments in [
      ["list"], ["status"], ["show", "Rents in"], ["search", "budget"], ["verify"],
      ["report", "--output", "-"], ["export"], ["log"],
    ] {
      let result = try ReadOnlyMount.run(arguments, in: desk.path)
      #expect(result.status == 0, "\(arguments): \(result.errors)")
    }
    let refused = try run("verdict", "Rents in", "true")
    #expect(refused.status == 73 && refused.errors.contains("read-only"))
    #expect(refused.errors.split(separator: "\n").count == 1)
    #expect(try run("checkpoint").status == 73)
    #expect(try desk.lines("list", "rating:false").count == 1)
  }

  @Test func `an import or verdict that is killed leaves a ledger that verifies`() throws {
    let isSoak = ProcessInfo.processInfo.environment["ASSAY_SOAK"] != nil
    let desk = try Desk.withClaims()
    var rows = "text,key\n"
    for number in 0..<10_000 {
      rows += "The town of Arden has street number \(number).,k\(number)\n"
    }
    try desk.write(rows, to: "streets.csv")
    var random = SeededGenerator(seed: 5)
    for round in 0..<(isSoak ? 200 : 3) {
      let arguments =
        round % 2 == 0
        ? ["import", "streets.csv"] : ["verdict", "Rents in", "true", "--note", "\(round)"]
      let process = try Program.start(arguments, in: desk.path)
      usleep(UInt32.random(in: 0..<(round % 2 == 0 ? 600_000 : 60_000), using: &random))
      process.kill()
      // The full check of a large ledger takes its time in a debug build.
      if isSoak || round > 1 {
        let verified = try desk.run("verify")
        #expect(verified.status == 0, "round \(round): \(verified.output)\(verified.errors)")
      }
    }
    #expect(try desk.run("import", "streets.csv").status == 0)
    #expect(try desk.lines("status").first?["claims"]?.int == 10_003)
  }
}
