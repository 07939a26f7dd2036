import AssayModel
import Foundation
import GRDB

/// Checks the database's own parts: tables, indexes, triggers, views, and the indexes' content.
struct SchemaAudit {
  private struct Part: Hashable {
    var type: String
    var name: String
    var sql: String

    /// Tables that FTS5 makes; their SQL is that of the SQLite that made them.
    var isShadow: Bool { ["claim_search_", "evidence_search_"].contains { name.hasPrefix($0) } }
    /// Made by SQLite, or by somebody's ANALYZE, which does no harm.
    var isSQLites: Bool { name.hasPrefix("sqlite_") }
  }

  let report: (Finding) throws -> Void

  /// Compares with a ledger that is made on the spot.
  func checkParts(_ db: Database) throws {
    let fresh = try DatabaseQueue()
    try Schema.migrator.migrate(fresh)
    let wanted = try fresh.read { try Self.parts($0) }
    let found = try Self.parts(db)
    for part in wanted {
      guard let other = found.first(where: { $0.type == part.type && $0.name == part.name }) else {
        try report(Finding(.part("\(part.type) \(part.name)"), "it is missing"))
        continue
      }
      if !part.isShadow, part.sql != other.sql {
        try report(Finding(.part("\(part.type) \(part.name)"), "it is not as Assay makes it"))
      }
    }
    for part in found
    where !wanted.contains(where: { $0.type == part.type && $0.name == part.name }) {
      try report(Finding(.part("\(part.type) \(part.name)"), "Assay makes nothing of that name"))
    }
    for table in ["grdb_migrations", "claim_search_config", "evidence_search_config"] {
      let rows = "SELECT * FROM \(table) ORDER BY 1"
      let expected = try fresh.read { try Row.fetchAll($0, sql: rows) }
      if (try? Row.fetchAll(db, sql: rows)) != expected {
        try report(Finding(.part("table \(table)"), "its rows are not those that Assay makes"))
      }
    }
  }

  private static func parts(_ db: Database) throws -> [Part] {
    try Row.fetchAll(
      db, sql: "SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name"
    ).map { Part(type: $0[0], name: $0[1], sql: $0[2]) }.filter { !$0.isSQLites }
  }

  /// SQLite's own check of its pages and of all indexes against their tables.
  func checkPages(_ db: Database) throws {
    for problem in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
    where problem != "ok" {
      try report(Finding(.part("database file"), problem))
    }
  }

  /// A redaction that was cut short left words in free pages.
  func checkRedaction(isUnfinished: Bool) throws {
    if isUnfinished {
      try report(
        Finding(
          .part("redaction"),
          "it did not get to its end, and traces may be left; `assay redact --finish` ends it"))
    }
  }

  /// Compares the full-text indexes with the facts. Writes nothing, but SQLite wants the lock of a
  /// writer for it.
  func checkSearch(_ db: Database) throws {
    for index in ["claim_search", "evidence_search"] {
      do {
        try db.execute(sql: "INSERT INTO \(index)(\(index), rank) VALUES ('integrity-check', 1)")
        if try hasStraySegments(index, db) {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT_VTAB)
        }
      } catch let error as DatabaseError
        where [.SQLITE_CORRUPT, .SQLITE_ERROR].contains(error.resultCode)
      {
        try report(
          Finding(
            .part("full-text index \(index)"),
            "it does not hold the words of the facts; `assay search` may miss some or find too many"
          ))
      }
    }
  }

  /// FTS5 finds a segment's pages by the table `idx` and does not check that the two tables speak
  /// of the same segments. The upper bits of a page's id are its segment's (fts5_index.c).
  private func hasStraySegments(_ index: String, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (
          SELECT segid FROM \(index)_idx
          EXCEPT SELECT id >> 37 FROM \(index)_data WHERE id > 10)
        OR EXISTS (
          SELECT id >> 37 FROM \(index)_data WHERE id > 10
          EXCEPT SELECT segid FROM \(index)_idx)
        """) ?? false
  }
}
