public import AssayModel

extension ReportContent {
  /// Sorts claims to their documents; those whose document is not among `documents` are strays, in
  /// the order given. The latest fact is that of the dossiers.
  public init(
    title: String, desk: String? = nil, documents: [Document], dossiers: [Dossier],
    scale: RatingScale = .fivePoint, pathToWorkspace: String? = "../"
  ) {
    var byDocument: [String: [Dossier]] = [:]
    for dossier in dossiers {
      byDocument[dossier.claim.document?.id ?? "", default: []].append(dossier)
    }
    let known = Set(documents.map(\.id.hex))
    self.init(
      title: title, desk: desk,
      sections: documents.map {
        Section(document: $0, dossiers: byDocument[$0.id.hex] ?? [])
      },
      strays: dossiers.filter { !known.contains($0.claim.document?.id ?? "") },
      scale: scale, latestFact: dossiers.compactMap(\.latestFact).max(),
      pathToWorkspace: pathToWorkspace)
  }
}

extension Dossier {
  /// When something was last laid beside the claim, concluded or taken back.
  fileprivate var latestFact: Timestamp? {
    let attached = attachments.flatMap { [$0.time, $0.evidence.capture?.time].compactMap(\.self) }
    let concluded = verdicts.flatMap { [$0.verdict.time, $0.retraction?.time].compactMap(\.self) }
    return (attached + concluded).max()
  }
}
