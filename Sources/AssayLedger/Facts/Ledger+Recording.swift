public import AssayModel
import GRDB

/// What recording something did.
public struct Receipt: Hashable, Sendable {
  /// Facts that are new, in order: what `undo` takes back.
  public var new: [ContentID] = []
  /// Things that were there already.
  public var same = 0
}

/// A verdict as a reviewer gives it; who and when the ledger knows.
public struct NewVerdict: Hashable, Sendable {
  public var rating: String
  public var scale: String
  public var confidence: Confidence?
  public var rationale: String?

  public init(rating: String, scale: String, confidence: Confidence?, rationale: String?) {
    self.rating = rating
    self.scale = scale
    self.confidence = confidence
    self.rationale = rationale
  }
}

extension Ledger {
  /// Records a document and the claims found in it, in one transaction; what is there already is
  /// left as it is.
  /// - Throws: `LedgerError.notVerbatim` where a claim's quote does not stand at its span; then
  ///   nothing is recorded.
  public func record(_ document: Document, claims: [Claim], by actor: String) throws -> Receipt {
    let map = ScalarMap(document.text)
    for claim in claims {
      guard let span = claim.span, map.substring(of: span) == claim.quote else {
        throw LedgerError.notVerbatim(id: claim.id.short, quote: claim.quote)
      }
    }
    return try write(as: actor) { writer in
      var receipt = Receipt()
      let subject: Int
      if let known = try writer.sequence(of: document.id) {
        subject = known
      } else {
        subject = try writer.append(.document, id: document.id, body: document.body)
        receipt.new.append(document.id)
      }
      for claim in claims {
        if try writer.sequence(of: claim.id) != nil {
          receipt.same += 1
        } else {
          let seq = try writer.append(.claim, id: claim.id, subject: subject, body: claim.json)
          try writer.db.indexClaims(seq..<seq + 1)
          receipt.new.append(claim.id)
        }
      }
      return receipt
    }
  }

  /// Records a verdict. Giving the verdict that stands once more, by the same reviewer in the
  /// same words, records nothing.
  public func record(_ verdict: NewVerdict, on claim: ContentID, by actor: String) throws -> Receipt
  {
    try write(as: actor) { writer in
      let subject = try writer.require(claim)
      let body: JSONValue = [
        "rating": .string(verdict.rating), "scale": .string(verdict.scale),
        "confidence": JSONValue(verdict.confidence?.rawValue),
        "rationale": JSONValue(verdict.rationale),
      ]
      if let standing = try writer.db.standingVerdict(of: subject),
        standing.body == body.json, standing.actor == actor
      {
        return Receipt(same: 1)
      }
      let fact = try writer.append(.verdict, subject: subject, body: body)
      return Receipt(new: try writer.id(of: fact).map { [$0] } ?? [])
    }
  }

  /// Takes a fact back, as one more fact.
  /// - Throws: `LedgerError.alreadyRetracted` if it was taken back before.
  public func retract(_ fact: ContentID, because reason: String?, by actor: String) throws {
    try write(as: actor) { writer in
      let subject = try writer.require(fact)
      let taken = try Bool.fetchOne(
        writer.db,
        sql: "SELECT EXISTS (SELECT 1 FROM fact WHERE subject = ? AND kind = 'retraction')",
        arguments: [subject])
      if taken == true { throw LedgerError.alreadyRetracted(id: fact.short) }
      try writer.append(.retraction, subject: subject, body: ["reason": JSONValue(reason)])
    }
  }
}

extension Database {
  /// Adds claims to the full-text index, in one statement whatever their number.
  func indexClaims(_ facts: Range<Int>) throws {
    try cachedStatement(
      sql: """
        INSERT INTO claim_search(rowid, text, quote, claimant)
        SELECT seq, text, quote, claimant FROM claim_words WHERE seq >= ? AND seq < ?
        """
    ).execute(arguments: [facts.lowerBound, facts.upperBound])
  }

  /// Whether a standing fact says just this of its subject.
  func holds(_ kind: FactKind, subject: Int, body: JSONValue) throws -> Bool {
    try Bool.fetchOne(
      self,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM standing_fact WHERE subject = ? AND kind = ? AND body = ?)
        """, arguments: [subject, kind.rawValue, body.json]) ?? false
  }

  /// The standing verdict's body and the name of who gave it.
  func standingVerdict(of claim: Int) throws -> (body: String, actor: String)? {
    try Row.fetchOne(
      self,
      sql: """
        SELECT v.body, json_extract(a.body, '$.name') FROM standing_fact v
        JOIN fact a ON a.seq = v.actor
        WHERE v.subject = ? AND v.kind = 'verdict' AND v.body IS NOT NULL
        ORDER BY v.seq DESC LIMIT 1
        """, arguments: [claim]
    ).map { ($0[0], $0[1] ?? "") }
  }
}

extension Ledger {
  /// The one fact that may be taken back whose id begins as typed.
  public func retractable(matching typed: String) throws -> ContentID {
    for kind in [FactKind.verdict, .attachment, .claim, .rating] {
      let found = try ids(startingWith: typed, kind: kind, limit: 2)
      if found.count > 1 {
        throw LedgerError.ambiguous(id: typed, candidates: found.map(\.short))
      }
      if let id = found.first { return id }
    }
    throw LedgerError.nothing(id: typed, kind: "verdict, evidence or claim")
  }
}
