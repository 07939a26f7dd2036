import AssayLedger
import AssayModel
import Foundation
import Testing

@Suite(.timeLimit(.minutes(8))) struct TriageTests {
  /// A desk with `count` claims, evidence beside each, and a policy that wants an origin.
  private func desk(_ count: Int) throws -> Desk {
    let desk = try Desk()
    let rows = (1...count).map { "Bridge number \($0) was closed in 20\($0 + 10).,k\($0)" }
    try desk.write("text,key\n" + rows.joined(separator: "\n") + "\n", to: "claims.csv")
    try desk.write("No bridge was closed.\n", to: "minutes.txt")
    try desk.write("[policy]\norigins = 1\n", to: "assay.toml")
    #expect(try desk.run("import", "claims.csv").status == 0)
    let ids = try desk.lines("list").compactMap { $0["id"]?.string }
    let add = try Program.run(
      ["evidence", "add"] + ids + ["minutes.txt", "--stance", "refutes", "--source", "Council"],
      in: desk.path)
    #expect(add.status == 0, "\(add.errors)")
    return desk
  }

  @Test func `twenty claims with prepared evidence are judged by two keys each`() throws {
    let desk = try desk(20)
    let terminal = try PseudoTerminal(["triage"], in: desk.path)
    terminal.expect("▶Bridge number")
    terminal.expectPrompt()
    var keys = 0
    func press(_ key: String, shows text: String) {
      keys += key.count
      terminal.type(key, shows: text)
    }
    for _ in 0..<19 {
      press("h", shows: "The next verdict: high confidence.")
      press("1", shows: "▶Bridge number")
    }
    press("h", shows: "The next verdict: high confidence.")
    terminal.type("1")
    keys += 1
    terminal.expect("Nothing is left to review here.")
    #expect(terminal.end() == 0)
    #expect(keys <= 4 * 20)
    let claims = try desk.lines("list", "rating:false")
    #expect(claims.count == 20)
    let exported = try desk.lines("export")
    #expect(exported.allSatisfy { $0["verdict"]?["confidence"] == "high" })
  }

  @Test func `each key types a command, and what it did can be undone by one`() throws {
    let desk = try desk(4)
    let terminal = try PseudoTerminal(
      ["triage", "--record", "session.assay"], in: desk.path)
    terminal.expectPrompt()
    terminal.type("?", shows: "Each types a command")
    terminal.type("z", shows: "z is no key here")
    // Policy wants support for a true one.
    terminal.type("5", shows: "True still wants 1 independent origin")
    terminal.type("1", shows: "is False")
    terminal.type("u", shows: "Took back the verdict False")
    // A line is asked for where a key needs one, and given up by Ctrl-C.
    terminal.type("f")
    terminal.expectPromptFor("reason: ")
    terminal.type("\u{3}", shows: "nothing was recorded")
    terminal.type("f")
    terminal.expectPromptFor("reason: ")
    terminal.type("looks odd\r", shows: "Flagged")
    terminal.type("w")
    terminal.expectPromptFor("rating: ")
    terminal.type("tru\t\r", shows: "True still wants")
    terminal.type(":")
    terminal.expectPromptFor("command: ")
    terminal.type("later 3d\r", shows: "comes again on")
    terminal.type("s", shows: "▶Bridge number")
    terminal.type("x")
    terminal.expectPromptFor("reason: ")
    terminal.type("no claim\r", shows: "Struck")
    terminal.type("q")
    #expect(terminal.end() == 0)
    #expect(try desk.lines("list", "status:flagged").count == 1)
    #expect(try desk.lines("list").count == 3)
    let script = desk.read("session.assay")
    for line in ["verdict false", "undo", "flag --because \"looks odd\"", "later 3d"] {
      #expect(script.contains(line + "\n"), "\(script)")
    }
    #expect(!script.contains("next\n") && script.contains("show "))
  }

  @Test func `Ctrl-C in the middle of a note gives up the note and nothing else`() throws {
    let desk = try desk(2)
    try desk.write("printf 'half a note\\n' > \"$1\"; echo editing; exec sleep 60\n", to: "stop.sh")
    try desk.write("printf 'First line.\\nSecond line.\\n# no\\n' > \"$1\"\n", to: "write.sh")
    let stopped = try PseudoTerminal(
      ["triage"], in: desk.path, environment: ["EDITOR": "sh stop.sh"])
    stopped.expectPrompt()
    stopped.type("n")
    stopped.expect("editing\n")
    stopped.type("\u{3}", shows: "the note was given up")
    stopped.type("1", shows: "▶Bridge number")
    stopped.type("q")
    #expect(stopped.end() == 0)
    let written = try PseudoTerminal(
      ["triage"], in: desk.path, environment: ["EDITOR": "sh write.sh"])
    written.expectPrompt()
    written.type("n", shows: "note: First line.")
    written.type("1")
    written.expect("Nothing is left")
    #expect(written.end() == 0)
    let notes = try desk.lines("export").map { $0["verdict"]?["rationale"] }
    #expect(notes.contains(.string("First line.\nSecond line.")) && notes.contains(.null))
  }

  @Test func `a window that changes its width gets the card anew`() throws {
    let desk = try desk(1)
    let terminal = try PseudoTerminal(["triage"], in: desk.path)
    terminal.expectPrompt()
    terminal.resize(columns: 40)
    let card = terminal.expect("[? keys, q quit]")
    #expect(card.contains("▶Bridge number"))
    for line in card.split(separator: "\n") { #expect(line.count <= 42, "\(line)") }
    terminal.type("q")
    #expect(terminal.end() == 0)
  }

  @Test func `what a key did is there after a lost terminal and after kill -9`() throws {
    let desk = try desk(2)
    for (count, signal) in [(1, SIGHUP), (2, SIGKILL)] {
      let terminal = try PseudoTerminal(["triage"], in: desk.path)
      terminal.expectPrompt()
      terminal.type("1")
      terminal.expect("is False")
      kill(terminal.pid, signal)
      _ = terminal.end()
      #expect(try desk.lines("list", "rating:false").count == count)
    }
  }

  @Test func `keys are rebound in the workspace's file, and clashes are refused`() throws {
    let desk = try desk(2)
    try desk.write("[keys]\nfalse = \"j\"\nnext = \"1\"\n", to: "assay.toml")
    let terminal = try PseudoTerminal(["triage"], in: desk.path)
    terminal.expectPrompt()
    terminal.type("1", shows: "▶Bridge number")
    terminal.type("j", shows: "is False")
    terminal.type("q")
    #expect(terminal.end() == 0)
    try desk.write("[keys]\nnext = \"u\"\n", to: "assay.toml")
    let clash = try desk.run("status")
    #expect(clash.status == 65)
    #expect(clash.errors.contains("the key “u” is given to both next and undo"))
    try desk.write("[keys]\nnexxt = \"u\"\n", to: "assay.toml")
    #expect(try desk.run("status").errors.contains("there is no action “nexxt”"))
  }
}
