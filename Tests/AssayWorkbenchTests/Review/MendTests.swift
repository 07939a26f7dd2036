import AssayModel
import Foundation
import Testing

@Suite struct MendTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.write(
      "The council closed 14 of its 60 libraries last year. Rents rose by 4 percent in 2022.\n",
      to: "article.txt")
    #expect(try desk.run("extract", "article.txt").status == 0)
    return desk
  }

  private func quotes(_ desk: Desk) throws -> [String] {
    try desk.lines("list").compactMap { $0["quote"]?.string }
  }

  @Test func `ends are moved by words or by a quote, and moved back by undo`() throws {
    let desk = try desk()
    let before = try quotes(desk)
    #expect(before.contains("The council closed 14 of its 60 libraries last year"))
    let run = try desk.run(
      input: """
        show "14 of its 60"
        mend move --start 2 --end -2
        """ + "\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try quotes(desk).contains("closed 14 of its 60 libraries"))
    let back = try desk.run(
      input: """
        mend move "14 of its 60" --quote "14 of its 60 libraries"
        undo
        show
        """ + "\n")
    #expect(back.status == 0, "\(back.errors)")
    let old = try desk.lines("list").first { $0["quote"] == "closed 14 of its 60 libraries" }
    let id = try #require(old?["id"]?.string?.prefix(8))
    #expect(back.output.contains("\n\(id) — "), "the claim as it was is open again")
    let lost = try desk.run("mend", "move", "14 of its 60", "--quote", "15 of its 60 libraries")
    #expect(lost.status == 65 && lost.errors.contains("nearest"))
  }

  @Test func `claims are split, joined, added and struck, and exported to learn from`() throws {
    let desk = try desk()
    let steps = """
      mend split "14 of its 60" --quote "The council closed 14" --quote "60 libraries last year"
      mend join "The council closed 14" "60 libraries last year"
      mend add article --quote "Rents rose" --kind event
      mend strike "by 4 percent" --because "covered by another"
      """
    let run = try desk.run(input: steps + "\n")
    #expect(run.status == 0, "\(run.errors)")
    let document = try #require(
      try desk.run("export", "--as", "corrections").output.split(separator: "\n").first)
    let json = try JSONValue(parsing: String(document))
    let text = try #require(json["text"]?.string)
    let claims = try #require(json["claims"]?.array)
    let gold = claims.filter { $0["label"] == "must" }.compactMap { $0["quote"]?.string }
    #expect(gold == ["The council closed 14 of its 60 libraries last year", "Rents rose"])
    #expect(json["never"]?.array?.map { $0["reason"] } == ["covered by another"])
    for claim in claims + (json["never"]?.array ?? []) {
      let span = TextSpan(start: claim["start"]?.int ?? 0, end: claim["end"]?.int ?? 0)
      #expect(ScalarMap(text).substring(of: span) == claim["quote"]?.string)
    }
    // An extraction that comes again leaves people's claims alone.
    #expect(try desk.run("extract", "article.txt").status == 0)
    #expect(try quotes(desk).contains("Rents rose"))
  }
}
