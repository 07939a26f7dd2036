import AssayModel
import Foundation
import Testing

@Suite(.timeLimit(.minutes(8))) struct ReportVerbTests {
  private func report(_ desk: Desk, _ arguments: String...) throws -> String {
    let result = try Program.run(["report"] + arguments + ["--output", "-"], in: desk.path)
    #expect(result.status == 0, "\(arguments): \(result.errors)")
    return result.output
  }

  @Test func `corrections since a checkpoint name old and new verdict, and nothing before it`()
    throws
  {
    let desk = try Desk.withClaims()
    try desk.run("verdict", "Rents in Arden", "false", "--note", "They rose.")
    try desk.run("verdict", "14 of its 60", "true", "--note", "So the minutes.")
    #expect(try desk.run("report", "--kind", "corrections").status == 64)
    let kept = try desk.run("checkpoint").output
    try desk.write(kept, to: "kept.txt")
    #expect(try report(desk, "--kind", "corrections").contains("No verdict that stood then"))
    try desk.run("verdict", "Rents in Arden", "half-true", "--note", "In the centre they fell.")
    try desk.run("verdict", "No member", "unproven")
    for since in [[], ["--since", "kept.txt"]] {
      let result = try Program.run(
        ["report", "--kind", "corrections", "--output", "-"] + since, in: desk.path)
      #expect(result.output.contains("| False | Half true |"))
      #expect(result.output.contains("They rose.") && result.output.contains("In the centre"))
      #expect(!result.output.contains("14 of its 60"))
      #expect(result.output.contains("| No member voted against the budget. | Unproven |"))
    }
    // Before the first fact there is nothing to correct.
    let all = try report(desk, "--kind", "corrections", "--since", "2020-01-01")
    #expect(
      all.contains("Verdicts that stood then: 0.") && all.contains("No verdict that stood then"))
  }

  @Test func `a verdict taken back and a claim taken back since are corrections`() throws {
    let desk = try Desk.withClaims()
    try desk.run("verdict", "Rents in Arden", "false")
    try desk.run("verdict", "14 of its 60", "true")
    try desk.run("checkpoint")
    let verdict = try #require(
      try desk.lines("log", "--limit", "20").first {
        $0["kind"]?.string == "verdict" && $0["body"]?["rating"]?.string == "False"
      }?["id"]?.string)
    #expect(try desk.run("retract", verdict, "--because", "the wrong year").status == 0)
    let claim = try #require(try desk.lines("list", "libraries").first?["id"]?.string)
    #expect(try desk.run("retract", claim, "--because", "he never said it").status == 0)
    let text = try report(desk, "--kind", "corrections")
    #expect(text.contains("claim taken back |") && text.contains("he never said it"))
    #expect(text.contains("the wrong year"))
    #expect(try !report(desk).contains("libraries"))
  }

  @Test func `a checkpoint of another ledger is refused`() throws {
    let desk = try Desk.withClaims()
    let other = try Desk.withClaims()
    try desk.write(try other.run("checkpoint").output, to: "other.txt")
    let refused = try desk.run("report", "--kind", "corrections", "--since", "other.txt")
    #expect(refused.status == 65 && refused.errors.contains("no checkpoint of this ledger"))
    #expect(try desk.run("report", "--kind", "corrections", "--since", "soon").status == 66)
    #expect(try desk.run("report", "--since", "2020-01-01").status == 64)
  }

  @Test func `open items say what is due, assigned and flagged`() throws {
    let desk = try Desk.withClaims()
    try desk.run("assign", "Rents in Arden", "--to", "bob", "--due", "2030-01-31")
    try desk.run("flag", "14 of its 60", "--because", "ask | the archive")
    let text = try report(desk, "--kind", "open")
    #expect(
      text.contains(
        "| Rents in Arden fell by 9 percent in 2022. | Ms Elst | 0.50 | bob | 2030-01-31 |"))
    #expect(text.contains("ask \\| the archive"))
  }

  @Test func `profiles are of whoever is named`() throws {
    let desk = try Desk.withClaims()
    try desk.run(
      "evidence", "add", "Rents in Arden", "minutes.txt", "--stance", "refutes", "--source",
      "Arden Registry")
    try desk.run("verdict", "Rents in Arden", "false")
    let text = try report(desk, "--kind", "claimant", "elst")
    #expect(text.contains("| Ms Elst | 2 | 1 | False 1 |") && !text.contains("Voss"))
    #expect(try report(desk, "--kind", "source", "registry").contains("## Arden Registry"))
    let nobody = try desk.run("report", "--kind", "claimant", "nobody at all")
    #expect(nobody.status == 66 && nobody.errors.contains("no claimant, document, claim or filter"))
  }

  @Test func `a period is the day of the verdict`() throws {
    let desk = try Desk.withClaims()
    try desk.run("verdict", "Rents in Arden", "false")
    let year = try #require(
      try desk.lines("log", "--limit", "1").first?["time"]?.string?.prefix(4))
    #expect(try report(desk, "judged:\(year)").contains("Claims: 1, of which 1 reviewed"))
    #expect(try desk.run("report", "judged:1999-03..2001").status == 66)
    #expect(try desk.run("list", "judged:last-week").errors.contains("judged: wants 2025"))
  }

  @Test func `pictures lie beside Markdown, and a report on standard output has none`() throws {
    let desk = try Desk.withClaims()
    try desk.run("verdict", "Rents in Arden", "false")
    #expect(try desk.run("report", "--kind", "summary").output.contains("1 picture beside it"))
    #expect(desk.read("Reports/summary.md").contains("](summary-verdicts.svg)"))
    #expect(desk.read("Reports/summary-verdicts.svg").hasPrefix("<svg"))
    #expect(try !report(desk, "--kind", "summary").contains(".svg"))
  }

  @Test func `templates of one's own take the place of others, and slips are told`() throws {
    let desk = try Desk.withClaims()
    try desk.run("verdict", "Rents in Arden", "false", "--confidence", "high")
    #expect(try desk.run("report", "--print-template").output.contains("claim.md\n"))
    let claim = try desk.run("report", "--print-template", "claim.md").output
    try FileManager.default.createDirectory(
      atPath: desk.path + "/House", withIntermediateDirectories: true)
    try desk.write(claim.replacing("Verdict:", with: "Urteil:"), to: "House/claim.md.mustache")
    #expect(try report(desk, "--template", "House").contains("**Urteil: False**"))
    try desk.write("{{title}}: {{claimCount}}", to: "own.mustache")
    #expect(try report(desk, "--template", "own.mustache").hasSuffix(": 3"))
    try desk.write("\n{{#claims}}{{quot}}{{/claims}}", to: "House/claim.md.mustache")
    let slip = try desk.run("report", "--template", "House", "--output", "-")
    #expect(slip.status == 65)
    #expect(slip.errors.contains("claim.md, line 2") && slip.errors.contains("{{quote}}"))
    try desk.write(
      "[report]\ntemplates = \"House\"\nlanguage = \"de\"\n", to: "assay.toml")
    #expect(try desk.run("report", "--output", "-").status == 65)
    try desk.write("{{latestFact}}", to: "House/report.md.mustache")
    try FileManager.default.removeItem(atPath: desk.path + "/House/claim.md.mustache")
    let german = try report(desk)
    #expect(german.contains(". ") && german.hasSuffix(" UTC"))
    #expect(try desk.run("report", "--language", "klingon").status == 64)
    #expect(try desk.run("report", "--template", "nowhere").status == 66)
  }

  @Test func `a PDF wants a file`() throws {
    let desk = try Desk.withClaims()
    #expect(try desk.run("report", "--format", "pdf", "--output", "-").status == 64)
    let without = try Program.shell(
      "PATH=/nowhere \"$ASSAY\" report --format pdf 2>&1", in: desk.path)
    #expect(without.status == 73 && without.output.contains("apt-get install chromium"))
  }
}

/// The reports in Reports/Sample are made of the facts beside them, and of nothing else.
@Suite(.timeLimit(.minutes(4))) struct SampleReportTests {
  private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Reports/Sample").standardizedFileURL.path

  @Test func `the sample's reports are made again from its facts, byte by byte`() throws {
    let made = NSTemporaryDirectory() + "/assay-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: made) }
    let result = try Program.shell("\(folder)/make.sh \"$ASSAY\" \(made)", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let suffixes = ["md", "html", "svg"]
    func reports(_ folder: String) throws -> Set<String> {
      Set(
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { name in
          suffixes.contains((name as NSString).pathExtension) && name != "README.md"
        })
    }
    let names = try reports(folder)
    #expect(try reports(made) == names && names.count >= 14)
    for name in names.sorted() {
      let (old, new) = ("\(folder)/\(name)", "\(made)/\(name)")
      #expect(
        FileManager.default.contentsEqual(atPath: old, andPath: new),
        "\(name) is not what its facts make; Reports/Sample/make.sh makes it anew")
    }
  }
}
