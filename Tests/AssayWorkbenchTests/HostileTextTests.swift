import AssayModel
import Foundation
import Testing

@Suite struct HostileTextTests {
  private let text =
    "Rents\u{1B}[2J\u{1B}]0;owned\u{7} fell \u{202E}%9 yb\u{202C} | **now** <b>bold</b> `x` [l](javascript:alert)"

  /// The characters that would act on a terminal, and none of which may be printed.
  private func isHarmless(_ output: String) -> Bool {
    !output.unicodeScalars.contains {
      $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F || $0.value == 0x202E
        || $0.value == 0x202C
    }
  }

  @Test func `claims, names and notes that hold escape sequences show as plain text everywhere`()
    throws
  {
    let desk = try Desk()
    let row: JSONValue = [
      "text": .string(text), "claimant": .string(text), "document": .string(text),
      "rating": .string(text), "topic": .string(text),
    ]
    try desk.write(row.json + "\n", to: "claims.jsonl")
    #expect(try desk.run("import", "claims.jsonl").status == 0)
    let name = "minutes \u{1B}[31m\u{202E}.txt"
    try desk.write("Minutes: \(text)\n", to: name)
    let id = try #require(try desk.lines("list").first?["id"]?.string)
    let add = try desk.run(
      "evidence", "add", id, name, "--stance", "refutes", "--source", text, "--note", text)
    #expect(add.status == 0, "\(add.errors)")
    let verdict = try desk.run("verdict", id, "false", "--note", text, as: text)
    #expect(verdict.status == 0)
    for verb in [
      ["list"], ["show", id], ["search", "rents"], ["log"], ["status"], ["evidence", "list"],
      ["review", "status:reviewed"], ["show", "\(text)x"], ["run", name], ["verdict", id, text],
    ] {
      let result = try Program.run(verb, in: desk.path)
      #expect(isHarmless(result.output), "\(verb): \(result.output)")
      #expect(isHarmless(result.errors), "\(verb): \(result.errors)")
    }
    let report = try desk.run("report", "--output", "-")
    #expect(report.status == 0 && isHarmless(report.output))
    #expect(!report.output.contains("<b>"))
    #expect(!report.output.contains("[l](javascript:"))
  }
}
