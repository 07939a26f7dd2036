import AssayModel
import Foundation
import Testing

@testable import AssayReports

struct KindTests {
  private func markdown(_ kind: ReportKind, change: (inout ReportContent) -> Void = { _ in })
    throws -> String
  {
    var content = Sample().content(kind)
    change(&content)
    return try MarkdownReport().render(content)
  }

  @Test
  func `a summary has the findings, most worthy of checking first, and says what it leaves out`()
    throws
  {
    let text = try markdown(.summary)
    #expect(text.hasPrefix("# Report on the ferry: summary\n"))
    #expect(
      text.contains(
        "| the ferry, which carries 40 percent of Norra's wheat, stopped | Ada Holm | Mostly false "
          + "| The port's own figures say so. |"))
    #expect(!text.contains("two ropes broke"))
    let many = try markdown(.summary) { content in
      content.strays = (0..<15).map { number in
        Dossier(
          claim: Claim(imported: ImportOrigin(file: "a", line: number), text: "Claim \(number)."),
          verdicts: [Sample().verdict("True")])
      }
    }
    #expect(many.contains("And 8 more, which the full report has."))
  }

  @Test func `corrections tell then and now, and why`() throws {
    let text = try markdown(.corrections)
    #expect(
      text.contains(
        "since 2025-03-05 12:00 UTC, the checkpoint of 1234 facts. Verdicts that stood then: 4."))
    #expect(
      text.contains(
        "| 2025-03-05 | the ferry, which carries 40 percent of Norra's wheat, stopped "
          + "| Mostly true | Mostly false |"))
    #expect(
      text.contains(
        "| which carries 40 percent of Norra's wheat | Half true | Half true, given anew |"))
    #expect(text.contains("| The pilot is Danish. | True | claim taken back |"))
    #expect(
      text.contains(
        "**Then:** Half true (3 of 5), confidence low. Jo Berg, 2025-03-05 12:00 UTC. "
          + "The port's own figures say so.\n- **Now:** Half true (3 of 5), confidence high."))
    #expect(text.contains("taken back 2025-03-05 by Kim Falk: Said by nobody."))
    #expect(!text.contains("harbour master, a former pilot |"))
  }

  @Test func `a verdict that was taken back and not replaced is a correction`() throws {
    let text = try markdown(.corrections) { content in
      let claim = content.strays[0].claim
      let entry = Sample().verdict("True", retracted: true)
      content.strays[0].verdicts = [entry]
      content.earlier?.standing[claim.id] = Sample().verdict("True")
    }
    #expect(text.contains("| The ferry is 61 metres long. | True | taken back |"))
    #expect(
      text.contains(
        "**Now:** no verdict stands. Taken back 2025-03-05 by Kim Falk: Given in haste."))
  }

  @Test func `without changes a report of corrections says so`() throws {
    let text = try markdown(.corrections) {
      $0.earlier = EarlierState(time: Sample.noon, standing: [:])
    }
    #expect(text.contains("What changed since 2025-03-05 12:00 UTC. Verdicts that stood then: 0."))
    #expect(text.contains("No verdict that stood then was changed or taken back."))
    #expect(text.contains("## First verdicts"))
  }

  @Test func `evidence that came after a verdict that stands is told`() throws {
    let text = try markdown(.corrections) { content in
      let standing = content.sections[0].dossiers.first { $0.attachments.count == 2 }
      if let standing, let entry = standing.standingEntry {
        content.earlier?.standing = [standing.claim.id: entry]
      }
      content.earlier?.struck = [:]
    }
    #expect(text.contains("## Evidence added to verdicts that stand"))
    #expect(text.contains("Refutes: [Wheat by route]"))
  }

  @Test func `open items stand under what they wait for`() throws {
    let text = try markdown(.open)
    let parts = text.components(separatedBy: "\n## ")
    func part(_ title: String) -> String { parts.first { $0.hasPrefix(title) } ?? "" }
    #expect(
      part("Disputed").contains(
        "| two ropes broke | The harbour master | 2025-03-05 | Lars Vik |  |"))
    #expect(part("Waiting").contains("| Nobody was hurt | Ada Holm | 2025-03-05 |  | 2025-04-01 |"))
    #expect(part("To be looked at again").contains("| Half true | the source fell |"))
    #expect(part("To be looked at again").contains("| Unproven | it held until 2025-03-01 |"))
    #expect(part("Flagged").contains("| harbour master, a former pilot | Ada Holm | ask |"))
    #expect(part("Without").contains("| The ferry is 61 metres long. |"))
    #expect(!part("Without").contains("ropes"))
  }

  @Test func `what waits for a second reviewer is told without what it says`() throws {
    #expect(try !markdown(.open).contains("sealed"))
  }

  @Test func `claimants are told with how their claims came out`() throws {
    let text = try markdown(.claimant)
    #expect(text.contains("| Ada Holm | 4 | 3 | Mostly false 1, Half true 1, Unproven 1 |"))
    #expect(text.contains("\n## Lars Vik\n"))
    #expect(text.contains("| Nobody was hurt | open | The Ferry and the Fog, 2025-03-04 |"))
    let one = try markdown(.claimant) { $0.profileName = "lars" }
    #expect(!one.contains("Ada Holm"))
  }

  @Test func `sources are told with what they were used for`() throws {
    let text = try markdown(.source)
    #expect(text.contains("| Port of Norra | official | B, usually reliable | 2 | 1 | 0 | 2 | 0 |"))
    #expect(text.contains("| Mostly false | Refutes: [Wheat by route]"))
  }

  @Test func `statistics give turnaround, reviewers and agreement`() throws {
    let text = try markdown(.statistics)
    #expect(text.contains("| all | 7 | 4 | 2 h\u{A0}1 min | 3 d |"))
    #expect(text.contains("| Jo Berg | 5 | 1 |"))
    #expect(text.contains("Raw agreement: 75.0 percent."))
    #expect(text.contains("nominal: 0.62 (95 % interval -0.10 to 0.90)"))
  }

  @Test func `days and numbers are written in the report's language`() throws {
    let text = try markdown(.statistics) { $0.language = ReportLanguage("de") ?? .plain }
    #expect(text.contains("5. März 2025, 12:00 UTC"))
    #expect(text.contains("75,0 percent") && text.contains("0,62 (95 % interval -0,10 to 0,90)"))
  }

  @Test(arguments: ReportKind.allCases)
  func `equal content gives equal bytes in every kind`(kind: ReportKind) throws {
    let content = Sample().content(kind)
    #expect(try HTMLReport().bytes(content) == HTMLReport().bytes(content))
    var shuffled = content
    shuffled.sections[0].dossiers.reverse()
    #expect(try HTMLReport().bytes(shuffled) == HTMLReport().bytes(content))
  }

  @Test(arguments: ReportKind.allCases)
  func `an empty ledger makes every kind`(kind: ReportKind) throws {
    var content = ReportContent(title: "Nothing yet")
    content.kind = kind
    #expect(try MarkdownReport().render(content).hasPrefix("# Nothing yet"))
    #expect(try HTMLReport().render(content).hasSuffix("</html>\n"))
  }
}
