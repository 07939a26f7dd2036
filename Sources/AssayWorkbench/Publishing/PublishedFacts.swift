import AssayLedger
import AssayModel
import AssayReports

/// What a proof shows, as a report's content again: read from a ledger of just those facts, by the
/// same queries that a report is made with.
struct PublishedFacts {
  let ledger: Ledger
  let content: ReportContent

  /// - Parameter proof: one that was checked.
  init(_ proof: ReportProof, named name: String = "the report") throws {
    let ledger = try Ledger.excerpt(shownBy: proof, named: name)
    self.ledger = ledger
    let publication = proof.publication
    let all = Dictionary(
      try ledger.dossiers().map { ($0.claim.id, $0) }, uniquingKeysWith: { first, _ in first })
    let dossiers = try ledger.ids(ofFacts: publication.content.claims).map { id in
      try all[id] ?? ledger.dossier(of: id)
    }
    let documents = try ledger.ids(ofFacts: publication.content.documents)
      .map { try ledger.document($0) }
    let redacted = try publication.content.redacted.map { number in
      guard let fact = try ledger.redaction(of: number) else {
        throw ProofError.notAProof("fact \(number) is named as redacted, and no fact says so")
      }
      return fact
    }
    content = ReportContent(
      settings: publication.settings, documents: documents, dossiers: dossiers,
      redacted: redacted)
  }

  /// The report as Assay's own templates make it.
  func render(_ format: PublishedReport.Format) throws -> String {
    switch format {
    case .markdown: try MarkdownReport().render(content)
    case .html: try HTMLReport().render(content)
    }
  }

  /// Quotes that do not stand in their text where they are said to: no ledger of Assay's records
  /// such a claim, but a proof may come from anybody's.
  func inventedQuotes() -> [ReportFinding] {
    content.sections.flatMap { section -> [ReportFinding] in
      let text = ScalarMap(section.document.text)
      return section.dossiers.compactMap { dossier -> ReportFinding? in
        guard let span = dossier.claim.span, span.start >= 0, span.end >= span.start,
          text.substring(of: span) != dossier.claim.quote
        else { return nil }
        return ReportFinding(
          part: "the quote of claim \(dossier.claim.id.short) is not in its document’s text",
          found: dossier.claim.quote)
      }
    }
  }
}
