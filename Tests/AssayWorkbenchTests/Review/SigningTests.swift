import AssayModel
import Foundation
import Testing

@Suite struct SigningTests {
  /// A desk with claims, whose reviewers have their keys beside it.
  private struct KeyedDesk {
    let desk: Desk

    init(withClaims: Bool = true) throws { desk = withClaims ? try .withClaims() : try Desk() }

    func run(_ arguments: String..., as reviewer: String = "ann", keys: String = "keys") throws
      -> Program.Result
    {
      try Program.run(
        arguments, in: desk.path, as: reviewer,
        environment: ["XDG_CONFIG_HOME": desk.path + "/../" + keys])
    }
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `whoami makes a key for its owner's eyes, and what it signs is said everywhere`()
    throws
  {
    let keyed = try KeyedDesk()
    #expect(try keyed.run("verdict", "Rents in Arden", "true").output.contains("signed") == false)
    let made = try keyed.run("whoami", "--sign")
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("Key: ann+") && made.output.contains("signed with"))
    let path = try #require(made.errors.split(separator: " ").dropFirst().first).dropLast()
    #expect(try mode(String(path)) == 0o600)
    let secret = try String(contentsOfFile: String(path), encoding: .utf8)
    // Asked again, it is the same key and no new fact.
    #expect(try keyed.run("whoami", "--sign").output == made.output)

    let given = try keyed.run("verdict", "Rents in Arden", "false", "--note", "They rose.")
    #expect(given.output.contains("False, signed"))
    let unsigned = try keyed.run("verdict", "14 of its 60", "true", keys: "none")
    #expect(unsigned.output.contains("True, unsigned"), "\(unsigned.errors)")
    let log = try keyed.run("log").output
    #expect(log.contains("verdict False, signed — ") && log.contains("Rents in Arden fell"))
    #expect(log.contains("verdict True, unsigned — ") && log.contains("The council closed 14"))
    #expect(try keyed.run("show", "Rents in Arden").output.contains(" UTC, signed\n"))
    #expect(try keyed.run("show", "14 of its 60").output.contains(" UTC, unsigned\n"))
    let who = try keyed.run("whoami", "--format", "jsonl").output
    #expect(try JSONValue(parsing: who)["signs"] == .bool(true))

    #expect(try keyed.run("report", "--proof", "--output", "../r.md").status == 0)
    let report = keyed.desk.read("../r.md")
    #expect(report.contains(" UTC, signed.\n") && report.contains(" UTC, unsigned.\n"))
    let checked = try keyed.run("check-report", "../r.md")
    #expect(checked.output.hasPrefix("consistent, signer unknown"), "\(checked.output)")
    let swapped = report.replacing(" UTC, unsigned.\n", with: " UTC, signed.\n")
    try keyed.desk.write(swapped, to: "../r.md")
    #expect(try keyed.run("check-report", "../r.md").output.hasPrefix("not consistent"))

    #expect(try keyed.run("verify").status == 0)
    let secretKey = try #require(secret.split(separator: "+").last?.dropLast())
    let ledger = try Data(contentsOf: URL(fileURLWithPath: keyed.desk.path + "/ledger.sqlite"))
    #expect(ledger.range(of: Data(secretKey.utf8)) == nil)
  }

  @Test func `a policy that wants signatures refuses a verdict without one`() throws {
    let keyed = try KeyedDesk()
    try keyed.desk.write("[policy]\nsignature = true\n", to: "assay.toml")
    #expect(try keyed.run("why-not", "Rents in Arden", "true").output.contains("a signature by"))
    let refused = try keyed.run("verdict", "Rents in Arden", "true")
    #expect(refused.status != 0 && refused.errors.contains("True still wants a signature"))
    #expect(try keyed.run("whoami", "--sign").status == 0)
    #expect(try keyed.run("why-not", "Rents in Arden", "true").output.contains("Nothing keeps"))
    #expect(try keyed.run("verdict", "Rents in Arden", "true").status == 0)
    #expect(
      try keyed.run("mend", "strike", "No member voted", "--because", "an opinion").status == 0)
    #expect(try keyed.run("log", "--limit", "1").output.contains("an opinion, signed"))
    // A key that is named must be the one.
    let wrong = try Program.run(
      ["verdict", "14 of its 60", "true"], in: keyed.desk.path,
      environment: ["ASSAY_REVIEWER_KEY": "no.key"])
    #expect(wrong.status == 66 && wrong.errors.contains("which ASSAY_REVIEWER_KEY names"))
  }

  @Test func `another desk's signed verdict is told to be signed there`() throws {
    let keyed = try KeyedDesk()
    #expect(try keyed.run("whoami", "--sign").status == 0)
    #expect(try keyed.run("verdict", "Rents in Arden", "false", "--note", "Rose.").status == 0)
    #expect(try keyed.run("bundle", "--output", "../case.zip").status == 0)
    let zip = keyed.desk.path + "/../case.zip"
    #expect(
      try Program.run(["open", zip, "show", "Rents in Arden"], in: "/").output
        .contains(" UTC, signed\n"))
    let other = try KeyedDesk(withClaims: false)
    #expect(try other.run("merge", zip, as: "bob").status == 0)
    let shown = try other.run("show", "Rents in Arden").output
    #expect(shown.replacing(/\s+/, with: " ").contains("ann said False, signed: Rose."), "\(shown)")
    #expect(try other.run("verify").status == 0)
  }
}
