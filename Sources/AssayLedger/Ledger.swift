import AssayModel
import Foundation
import GRDB

/// The SQLite database that holds every fact of a workspace.
///
/// Facts are inserted and never changed. Writes are serialised across processes and durable when
/// they return (WAL, `synchronous=FULL`); readers never wait for writers.
public final class Ledger: Sendable {
  public let path: String
  private let queue: DatabaseQueue

  /// Makes a new ledger. Throws `LedgerError.exists` if there is a file at `path`.
  public static func create(at path: String) throws -> Ledger {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw LedgerError.exists(path: path)
    }
    let ledger = try Ledger(path: path)
    try ledger.write(as: nil) { writer in
      guard writer.size == 0 else { throw LedgerError.exists(path: path) }
      let name = Hex.string((0..<8).map { _ in UInt8.random(in: .min ... .max) })
      try writer.append(.ledger, body: ["origin": .string("assay/\(name)"), "format": 1])
    }
    return ledger
  }

  /// Opens a ledger that exists.
  public static func open(at path: String) throws -> Ledger {
    guard FileManager.default.fileExists(atPath: path) else {
      throw LedgerError.missing(path: path)
    }
    let header = FileHandle(forReadingAtPath: path)?.readData(ofLength: 16) ?? Data()
    guard header == Data("SQLite format 3\0".utf8) else {
      throw LedgerError.notALedger(path: path)
    }
    return try Ledger(path: path)
  }

  private init(path: String) throws {
    self.path = path
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(30)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      let migrator = Schema.migrator
      let (application, current) = try queue.read { db in
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        guard application == Schema.applicationID || tables == 0 else {
          throw LedgerError.notALedger(path: path)
        }
        if try migrator.hasBeenSuperseded(db) { throw LedgerError.newer(path: path) }
        return (application, try migrator.hasCompletedMigrations(db))
      }
      if application == 0 {
        try queue.write { db in
          try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        }
      }
      if !current { try migrator.migrate(queue) }
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    }
  }

  /// Folds the write-ahead log into the database file, where nobody else is reading it.
  public func close() throws {
    do {
      try queue.close()
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    }
  }

  func read<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      return try queue.read(body)
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    }
  }

  /// Changes derived data, which can be made again from the facts, in one transaction.
  func writeDerived<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      return try queue.writeWithoutTransaction { db in
        var result: T?
        try db.inTransaction(.immediate) {
          result = try body(db)
          return .commit
        }
        guard let result else { throw LedgerError.failed(path: path, detail: "nothing was done") }
        return result
      }
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    }
  }

  /// Runs `body` in one transaction, all of which is kept or none.
  /// - Parameter actor: the reviewer who acts; nil for the ledger itself.
  func write<T>(as actor: String?, _ body: (inout FactWriter) throws -> T) throws -> T {
    do {
      return try queue.writeWithoutTransaction { db in
        var result: T?
        try db.inTransaction(.immediate) {
          var writer = try FactWriter(db: db)
          if let actor { try writer.act(as: actor) }
          result = try body(&writer)
          return .commit
        }
        guard let result else { throw LedgerError.failed(path: path, detail: "nothing was done") }
        return result
      }
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    }
  }
}

extension LedgerError {
  init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .readOnly(path: path)
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_NOTADB: self = .notALedger(path: path)
    case .SQLITE_CORRUPT: self = .damaged(path: path, detail: error.message ?? "corrupt")
    default: self = .failed(path: path, detail: error.message ?? error.resultCode.description)
    }
  }
}
