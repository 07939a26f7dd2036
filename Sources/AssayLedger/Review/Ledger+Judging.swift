public import AssayModel
import Crypto
import Foundation
import GRDB

/// A verdict as a reviewer gives it; who and when the ledger knows.
public struct NewVerdict: Hashable, Sendable {
  public var rating: String
  public var scale: String
  public var confidence: Confidence?
  public var rationale: String?
  public var answers: [Verdict.Answer]
  public var evidence: [ContentID]
  public var expires: CalendarDay?
  public var overrideReason: String?

  public init(
    rating: String, scale: String, confidence: Confidence?, rationale: String?,
    answers: [Verdict.Answer] = [], evidence: [ContentID] = [], expires: CalendarDay? = nil,
    overrideReason: String? = nil
  ) {
    self.rating = rating
    self.scale = scale
    self.confidence = confidence
    self.rationale = rationale
    self.answers = answers
    self.evidence = evidence
    self.expires = expires
    self.overrideReason = overrideReason
  }

  /// As it would be recorded.
  public func verdict(by who: String, at time: Timestamp) -> Verdict {
    Verdict(
      rating: rating, scale: scale, confidence: confidence, rationale: rationale,
      answers: answers, evidence: evidence, expires: expires, overrideReason: overrideReason,
      who: who, time: time)
  }
}

/// What became of a verdict.
public struct VerdictReceipt: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    case concluded
    /// It stands already, by the same reviewer in the same words.
    case same
    /// It waits for a second one.
    case sealed
    /// Both are in and agree.
    case agreed(Verdict)
    /// Both are in, and a third decides.
    case disagreed([Verdict])
    case adjudicated
    case again
  }

  /// What `undo` takes back. A reveal is for good.
  public var new: [ContentID]
  public var outcome: Outcome
}

extension Ledger {
  /// Where a claim's review stands, as anybody may see it.
  public func reviewCase(of claim: ContentID) throws -> ReviewCase {
    try read { db in
      guard let seq = try db.sequence(of: claim) else {
        throw LedgerError.nothing(id: claim.short, kind: "claim")
      }
      return try ReviewRecord(of: seq, in: db).review
    }
  }

  /// Records a verdict that counts at once. Giving the verdict that stands once more, by the same
  /// reviewer in the same words, records nothing.
  public func record(_ verdict: NewVerdict, on claim: ContentID, by actor: String) throws -> Receipt
  {
    let receipt = try judge(verdict, on: claim, by: actor) { _ in .conclude }
    return Receipt(new: receipt.new, same: receipt.new.isEmpty ? 1 : 0)
  }

  /// Records a verdict, in one transaction.
  /// - Parameters:
  ///   - signer: the key that `actor` is bound to, where the verdict is to be signed.
  ///   - step: what it does to the case as it is at that moment, for reviewers may act at once; what
  ///     it throws is thrown, and nothing is recorded.
  public func judge(
    _ verdict: NewVerdict, on claim: ContentID, by actor: String,
    signedBy signer: NoteSigner? = nil, deciding step: (ReviewCase) throws -> VerdictStep
  ) throws -> VerdictReceipt {
    try write(as: actor) { writer in
      let subject = try writer.require(claim)
      let record = try ReviewRecord(of: subject, in: writer.db)
      var given = verdict.verdict(by: actor, at: writer.time)
      let words = given.body
      if let signer {
        given.signature = try writer.sign(words, as: .verdict, about: subject, by: signer)
      }
      switch try step(record.review) {
      case .conclude, .adjudicate:
        if record.stage == .reviewed, let standing = record.standing,
          standing.verdict.who == actor, given.repeats(standing.body, in: words)
        {
          return VerdictReceipt(new: [], outcome: .same)
        }
        let fact = try writer.append(.verdict, subject: subject, body: given.body)
        return VerdictReceipt(
          new: try writer.ids(of: [fact]),
          outcome: record.stage == .disputed ? .adjudicated : .concluded)
      case .again:
        let fact = try writer.append(.again, subject: subject, body: given.body)
        return VerdictReceipt(new: try writer.ids(of: [fact]), outcome: .again)
      case .seal(let readable):
        let seal = try writer.seal(given, of: claim, subject: subject, readable: readable)
        guard let first = record.waiting.first else {
          return VerdictReceipt(new: try writer.ids(of: [seal]), outcome: .sealed)
        }
        return try writer.reveal(first, and: seal, by: actor, of: subject)
      }
    }
  }
}

