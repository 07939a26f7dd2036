/// The kinds of facts. The raw values are part of every leaf and never change.
enum FactKind: String, CaseIterable {
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
  /// A verdict that waits for another reviewer's, as a salted hash. Subject: the claim.
  case sealed
  /// What two sealed verdicts say, once both are in. Subject: the claim.
  case reveal
  /// A verdict on a claim that was served again, which counts for nothing but for how constant its
  /// reviewer is. Subject: the claim.
  case again
  /// Something that the claim's verdict rests on has changed. Subject: the claim.
  case requeue
  /// Who is to judge a claim, and by when; the latest counts. Subject: the claim.
  case assignment
  /// Its reviewer puts a claim off until a day; the latest counts. Subject: the claim.
  case deferral
  /// A mark that somebody should look at a claim. Subject: the claim.
  case flag
  /// A reviewer mended what was extracted. Subject: a claim that it is about.
  case correction
  /// A filter under a name; the latest of a name counts. Subject: none.
  case view
  /// A reviewer's public key; the latest counts. Subject: the reviewer.
  case key
  /// A file of claims that was imported.
  case `import`
  /// The log's size and root, as they were published. Subject: none.
  case checkpoint
  /// A report that was published with its proof: the facts that it tells of, and what it said.
  /// Subject: none.
  case report
  /// What a reviewer of another ledger recorded about a claim; it counts for nothing here but to be
  /// read. Subject: the claim.
  case foreign
  /// Says why its subject's content was destroyed.
  case redaction

  /// What a fact of this kind may be about. Nil where it is about no other fact.
  var subjects: Set<FactKind>? {
    switch self {
    case .ledger, .reviewer, .document, .evidence, .source, .import, .checkpoint, .report, .view:
      nil
    case .claim: [.document, .import]
    case .sourcing, .inspection: [.evidence]
    case .rating: [.source, .evidence]
    case .attachment, .verdict, .link, .supersession, .anchor, .sealed, .reveal, .again, .requeue,
      .assignment, .deferral, .flag, .correction, .foreign:
      [.claim]
    case .key: [.reviewer]
    case .version: [.document]
    case .retraction: Set(FactKind.allCases).subtracting([.ledger, .checkpoint, .redaction])
    case .redaction: Set(FactKind.allCases).subtracting([.ledger, .checkpoint, .redaction])
    }
  }

  /// Whether its id is made of its content; else it is the first 16 bytes of its leaf.
  var isThing: Bool {
    switch self {
    case .reviewer, .document, .claim, .evidence, .source, .import: true
    default: false
    }
  }
}
