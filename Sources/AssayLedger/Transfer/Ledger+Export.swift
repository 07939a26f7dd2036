public import AssayModel
import GRDB

extension Ledger {
  /// Hands over all facts as lines of JSON, a header before them, in one snapshot and flat memory.
  /// `restore` makes the same ledger of them.
  public func exportFacts(_ line: (JSONValue) throws -> Void) throws {
    try read { db in
      try line(ExportHeader(origin: try self.origin(db), state: try self.logState(db)).json)
      let rows = try Row.fetchCursor(db, sql: "SELECT \(RawFact.columns) FROM fact ORDER BY seq")
      while let row = try rows.next() {
        guard let fact = RawFact(row) else {
          throw LedgerError.damaged(path: self.path, detail: "a fact that cannot be read")
        }
        try line(FactLine.json(fact))
      }
    }
  }

  /// Copies the ledger, as it is at one moment, into a new file (SQLite's online backup). Others may
  /// go on writing meanwhile.
  /// - Throws: `LedgerError.exists` if there is something at `path`.
  public func backUp(to path: String) throws {
    let target = NewLedgerFile(path: path)
    try target.make { temporary in
      let copy = try DatabaseQueue(path: temporary)
      try queue.backup(to: copy)
      // Without a write-ahead log, a backup is one file that any SQLite reads anywhere.
      try copy.writeWithoutTransaction {
        _ = try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE")
      }
      try copy.close()
    }
  }
}
