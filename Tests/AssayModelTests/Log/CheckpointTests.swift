import AssayModel
import Testing

@Suite struct CheckpointTests {
  /// The key and note of Go's golang.org/x/mod/sumdb/note, which C2SP's signed-note describes.
  private let publicKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  private let privateKey =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
  private let text =
    "If you think cryptography is the answer to your problem,\n"
    + "then you don't know what your problem is.\n"

  @Test func `a key and a signature are those of Go's note package`() throws {
    let key = try NoteVerifier(parsing: publicKey)
    #expect(key.description == publicKey)
    let signer = try NoteSigner(parsing: privateKey)
    #expect(signer.verifier == key && signer.secretText == privateKey + "\n")
    let signature =
      "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpR"
      + "Zb6KE6RyyBwJnAM=\n"
    let note = try SignedNote(text: text + "\n" + signature)
    #expect(try note.isSigned(by: key))
    #expect(note.text == text + "\n" + signature)
    #expect(try signer.sign(text).isSigned(by: key))
  }

  @Test func `a changed text is told, and another's signature is none`() throws {
    let signer = try NoteSigner(parsing: privateKey)
    var note = try signer.sign(text)
    let other = try #require(NoteSigner(named: "PeterNeumann"))
    #expect(try !note.isSigned(by: other.verifier))
    note.body = text.replacing("problem", with: "trouble")
    #expect(throws: ProofError.wrongSignature(key: "PeterNeumann")) {
      try note.isSigned(by: signer.verifier)
    }
  }

  @Test func `a checkpoint reads back what it writes`() throws {
    let checkpoint = Checkpoint(origin: "assay/test", size: 20, root: Fingerprint(of: "x"))
    #expect(
      checkpoint.text == "assay/test\n20\nLXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=\n")
    #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
    #expect(try Checkpoint(text: checkpoint.text + "another line\n") == checkpoint)
  }

  @Test(arguments: [
    "", "\n", "assay/test\n20\n", "assay/test\n-1\nLXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=\n",
    "assay/test\n020\nLXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=\n", "a\n1\nAAAA\n",
    "a\n1\nLXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIF=\n",
  ])
  func `what is no checkpoint is told`(text: String) {
    #expect(throws: ProofError.self) { try Checkpoint(text: text) }
  }

  @Test func `keys that were cut or mistyped are told`() {
    for end in 0..<publicKey.count {
      #expect(throws: ProofError.self) { try NoteVerifier(parsing: String(publicKey.prefix(end))) }
    }
    #expect(throws: ProofError.self) {
      try NoteVerifier(parsing: publicKey.replacing("Peter", with: "Paul"))
    }
    #expect(throws: ProofError.self) { try NoteSigner(parsing: publicKey) }
    #expect(NoteSigner(named: "two words") == nil && NoteSigner(named: "a+b") == nil)
  }

  @Test func `base64 has one text for each sequence of bytes`() {
    var random = SeededGenerator(seed: 7)
    for count in 0..<200 {
      let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      #expect(Base64.bytes(Base64.string(bytes)) == bytes)
    }
    #expect(Base64.string(Array("foob".utf8)) == "Zm9vYg==")
    for text in ["Zm9vYh==", "Zm9vYg=", "Zm9vYg", "Zm9v Yg==", "=", "Z", "Zm9vYg==="] {
      #expect(Base64.bytes(text) == nil, "\(text)")
    }
  }
}