extension Verdict {
  /// Whether it says nothing that the body of another does not. Signed, it says more than one that
  /// is not.
  fileprivate func repeats(_ body: String, in words: JSONValue) -> Bool {
    guard case .object(var said)? = try? JSONValue(parsing: body) else { return false }
    let other = said.removeValue(forKey: "signature").flatMap(StatementSignature.init(json:))
    return .object(said) == words && (signature == nil || signature?.key == other?.key)
  }
}

extension FactWriter {
  /// Commits to a verdict: the fact holds SHA-256(salt || content), where the content is canonical
  /// JSON of the verdict, its reviewer and its claim.
  fileprivate mutating func seal(
    _ verdict: Verdict, of claim: ContentID, subject: Int, readable: Bool
  ) throws -> Int {
    guard case .object(var members) = verdict.body else { return size }
    members["claim"] = .string(claim.hex)
    members["reviewer"] = .string(verdict.who)
    let content = JSONValue.object(members)
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    let seq = try append(
      .sealed, subject: subject,
      body: [
        "commitment": .string(Fingerprint.commitment(to: content, salt: salt).hex),
        "verdict": readable ? content : .null,
      ])
    try db.execute(
      sql: "INSERT INTO sealed_content(seal, salt, body) VALUES (?, ?, ?)",
      arguments: [seq, Data(salt), content.json])
    return seq
  }

  /// Shows two sealed verdicts, and concludes the case if they agree.
  fileprivate mutating func reveal(
    _ first: ReviewRecord.Sealed, and second: Int, by actor: String, of subject: Int
  ) throws -> VerdictReceipt {
    let parts = try [(first.seq, first.who), (second, actor)].map { try db.openSeal($0, of: $1) }
    try append(.reveal, subject: subject, body: Reveal(parts: parts).body)
    try db.execute(
      sql: "DELETE FROM sealed_content WHERE seal IN (?, ?)", arguments: [first.seq, second])
    guard let one = Verdict(body: parts[0].content, who: first.who, time: first.time),
      let other = Verdict(body: parts[1].content, who: actor, time: time)
    else { throw LedgerError.unknownSubject(id: first.id.short) }
    guard let joined = Verdict.joined(one, other), case .object(var body) = joined.body else {
      return VerdictReceipt(new: [], outcome: .disagreed([one, other]))
    }
    body["seals"] = .array([.int(first.seq), .int(second)])
    let signers = [one, other].filter { $0.signature != nil }.map { JSONValue.string($0.who) }
    if !signers.isEmpty { body["signedBy"] = .array(signers) }
    let fact = try append(.verdict, subject: subject, body: .object(body))
    return VerdictReceipt(new: try ids(of: [fact]), outcome: .agreed(joined))
  }

  fileprivate func ids(of facts: [Int]) throws -> [ContentID] {
    try facts.compactMap { try id(of: $0) }
  }
}

extension Fingerprint {
  /// SHA-256(salt || content), the content as canonical JSON.
  static func commitment(to content: JSONValue, salt: [UInt8]) -> Fingerprint {
    Fingerprint(of: salt + Array(content.json.utf8))
  }
}

extension Database {
  /// A sealed verdict's salt and content, checked against its commitment.
  fileprivate func openSeal(_ seq: Int, of who: String) throws -> Reveal.Part {
    guard
      let row = try Row.fetchOne(
        self,
        sql: """
          SELECT s.salt, s.body, json_extract(f.body, '$.commitment')
          FROM sealed_content s JOIN fact f ON f.seq = s.seal WHERE s.seal = ?
          """, arguments: [seq])
    else { throw LedgerError.sealedContentGone(number: seq, who: who) }
    let salt: Data = row[0]
    let text: String = row[1]
    let content = try JSONValue(parsing: text)
    let commitment: String? = row[2]
    guard Fingerprint.commitment(to: content, salt: Array(salt)).hex == commitment else {
      throw LedgerError.failed(
        path: "the ledger", detail: "sealed verdict \(seq) is not what was committed to")
    }
    return Reveal.Part(seal: seq, salt: Array(salt), content: content)
  }
}
