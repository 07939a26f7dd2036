import AssayModel
import Foundation
import GRDB

/// Appends facts and their leaves within one transaction.
struct FactWriter {
  let db: Database
  /// The number of facts so far, which is the number of the next.
  private(set) var size: Int
  private(set) var actor: Int?
  let time: Timestamp
  private var salts = SaltPool()
  private var leaves: LeafWriter
  private var tile: LeafTile
  /// Complete subtrees of 256 leaves that are not stored yet.
  private var tiles: [(end: Int, hash: Fingerprint?)] = []
  private let insertion: BulkStatement
  private let lookup: BulkStatement
  /// Whether the last thing that came was known, so that the next one most likely is.
  private(set) var expectsKnown = false

  init(db: Database) throws {
    self.db = db
    size = try db.nextSequence()
    time = Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    leaves = LeafWriter(time: time)
    tile = LeafTile()
    insertion = try BulkStatement(
      db,
      """
      INSERT INTO fact(seq, kind, id, subject, actor, time, salt, body, leaf)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) WHERE id IS NOT NULL DO NOTHING
      """)
    lookup = try BulkStatement(db, "SELECT seq FROM fact WHERE id = ?")
  }

  /// Makes `name` the actor of what follows, and records the reviewer when first seen.
  mutating func act(as name: String) throws {
    let id = ContentID("reviewer", [name])
    if let known = try sequence(of: id) {
      actor = known
    } else {
      actor = try append(.reviewer, id: id, body: ["id": .string(id.hex), "name": .string(name)])
    }
  }

  /// Appends one fact and its leaf.
  /// - Parameter id: the id of the thing that the fact brings; an act's id comes from its leaf.
  /// - Returns: the fact's number.
  @discardableResult
  mutating func append(
    _ kind: FactKind, id: ContentID? = nil, subject: Int? = nil, body: JSONValue
  ) throws -> Int {
    var bytes: [UInt8] = []
    body.write(to: &bytes)
    return try append(kind, id: id, subject: subject, canonical: bytes[...])
  }

  /// Appends one fact whose body is canonical JSON already.
  @discardableResult
  mutating func append(
    _ kind: FactKind, id: ContentID? = nil, subject: Int? = nil, canonical body: ArraySlice<UInt8>
  ) throws -> Int {
    let seq = size
    guard try insert(kind, id: id, subject: subject, canonical: body) else {
      throw LedgerError.failed(path: id?.short ?? "a fact", detail: "it is in the ledger already")
    }
    if let subject { try db.followReview(kind, of: subject) }
    return seq
  }

  /// Appends one fact unless the thing that it brings is there.
  ///
  /// The index of ids is searched by the insertion itself. Where things are known already, as in a
  /// file that is imported again (`expectsKnown`), the caller searches it before.
  /// - Returns: whether it was new.
  mutating func appendIfNew(
    _ kind: FactKind, id: ContentID, subject: Int?, canonical body: ArraySlice<UInt8>
  ) throws -> Bool {
    let isNew = try insert(kind, id: id, subject: subject, canonical: body)
    expectsKnown = !isNew
    return isNew
  }

  /// - Returns: whether there was no fact with this id.
  private mutating func insert(
    _ kind: FactKind, id: ContentID?, subject: Int?, canonical body: ArraySlice<UInt8>
  ) throws -> Bool {
    let seq = size
    let salt = try salts.take()
    var hasher = Fingerprint.Hasher()
    salt.withUnsafeBytes { hasher.update($0) }
    body.withUnsafeBytes { hasher.update($0) }
    let leaf = leaves.leaf(
      seq: seq, kind: kind.rawValue, subject: subject, actor: actor, content: hasher.finish())
    var name = kind.rawValue
    insertion.bind(seq, at: 1)
    insertion.bind(subject, at: 4)
    insertion.bind(actor, at: 5)
    insertion.bind(Int(time.milliseconds), at: 6)
    try name.withUTF8 { name in
      try (id ?? ContentID(leaf)).withUnsafeBytes { id in
        try salt.withUnsafeBytes { salt in
          try body.withUnsafeBytes { body in
            try leaf.withUnsafeBytes { leaf in
              insertion.bind(text: UnsafeRawBufferPointer(name), at: 2)
              insertion.bind(blob: id, at: 3)
              insertion.bind(blob: salt, at: 7)
              insertion.bind(text: body, at: 8)
              insertion.bind(blob: leaf, at: 9)
              try insertion.run()
            }
          }
        }
      }
    }
    if insertion.changes == 0 { return false }
    size += 1
    tile.append(leaf)
    if size % tileSize == 0 { tiles.append((size, tile.take())) }
    return true
  }

  /// Stores what the log has grown by; to be called before the transaction ends.
  ///
  /// Not sooner: a statement that a trigger may abort, as these are, makes FTS5 write out the words
  /// that it has gathered.
  mutating func storeTiles() throws {
    for tile in tiles { try db.storeSubtrees(endingAt: tile.end, lowest: tile.hash) }
    tiles = []
  }

  /// The number of the fact that brought the thing with this id.
  func sequence(of id: ContentID) throws -> Int? {
    try id.withUnsafeBytes { id in
      lookup.bind(blob: id, at: 1)
      return try lookup.run()
    }
  }

  /// The number of the fact that brought the thing with this id; throws if there is none.
  func require(_ id: ContentID) throws -> Int {
    guard let seq = try sequence(of: id) else { throw LedgerError.unknownSubject(id: id.short) }
    return seq
  }

  /// The id under which a fact is known: its thing's, or its leaf's first 16 bytes.
  func id(of seq: Int) throws -> ContentID? {
    try Data.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM fact WHERE seq = ?"), arguments: [seq]
    ).flatMap { ContentID(hex: Hex.string($0)) }
  }
}

extension Database {
  /// Stores the hash of each complete subtree of 256, 65536, … leaves that ends at leaf `size`.
  /// - Parameter lowest: the hash of the subtree of 256 leaves, for whoever knows it.
  func storeSubtrees(endingAt size: Int, lowest: Fingerprint? = nil) throws {
    var level = 8
    while level <= 24, size % (1 << level) == 0 {
      let position = size >> level
      let hash: Data
      if level == 8, let lowest {
        hash = lowest.withUnsafeBytes { Data($0) }
      } else {
        let parts =
          level == 8
          ? try Data.fetchAll(
            self, sql: "SELECT leaf FROM fact WHERE seq >= ? AND seq < ? ORDER BY seq",
            arguments: [size - tileSize, size])
          : try nodes(level: level - 8, in: (position - 1) << 8..<position << 8)
        hash = Data(MerkleTree.root(parts.map(Array.init)))
      }
      try cachedStatement(sql: "INSERT INTO log_node(level, position, hash) VALUES (?, ?, ?)")
        .execute(arguments: [level, position - 1, hash])
      level += 8
    }
  }

  /// Stored subtree hashes of one level, in order.
  func nodes(level: Int, in positions: Range<Int>) throws -> [Data] {
    try Data.fetchAll(
      self,
      sql: """
        SELECT hash FROM log_node WHERE level = ? AND position >= ? AND position < ?
        ORDER BY position
        """, arguments: [level, positions.lowerBound, positions.upperBound])
  }
}
