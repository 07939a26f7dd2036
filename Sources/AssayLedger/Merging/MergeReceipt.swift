public import AssayModel

/// Where merged facts come from: a checkpoint of another log, and who signed it.
public struct MergeOrigin: Hashable, Sendable {
  public var checkpoint: Checkpoint
  /// The name of the key; nil where nobody knows who signed.
  public var signer: String?

  public init(checkpoint: Checkpoint, signer: String?) {
    self.checkpoint = checkpoint
    self.signer = signer
  }
}

/// What uniting a ledger with a case of another did, or would do.
public struct MergeReceipt: Hashable, Sendable {
  /// New facts by kind: `document`, `claim`, `evidence`, `attachment`, `foreign`, …
  public var new: [String: Int] = [:]
  /// Things that were here already.
  public var same = 0
  /// What the two ledgers do not agree on. Nothing of it was changed here.
  public var conflicts: [MergeConflict] = []
}

/// Something that two ledgers do not agree on.
public struct MergeConflict: Hashable, Sendable {
  public var kind: String
  public var id: ContentID
  /// For people: what is here, and what is there.
  public var sentence: String

  public var json: JSONValue {
    ["kind": .string(kind), "id": .string(id.hex), "conflict": .string(sentence)]
  }
}
