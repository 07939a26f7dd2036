import Crypto

/// An Ed25519 public key that signs notes, written as signed-note writes it:
/// `name+<key id, 8 hexadecimal digits>+base64(0x01 || 32 bytes)`.
public struct NoteVerifier: Hashable, Sendable, CustomStringConvertible {
  /// Signed-note's number for Ed25519.
  static let algorithm: UInt8 = 0x01

  public let name: String
  /// 32 bytes.
  public let publicKey: [UInt8]

  init(name: String, publicKey: [UInt8]) {
    self.name = name
    self.publicKey = publicKey
  }

  /// Reads what `description` writes.
  public init(parsing text: String) throws(ProofError) {
    let parts = text.split(
      separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, NoteSigner.isName(String(parts[0])),
      let key = Base64.bytes(String(parts[2])), key.count == 33, key[0] == Self.algorithm
    else { throw .notAKey }
    self.init(name: String(parts[0]), publicKey: Array(key.dropFirst()))
    guard Hex.string(keyID) == parts[1] else { throw .notAKey }
  }

  /// The first 4 bytes of `SHA-256(name || 0x0A || 0x01 || public key)`.
  public var keyID: [UInt8] {
    Array(
      SHA256.hash(data: Array(name.utf8) + [0x0A, Self.algorithm] + publicKey).prefix(4))
  }

  public var description: String {
    "\(name)+\(Hex.string(keyID))+\(Base64.string([Self.algorithm] + publicKey))"
  }

  func isValid(_ signature: [UInt8], for text: String) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
      return false
    }
    return key.isValidSignature(signature, for: Array(text.utf8))
  }
}

/// An Ed25519 private key, written as Go's note package writes it:
/// `PRIVATE+KEY+name+<key id>+base64(0x01 || 32 bytes)`.
public struct NoteSigner: Sendable {
  private let key: Curve25519.Signing.PrivateKey
  public let verifier: NoteVerifier

  /// A new key. Nil where `name` cannot name a key.
  public init?(named name: String) {
    guard Self.isName(name) else { return nil }
    self.init(key: Curve25519.Signing.PrivateKey(), name: name)
  }

  private init(key: Curve25519.Signing.PrivateKey, name: String) {
    self.key = key
    verifier = NoteVerifier(name: name, publicKey: Array(key.publicKey.rawRepresentation))
  }

  /// Reads what `text` writes; white space at its end does not matter.
  public init(parsing text: String) throws(ProofError) {
    let parts = text.split(whereSeparator: \.isWhitespace).first?.split(
      separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
    guard let parts, parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY",
      let bytes = Base64.bytes(String(parts[4])), bytes.count == 33,
      bytes[0] == NoteVerifier.algorithm,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes.dropFirst())
    else { throw .notAPrivateKey }
    self.init(key: key, name: String(parts[2]))
    guard Self.isName(verifier.name), Hex.string(verifier.keyID) == parts[3] else {
      throw .notAPrivateKey
    }
  }

  /// Whoever reads this can sign as its owner.
  public var secretText: String {
    let bytes = [NoteVerifier.algorithm] + Array(key.rawRepresentation)
    return
      "PRIVATE+KEY+\(verifier.name)+\(Hex.string(verifier.keyID))+\(Base64.string(bytes))\n"
  }

  /// Adds this key's signature to a note.
  public func sign(_ body: String) throws(ProofError) -> SignedNote {
    guard let bytes = try? key.signature(for: Array(body.utf8)) else { throw .notAPrivateKey }
    return SignedNote(
      body: body,
      signatures: [
        SignedNote.Signature(name: verifier.name, keyID: verifier.keyID, bytes: Array(bytes))
      ])
  }

  /// Signed-note's rule: not empty, no space, no plus.
  public static func isName(_ name: String) -> Bool {
    !name.isEmpty && !name.contains { $0.isWhitespace || $0 == "+" }
  }
}
