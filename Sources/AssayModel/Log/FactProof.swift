/// That some facts are in a log: all that somebody without the ledger needs to check it.
///
/// The first fact is the one that is proven; those after it are the facts it speaks of, as a
/// verdict's claim and reviewer. It proves that the log of `checkpoint` held these facts, in these
/// words, and who signed for that; it does not prove that a fact was not taken back, before or
/// later.
public struct FactProof: Hashable, Sendable {
  /// One fact and its way to the root.
  public struct Fact: Hashable, Sendable {
    public var head: FactHead
    /// 16 bytes, and the canonical JSON that they salt; nil where the fact was redacted.
    public var salt: [UInt8]?
    public var body: String?
    /// Audit path of RFC 6962, section 2.1.1: lowest sibling first.
    public var path: [MerkleTree.Hash]

    public init(head: FactHead, salt: [UInt8]?, body: String?, path: [MerkleTree.Hash]) {
      self.head = head
      self.salt = salt
      self.body = body
      self.path = path
    }

    public var isRedacted: Bool { body == nil }
  }

  public var facts: [Fact]
  public var note: SignedNote

  public init(facts: [Fact], note: SignedNote) {
    self.facts = facts
    self.note = note
  }

  /// Checks that everything fits together, without asking who signed it.
  /// - Returns: the checkpoint that commits to the facts.
  @discardableResult
  public func check() throws(ProofError) -> Checkpoint {
    let checkpoint = try Checkpoint(text: note.body)
    guard let root = Hex.bytes(checkpoint.root.hex), !facts.isEmpty else {
      throw .notAProof("it shows no fact")
    }
    for fact in facts {
      if let salt = fact.salt, let body = fact.body,
        FactHead.content(salt: salt, body: body.utf8) != fact.head.content
      {
        throw .wrongContent(fact: fact.head.seq)
      }
      guard
        MerkleTree.includes(
          leaf: fact.head.leaf, at: fact.head.seq, size: checkpoint.size, path: fact.path,
          root: root)
      else { throw .notIncluded(fact: fact.head.seq) }
    }
    return checkpoint
  }

  /// Checks that everything fits together and that `key` signed the checkpoint.
  @discardableResult
  public func check(signedBy key: NoteVerifier) throws(ProofError) -> Checkpoint {
    let checkpoint = try check()
    guard try note.isSigned(by: key) else { throw .unsigned(key: key.name) }
    return checkpoint
  }

  /// The fact that this proves.
  public var main: Fact? { facts.first }

  /// The shown fact with this number.
  public func fact(_ number: Int?) -> Fact? { facts.first { $0.head.seq == number } }
}
