import AssayModel
import Foundation
import GRDB

extension Ledger {
  /// Makes the ledger again whose facts `exportFacts` wrote: the same facts, times, actors and
  /// root. Everything is verified as it is read, and nothing is left where anything is wrong.
  /// - Parameters:
  ///   - path: of a ledger that holds nothing but its own name, or of none.
  ///   - nextLine: gives the export's lines, and nil at its end.
  /// - Returns: the number of facts and their root.
  public static func restore(
    at path: String, nextLine: () throws -> [UInt8]?
  ) throws -> LogState {
    if FileManager.default.fileExists(atPath: path) {
      let old = try open(at: path)
      defer { try? old.close() }
      guard try old.logState().size <= 1 else { throw LedgerError.notEmpty(path: path) }
    }
    let temporary = "\(path).\(UUID().uuidString)"
    defer { for suffix in ["", "-wal", "-shm"] { unlink(temporary + suffix) } }
    let new = try Ledger(path: temporary)
    let state: LogState
    do {
      state = try new.fill(nextLine)
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    }
    try new.close()
    try replaceEmpty(path, by: temporary)
    return state
  }

  private func fill(_ nextLine: () throws -> [UInt8]?) throws -> LogState {
    var line = 1
    func bad(_ problem: String) -> LedgerError { .badExport(line: line, problem: problem) }
    guard let first = try nextLine(), let json = try? JSONValue(parsing: first),
      let header = ExportHeader(json: json)
    else { throw bad("it is not the beginning of what `assay export --as facts` writes") }
    return try writeUnlogged { db in
      try db.inTransaction {
        var audit = FactAudit(
          body: {
            try String.fetchOne(
              db.cachedStatement(sql: "SELECT body FROM fact WHERE seq = ?"), arguments: [$0])
          }, signing: { try db.signing(of: $0) }, report: { throw bad("\($0)") })
        while let text = try nextLine() {
          line += 1
          guard let json = try? JSONValue(parsing: text), let fact = FactLine.fact(json) else {
            throw bad("it is no fact")
          }
          guard try audit.check(fact) == fact.leaf else {
            throw bad("the leaf of fact \(fact.seq) does not commit to its other columns")
          }
          try db.insert(fact)
        }
        try audit.finish()
        guard audit.count == header.state.size,
          Hex.string(audit.root) == header.state.root.hex
        else {
          throw bad(
            "the facts come to \(audit.count) and another root than the \(header.state.size) "
              + "that the first line promises")
        }
        guard try self.origin(db) == header.origin else { throw bad("it names another log") }
        try db.rebuildSearch()
        try db.rebuildReviewState()
        return .commit
      }
      return try self.logState(db)
    }
  }

  /// Puts a new file into the place of a ledger that is still empty. Nobody can write it meanwhile.
  private static func replaceEmpty(_ path: String, by temporary: String) throws {
    func put() throws {
      guard rename(temporary, path) == 0 else {
        throw LedgerError.failed(path: path, detail: String(cString: strerror(errno)))
      }
    }
    guard FileManager.default.fileExists(atPath: path) else { return try put() }
    let old = try open(at: path)
    defer { try? old.close() }
    try old.writeUnlogged { db in
      // A write-ahead log would outlive its file and be taken for the new one's. SQLite does
      // without one only while nobody else has the ledger open.
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
      try db.inTransaction(.exclusive) {
        guard try db.nextSequence() <= 1 else { throw LedgerError.notEmpty(path: path) }
        try put()
        return .rollback
      }
    }
  }
}

extension Database {
  /// Appends a fact as it is.
  fileprivate func insert(_ fact: RawFact) throws {
    try cachedStatement(
      sql: "INSERT INTO fact(\(RawFact.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      fact.seq, fact.kind, fact.id.map { Data($0) }, fact.subject, fact.actor,
      fact.time.milliseconds, fact.salt.map { Data($0) }, fact.body,
      fact.content.map { Data($0) }, Data(fact.leaf),
    ])
    if (fact.seq + 1) % tileSize == 0 { try storeSubtrees(endingAt: fact.seq + 1) }
  }
}
