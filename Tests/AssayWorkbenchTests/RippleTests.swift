import AssayModel
import Foundation
import Testing

/// What evidence does to the verdicts that rest on it.
@Suite struct RippleTests {
  /// A verdict that rests on minutes from a source rated B.
  private func desk() throws -> Desk {
    let desk = try Desk.withClaims()
    let add = try desk.run(
      "evidence", "add", "Rents in Arden", "minutes.txt", "--stance", "refutes", "--quote",
      "rose by 4 percent", "--source", "City  Council", "--reliability", "B", "--type", "official")
    #expect(add.status == 0, "\(add.errors)")
    #expect(try desk.run("verdict", "Rents in Arden", "false").status == 0)
    return desk
  }

  private func reasons(_ desk: Desk) throws -> [String] {
    let requeued = try desk.lines("status")[0]["requeued"]?.array ?? []
    return requeued.flatMap { ($0["reasons"]?.array ?? []).compactMap(\.string) }
  }

  @Test func `a source that falls requeues what rests on it until the verdict is given anew`()
    throws
  {
    let desk = try desk()
    #expect(try reasons(desk).isEmpty)
    let rate = try desk.run(
      "source", "rate", "city council", "--reliability", "D", "--because", "Two retractions.")
    #expect(rate.status == 0 && rate.output.contains("1 verdict rests on it"), "\(rate)")
    #expect(try reasons(desk) == ["the source City Council fell from B to D"])
    #expect(try desk.run("status").output.contains("fell from B to D"))
    #expect(try desk.run("queue", "status:requeued").output.contains("another look"))
    #expect(try desk.run("list", "status:requeued").output.contains("Rents"))
    #expect(try desk.run("show", "Rents in Arden").output.contains("City Council [D]"))
    #expect(
      try desk.run("verdict", "Rents in Arden", "half-true", "--note", "Weaker now.").status == 0)
    #expect(try reasons(desk).isEmpty)
    #expect(try !desk.run("queue", "status:requeued").output.contains("another look"))
    #expect(try !desk.run("list", "status:requeued").output.contains("Rents"))
    let history = try desk.lines("source", "show", "City Council")[0]["ratings"]?.array
    #expect(history?.map { $0["reliability"]?.string } == ["B", "D"])
    #expect(history?.last?["note"] == "Two retractions." && history?.last?["type"] == "official")
  }

  @Test func `one source stands behind many pieces of evidence, and a better rating asks nobody`()
    throws
  {
    let desk = try desk()
    try desk.write("Other minutes of the council.\n", to: "other.txt")
    let add = try desk.run(
      "evidence", "add", "60 libraries", "other.txt", "--stance", "context", "--source",
      "CITY COUNCIL")
    #expect(add.status == 0)
    let sources = try desk.lines("source", "list")
    #expect(sources.count == 1 && sources[0]["evidence"] == 2)
    #expect(try desk.run("show", "60 libraries").output.contains("City Council [B]"))
    #expect(try desk.run("source", "rate", "City Council", "--reliability", "A").status == 0)
    #expect(try reasons(desk).isEmpty)
    let same = try desk.run("source", "rate", "City Council", "--reliability", "A")
    #expect(same.output.contains("nothing was recorded"))
  }

  @Test func `evidence that is missing or changed requeues, and what is restored does not`() throws
  {
    let desk = try desk()
    let stored = try #require(try desk.lines("evidence", "list")[0]["storedAs"]?.string)
    let path = "\(desk.path)/\(stored)"
    let whole = try #require(FileManager.default.contents(atPath: path))
    try FileManager.default.removeItem(atPath: path)
    #expect(try reasons(desk).isEmpty, "nobody has looked yet")
    let missing = try desk.run("evidence", "check")
    #expect(missing.status == 1 && missing.output.contains("is gone"))
    #expect(try reasons(desk) == ["the evidence minutes.txt is missing"])
    try Data("Rents fell by 9 percent in 2022.\n".utf8).write(to: URL(fileURLWithPath: path))
    let changed = try desk.lines("log")[0]["number"]
    #expect(try desk.run("evidence", "check", "--dry-run").status == 1)
    #expect(try desk.lines("log")[0]["number"] == changed)
    #expect(try desk.run("evidence", "check").status == 1)
    #expect(try reasons(desk) == ["the evidence minutes.txt was changed"])
    try whole.write(to: URL(fileURLWithPath: path))
    #expect(try desk.run("evidence", "check").status == 0)
    #expect(try reasons(desk).isEmpty)
  }

  @Test func `evidence that is taken back requeues, and its rating goes with an undo`() throws {
    let desk = try desk()
    let session = try desk.run(
      "run", "-",
      input: """
        show "Rents in Arden"
        evidence add minutes.txt --stance context --source Registry --reliability C
        undo
        """)
    #expect(session.status == 0, "\(session.errors)")
    #expect(try desk.run("show", "Rents in Arden").output.contains("City Council [B]"))
    #expect(try reasons(desk).isEmpty)
    let log = try desk.lines("log")
    let attachment = try #require(
      log.last { $0["kind"] == "attachment" }?["id"]?.string)
    let taken = try desk.run("retract", attachment, "--because", "Of another city.")
    #expect(taken.status == 0, "\(taken.errors)")
    #expect(try reasons(desk) == ["the evidence minutes.txt was taken back"])
  }

  @Test func `evidence that is kept is laid beside another claim by its id`() throws {
    let desk = try desk()
    let id = try #require(try desk.lines("evidence", "list")[0]["id"]?.string)
    let add = try desk.run(
      "evidence", "add", "No member voted", String(id.prefix(10)), "--stance", "context",
      "--quote", "Minutes.")
    #expect(add.status == 0, "\(add.errors)")
    let shown = try desk.lines("evidence", "show", String(id.prefix(8)))[0]
    #expect(shown["claims"]?.array?.count == 2)
    #expect(shown["text"] == "Minutes. Rents rose by 4 percent in 2022.\n")
    #expect(
      try desk.run("evidence", "show", id, "--format", "text").output
        == "Minutes. Rents rose by 4 percent in 2022.\n")
    #expect(try desk.run("evidence", "show", "ffffffffff").status == 66)
  }
}
