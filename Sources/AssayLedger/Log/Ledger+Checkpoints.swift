public import AssayModel
import GRDB

/// A checkpoint that the ledger recorded when it was published.
public struct RecordedCheckpoint: Hashable, Sendable {
  public var checkpoint: Checkpoint
  public var note: SignedNote
  public var who: String
  public var time: Timestamp
}

extension Ledger {
  /// The log's name, from its first fact.
  public func origin() throws -> String {
    try read { db in try self.origin(db) }
  }

  func origin(_ db: Database) throws -> String {
    guard
      let origin = try String.fetchOne(
        db, sql: "SELECT json_extract(body, '$.origin') FROM fact WHERE seq = 0")
    else { throw LedgerError.damaged(path: path, detail: "its first fact is missing") }
    return origin
  }

  /// The checkpoint of the log as it is, signed where there is a key. It is recorded as one more
  /// fact, so that the log itself knows what was published; asked again while nothing else was
  /// recorded, it is the same one.
  public func checkpoint(signedBy key: NoteSigner?, by actor: String) throws -> SignedNote {
    try write(as: nil) { writer in
      let origin = try self.origin(writer.db)
      if let last = try self.lastCheckpoint(writer.db), last.checkpoint.size == writer.size - 1,
        try Self.isSigned(last.note, by: key)
      {
        return last.note
      }
      try writer.act(as: actor)
      let state = try self.logState(writer.db)
      let body = Checkpoint(origin: origin, size: state.size, root: state.root).text
      let note = try key?.sign(body) ?? SignedNote(body: body)
      try writer.append(.checkpoint, body: ["note": .string(note.text)])
      return note
    }
  }

  /// The checkpoint that was recorded last; nil where none ever was.
  public func lastCheckpoint() throws -> RecordedCheckpoint? {
    try read { db in try self.lastCheckpoint(db) }
  }

  func lastCheckpoint(_ db: Database) throws -> RecordedCheckpoint? {
    guard
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT json_extract(f.body, '$.note'), f.time, json_extract(a.body, '$.name')
          FROM fact f LEFT JOIN fact a ON a.seq = f.actor
          WHERE f.kind = 'checkpoint' ORDER BY f.seq DESC LIMIT 1
          """)
    else { return nil }
    let text: String? = row[0]
    guard let note = try? SignedNote(text: text ?? ""),
      let checkpoint = try? Checkpoint(text: note.body)
    else { throw LedgerError.damaged(path: path, detail: "a checkpoint that cannot be read") }
    return RecordedCheckpoint(
      checkpoint: checkpoint, note: note, who: row[2] ?? "",
      time: Timestamp(milliseconds: row[1]))
  }

  /// Whether a note will do in place of one that `key` signs.
  static func isSigned(_ note: SignedNote, by key: NoteSigner?) throws -> Bool {
    guard let key else { return true }
    return try note.isSigned(by: key.verifier)
  }
}
