import AssayLedger
import AssayModel
import Foundation
import Testing

@Suite(.timeLimit(.minutes(8))) struct BlindReviewTests {
  /// The kinds of reports that name no rating but those that were given.
  private static let reports: [[String]] = [
    ["summary"], ["corrections", "--since", "2000-01-01"], ["open"], ["claimant"], ["source"],
    ["statistics"],
  ].flatMap { kind in
    ["markdown", "html"].map { ["report", "--output", "-", "--format", $0, "--kind"] + kind }
  }

  private func blindDesk() throws -> Desk {
    let desk = try Desk.withClaims()
    try desk.write(
      "[review]\nblind = true\n[desk]\nname = \"D\"\nurl = \"https://d.example\"\n",
      to: "assay.toml")
    return desk
  }

  @Test func `two reviewers and an adjudicator at three terminals are blind until the reveal`()
    throws
  {
    let desk = try blindDesk()
    let ann = try PseudoTerminal(in: desk.path, as: "ann")
    let bob = try PseudoTerminal(in: desk.path, as: "bob")
    let cleo = try PseudoTerminal(in: desk.path, as: "cleo")
    for terminal in [ann, bob, cleo] { terminal.expectPrompt() }

    // A report names all ratings, so it must be the very one that it was.
    func reports() throws -> [String] {
      try ["markdown", "html"].map {
        try desk.run("report", "--output", "-", "--format", $0, as: "bob").output
      }
    }
    let before = try reports()
    ann.type(
      "verdict \"Rents in Arden\" mostly-false --note \"an unlikely umbrella\"\r",
      shows: "is sealed, and waits for a second reviewer")
    // Nothing that anybody can ask for tells what it says.
    let id = try #require(try desk.lines("list", "Arden").first?["id"]?.string)
    for verb in [
      ["show", id], ["show", id, "--format", "jsonl"], ["list", "--format", "jsonl"],
      ["list", "--format", "csv"], ["log", "--format", "jsonl"], ["log"], ["status"],
      ["queue", "--format", "jsonl"], ["review", "--format", "jsonl"], ["search", "umbrella"],
      ["why-not", id, "true"], ["agreement", "--format", "jsonl"], ["export"],
      ["export", "--format", "csv"], ["export", "--format", "claimreview"],
      ["export", "--format", "webannotation"], ["export", "--as", "corrections"],
      ["list", "rating:mostly-false", "--format", "jsonl"],
      ["list", "judged:2000..2999", "--format", "jsonl"],
    ] + Self.reports {
      for reviewer in ["bob", "ann"] {
        let result = try Program.run(verb, in: desk.path, as: reviewer)
        #expect(result.status == 0, "\(verb): \(result.errors)")
        #expect(!result.output.contains("umbrella"), "\(verb)")
        #expect(!result.output.lowercased().contains("mostly false"), "\(verb)")
      }
    }
    #expect(try reports() == before)
    #expect(try desk.lines("queue").count == 2, "ann does not second-review her own")
    ann.type("verdict true\r", shows: "nobody second-reviews an own verdict")

    bob.type("next\r", shows: "a verdict by ann")
    bob.type("verdict true --note \"a parasol\"\r", shows: "ann says Mostly false, bob says True")
    #expect(try desk.run("show", id).output.contains("an unlikely umbrella"))
    #expect(try desk.lines("list", "status:reviewed").isEmpty)
    ann.type("verdict true --override --because \"I insist\"\r", shows: "somebody else decides")

    let card = cleo.type(seeing: "next\r", "a third reviewer decides")
    #expect(card.contains("an unlikely umbrella") && card.contains("a parasol"))
    cleo.type("verdict half-true\r", shows: "is Half true, decided")
    #expect(try desk.lines("list", "rating:half-true").count == 1)

    for terminal in [ann, bob, cleo] {
      terminal.type("quit\r")
      #expect(terminal.end() == 0)
    }
    let agreement = try #require(try desk.lines("agreement").first)
    #expect(agreement["all"]?["units"] == 1 && agreement["all"]?["raw"] == 0)
    #expect(agreement["ratings"] == ["Mostly false", "True"])
    // Nobody finds another's lines by an arrow key.
    #expect(desk.read(".assay-history-ann").contains("umbrella"))
    #expect(!desk.read(".assay-history-bob").contains("umbrella"))
  }

  @Test func `agreement ends it, and a reviewer takes back a sealed verdict until then`() throws {
    let desk = try blindDesk()
    let script = "show \"No member\"\nverdict true --confidence high\nundo\nverdict false\n"
    let ann = try desk.run(input: script, as: "ann")
    #expect(ann.status == 0 && ann.output.contains("Took back the verdict True"))
    let bob = try desk.run("verdict", "No member", "false", as: "bob")
    #expect(bob.output.contains("Both reviewers agree"))
    #expect(try desk.lines("list", "rating:false").count == 1)
  }

  @Test func `a claim that is served again shows no verdict, and changes none`() throws {
    let desk = try Desk.withClaims()
    #expect(try desk.run("verdict", "No member", "false").status == 0)
    try desk.write("[review]\nserve-again-after = 0\n", to: "assay.toml")
    for claim in ["Rents in Arden", "14 of its 60"] {
      #expect(try desk.run("verdict", claim, "true", as: "bob").status == 0)
    }
    let again = try desk.run(input: "next\nverdict true\nnext\n")
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.output.contains("judged before") && !again.output.contains("False"))
    #expect(again.output.contains("Recorded for how constant you are"))
    #expect(try desk.lines("list", "rating:false").count == 1)
    let agreement = try #require(try desk.lines("agreement").first)
    #expect(agreement["selfConsistency"]?["units"] == 1)
    #expect(agreement["selfConsistency"]?["raw"] == 0)
  }
}
