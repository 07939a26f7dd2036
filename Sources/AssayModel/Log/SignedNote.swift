/// A text with signatures below it, as C2SP's signed-note has it: the text, a blank line, and for
/// each signature `— name base64(key id || signature)`.
public struct SignedNote: Hashable, Sendable {
  public struct Signature: Hashable, Sendable {
    public var name: String
    /// 4 bytes that tell which key it is.
    public var keyID: [UInt8]
    public var bytes: [UInt8]
  }

  /// What is signed; ends with a line feed.
  public var body: String
  public var signatures: [Signature]

  public init(body: String, signatures: [Signature] = []) {
    self.body = body
    self.signatures = signatures
  }

  public var text: String {
    body + "\n"
      + signatures.map { "— \($0.name) \(Base64.string($0.keyID + $0.bytes))\n" }.joined()
  }

  /// Reads what `text` writes. A note without signatures is allowed: it proves nothing of who made
  /// it.
  public init(text: String) throws(ProofError) {
    // The text before the last blank line is signed; it may hold blank lines itself.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.last == "", let blank = lines.dropLast().lastIndex(of: ""), blank > 0 else {
      throw .notACheckpoint("no blank line ends what is signed")
    }
    body = lines[..<blank].map { $0 + "\n" }.joined()
    signatures = []
    for line in lines[(blank + 1)...].dropLast() {
      let parts = line.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0] == "—", !parts[1].isEmpty,
        let bytes = Base64.bytes(String(parts[2])), bytes.count > 4
      else { throw .notACheckpoint("the line “\(line)” is no signature") }
      signatures.append(
        Signature(
          name: String(parts[1]), keyID: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4))))
    }
  }

  /// Whether one of the signatures is `key`'s and right.
  /// - Throws: `ProofError.wrongSignature` where one claims to be and is not.
  public func isSigned(by key: NoteVerifier) throws(ProofError) -> Bool {
    // Signatures of other keys, as a witness's, say nothing against this one.
    guard
      let signature = signatures.first(where: { $0.name == key.name && $0.keyID == key.keyID })
    else { return false }
    guard key.isValid(signature.bytes, for: body) else { throw .wrongSignature(key: key.name) }
    return true
  }
}
