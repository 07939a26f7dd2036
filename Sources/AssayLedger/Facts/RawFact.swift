import AssayModel
import Foundation
import GRDB

/// A row of `fact`, as it is: what proofs, verification and transfer work on.
struct RawFact {
  var seq: Int
  var kind: String
  var id: [UInt8]?
  var subject: Int?
  var actor: Int?
  var time: Timestamp
  var salt: [UInt8]?
  /// Canonical JSON.
  var body: String?
  /// What the leaf commits to, where the body is gone.
  var content: [UInt8]?
  var leaf: MerkleTree.Hash

  static let columns = "seq, kind, id, subject, actor, time, salt, body, content, leaf"

  /// Nil where the row holds values of other types than its table has: the file is damaged.
  init?(_ row: Row) {
    guard let seq = row.integer(0), let kind = row.text(1), let time = row.integer(5),
      let leaf = row.blob(9)
    else { return nil }
    self.seq = seq
    self.kind = kind
    id = row.blob(2)
    subject = row.integer(3)
    actor = row.integer(4)
    self.time = Timestamp(milliseconds: Int64(time))
    salt = row.blob(6)
    body = row.text(7)
    content = row.blob(8)
    self.leaf = leaf
  }

  init(
    head: FactHead, id: [UInt8]?, salt: [UInt8]?, body: String?, content: [UInt8]?,
    leaf: MerkleTree.Hash
  ) {
    seq = head.seq
    kind = head.kind
    self.id = id
    subject = head.subject
    actor = head.actor
    time = head.time
    self.salt = salt
    self.body = body
    self.content = content
    self.leaf = leaf
  }

  static func fetch(_ seq: Int, _ db: Database) throws -> RawFact? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(columns) FROM fact WHERE seq = ?"), arguments: [seq]
    ).flatMap(RawFact.init)
  }

  /// What the leaf should commit to, from the other columns.
  var head: FactHead {
    FactHead(
      seq: seq, kind: kind, subject: subject, actor: actor, time: time,
      content: computedContent ?? content ?? [])
  }

  private var computedContent: [UInt8]? {
    guard let salt, let body else { return nil }
    return FactHead.content(salt: salt, body: body.utf8)
  }
}

extension Row {
  // Values of the wrong type are nil here, where GRDB's own subscripts would end the process.

  fileprivate func integer(_ index: Int) -> Int? {
    let value: DatabaseValue = self[index]
    if case .int64(let number) = value.storage { return Int(number) }
    return nil
  }

  fileprivate func text(_ index: Int) -> String? {
    let value: DatabaseValue = self[index]
    if case .string(let text) = value.storage { return text }
    return nil
  }

  fileprivate func blob(_ index: Int) -> [UInt8]? {
    let value: DatabaseValue = self[index]
    if case .blob(let data) = value.storage { return Array(data) }
    return nil
  }
}
