public import AssayModel
import Foundation
import GRDB

/// How many facts the log holds, and the hash that commits to all of them.
public struct LogState: Hashable, Sendable {
  /// Number of facts.
  public let size: Int
  /// Merkle tree hash of RFC 6962 over their leaves.
  public let root: Fingerprint
}

/// Leaves in a stored subtree of the lowest level.
let tileSize = 256

extension Ledger {
  /// The log's size and root, from the stored subtrees and the leaves after them.
  public func logState() throws -> LogState {
    try read { db in
      let size = try db.nextSequence()
      guard let root = Fingerprint(hex: Hex.string(try db.logRoot(size: size))) else {
        throw LedgerError.damaged(path: self.path, detail: "a leaf of the wrong length")
      }
      return LogState(size: size, root: root)
    }
  }
}

extension Database {
  /// The number that the next fact gets.
  func nextSequence() throws -> Int {
    try Int.fetchOne(self, sql: "SELECT coalesce(max(seq) + 1, 0) FROM fact") ?? 0
  }

  /// The root over the first `size` leaves.
  func logRoot(size: Int) throws -> MerkleTree.Hash {
    var peaks = MerkleTree.Peaks()
    var done = 0
    for level in [24, 16, 8] {
      let stored = try nodes(level: level, in: done >> level..<size >> level)
      for node in stored { peaks.append(Array(node), height: level) }
      done += stored.count << level
    }
    let leaves = try Row.fetchCursor(
      self, sql: "SELECT leaf FROM fact WHERE seq >= ? AND seq < ? ORDER BY seq",
      arguments: [done, size])
    while let row = try leaves.next() {
      let leaf: Data = row[0]
      peaks.append(Array(leaf))
    }
    return peaks.root
  }
}
