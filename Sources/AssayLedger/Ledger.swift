import AssayModel
import Foundation
import GRDB

/// The SQLite database that holds every fact of a workspace.
///
/// Facts are inserted and never changed. Writes are serialised across processes and durable when
/// they return (WAL, `synchronous=FULL`); readers never wait for writers.
public final class Ledger: Sendable {
  public let path: String
  /// Whether it lies where nothing can be written; what reads works all the same.
  public let isReadOnly: Bool
  let queue: DatabaseQueue
  /// Whether it is an excerpt, whose facts do not follow one another.
  let hasGaps: Bool

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
    // SQLite would take an empty file for a new database. Anything else it tells itself: opening
    // and closing the file here would free the locks of this process's other connections.
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    guard (size ?? 0) >= 512 else { throw LedgerError.notALedger(path: path) }
    return try Ledger(path: path, isReadOnly: !LedgerFile(path: path).isWritable)
  }

  init(path: String, isReadOnly: Bool = false) throws {
    self.path = path
    self.isReadOnly = isReadOnly
    hasGaps = false
    if let network = FileSystem(holding: path).networkName {
      throw LedgerError.onNetwork(path: path, fileSystem: network)
    }
    do {
      queue = try isReadOnly ? Self.readOnlyQueue(path) : Self.queue(path)
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
      if isReadOnly {
        guard current else { throw LedgerError.readOnly(path: path) }
        return
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

  /// A ledger without a file and without facts, which only its maker fills.
  init(inMemoryNamed name: String) throws {
    path = name
    isReadOnly = true
    hasGaps = true
    do {
      // What its facts refer to may be elsewhere.
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      queue = try DatabaseQueue(configuration: configuration)
      try Schema.migrator.disablingDeferredForeignKeyChecks().migrate(queue)
    } catch let error as DatabaseError {
      throw LedgerError(error, path: name)
    }
  }

  private static func queue(_ path: String) throws -> DatabaseQueue {
    var configuration = Self.configuration
    configuration.journalMode = .wal
    configuration.prepareDatabase { db in
      // What is acknowledged is on the disk, and what is deleted is overwritten.
      try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  private static func readOnlyQueue(_ path: String) throws -> DatabaseQueue {
    var configuration = Self.configuration
    configuration.readonly = true
    // SQLite cannot make the files beside a ledger in WAL mode that it reads by; where nothing can
    // be written, it need not, if nobody left a write-ahead log behind.
    let source = LedgerFile(path: path)
    return try DatabaseQueue(
      path: source.hasPendingWrites ? path : source.immutableURI, configuration: configuration)
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .callback(WaitingTurn.wait)
    configuration.foreignKeysEnabled = true
    return configuration
  }

  /// Runs `body` with other settings of the connection.
  func configured(_ begin: String, _ end: String, _ body: () throws -> Void) throws {
    func set(_ pragmas: String) throws {
      do {
        try queue.writeWithoutTransaction { try $0.execute(sql: pragmas) }
      } catch let error as DatabaseError {
        throw LedgerError(error, path: path)
      }
    }
    try set(begin)
    defer { try? set(end) }
    try body()
  }

  /// Puts on the disk what was committed without waiting for it.
  func settle() throws {
    do {
      try queue.writeWithoutTransaction { db in
        let row = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(PASSIVE)")
        // Readers may keep the log from being folded into the database; then the log itself counts.
        let (pages, folded): (Int, Int) = (row?[1] ?? 0, row?[2] ?? -1)
        if pages != folded { try syncLog() }
      }
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    }
  }

  private func syncLog() throws {
    guard let log = FileHandle(forWritingAtPath: path + "-wal") else { return }
    defer { try? log.close() }
    guard fsync(log.fileDescriptor) == 0 else {
      throw LedgerError.failed(path: path, detail: String(cString: strerror(errno)))
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
    if isReadOnly { throw LedgerError.readOnly(path: path) }
    do {
      return try queue.writeWithoutTransaction { db in
        var result: T?
        try db.inTransaction(.immediate) {
          var writer = try FactWriter(db: db)
          if let actor { try writer.act(as: actor) }
          result = try body(&writer)
          try writer.storeTiles()
          return .commit
        }
        guard let result else { throw LedgerError.failed(path: path, detail: "nothing was done") }
        return result
      }
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    }
  }

  /// Runs statements outside of a transaction and without facts: maintenance.
  func writeUnlogged<T>(_ body: (Database) throws -> T) throws -> T {
    if isReadOnly { throw LedgerError.readOnly(path: path) }
    do {
      return try queue.writeWithoutTransaction(body)
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
