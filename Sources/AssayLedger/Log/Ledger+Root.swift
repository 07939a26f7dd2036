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
    try read { db in try self.logState(db) }
  }

  func logState(_ db: Database) throws -> LogState {
    let size = try db.nextSequence()
    return LogState(size: size, root: try fingerprint(try db.logHash(of: 0..<size)))
  }

  func fingerprint(_ hash: MerkleTree.Hash) throws -> Fingerprint {
    guard let fingerprint = Fingerprint(hex: Hex.string(hash)) else {
      throw LedgerError.damaged(path: path, detail: "a leaf of the wrong length")
    }
    return fingerprint
  }
}

extension Database {
  /// The number that the next fact gets.
  func nextSequence() throws -> Int {
    try Int.fetchOne(self, sql: "SELECT coalesce(max(seq) + 1, 0) FROM fact") ?? 0
  }

  /// The tree hash over a range of leaves that is a subtree of the log: it begins at a multiple of
  /// the least power of two that holds it. Reads O(256 log n) rows.
  func logHash(of range: Range<Int>) throws -> MerkleTree.Hash {
    var peaks = MerkleTree.Peaks()
    var done = range.lowerBound
    for level in [24, 16, 8] where done % (1 << level) == 0 {
      let stored = try nodes(level: level, in: done >> level..<range.upperBound >> level)
      for node in stored { peaks.append(Array(node), height: level) }
      done += stored.count << level
    }
    let leaves = try Row.fetchCursor(
      self, sql: "SELECT leaf FROM fact WHERE seq >= ? AND seq < ? ORDER BY seq",
      arguments: [done, range.upperBound])
    while let row = try leaves.next() {
      let leaf: Data = row[0]
      peaks.append(Array(leaf))
    }
    return peaks.root
  }
}
