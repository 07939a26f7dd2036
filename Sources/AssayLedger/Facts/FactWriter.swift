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
  private var random = SystemRandomNumberGenerator()

  init(db: Database) throws {
    self.db = db
    size = try db.nextSequence()
    time = Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
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
    return try append(kind, id: id, subject: subject, canonical: bytes)
  }

  /// Appends one fact whose body is canonical JSON already.
  @discardableResult
  mutating func append(
    _ kind: FactKind, id: ContentID? = nil, subject: Int? = nil, canonical bytes: [UInt8]
  ) throws -> Int {
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    let head = FactHead(
      seq: size, kind: kind.rawValue, subject: subject, actor: actor, time: time,
      content: FactHead.content(salt: salt, body: bytes))
    let leaf = head.leaf
    let key = id.flatMap { Hex.bytes($0.hex) } ?? Array(leaf.prefix(16))
    try db.cachedStatement(
      sql: """
        INSERT INTO fact(seq, kind, id, subject, actor, time, salt, body, leaf)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      size, kind.rawValue, Data(key), subject, actor, time.milliseconds, Data(salt),
      String(decoding: bytes, as: UTF8.self), Data(leaf),
    ])
    let seq = size
    size += 1
    if size % tileSize == 0 { try db.storeSubtrees(endingAt: size) }
    if let subject { try db.followReview(kind, of: subject) }
    return seq
  }

  /// The number of the fact that brought the thing with this id.
  func sequence(of id: ContentID) throws -> Int? { try db.sequence(of: id) }

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
  func storeSubtrees(endingAt size: Int) throws {
    var level = 8
    while level <= 24, size % (1 << level) == 0 {
      let position = size >> level
      let parts =
        level == 8
        ? try Data.fetchAll(
          self, sql: "SELECT leaf FROM fact WHERE seq >= ? AND seq < ? ORDER BY seq",
          arguments: [size - tileSize, size])
        : try nodes(level: level - 8, in: (position - 1) << 8..<position << 8)
      let hash = MerkleTree.root(parts.map(Array.init))
      try execute(
        sql: "INSERT INTO log_node(level, position, hash) VALUES (?, ?, ?)",
        arguments: [level, position - 1, Data(hash)])
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
