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
  /// That two claims are the same. Subject: one of them.
  case link
  /// Takes its subject back.
  case retraction
  /// A file of claims that was imported.
  case `import`
}
