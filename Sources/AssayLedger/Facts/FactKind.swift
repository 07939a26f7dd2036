/// The kinds of facts. The raw values are part of every leaf and never change.
enum FactKind: String, CaseIterable {
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
  /// An extraction found its subject, a claim that nobody had worked on, no more.
  case supersession
  /// Where a claim that was worked on stands in a later version of its document. Subject: the
  /// claim; the latest counts.
  case anchor
  /// A document that was read again after a later version of it.
  case version
  /// A file of claims that was imported.
  case `import`
  /// The log's size and root, as they were published. Subject: none.
  case checkpoint
  /// Says why its subject's content was destroyed.
  case redaction

  /// What a fact of this kind may be about. Nil where it is about no other fact.
  var subjects: Set<FactKind>? {
    switch self {
    case .ledger, .reviewer, .document, .evidence, .import, .checkpoint: nil
    case .claim: [.document, .import]
    case .rating: [.evidence]
    case .attachment, .verdict, .supersession, .anchor: [.claim]
    case .version: [.document]
    case .retraction: Set(FactKind.allCases).subtracting([.ledger, .checkpoint, .redaction])
    case .redaction: Set(FactKind.allCases).subtracting([.ledger, .checkpoint, .redaction])
    }
  }

  /// Whether its id is made of its content; else it is the first 16 bytes of its leaf.
  var isThing: Bool {
    switch self {
    case .reviewer, .document, .claim, .evidence, .import: true
    case .ledger, .rating, .attachment, .verdict, .retraction, .supersession, .anchor, .version,
      .checkpoint, .redaction:
      false
    }
  }
}
