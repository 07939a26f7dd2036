public import AssayModel
import GRDB

/// What recording something did.
public struct Receipt: Hashable, Sendable {
  /// Facts that are new, in order: what `undo` takes back.
  public var new: [ContentID] = []
  /// Things that were there already.
  public var same = 0
}

/// How a piece of evidence is laid beside a claim.
public struct NewAttachment: Hashable, Sendable {
  public var stance: Stance
  public var quote: String?
  /// Where `quote` stands in the evidence's text.
  public var span: TextSpan?
  public var page: Int?
  /// Of the information, not of its source, which has a rating of its own.
  public var credibility: Credibility?
  public var note: String?

  public init(
    stance: Stance, quote: String? = nil, span: TextSpan? = nil, page: Int? = nil,
    credibility: Credibility? = nil, note: String? = nil
  ) {
    self.stance = stance
    self.quote = quote
    self.span = span
    self.page = page
    self.credibility = credibility
    self.note = note
  }
}

extension Ledger {
  /// Records a piece of evidence and lays it beside each of `claims`. The same attachment made
  /// twice by one reviewer is recorded once.
  public func record(
    _ evidence: Evidence, for claims: [ContentID], as attachment: NewAttachment, by actor: String
  ) throws -> Receipt {
    try write(as: actor) { writer in
      var receipt = Receipt()
      let seq: Int
      if let known = try writer.sequence(of: evidence.id) {
        seq = known
        receipt.same += 1
      } else {
        seq = try writer.append(.evidence, id: evidence.id, body: evidence.body)
        try writer.db.indexEvidence(seq)
        receipt.new.append(evidence.id)
      }
      let rating = evidence.source.body
      if rating != Source().body, rating != (try writer.db.source(ofEvidence: seq)).body {
        try writer.append(.rating, subject: seq, body: rating)
      }
      let body: JSONValue = [
        "evidence": .int(seq), "stance": .string(attachment.stance.rawValue),
        "quote": JSONValue(attachment.quote),
        "start": attachment.span.map { .int($0.start) } ?? .null,
        "end": attachment.span.map { .int($0.end) } ?? .null,
        "page": attachment.page.map { .int($0) } ?? .null,
        "credibility": attachment.credibility.map { .int($0.rawValue) } ?? .null,
        "note": JSONValue(attachment.note),
      ]
      for claim in claims {
        let subject = try writer.require(claim)
        if try writer.db.holds(.attachment, subject: subject, body: body) {
          receipt.same += 1
          continue
        }
        let fact = try writer.append(.attachment, subject: subject, body: body)
        if let id = try writer.id(of: fact) { receipt.new.append(id) }
      }
      return receipt
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

  func indexEvidence(_ seq: Int) throws {
    try execute(
      sql: """
        INSERT INTO evidence_search(rowid, title, text)
        SELECT seq, title, text FROM evidence_words WHERE seq = ?
        """, arguments: [seq])
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

  /// The latest rating of a piece of evidence's source.
  func source(ofEvidence seq: Int) throws -> Source {
    let body = try String.fetchOne(
      self,
      sql: """
        SELECT body FROM standing_fact WHERE subject = ? AND kind = 'rating'
        ORDER BY seq DESC LIMIT 1
        """, arguments: [seq])
    return try body.map { Source(body: try JSONValue(parsing: $0)) } ?? Source()
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
