/// The kinds of facts. The raw values are part of every leaf and never change.
enum FactKind: String {
  /// The first fact of every ledger: its name.
  case ledger
  case reviewer
  case document
  case claim
  case evidence
  /// How a piece of evidence's source is rated; the latest counts. Subject: the evidence.
  case rating
  /// A piece of evidence laid beside a claim. Subject: the claim.
  case attachment
  /// Subject: the claim.
  case verdict
  /// Takes its subject back.
  case retraction
  /// An extraction found its subject, a claim that nobody had worked on, no more.
  case supersession
  /// Where a claim that was worked on stands in a later version of its document. Subject: the
  /// claim; the latest counts.
  case anchor
  /// A document that was read again after a later version of it.
  case version
  /// A file of claims that was imported.
  case `import`
}
