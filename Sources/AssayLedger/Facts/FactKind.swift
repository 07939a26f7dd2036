/// The kinds of facts. The raw values are part of every leaf and never change.
enum FactKind: String {
  /// The first fact of every ledger: its name.
  case ledger
  case reviewer
  case document
  case claim
  case evidence
  /// Somebody who stands behind evidence: a publisher or a person.
  case source
  /// Which source a piece of evidence is from; the latest counts. Subject: the evidence.
  case sourcing
  /// What a source is and how far it can be relied on; the latest counts. Subject: the source, or
  /// a piece of evidence whose source has no name.
  case rating
  /// What a check of a piece of evidence's kept files found; the latest counts. Subject: the
  /// evidence.
  case inspection
  /// A piece of evidence laid beside a claim. Subject: the claim.
  case attachment
  /// Subject: the claim.
  case verdict
  /// Takes its subject back.
  case retraction
  /// A file of claims that was imported.
  case `import`
}
