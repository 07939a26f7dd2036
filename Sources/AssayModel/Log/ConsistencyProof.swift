/// That a log extends an earlier checkpoint of it: nothing of then was changed or left out. For
/// somebody who kept the earlier checkpoint and has no ledger.
public struct ConsistencyProof: Hashable, Sendable {
  static let format = "assay-consistency-1"

  public var old: SignedNote
  public var new: SignedNote
  /// RFC 6962, section 2.1.2.
  public var path: [MerkleTree.Hash]

  public init(old: SignedNote, new: SignedNote, path: [MerkleTree.Hash]) {
    self.old = old
    self.new = new
    self.path = path
  }

  /// Checks that the new checkpoint's log extends the old one's.
  /// - Parameter key: signed both of them; nil where nobody knows who did.
  /// - Returns: the new checkpoint.
  @discardableResult
  public func check(signedBy key: NoteVerifier?) throws(ProofError) -> Checkpoint {
    let before = try Checkpoint(text: old.body)
    let after = try Checkpoint(text: new.body)
    guard before.origin == after.origin else {
      throw .otherLog(after.origin, wanted: before.origin)
    }
    guard let oldRoot = Hex.bytes(before.root.hex), let root = Hex.bytes(after.root.hex),
      MerkleTree.isConsistent(
        old: before.size, oldRoot: oldRoot, size: after.size, root: root, path: path)
    else { throw .notExtended(size: before.size) }
    if let key {
      for note in [old, new] {
        guard try note.isSigned(by: key) else { throw .unsigned(key: key.name) }
      }
    }
    return after
  }

  public var json: JSONValue {
    [
      "format": .string(Self.format), "old": .string(old.text), "new": .string(new.text),
      "path": .array(path.map { .string(Hex.string($0)) }),
    ]
  }

  /// Reads what `json` writes; nil where the value is something else.
  public init?(json: JSONValue) throws(ProofError) {
    guard json["format"]?.string == Self.format else { return nil }
    guard let old = json["old"]?.string, let new = json["new"]?.string else {
      throw .notAProof("it has no two checkpoints")
    }
    let path = (json["path"]?.array ?? []).map { $0.string.flatMap(Hex.bytes) ?? [] }
    guard path.allSatisfy({ $0.count == 32 }) else {
      throw .notAProof("its path holds something else than hashes")
    }
    self.init(old: try SignedNote(text: old), new: try SignedNote(text: new), path: path)
  }
}
