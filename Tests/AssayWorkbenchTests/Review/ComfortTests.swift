import AssayModel
import Foundation
import Testing

@testable import AssayWorkbench

@Suite(.timeLimit(.minutes(8))) struct ComfortTests {
  @Test func `a session that was recorded does the same again elsewhere`() throws {
    let first = try Desk.withClaims()
    let session = """
      next
      evidence add minutes.txt --stance refutes --quote "Rents rose"
      note "They" "rose: \\"by 4\\"."
      verdict false --confidence high
      next
      verdict true
      undo
      flag --because "odd"

      """
    let run = try first.run("--record", "s.assay", input: session)
    #expect(run.status == 0, "\(run.errors)")
    let second = try Desk.withClaims()
    try second.write(first.read("s.assay"), to: "s.assay")
    let replay = try second.run("run", "s.assay")
    #expect(replay.status == 0, "\(replay.errors)\n\(first.read("s.assay"))")
    func outcome(_ desk: Desk) throws -> [[JSONValue?]] {
      try desk.lines("export").map {
        [
          $0["id"], $0["verdict"]?["rating"], $0["verdict"]?["rationale"],
          $0["attachments"]?.array?.first?["quote"],
        ]
      }
    }
    #expect(try outcome(first) == outcome(second))
    #expect(try second.lines("list", "status:flagged").count == 1)
  }

  @Test func `any fact of a session is undone by its id, and an older one retracted`() throws {
    let desk = try Desk.withClaims()
    let older = try desk.run("verdict", "No member", "true")
    #expect(older.status == 0)
    let id = try #require(
      try desk.lines("log").first { $0["kind"] == "verdict" }?["id"]?.string)
    let run = try desk.run(
      input: """
        flag "Rents in Arden" --because odd
        verdict "14 of its 60" true
        undo --list
        retract \(id) --because "Misread."
        undo
        undo ffffffff
        """ + "\n")
    #expect(run.status == 64 && run.errors.contains("standard input:6"))
    #expect(run.output.contains("the flag on"))
    // The retraction was undone, so all verdicts stand.
    #expect(try desk.lines("list", "rating:true").count == 2)
    #expect(try desk.run("log").output.contains("undone"))
  }

  @Test func `an id with one slip gets the one that was meant`() throws {
    let desk = try Desk.withClaims()
    let id = try #require(try desk.lines("list").first?["id"]?.string)
    let digits = Array(id.prefix(8))
    func typed(_ change: (inout [Character]) -> Void) -> String {
      var slip = digits
      change(&slip)
      return String(slip)
    }
    var slips = [
      typed { $0[7] = $0[7] == "0" ? "1" : "0" }, typed { $0[2] = $0[2] == "0" ? "1" : "0" },
      typed { $0.remove(at: 3) }, typed { $0.insert("9", at: 4) },
    ]
    if digits[1] != digits[2] { slips.append(typed { $0.swapAt(1, 2) }) }
    for slip in slips {
      let result = try desk.run("show", slip)
      #expect(result.status == 66, "\(slip)")
      #expect(result.errors.contains("did you mean \(id.prefix(8))?"), "\(slip): \(result.errors)")
    }
    #expect(try desk.run("verdict", id, "flase").errors.contains("did you mean `false`?"))
    #expect(try desk.run("list", "status:opne").errors.contains("did you mean `open`?"))
    _ = try desk.run("verdict", id, "false")
    let fact = try #require(
      try desk.lines("log").first { $0["kind"] == "verdict" }?["id"]?.string)
    let wrong = String(fact.prefix(6)) + (fact.dropFirst(6).first == "0" ? "1" : "0")
    let refused = try desk.run("retract", wrong, "--because", "x")
    #expect(refused.status == 66 && refused.errors.contains("did you mean \(fact.prefix(8))?"))
  }

  @Test func `several claims are judged at once, all or none, and undone at once`() throws {
    let desk = try Desk.withClaims()
    let asked = try desk.run("verdict", "claimant:Elst", "unproven")
    #expect(asked.status == 64)
    #expect(asked.errors.contains("Give the verdict Unproven on 2 claims? Say so with --yes"))
    #expect(try desk.lines("list", "rating:unproven").isEmpty)
    let terminal = try PseudoTerminal(in: desk.path)
    terminal.expectPrompt()
    terminal.type("verdict claimant:Elst unproven\r")
    terminal.expectPromptFor("on 2 claims? [y/N] ")
    terminal.type("y\r", shows: "2 claims: Unproven.")
    terminal.type("quit\r")
    #expect(terminal.end() == 0)
    #expect(try desk.lines("list", "rating:unproven").count == 2)
    let again = try desk.run(
      input: "verdict \"No member\" \"14 of its 60\" not-checkable --yes\nundo\n")
    #expect(again.output.contains("Took back the verdict Not checkable on 2 claims"))
    #expect(try desk.lines("list", "rating:unproven").count == 2)
    // What is refused for one is refused for all.
    try desk.write("[policy]\norigins = 1\n", to: "assay.toml")
    _ = try desk.run("evidence", "add", "Rents in Arden", "minutes.txt", "--stance", "refutes")
    let refused = try desk.run("verdict", "Rents in Arden", "No member", "false", "--yes")
    #expect(refused.status == 65 && refused.errors.contains("none of the 2 claims was judged"))
    #expect(try desk.lines("list", "rating:false").isEmpty)
  }

  @Test func `output longer than the screen goes through the pager, and not in a pipe`() throws {
    let desk = try Desk()
    let rows = (1...50).map { "Row number \($0) holds." }
    try desk.write("text\n" + rows.joined(separator: "\n") + "\n", to: "claims.csv")
    #expect(try desk.run("import", "claims.csv").status == 0)
    let paged = try PseudoTerminal(
      ["list"], in: desk.path, environment: ["PAGER": "sed 's/^/paged: /'"])
    #expect(paged.end() == 0)
    #expect(paged.shown.components(separatedBy: "paged: ").count > 50)
    let short = try PseudoTerminal(
      ["list", "--limit", "5"], in: desk.path, environment: ["PAGER": "sed 's/^/paged: /'"])
    #expect(short.end() == 0)
    #expect(!short.shown.contains("paged"))
    // Leaving the pager early is no error.
    let left = try PseudoTerminal(["list"], in: desk.path, environment: ["PAGER": "head -1"])
    #expect(left.end() == 0)
    #expect(!left.shown.contains("assay:"))
  }

  @Test func `plain output has neither colours nor signs`() throws {
    let desk = try Desk.withClaims()
    let terminal = try PseudoTerminal(["show", "Rents in Arden", "--plain"], in: desk.path)
    #expect(terminal.end() == 0)
    #expect(!terminal.raw.contains(0x1B))
    #expect(terminal.shown.contains("[claim begins] Rents in Arden"))
    #expect(terminal.shown.contains("2022. [claim ends]"))
  }

  @Test func `documents, evidence, facts and view names are completed`() throws {
    let desk = try Desk()
    try desk.write("Libraries\n\nThe council closed 14 of its 60 libraries.\n", to: "libraries.txt")
    #expect(try desk.run("extract", "libraries.txt").status == 0)
    #expect(try desk.run("queue", "--save", "mine", "kind:quantity").status == 0)
    let terminal = try PseudoTerminal(in: desk.path)
    terminal.expectPrompt()
    terminal.type("queue document:lib\t\r", shows: "closed 14 of its 60")
    terminal.type("queue mi\t\r", shows: "closed 14 of its 60")
    terminal.type("mend add lib\t--quote \"60 libraries\"\r", shows: "60 libraries")
    terminal.type("quit\r")
    #expect(terminal.end() == 0)
  }

  @Test func `names with spaces are completed, within quotation marks and without`() throws {
    let desk = try Desk()
    try desk.write(
      "The Ballot, the Bridge\n\nThe council closed 14 of its 60 libraries.\n", to: "b.txt")
    try FileManager.default.createDirectory(
      atPath: desk.path + "/old files", withIntermediateDirectories: true)
    try desk.write("text\nRents fell by 3 percent.\n", to: "old files/all rows.csv")
    #expect(try desk.run("extract", "b.txt").status == 0)
    let terminal = try PseudoTerminal(in: desk.path)
    terminal.expectPrompt()
    terminal.type("list document:The\\ Bal\t\r", shows: "closed 14 of its 60")
    terminal.type("list \"document:the bal\t\r", shows: "closed 14 of its 60")
    terminal.type("list doc\tthe\t\r", shows: "closed 14 of its 60")
    terminal.type("import old\tall\t\r", shows: "1 new")
    terminal.type("import \"old f\tall\t --dry-run\r", shows: "1 the same")
    terminal.type("quit\r")
    #expect(terminal.end() == 0)
  }

  @Test(arguments: [
    ("show ab", "show ", "ab"), ("list document:\"The Bal", "list ", "document:The Bal"),
    ("list The\\ Bal", "list ", "The Bal"), ("note 'a b' c", "note 'a b' ", "c"),
    ("mend add Elst's", "mend add ", "Elst's"), ("", "", ""), ("list ", "list ", ""),
    ("x \"a\\\"b", "x ", "a\"b"),
  ])
  func `the word that is being typed is told as the line will be read`(
    line: String, before: String, value: String
  ) throws {
    let word = UnfinishedWord(in: line)
    #expect(word.before == before && word.value == value)
    // What is typed for a candidate reads as the candidate.
    for rest in ["", " b", "'s \\ \"x\" #1"] {
      let typed = word.before + word.typed(value + rest)
      #expect(try TypedLine(typed).words.last ?? "" == value + rest, "\(typed)")
    }
  }

  @Test(arguments: [
    ("abc", 3), ("日本", 4), ("👨‍👩‍👧", 2), ("🇺🇦", 2), ("❤️", 2), ("e\u{301}", 1), ("שלום", 4),
    ("👍🏽", 2), ("\u{1B}[31mred\u{1B}[0m", 3),
  ])
  func `width counts what a terminal shows`(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test func `text of any script is broken and cut to the columns there are`() {
    var random = SeededGenerator(seed: 11)
    let pieces = ["日本語", "👨‍👩‍👧", "word", " ", "\n", "שלום", "e\u{301}", "🇺🇦", "a", "ー"]
    for _ in 0..<300 {
      let text = (0..<40).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let columns = Int.random(in: 12...40, using: &random)
      for line in text.wrapped(to: columns, indent: "  ").split(separator: "\n") {
        #expect(String(line).displayWidth <= columns)
      }
      #expect(text.replacing("\n", with: " ").cut(to: columns).displayWidth <= columns)
      // Nothing is lost but white space.
      #expect(
        text.wrapped(to: columns).filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
    }
  }
}
