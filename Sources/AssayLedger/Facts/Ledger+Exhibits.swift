public import AssayModel
import GRDB

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
  /// The claims from whose own documents the evidence is drawn, and how.
  public var circular: [ContentID: Circularity]

  public init(
    stance: Stance, quote: String? = nil, span: TextSpan? = nil, page: Int? = nil,
    credibility: Credibility? = nil, note: String? = nil,
    circular: [ContentID: Circularity] = [:]
  ) {
    self.stance = stance
    self.quote = quote
    self.span = span
    self.page = page
    self.credibility = credibility
    self.note = note
    self.circular = circular
  }
}

/// A piece of evidence on its way into the ledger.
public struct NewExhibit: Hashable, Sendable {
  public var evidence: Evidence
  /// The claims that it is laid beside; none where it is only kept.
  public var claims: [ContentID]
  /// How; nil where it is only kept.
  public var attachment: NewAttachment?

  public init(evidence: Evidence, claims: [ContentID] = [], attachment: NewAttachment? = nil) {
    self.evidence = evidence
    self.claims = claims
    self.attachment = attachment
  }
}

extension Ledger {
  /// Records a piece of evidence and lays it beside each of `claims`. The same attachment made
  /// twice by one reviewer is recorded once.
  public func record(
    _ evidence: Evidence, for claims: [ContentID], as attachment: NewAttachment, by actor: String
  ) throws -> Receipt {
    let exhibit = NewExhibit(evidence: evidence, claims: claims, attachment: attachment)
    return try record([exhibit], by: actor)[0]
  }

  /// Records any number of pieces in one transaction, all of which are kept or none.
  /// - Returns: a receipt for each, in order.
  public func record(_ exhibits: [NewExhibit], by actor: String) throws -> [Receipt] {
    try write(as: actor) { writer in
      let start = writer.size
      var receipts: [Receipt] = []
      for exhibit in exhibits {
        var receipt = Receipt()
        let seq = try writer.keep(exhibit.evidence, &receipt)
        try writer.attach(exhibit, evidence: seq, &receipt)
        receipts.append(receipt)
      }
      try writer.db.indexEvidence(start..<writer.size)
      return receipts
    }
  }
}

extension FactWriter {
  /// Records a piece of evidence where it is new, and whom it is from where that is.
  fileprivate mutating func keep(_ evidence: Evidence, _ receipt: inout Receipt) throws -> Int {
    let seq: Int
    if let known = try sequence(of: evidence.id) {
      seq = known
      receipt.same += 1
    } else {
      seq = try append(.evidence, id: evidence.id, body: evidence.body)
      receipt.new.append(evidence.id)
    }
    let new = evidence.source
    guard let name = new.name else {
      // Somebody without a name is rated at the evidence itself.
      let known = try db.source(ofEvidence: seq)
      if known.name == nil { try rate(seq, as: new, known: known, &receipt) }
      return seq
    }
    let source = try self.source(named: name)
    if try db.source(behind: seq) != source {
      let fact = try append(.sourcing, subject: seq, body: ["source": .int(source)])
      receipt.new += try id(of: fact).map { [$0] } ?? []
    }
    try rate(source, as: new, known: try db.source(at: source), &receipt)
    return seq
  }

  /// Lays it beside the claims, where it does not lie there in just this way already.
  fileprivate mutating func attach(
    _ exhibit: NewExhibit, evidence: Int, _ receipt: inout Receipt
  ) throws {
    guard let attachment = exhibit.attachment else { return }
    let record = try db.record(ofEvidence: evidence)
    for claim in exhibit.claims {
      let subject = try require(claim)
      var body: [String: JSONValue] = [
        "evidence": .int(evidence), "stance": .string(attachment.stance.rawValue),
        "quote": JSONValue(attachment.quote),
        "start": attachment.span.map { .int($0.start) } ?? .null,
        "end": attachment.span.map { .int($0.end) } ?? .null,
        "page": attachment.page.map { .int($0) } ?? .null,
        "credibility": attachment.credibility.map { .int($0.rawValue) } ?? .null,
        "note": JSONValue(attachment.note),
        // Commits to what the evidence says of itself, so that a report can show that much of it
        // and leave its text out.
        "record": .string(ReportProof.digest(ofRecord: record).hex),
      ]
      if let circular = attachment.circular[claim] { body["circular"] = .string(circular.rawValue) }
      if try db.holds(.attachment, subject: subject, body: .object(body)) {
        receipt.same += 1
        continue
      }
      let fact = try append(.attachment, subject: subject, body: .object(body))
      if let id = try id(of: fact) { receipt.new.append(id) }
    }
  }
}

extension Database {
  /// All that a piece of evidence's fact says but its text.
  func record(ofEvidence seq: Int) throws -> JSONValue {
    let body = try String.fetchOne(
      self, sql: "SELECT json_remove(body, '$.text') FROM fact WHERE seq = ?", arguments: [seq])
    return try JSONValue(parsing: body ?? "null")
  }

  /// Adds evidence to the full-text index, in one statement whatever its number.
  func indexEvidence(_ facts: Range<Int>) throws {
    try cachedStatement(
      sql: """
        INSERT INTO evidence_search(rowid, title, text)
        SELECT seq, title, text FROM evidence_words WHERE seq >= ? AND seq < ?
        """
    ).execute(arguments: [facts.lowerBound, facts.upperBound])
  }
}
