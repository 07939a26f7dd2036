import AssayModel
import AssayReports

/// A report with a proof that was checked against what it says.
struct CheckedReport {
  let checkpoint: Checkpoint
  /// Who signed it; nil where no key was at hand.
  let signer: String?
  let findings: [ReportFinding]
  private let outcome: ReportComparison.Outcome
  private let published: PublishedReport
  private let facts: PublishedFacts

  /// - Throws: `ProofError` where there is no proof, or one that does not hold in itself.
  init(_ file: String, key: NoteVerifier?) throws {
    published = try PublishedReport(parsing: file)
    let proof = published.proof
    checkpoint = try proof.check()
    if let key { try proof.check(signedBy: key) }
    signer = key?.name
    facts = try PublishedFacts(proof)
    let comparison = ReportComparison(
      of: published, with: try facts.render(published.format), content: facts.content)
    outcome = comparison.outcome
    findings =
      published.faults.map { ReportFinding(part: $0) } + facts.inventedQuotes()
      + comparison.findings
  }

  var isConsistent: Bool { findings.isEmpty && outcome != .changed }

  var sentence: String {
    guard isConsistent else {
      return "not consistent: \(findings.count == 1 ? "1 place" : "\(findings.count) places")"
        + " of this report \(findings.count == 1 ? "is" : "are") not what was published"
    }
    return "consistent, " + (signer.map { "signed by \($0.visible())" } ?? "signer unknown")
  }

  /// What it is that was checked.
  var lines: [String] {
    let content = facts.content
    let dossiers = content.sections.flatMap(\.dossiers) + content.strays
    let main = published.proof.proof.main?.head
    var lines = [
      "log \(checkpoint.origin.visible()), \(checkpoint.size) facts",
      "claims: \(dossiers.count), of which \(dossiers.count { $0.standing != nil }) with a verdict; "
        + "published at \(main?.time.brief ?? "?")",
    ]
    if isConsistent, outcome == .otherTemplates {
      lines.append(
        "It is what was published, but by other templates than this Assay’s: its quotes, verdicts "
          + "and hashes were found in it; what else it says was not compared with the log.")
    }
    return lines
  }
}
