import AssayModel
import Foundation
import GRDB

/// Finds out which column is wrong where a leaf does not commit to its fact.
///
/// The leaf is a hash, so the columns that it is made of can only be told apart by trying what else
/// they may have held, and by what else commits to the leaf: an act's id and the stored subtrees.
struct LeafAudit {
  /// What a leaf is made of.
  private static let columns = ["kind", "subject", "actor", "time", "salt", "body"]
  /// Facts that are looked at this closely; where all are wrong, the details do not matter.
  private static let limit = 20
  private var seen = 0
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// - Parameters:
  ///   - computed: the leaf that the fact's other columns give; not the stored one.
  ///   - tile: the stored hash of the 256 leaves that it is among, if there is one.
  mutating func finding(
    _ fact: RawFact, computed: MerkleTree.Hash, tile: MerkleTree.Hash?
  ) throws -> Finding {
    func found(_ columns: [String], _ problem: String) -> Finding {
      Finding(.fact(number: fact.seq, kind: fact.kind, columns: columns), problem)
    }
    seen += 1
    if fact.body == nil {
      return found(
        ["leaf", "kind", "subject", "actor", "time", "content"],
        "the leaf does not commit to these columns")
    }
    if seen > Self.limit {
      return found(["leaf"] + Self.columns, "the leaf does not commit to the other columns")
    }
    let isAct = FactKind(rawValue: fact.kind)?.isThing == false
    if isAct, fact.id == Array(computed.prefix(16)) {
      return found(["leaf"], "the fact's id and other columns agree on another leaf")
    }
    if let tile, let leaves = try leaves(around: fact.seq) {
      if Self.root(leaves, with: computed, at: fact.seq) == tile {
        return found(["leaf"], "the log and the other columns agree on another leaf")
      }
      if Self.root(leaves, with: fact.leaf, at: fact.seq) == tile {
        return try culprit(fact) ?? found(Self.columns, "the log commits to other content")
      }
    }
    return try culprit(fact)
      ?? found(["leaf"] + Self.columns, "the leaf does not commit to the other columns")
  }

  private func leaves(around seq: Int) throws -> [MerkleTree.Hash]? {
    let first = seq / tileSize * tileSize
    let leaves = try Data.fetchAll(
      db, sql: "SELECT leaf FROM fact WHERE seq >= ? AND seq < ? ORDER BY seq",
      arguments: [first, first + tileSize])
    return leaves.count == tileSize ? leaves.map { Array($0) } : nil
  }

  private static func root(
    _ leaves: [MerkleTree.Hash], with leaf: MerkleTree.Hash, at seq: Int
  ) -> MerkleTree.Hash {
    var leaves = leaves
    leaves[seq % tileSize] = leaf
    return MerkleTree.root(leaves)
  }

  /// The one column which, were it something else, would make the leaf right.
  private func culprit(_ fact: RawFact) throws -> Finding? {
    let head = fact.head
    func finding(_ column: String, _ was: String) -> Finding {
      Finding(
        .fact(number: fact.seq, kind: fact.kind, columns: [column]),
        "the leaf commits to \(was)")
    }
    func fits(_ change: (inout FactHead) -> Void) -> Bool {
      var changed = head
      change(&changed)
      return changed.leaf == fact.leaf
    }
    for kind in FactKind.allCases where fits({ $0.kind = kind.rawValue }) {
      return finding("kind", kind.rawValue)
    }
    let reviewers = try Int.fetchAll(db, sql: "SELECT seq FROM fact WHERE kind = 'reviewer'")
    for actor in [nil] + reviewers where fits({ $0.actor = actor }) {
      return finding("actor", actor.map { "fact \($0)" } ?? "nobody")
    }
    let times = try Int64.fetchAll(
      db, sql: "SELECT DISTINCT time FROM fact WHERE seq BETWEEN ? AND ?",
      arguments: [fact.seq - 8, fact.seq + 8])
    for time in times where fits({ $0.time = Timestamp(milliseconds: time) }) {
      return finding("time", Timestamp(milliseconds: time).description)
    }
    for subject in [nil] + Array(0..<max(0, fact.seq)).map(Optional.init)
    where fits({ $0.subject = subject }) {
      return finding("subject", subject.map { "fact \($0)" } ?? "nothing")
    }
    return nil
  }
}
