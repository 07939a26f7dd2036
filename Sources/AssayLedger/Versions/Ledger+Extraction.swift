public import AssayModel
import GRDB

extension Ledger {
  /// Records a document and the claims found in it, in one transaction.
  ///
  /// What is there already is left as it is. Where the document, or another version of it (from
  /// the same address or, without one, the same file), was read before, claims that are found no
  /// more are superseded by a fact that says so, unless somebody has worked on them: those stay,
  /// with a fact that says where their quotes stand now.
  /// - Throws: `LedgerError.notVerbatim` where a claim's quote does not stand at its span; then
  ///   nothing is recorded.
  public func record(
    _ document: Document, claims: [Claim], by actor: String
  ) throws -> ExtractionReceipt {
    let map = ScalarMap(document.text)
    for claim in claims {
      guard let span = claim.span, map.substring(of: span) == claim.quote else {
        throw LedgerError.notVerbatim(id: claim.id.short, quote: claim.quote)
      }
    }
    return try write(as: actor) { writer in
      var run = ExtractionRun(map: map, claims: claims)
      let subject = try run.record(document, by: &writer)
      try run.keepOrSupersede(besides: subject, document, by: &writer)
      try run.record(claimsOf: subject, by: &writer)
      return run.receipt
    }
  }
}

/// One extraction on its way into the ledger.
private struct ExtractionRun {
  let map: ScalarMap
  let claims: [Claim]
  let ids: Set<ContentID>
  var receipt = ExtractionReceipt()
  /// Where claims stand that stay from other versions: what is found there is not recorded again.
  private var taken: Set<TextSpan> = []

  init(map: ScalarMap, claims: [Claim]) {
    self.map = map
    self.claims = claims
    ids = Set(claims.map(\.id))
  }

  /// Returns the number of the document's fact.
  mutating func record(_ document: Document, by writer: inout FactWriter) throws -> Int {
    guard let known = try writer.sequence(of: document.id) else {
      let seq = try writer.append(.document, id: document.id, body: document.body)
      receipt.new.append(document.id)
      return seq
    }
    if try writer.db.laterVersion(of: document.reference, than: known) != nil {
      try writer.append(.version, subject: known, body: .object([:]))
    }
    return known
  }

  /// Goes through the standing claims of this document and its other versions.
  mutating func keepOrSupersede(
    besides subject: Int, _ document: Document, by writer: inout FactWriter
  ) throws {
    let versions = try [subject] + writer.db.otherVersions(of: document.reference, besides: subject)
    for version in versions {
      for former in try writer.db.extractedClaims(of: version) where !ids.contains(former.id) {
        guard former.isWorkedOn else {
          try supersede(former, by: &writer)
          continue
        }
        let anchor = Anchor(of: former.quote, formerlyAt: former.span, in: map)
        if let span = anchor.span { taken.insert(span) }
        if version == subject { continue }
        receipt.kept[anchor.state, default: 0] += 1
        try anchorAnew(former, anchor, in: document, by: &writer)
      }
    }
  }

  private mutating func supersede(_ claim: FormerClaim, by writer: inout FactWriter) throws {
    let fact = try writer.append(.supersession, subject: claim.seq, body: .object([:]))
    receipt.superseded += 1
    if let id = try writer.id(of: fact) { receipt.new.append(id) }
  }

  private mutating func anchorAnew(
    _ claim: FormerClaim, _ anchor: Anchor, in document: Document, by writer: inout FactWriter
  ) throws {
    guard case .object(var body) = anchor.json else { return }
    body["document"] = .string(document.id.hex)
    // What was found, or what a reviewer said of it, need not be said twice.
    if try writer.db.latestAnchor(of: claim.seq)?.document == document.id.hex { return }
    let fact = try writer.append(.anchor, subject: claim.seq, body: .object(body))
    if let id = try writer.id(of: fact) { receipt.new.append(id) }
  }

  mutating func record(claimsOf subject: Int, by writer: inout FactWriter) throws {
    let first = writer.size
    for claim in claims {
      guard let known = try writer.sequence(of: claim.id) else {
        if let span = claim.span, taken.contains(span) {
          receipt.same += 1
          continue
        }
        try writer.append(.claim, id: claim.id, subject: subject, body: claim.json)
        receipt.new.append(claim.id)
        receipt.found += 1
        continue
      }
      if let supersession = try writer.db.standingSupersession(of: known) {
        try writer.append(
          .retraction, subject: supersession, body: ["reason": "found again"])
        receipt.reinstated += 1
      } else if try writer.db.isTakenBack(known) {
        receipt.takenBack += 1
      } else {
        receipt.same += 1
      }
    }
    try writer.db.indexClaims(first..<writer.size)
  }
}
