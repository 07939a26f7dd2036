import AssayModel
import Foundation
import Testing

@Suite struct RedactVerbTests {
  /// All files of the workspace that hold one of the words, in any case.
  private func files(_ desk: Desk, holding words: [String]) -> [String] {
    let names = FileManager.default.enumerator(atPath: desk.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { name in
      let text = desk.read(name).lowercased()
      return words.contains { text.contains($0) }
    }.sorted()
  }

  /// A desk with a claim, evidence and a verdict that hold words of their own.
  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.write(
      "text,claimant,key\nBramblewick sold 40 houses.,Fenwhistle,r1\nRents fell.,Ms Elst,r2\n",
      to: "claims.csv")
    try desk.write("Minutes. Bramblewick sold none, said Quibblethwaite.\n", to: "minutes.txt")
    #expect(try desk.run("import", "claims.csv").status == 0)
    #expect(
      try desk.run(
        "evidence", "add", "Bramblewick sold", "minutes.txt", "--stance", "refutes", "--quote",
        "said Quibblethwaite", "--note", "as Tumbledown saw"
      ).status == 0)
    #expect(
      try desk.run("verdict", "Bramblewick sold", "false", "--note", "Skimblesham was there.")
        .status == 0)
    #expect(try desk.run("report").status == 0)
    return desk
  }

  private let words = [
    "bramblewick", "fenwhistle", "quibblethwaite", "tumbledown", "skimblesham",
  ]

  @Test func `redacted words are in no file of the workspace but in those that are named`() throws {
    let desk = try desk()
    let evidence = try #require(try desk.lines("evidence", "list").first?["id"]?.string)
    let refused = try desk.run("redact", "Bramblewick", evidence, "--because", "Court order 4 O 1")
    #expect(refused.status == 64 && refused.errors.contains("--yes"))
    let plan = try desk.run("redact", "Bramblewick", evidence, "--dry-run").output
    #expect(plan.contains("claim") && plan.contains("verdict") && plan.contains("goes with fact"))
    #expect(plan.contains("Evidence/sha256/"))
    #expect(try desk.run("verify").status == 0)

    let done = try desk.run(
      "redact", "Bramblewick", evidence, "--because", "Court order 4 O 1", "--yes")
    #expect(done.status == 1, "\(done.errors)")
    for file in ["claims.csv", "minutes.txt", "Reports/report.md"] {
      #expect(done.output.contains("\(file) still holds these words"), "\(file)")
    }
    #expect(files(desk, holding: words) == ["Reports/report.md", "claims.csv", "minutes.txt"])
    for file in ["claims.csv", "minutes.txt"] {
      try FileManager.default.removeItem(atPath: "\(desk.path)/\(file)")
    }
    #expect(try desk.run("report").status == 0)
    #expect(files(desk, holding: words) == [])
    let verified = try desk.run("verify")
    #expect(verified.status == 0, "\(verified.output)")
    #expect(verified.output.contains("4 of them redacted"))
  }

  @Test func `a redaction is told wherever the fact would have been`() throws {
    let desk = try desk()
    let verdict = try desk.lines("log").first { $0["kind"]?.string == "verdict" }
    let id = try #require(verdict?["id"]?.string)
    let number = try #require(verdict?["number"]?.int)
    #expect(
      try desk.run("redact", id, "--because", "Names a child", "--yes").status <= 1)
    let shown = try desk.run("show", "Bramblewick").output
    #expect(shown.contains("fact \(number) (verdict) was redacted by ann"))
    #expect(shown.contains("Names a child"))
    let claim = try desk.lines("show", "Bramblewick").first
    #expect(claim?["status"] == "open" && claim?["verdict"] == .null)
    #expect(claim?["redacted"]?.array?.first?["fact"]?.int == number)
    #expect(try desk.run("log").output.contains("of fact \(number): Names a child"))
    #expect(try desk.run("report", "--output", "-").output.contains("Names a child"))
    #expect(
      try desk.run("report", "--format", "html", "--output", "-").output.contains("Names a child"))
    #expect(try desk.run("export").output.contains("Names a child"))
    #expect(try desk.run("export", "--as", "facts").output.contains("\"kind\":\"redaction\""))
    #expect(try desk.run("status").output.contains("1 facts"))

    let fact = try #require(try desk.lines("log").first { $0["kind"]?.string == "claim" })
    #expect(try desk.run("redact", "Rents fell", "--because", "x", "--yes").status == 1)
    #expect(fact["number"] != nil)
    let listed = try desk.run("list")
    #expect(listed.errors.contains("Redacted, and so not shown: 1 (claim)"))
    let gone = try desk.run("redact", "fact:\(number)", "--because", "x", "--yes")
    #expect(gone.status == 64 && gone.errors.contains("already"))
  }

  @Test func `a proof of a redacted fact shows that it was there, and not what it said`() throws {
    let desk = try desk()
    let key = try desk.run("key", "--file", "../desk.key").output
    let verdict = try #require(
      try desk.lines("log").first { $0["kind"]?.string == "verdict" }?["number"]?.int)
    #expect(try desk.run("redact", "fact:\(verdict)", "--because", "x", "--yes").status <= 1)
    let proof = try desk.run("prove", "fact:\(verdict)", "--key-file", "../desk.key")
    #expect(!proof.output.lowercased().contains("skimblesham"))
    try desk.write(proof.output, to: "proof.json")
    let checked = try desk.run("check-proof", "proof.json", "--key", key)
    #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
    #expect(checked.output.contains("its content is not shown"))
  }

  @Test func `a redaction at a terminal asks once`() throws {
    let desk = try desk()
    let refusing = try PseudoTerminal(
      ["redact", "Rents fell", "--because", "x"], in: desk.path)
    refusing.expect("Destroy this for good? [y/N]")
    refusing.type("n\n")
    refusing.expect("Nothing was redacted.")
    #expect(try desk.lines("status").first?["redacted"]?.int == 0)
    let agreeing = try PseudoTerminal(
      ["redact", "Rents fell", "--because", "x"], in: desk.path)
    agreeing.expect("Destroy this for good? [y/N]")
    agreeing.type("y\n")
    agreeing.expect("Redacted 1 facts")
    #expect(try desk.lines("status").first?["redacted"]?.int == 1)
  }
}
