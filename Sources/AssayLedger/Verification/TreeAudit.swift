import AssayModel
import Foundation
import GRDB

/// Checks the stored subtrees against the leaves.
struct TreeAudit {
  private struct Place: Hashable, Comparable {
    var level: Int
    var position: Int

    static func < (a: Place, b: Place) -> Bool { (a.level, a.position) < (b.level, b.position) }
  }

  /// What is stored and was not checked yet.
  private var stored: [Place: MerkleTree.Hash] = [:]
  /// The subtrees that are being filled, of 256, 65,536 and 16,777,216 leaves.
  private var open = [MerkleTree.Peaks](repeating: MerkleTree.Peaks(), count: 3)
  private var count = 0
  private let report: (Finding) throws -> Void

  init(_ db: Database, report: @escaping (Finding) throws -> Void) throws {
    self.report = report
    let rows = try Row.fetchCursor(db, sql: "SELECT level, position, hash FROM log_node")
    while let row = try rows.next() {
      let values = (0..<3).map { row[$0] as DatabaseValue }
      guard case .int64(let level) = values[0].storage,
        case .int64(let position) = values[1].storage, case .blob(let hash) = values[2].storage
      else { continue }
      stored[Place(level: Int(level), position: Int(position))] = Array(hash)
    }
  }

  /// The stored hash of the 256 leaves that `fact` is among, if they are complete.
  func tile(of fact: Int) -> MerkleTree.Hash? {
    stored[Place(level: 8, position: fact / tileSize)]
  }

  mutating func append(_ leaf: MerkleTree.Hash) throws {
    open[0].append(leaf)
    count += 1
    var level = 8
    while level <= 24, count % (1 << level) == 0 {
      let hash = open[level / 8 - 1].root
      open[level / 8 - 1] = MerkleTree.Peaks()
      if level < 24 { open[level / 8].append(hash, height: level) }
      let place = Place(level: level, position: (count >> level) - 1)
      if let found = stored.removeValue(forKey: place) {
        if found != hash {
          try report(Finding(Self.place(place, ["hash"]), "it is not the hash of its leaves"))
        }
      } else {
        try report(Finding(Self.place(place, ["level", "position"]), "it is missing"))
      }
      level += 8
    }
  }

  func finish() throws {
    for place in stored.keys.sorted() {
      try report(
        Finding(Self.place(place, ["level", "position"]), "the log has no such subtree"))
    }
  }

  private static func place(_ place: Place, _ columns: [String]) -> Finding.Place {
    .row(table: "log_node", row: "\(place.level)/\(place.position)", columns: columns)
  }
}
