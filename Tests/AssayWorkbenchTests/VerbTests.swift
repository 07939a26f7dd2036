import AssayModel
import Foundation
import Testing

@Suite struct VerbTests {
  @Test func `a workspace is found from a folder inside it, or by name, or told to be missing`()
    throws
  {
    let desk = try Desk.withClaims()
    let inside = desk.path + "/Claims"
    #expect(try Program.run(["status"], in: inside).status == 0)
    #expect(try Program.run(["status", "--workspace", desk.path], in: "/").status == 0)
    let lost = try Program.run(["status"], in: "/")
    #expect(lost.status == 66)
    #expect(lost.errors.contains("assay init"))
    #expect(try Program.run(["status", "--workspace", "/usr"], in: "/").status == 66)
  }

  @Test func `init twice changes nothing`() throws {
    let desk = try Desk()
    try desk.write("reviewer = \"kim\"\n", to: "assay.toml")
    let again = try desk.run("init")
    #expect(again.status == 0 && again.output.contains("already"))
    #expect(desk.read("assay.toml") == "reviewer = \"kim\"\n")
  }

  @Test func `a setting that nobody reads, and TOML that is none, are told with file and line`()
    throws
  {
    let desk = try Desk()
    try desk.write("reviwer = \"kim\"\n", to: "assay.toml")
    let unknown = try desk.run("status")
    #expect(unknown.status == 65 && unknown.errors.contains("“reviwer”"))
    try desk.write("reviewer = \"kim\"\nscale = \n", to: "assay.toml")
    let broken = try desk.run("status")
    #expect(broken.status == 65 && broken.errors.contains("assay.toml:2"))
    try desk.write("scale = \"seven\"\n", to: "assay.toml")
    #expect(try desk.run("status").errors.contains("politifact"))
  }

  @Test func `every verb has help with an example`() throws {
    let verbs = [
      ["init"], ["read"], ["extract"], ["import"], ["list"], ["show"], ["search"],
      ["evidence", "add"], ["evidence", "list"], ["evidence", "show"], ["evidence", "check"],
      ["evidence", "suggest"], ["source", "rate"], ["source", "list"], ["source", "show"],
      ["verdict"], ["review"], ["report"], ["export"],
      ["retract"], ["log"], ["status"], ["run"], ["verify"], ["checkpoint"], ["key"], ["prove"],
      ["check-proof"], ["redact"], ["backup"], ["restore"], ["queue"], ["triage"], ["why-not"],
      ["assign"], ["later"], ["flag"], ["requeue"], ["mend", "move"], ["mend", "split"],
      ["mend", "join"], ["mend", "add"], ["mend", "strike"], ["agreement"], ["whoami"],
      ["analyse"], ["anchor"], ["match"], ["link"], ["unlink"],
    ]
    for verb in verbs {
      let help = try Program.run(verb + ["--help"], in: "/")
      #expect(help.status == 0)
      #expect(help.output.contains("Example"), "\(verb)")
      #expect(help.output.contains("assay \(verb.joined(separator: " "))"), "\(verb)")
    }
    let all = try Program.run(["--help"], in: "/").output
    for verb in verbs { #expect(all.contains("  \(verb[0]) "), "\(verb)") }
  }

  @Test func `a quote that is not in the evidence is refused with the nearest passage`() throws {
    let desk = try Desk.withClaims()
    let facts = try desk.lines("status").first?["facts"]
    let refused = try desk.run(
      "evidence", "add", "Rents in Arden", "minutes.txt", "--stance", "refutes", "--quote",
      "Rents fell by 4 percent in 2022")
    #expect(refused.status == 65)
    #expect(refused.errors.contains("Rents rose by 4 percent in 2022"))
    #expect(try desk.lines("status").first?["facts"] == facts)
    #expect(!FileManager.default.fileExists(atPath: desk.path + "/Evidence/sha256"))
  }

  @Test func `evidence is copied under its hash and shown with its rating`() throws {
    let desk = try Desk.withClaims()
    let add = try desk.run(
      "evidence", "add", "Rents in Arden", "14 of its 60", "minutes.txt", "--stance", "context",
      "--source", "Council", "--reliability", "b", "--credibility", "2")
    #expect(add.status == 0, "\(add.errors)")
    let shown = try desk.run("show", "Rents in Arden").output
    #expect(shown.contains("context") && shown.contains("Council [B2]"))
    let listed = try #require(try desk.lines("evidence", "list").first)
    let stored = try #require(listed["storedAs"]?.string)
    #expect(desk.read(stored) == desk.read("minutes.txt"))
    #expect(listed["sha256"]?.string == Fingerprint(of: desk.read("minutes.txt")).hex)
  }

  @Test func `a link that is not fetched is said to be one`() throws {
    let desk = try Desk.withClaims()
    #expect(
      try desk.run(
        "evidence", "add", "Rents in Arden", "https://rents.example/2022", "--stance", "supports"
      ).output.contains("link without a capture"))
    #expect(try desk.run("show", "Rents in Arden").output.contains("link without a capture"))
  }

  @Test func `what does not exist is told with exit code 66, what means nothing with 64`() throws {
    let desk = try Desk.withClaims()
    #expect(try desk.run("show", "ffffffffffff").status == 66)
    #expect(try desk.run("import", "none.csv").status == 66)
    #expect(try desk.run("evidence", "add", "Rents", "none", "--stance", "context").status == 66)
    #expect(try desk.run("verdict", "Rents in", "purple").status == 64)
    #expect(try desk.run("list", "kind:purple").status == 64)
    #expect(try desk.run("frobnicate").status == 64)
  }

  @Test func `a reader that goes away is no error`() throws {
    let desk = try Desk.withClaims()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "'\(Program.path)' list --format jsonl; echo \"status $?\" >&2"]
    process.currentDirectoryURL = URL(fileURLWithPath: desk.path)
    process.environment = Program.environment()
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try output.fileHandleForReading.close()
    try process.run()
    process.waitUntilExit()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(said == "status 0\n")
  }

  @Test func `lists come as JSON lines with sorted keys and as CSV that holds any text`() throws {
    let desk = try Desk.withClaims()
    let claims = try desk.lines("list")
    #expect(claims.map { $0["text"]?.string?.count ?? 0 }.allSatisfy { $0 > 10 })
    #expect(claims.first?["claimant"] == "Ms Elst")
    let csv = try desk.run("list", "--format", "csv").output
    #expect(csv.hasPrefix("id,document,start,end,quote,text,"))
    #expect(csv.split(separator: "\n").count == 4)
  }
}
