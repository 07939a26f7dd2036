import AssayModel
import AssayReports
import Foundation
import Testing

@testable import AssayWorkbench

@Suite struct ReportProofTests {
  @Test(arguments: ["md", "html"])
  func `a report is checked without the ledger, by a key from elsewhere`(_ suffix: String) throws {
    let desk = try SampleDesk.shared.get()
    let file = "\(desk.path)/all.\(suffix)"
    let good = try Program.run(["check-report", file, "--key", desk.key], in: "/")
    #expect(good.status == 0, "\(good.output)\(good.errors)")
    #expect(good.output.hasPrefix("consistent, signed by assay/"))
    let unknown = try Program.run(["check-report", file], in: "/")
    #expect(unknown.status == 1 && unknown.output.hasPrefix("consistent, signer unknown\n"))
    let stranger = try #require(NoteSigner(named: "desk")).verifier.description
    let other = try Program.run(["check-report", file, "--key", stranger], in: "/")
    #expect(other.status == 1 && other.output.contains("not signed by desk"))
  }

  @Test(arguments: [PublishedReport.Format.markdown, .html])
  func `one changed character of a verdict, quote or hash is found, wherever it is`(
    _ format: PublishedReport.Format
  ) throws {
    let published = try SampleDesk.shared.get().report(format)
    let facts = try PublishedFacts(published.proof)
    let expected = try facts.render(format)
    func findings(_ text: String) -> [ReportFinding] {
      ReportComparison(
        of: PublishedReport(text: text, proof: published.proof, format: format), with: expected,
        content: facts.content
      ).findings
    }
    #expect(findings(published.text) == [])
    let lines = published.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Array($0.unicodeScalars) }
    let told = lines.indices.filter { Self.isProven(lines[$0], format) }
    #expect(told.count >= 60)
    // One character of every such line at a time: each of them must be named.
    for column in 0..<(told.map { lines[$0].count }.max() ?? 0) {
      var changed = lines
      let here = told.filter { column < lines[$0].count }
      for line in here {
        changed[line][column] = lines[line][column] == "x" ? "y" : "x"
      }
      let text = changed.map { line in
        String(String.UnicodeScalarView(line))
      }.joined(separator: "\n")
      let named = Set(findings(text).compactMap(\.line))
      #expect(named.isSuperset(of: here.map { $0 + 1 }), "column \(column)")
    }
  }

  /// Whether a line holds what a proof is about: a verdict, its reasons, a quote, a hash.
  private static func isProven(
    _ line: [Unicode.Scalar], _ format: PublishedReport.Format
  ) -> Bool {
    let text = String(String.UnicodeScalarView(line))
    let marks =
      format == .markdown
      ? ["**Verdict:", "> ", "SHA-256 `", "| [", "- **Refutes", "- **Supports"]
      : [
        "class=\"verdict\"", "class=\"rationale\"", "<blockquote", "SHA-256 <code>", "bdi class=",
      ]
    return text.count < 1500 && marks.contains { text.contains($0) }
  }

  @Test func `whole entries that are left out, doubled or put in are found`() throws {
    let desk = try SampleDesk.shared.get()
    let report = desk.read("all.md")
    let entries = report.components(separatedBy: "\n### Claim ")
    var without = entries
    without.remove(at: 2)
    var twice = entries
    twice.insert(entries[2], at: 2)
    let forged = report.replacing("\n### Claim 3\n", with: "\n### Claim 3\n\nTaken back.\n")
    for text in [
      without.joined(separator: "\n### Claim "), twice.joined(separator: "\n### Claim "), forged,
      report + "\nAll of this is confirmed.\n",
      report.replacing("in a log, and this is the proof", with: "in a log"),
    ] {
      #expect(text != report)
      #expect(try !CheckedReport(text, key: nil).isConsistent)
    }
  }

  @Test func `who changes the proof along with the text is found out by the log`() throws {
    let desk = try SampleDesk.shared.get()
    let report = desk.read("all.md")
    let key = try NoteVerifier(parsing: desk.key)
    for (old, new) in [
      ("78.7 percent", "87.7 percent"), ("Mostly false", "Mostly true"),
      ("\"kind\":\"verdict\"", "\"kind\":\"again\""), ("commission", "committee"),
    ] {
      #expect(report.contains(old))
      #expect(throws: ProofError.self) {
        try CheckedReport(report.replacing(old, with: new), key: key)
      }
    }
    // A fact of the proof less, and one twice.
    var lines = report.components(separatedBy: "\n")
    let fact = try #require(lines.firstIndex { $0.contains("\"kind\":\"verdict\"") })
    lines.insert(lines[fact], at: fact)
    #expect(throws: ProofError.self) {
      try CheckedReport(lines.joined(separator: "\n"), key: key)
    }
    lines.removeSubrange(fact...(fact + 1))
    #expect(throws: ProofError.leftOut(fact: desk.firstVerdict)) {
      try CheckedReport(lines.joined(separator: "\n"), key: key)
    }
  }

  @Test func `a verdict that was taken back shows so, and proves so`() throws {
    let desk = try Desk.withClaims()
    let script = "verdict \"Rents in Arden\" false --note \"They rose.\"\nundo\n"
    #expect(try desk.run("run", "-", input: script).status == 0)
    #expect(try desk.run("verdict", "14 of its 60", "true").status == 0)
    let made = try desk.run("report", "--proof", "--output", "r.md")
    #expect(made.status == 0, "\(made.errors)")
    let report = desk.read("r.md")
    #expect(report.contains("Taken back"))
    #expect(try CheckedReport(report, key: nil).isConsistent)
    let hidden = report.replacing("**Open:** no verdict stands.", with: "**Verdict: False**. ann.")
    #expect(hidden != report)
    #expect(try !CheckedReport(hidden, key: nil).isConsistent)
  }

  @Test func `the same report is published as the same bytes`() throws {
    let desk = try Desk.withClaims()
    #expect(try desk.run("report", "--proof", "--output", "one.md").status == 0)
    #expect(try desk.run("verdict", "14 of its 60", "true").status == 0)
    #expect(try desk.run("report", "--proof", "--output", "other.md").status == 0)
    #expect(try desk.run("report", "14 of its 60", "--proof", "--output", "two.md").status == 0)
    let other = desk.read("other.md")
    #expect(try desk.run("report", "--proof", "--output", "other.md").status == 0)
    #expect(desk.read("other.md") == other)
    #expect(desk.read("one.md") != other)
    #expect(try desk.run("verify").status == 0)
  }

  @Test func `what is no report with a proof is told in a sentence`() throws {
    let desk = try Desk.withClaims()
    try desk.write("# A report\n", to: "plain.md")
    try desk.write("x\n```json\n{\"checkpoint\":1}\n```\n", to: "bent.md")
    for file in ["plain.md", "bent.md"] {
      let result = try desk.run("check-report", file)
      #expect(result.status == 65 && result.errors.hasPrefix("assay: \(file): this is not a proof"))
    }
    #expect(try desk.run("check-report", "none.md").status == 66)
    #expect(try desk.run("report", "--key-file", "x").status == 64)
  }
}

