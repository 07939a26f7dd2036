import ArgumentParser
import AssayLedger
import AssayModel
import AssayReports

/// How a report is published so that its readers can check it.
struct ProofOptions: ParsableArguments {
  @Flag(help: "Embed a proof, which `assay check-report` checks without the ledger.")
  var proof = false
  @Option(
    help: "With --proof: the file with the private key, if not the usual one.", completion: .file())
  var keyFile: String?

  func validate() throws {
    if keyFile != nil, !proof { throw ValidationError("--key-file signs a proof; add --proof") }
  }
}

extension Workbench {
  /// Records that a report is published, and puts the proof into its text.
  /// - Parameters:
  ///   - text: what was made of `content`.
  ///   - hasOwnTemplates: whether by other templates than Assay's.
  func publish(
    _ text: String, of content: ReportContent, as format: PublishedReport.Format,
    hasOwnTemplates: Bool = false, keyFile: String?
  ) throws -> PublishedReport {
    let key = try signingKey(keyFile)
    let dossiers = content.sections.flatMap(\.dossiers) + content.strays
    let facts = try ledger.content(
      ofReportOn: dossiers.map(\.claim.id), documents: content.sections.map(\.document.id),
      redacted: content.redacted.map(\.number))
    let publication = Publication(
      format: format.rawValue, content: facts, settings: content.settings,
      text: Fingerprint(of: text),
      page: format == .html && !hasOwnTemplates ? PageDigest.of(text) : nil,
      hasOwnTemplates: hasOwnTemplates)
    let proof = try ledger.publish(publication, signedBy: key, by: reviewer)
    let published = PublishedReport(text: text, proof: proof, format: format)
    if !hasOwnTemplates, try PublishedFacts(proof).render(format) != text {
      throw WorkbenchError(
        "somebody recorded something about these claims while the report was made; make it again",
        .busy)
    }
    if key == nil {
      terminal.note("Its checkpoint is not signed; `assay key` makes a key.")
    }
    return published
  }
}
