import AssayModel

/// Checks that what was revealed of sealed verdicts is what their reviewers committed to.
struct SealAudit {
  private struct Sealed {
    var claim: Int?
    var actor: Int?
    var time: Timestamp
    var commitment: String
  }

  /// Sealed verdicts by number, until they are revealed.
  private var sealed: [Int: Sealed] = [:]
  /// What was revealed: of a claim, the numbers of the seals and what they held.
  private var revealed: [Int: [Int: JSONValue]] = [:]
  private let body: (Int) throws -> String?
  private let signing: (SignableFact) throws -> Signing?

  /// - Parameters:
  ///   - body: the body of an earlier fact.
  ///   - signing: how a fact is signed.
  init(
    body: @escaping (Int) throws -> String?,
    signing: @escaping (SignableFact) throws -> Signing?
  ) {
    self.body = body
    self.signing = signing
  }

  /// What is wrong with a fact that seals, reveals or concludes; nil where nothing is.
  mutating func problem(_ fact: RawFact, _ kind: FactKind, _ json: JSONValue) throws -> String? {
    switch kind {
    case .sealed:
      guard let commitment = json["commitment"]?.string, commitment.utf8.count == 64 else {
        return "it commits to nothing"
      }
      sealed[fact.seq] = Sealed(
        claim: fact.subject, actor: fact.actor, time: fact.time, commitment: commitment)
      return nil
    case .reveal: return try problem(ofReveal: fact, Reveal(body: json))
    case .verdict: return problem(ofVerdict: fact, json)
    default: return nil
    }
  }

  private mutating func problem(ofReveal fact: RawFact, _ reveal: Reveal) throws -> String? {
    if reveal.parts.count < 2 { return "it does not reveal two verdicts" }
    for part in reveal.parts {
      guard let seal = sealed.removeValue(forKey: part.seal), seal.claim == fact.subject else {
        return "fact \(part.seal) is no sealed verdict on its claim that was not revealed before"
      }
      guard Fingerprint.commitment(to: part.content, salt: part.salt).hex == seal.commitment else {
        return "what it reveals of fact \(part.seal) is not what that fact commits to"
      }
      if try part.content["reviewer"]?.string != name(of: seal.actor) {
        return "fact \(part.seal) was sealed by another reviewer than it says"
      }
      if let claim = fact.subject, let actor = seal.actor, part.content["signature"] != nil {
        let shown = SignableFact(
          seq: part.seal, subject: claim, actor: actor, time: seal.time, body: part.content)
        if try signing(shown) == .wrong {
          return "what it reveals of fact \(part.seal) is wrongly signed: not by the key that its "
            + "reviewer was bound to, or in other words"
        }
      }
      if let claim = fact.subject { revealed[claim, default: [:]][part.seal] = part.content }
    }
    return nil
  }

  /// Nil also where the reviewer's name was redacted.
  private func name(of actor: Int?) throws -> String? {
    try actor.flatMap { try body($0) }.flatMap { try? JSONValue(parsing: $0) }?["name"]?.string
  }

  /// A verdict that says that two agreed.
  private func problem(ofVerdict fact: RawFact, _ json: JSONValue) -> String? {
    guard let seals = json["seals"]?.array, let claim = fact.subject else { return nil }
    let held = seals.compactMap { $0.int.flatMap { revealed[claim]?[$0] } }
    if held.count != 2 || held.contains(where: { $0["rating"] != json["rating"] }) {
      return "the sealed verdicts that it names do not agree on it"
    }
    let signers = held.filter { $0["signature"] != nil }.compactMap { $0["reviewer"]?.string }
    if signers != (json["signedBy"]?.array ?? []).compactMap(\.string) {
      return "the sealed verdicts that it names are not signed by those whom it says signed them"
    }
    return nil
  }
}