/// The sample workspace of the repository with a key, reviewed, and its reports with proofs.
final class SampleDesk: Sendable {
  /// Made once for all tests.
  static let shared: Result<SampleDesk, any Error> = Result { try SampleDesk() }

  let path: String
  let key: String

  private init() throws {
    path = NSTemporaryDirectory() + "/assay-sample-\(UUID().uuidString)"
    let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../..").standardizedFileURL.path
    let files = FileManager.default
    try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    try files.copyItem(atPath: "\(home)/assay.toml", toPath: "\(path)/assay.toml")
    let keyFile = path + ".key"
    var printed = ""
    for words in [
      ["init"], ["restore", "\(home)/Reports/Sample/facts.jsonl"],
      ["key", "--file", keyFile],
      ["report", "status:reviewed", "--proof", "--key-file", keyFile, "--output", "all.md"],
      [
        "report", "status:reviewed", "--proof", "--key-file", keyFile, "--output", "all.html",
        "--format", "html",
      ],
    ] {
      let result = try Program.run(words, in: path)
      try #require(result.status == 0, "\(words): \(result.errors)")
      if words[0] == "key" { printed = result.output.trimmingCharacters(in: .newlines) }
    }
    key = printed
  }

  func read(_ name: String) -> String {
    String(
      decoding: FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data(), as: UTF8.self)
  }

  func report(_ format: PublishedReport.Format) throws -> PublishedReport {
    try PublishedReport(parsing: read(format == .markdown ? "all.md" : "all.html"))
  }

  /// The number of the first verdict.
  var firstVerdict: Int {
    (try? report(.markdown))?.proof.proof.facts.first { $0.head.kind == "verdict" }?.head.seq ?? -1
  }
}
