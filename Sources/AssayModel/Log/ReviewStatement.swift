/// What a reviewer signs: a verdict, or that a fact is taken back, with all that says whose it is,
/// on what, in which log and when, so that the signature fits nothing else.
///
/// The bytes are two lines: what kind of statement it is, and canonical JSON. The second line of a
/// checkpoint is a number, so neither can be taken for the other.
public struct ReviewStatement: Hashable, Sendable {
  /// Ends with a line feed.
  public let text: String

  /// Members of a verdict's body that say something about its words, and are none of them.
  private static let aside: Set<String> = ["signature", "claim", "reviewer"]

  /// - Parameters:
  ///   - body: the verdict as its fact holds it, signed or not, or as it was sealed.
  ///   - log: the name of the log that it is recorded in.
  public init(
    verdict body: JSONValue, on claim: ContentID, by reviewer: String, at time: Timestamp,
    in log: String
  ) {
    var words = body
    if case .object(let members) = body {
      words = .object(members.filter { !Self.aside.contains($0.key) })
    }
    self.init(
      "verdict", by: reviewer, at: time, in: log,
      ["claim": .string(claim.hex), "verdict": words])
  }

  public init(
    retractionOf fact: ContentID, because reason: String?, by reviewer: String, at time: Timestamp,
    in log: String
  ) {
    self.init(
      "retraction", by: reviewer, at: time, in: log,
      ["fact": .string(fact.hex), "reason": JSONValue(reason)])
  }

  private init(
    _ kind: String, by reviewer: String, at time: Timestamp, in log: String,
    _ members: [String: JSONValue]
  ) {
    var members = members
    members["log"] = .string(log)
    members["reviewer"] = .string(reviewer)
    members["time"] = .string(time.description)
    text = "assay-\(kind)-1\n\(JSONValue.object(members).json)\n"
  }
}

/// An Ed25519 signature of a statement, and the key that made it.
public struct StatementSignature: Hashable, Sendable {
  public let key: NoteVerifier
  /// 64 bytes.
  public let bytes: [UInt8]

  public init(of statement: ReviewStatement, by signer: NoteSigner) throws(ProofError) {
    let note = try signer.sign(statement.text)
    key = signer.verifier
    bytes = note.signatures.first?.bytes ?? []
  }

  /// Reads what `json` writes.
  public init?(json: JSONValue) {
    guard let text = json["key"]?.string, let key = try? NoteVerifier(parsing: text),
      let bytes = json["value"]?.string.flatMap(Base64.bytes), bytes.count == 64
    else { return nil }
    self.key = key
    self.bytes = bytes
  }

  public var json: JSONValue {
    ["key": .string(key.description), "value": .string(Base64.string(bytes))]
  }

  public func isRight(for statement: ReviewStatement) -> Bool {
    key.isValid(bytes, for: statement.text)
  }
}

/// How a verdict or a retraction is signed by a reviewer who is, or was then, bound to a key.
public enum Signing: String, Sendable, Codable {
  case signed
  /// The reviewer is bound to a key and did not use it.
  case unsigned
  /// Two came to it apart, and one of them signed.
  case half = "signed by one of the two"
  /// The signature is not that key's, or not of these words.
  case wrong = "wrongly signed"
}
