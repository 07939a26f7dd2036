import AssayLedger
import AssayModel
import Foundation
import Testing

@Suite(.timeLimit(.minutes(8))) struct ReplTests {
  @Test func `a reviewer's session by keys ends in the ledger`() throws {
    let desk = try Desk.withClaims()
    let terminal = try PseudoTerminal(in: desk.path)
    terminal.expect("3 claims, 3 open. You are ann.")
    terminal.expectPrompt()

    terminal.type("show \"Rents in Arden\"\r")
    terminal.expect("▶Rents in Arden fell by 9 percent in 2022.◀")
    terminal.expect("verdict     open")
    terminal.expectPrompt()

    // Completion of verbs, files, options and their values.
    terminal.type("ev\tadd min\t--sta\tref\t--quote \"rose by 4 percent\"\r")
    terminal.expect("evidence add minutes.txt --stance refutes")
    terminal.expect("sha256")
    terminal.expectPrompt()

    terminal.type(
      "verdict mostly-f\t--confidence h\t--note \"The minutes say rose.\"\r",
      shows: "is Mostly false, high confidence: ")

    // Ctrl-C gives up the line and nothing else; what is typed after it is a new line.
    terminal.type("verdict true\u{3}undo\r", shows: "Took back the verdict Mostly false")

    // The line before comes back with the arrow key.
    terminal.type("verdict half-true\r", shows: "is Half true: ")
    terminal.type("undo\r", shows: "Took back the verdict Half true")
    terminal.type("\u{1B}[A\u{1B}[A\r", shows: "is Half true: ")
    // Ctrl-R finds an older one.
    terminal.type("\u{12}mostly\r", shows: "is Mostly false, high confidence: ")

    terminal.type("verdit true\r", shows: "did you mean `verdict`?")
    terminal.type("\u{4}")
    #expect(terminal.end() == 0)

    let ledger = try Ledger.open(at: desk.path + "/ledger.sqlite")
    let claim = try ledger.claim(matching: "Rents in Arden")
    let dossier = try ledger.dossier(of: claim.id)
    #expect(dossier.standing?.rating == "Mostly false")
    #expect(dossier.standing?.who == "ann")
    #expect(
      dossier.verdicts.map { ($0.verdict.rating + ($0.retraction == nil ? "" : " (taken back)")) }
        == [
          "Mostly false (taken back)", "Half true (taken back)", "Half true", "Mostly false",
        ])
    #expect(dossier.attachments.map(\.quote) == ["rose by 4 percent"])
    #expect(desk.read(".assay-history-ann").contains("verdict half-true\n"))
  }

  @Test func `next walks through what is open, and skip puts off`() throws {
    let desk = try Desk.withClaims()
    let terminal = try PseudoTerminal(["review"], in: desk.path)
    terminal.expect("▶Rents in Arden")
    terminal.expectPrompt()
    terminal.type("skip\r", shows: "▶The council closed")
    terminal.type("verdict true\r", shows: "is True: ")
    terminal.type("next\r", shows: "▶No member voted")
    terminal.type("verdict false\r", shows: "is False: ")
    terminal.type("next\r", shows: "but the 1 that you skipped")
    terminal.type("quit\r")
    #expect(terminal.end() == 0)
  }

  @Test func `a narrow terminal gets narrow lines, and NO_COLOR no colours`() throws {
    let desk = try Desk.withClaims()
    let terminal = try PseudoTerminal(
      ["list"], in: desk.path, columns: 40, environment: ["NO_COLOR": "1"])
    #expect(terminal.end() == 0)
    #expect(terminal.shown.contains("…"))
    for line in terminal.shown.split(separator: "\n") { #expect(line.count <= 40, "\(line)") }
    #expect(!terminal.raw.contains(0x1B))
    let coloured = try PseudoTerminal(["list"], in: desk.path)
    #expect(coloured.end() == 0)
    #expect(coloured.raw.contains(0x1B))
  }

  @Test func `a lost terminal loses nothing that was acknowledged`() throws {
    let desk = try Desk.withClaims()
    for (rating, signal) in [("true", SIGHUP), ("false", SIGKILL)] {
      let terminal = try PseudoTerminal(in: desk.path)
      terminal.expectPrompt()
      terminal.type("verdict \"Rents in Arden\" \(rating)\r", shows: " is ")
      kill(terminal.pid, signal)
      _ = terminal.end()
      #expect(try desk.lines("list", "rating:\(rating)").count == 1)
    }
  }

  @Test func `two reviewers at once lose nothing`() throws {
    let desk = try Desk.withClaims()
    let ann = try PseudoTerminal(in: desk.path, as: "ann")
    let bob = try PseudoTerminal(in: desk.path, as: "bob")
    ann.expectPrompt()
    bob.expectPrompt()
    for round in 0..<5 {
      ann.type("verdict \"Rents in Arden\" true --note \"ann \(round)\"\r")
      bob.type("verdict \"Rents in Arden\" false --note \"bob \(round)\"\r")
      for (reviewer, shown) in [(ann, "is True"), (bob, "is False")] {
        reviewer.expect(shown)
        reviewer.expectPrompt()
      }
    }
    let ledger = try Ledger.open(at: desk.path + "/ledger.sqlite")
    let claim = try ledger.claim(matching: "Rents in Arden")
    let notes = try ledger.dossier(of: claim.id).verdicts.compactMap(\.verdict.rationale)
    #expect(Set(notes) == Set((0..<5).flatMap { ["ann \($0)", "bob \($0)"] }))
  }
}
