import AssayModel
import Foundation
import Testing

@testable import AssayWorkbench

@Suite struct PolicyVerbTests {
  @Test func `a verdict is refused in the words of why-not, unless it is overridden on record`()
    throws
  {
    let desk = try Desk.withClaims()
    try desk.write(
      """
      [policy]
      origins = 2
      primary-source = true
      answered-contradiction = true
      rationale = true
      second-reviewer = true
      """, to: "assay.toml")
    _ = try desk.run(
      "evidence", "add", "Rents in Arden", "minutes.txt", "--stance", "supports", "--source",
      "Council")
    _ = try desk.run(
      "evidence", "add", "Rents in Arden", "claims.csv", "--stance", "refutes", "--source", "Desk")
    let wants = try desk.lines("why-not", "Rents in Arden", "true")
    #expect(
      wants.map { $0["rule"] } == [
        "origins", "primary-source", "answered-contradiction", "rationale", "second-reviewer",
      ])
    let refused = try desk.run("verdict", "Rents in Arden", "true")
    #expect(refused.status == 65)
    for want in wants where want["blocks"] == true {
      #expect(refused.errors.contains(want["wants"]?.string ?? "?"), "\(refused.errors)")
    }
    #expect(try desk.lines("list", "status:second").isEmpty)
    // Only why, or only that it is overridden, is not enough.
    #expect(try desk.run("verdict", "Rents in Arden", "true", "--override").status == 64)
    let given = try desk.run(
      "verdict", "Rents in Arden", "true", "--override", "--because", "The page is on fire.")
    #expect(given.status == 0, "\(given.errors)")
    #expect(try desk.run("show", "Rents in Arden").output.contains("The page is on fire."))
  }

  @Test func `an answer, a rationale and a second origin satisfy the policy`() throws {
    let desk = try Desk.withClaims()
    try desk.write(
      "[policy]\norigins = 1\nanswered-contradiction = true\nrationale = true\n",
      to: "assay.toml")
    let script = """
      show "Rents in Arden"
      evidence add minutes.txt --stance supports --source Council
      evidence add claims.csv --stance refutes --source Desk
      """
    #expect(try desk.run(input: script + "\n").status == 0)
    let listed = try desk.lines("evidence", "list")
    let against = try #require(
      listed.first { $0["source"] == "Desk" }?["id"]?.string?.prefix(8))
    let rest = """
      show "Rents in Arden"
      answer \(against) "The desk's own list is no evidence."
      note "The minutes say so." "In 2022."
      confidence moderate
      why-not true
      verdict true
      """
    let run = try desk.run(input: rest + "\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Nothing keeps it from being True."))
    let verdict = try #require(try desk.lines("export", "rating:true").first?["verdict"])
    #expect(verdict["rationale"] == "The minutes say so.\nIn 2022.")
    #expect(verdict["confidence"] == "moderate")
    #expect(verdict["answers"]?.array?.count == 1 && verdict["evidence"]?.array?.count == 2)
  }

  @Test func `a scale of one's own is read from a file and maps to ClaimReview`() throws {
    let desk = try Desk.withClaims()
    try desk.write(
      """
      scale = "ours.toml"
      [desk]
      name = "D"
      url = "https://d.example"
      """, to: "assay.toml")
    try desk.write(
      """
      name = "ours"
      [[rating]]
      name = "Wrong"
      value = 1
      claimreview = "False"
      [[rating]]
      name = "Right"
      value = 2
      [[rating]]
      name = "Who knows"
      """, to: "ours.toml")
    #expect(
      try desk.run("verdict", "Rents in Arden", "wrong", "--expires", "2031-01-01").status == 0)
    let feed = try desk.run("export", "--format", "claimreview").output
    #expect(feed.contains("\"alternateName\":\"False\"") && feed.contains("\"bestRating\":2"))
    #expect(feed.contains("\"expires\":\"2031-01-01\""))
    try desk.write("name = \"ours\"\n[[rating]]\nname = \"Wrong\"\nvalue = 0\n", to: "ours.toml")
    let bad = try desk.run("status")
    #expect(bad.status == 65 && bad.errors.contains("ours.toml: the value of “Wrong”"))
  }

  @Test func `whoami says why, and binds a key`() throws {
    let desk = try Desk.withClaims()
    #expect(
      try desk.run("whoami").output
        == "ann, by ASSAY_REVIEWER.\nBound to no key; verdicts are not signed (--sign).\n")
    let made = try desk.run("key", "--file", "../ann.key", "--name", "ann")
    try desk.write(made.output, to: "ann.pub")
    #expect(try desk.run("whoami", "--key", "ann.pub").output.contains("Key: " + made.output))
    #expect(try desk.lines("whoami").first?["publicKey"]?.string?.hasPrefix("ann+") == true)
    // A key whose hash is another's is none.
    let wrong = made.output.replacing(/\+[0-9a-f]{8}\+/, with: "+0a1b2c3d+")
    try desk.write(wrong, to: "ann.pub")
    #expect(try desk.run("whoami", "--key", "ann.pub").status == 65)
  }

  @Test func `views, assignments and bulk actions ask once and say how many`() throws {
    let desk = try Desk.withClaims()
    #expect(try desk.run("queue", "--save", "elst", "claimant:Elst").status == 0)
    #expect(try desk.lines("queue", "elst").count == 2)
    #expect(
      try desk.run("list", "elst", "--format", "jsonl").output.split(separator: "\n").count == 2)
    let asked = try desk.run("assign", "claimant:Elst", "--to", "bob", "--due", "1w")
    #expect(asked.status == 64 && asked.errors.contains("Assign 2 claims?"))
    #expect(
      try desk.run("assign", "claimant:Elst", "--to", "bob", "--due", "1w", "--yes").status == 0)
    #expect(try desk.lines("queue").count == 1)
    #expect(try desk.lines("queue", "assigned:bob").count == 2)
    // A view's name is a filter wherever claims are named.
    #expect(try desk.run("flag", "elst", "--yes").output == "Flagged 2 claims.\n")
    #expect(try desk.run("queue", as: "bob").output.contains("verdict by 20"))
    #expect(try desk.run("queue", "--forget", "elst").status == 0)
    #expect(try desk.lines("queue", "--views").isEmpty)
    // At a terminal it is asked once.
    let terminal = try PseudoTerminal(["flag", "claimant:Elst"], in: desk.path)
    terminal.expectPromptFor("Flag 2 claims? [y/N] ")
    terminal.type("y\r")
    terminal.expect("Flagged 2 claims.")
    #expect(terminal.end() == 0)
  }

  @Test func `agreement is measured on lines from a file, as published`() throws {
    let desk = try Desk()
    let rows = ["aabbdcccedda", "babbbccceddd"]
    let lines = rows.enumerated().flatMap { rater, row in
      row.enumerated().map { unit, rating in
        "{\"unit\":\"\(unit)\",\"reviewer\":\"\(rater)\",\"rating\":\"\(rating)\"}"
      }
    }
    try desk.write(lines.joined(separator: "\n") + "\n", to: "ratings.jsonl")
    let figures = try #require(try desk.lines("agreement", "--from", "ratings.jsonl").first)
    let alpha = try #require(figures["all"]?["alphaNominal"]?.double)
    #expect((alpha * 1000).rounded() == 692)
    try desk.write("{\"unit\":1}\n", to: "ratings.jsonl")
    #expect(try desk.run("agreement", "--from", "ratings.jsonl").errors.contains("jsonl:1"))
  }
}
