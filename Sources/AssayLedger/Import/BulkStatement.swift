import AssayModel
import GRDB
import GRDBSQLite

/// A statement that runs once a row of an import. Bytes are bound where they lie: GRDB's own
/// statements copy each value into a `String` or `Data` first, which takes a quarter of an import.
final class BulkStatement {
  private let connection: SQLiteConnection
  private let handle: OpaquePointer

  init(_ db: Database, _ sql: String) throws {
    guard let connection = db.sqliteConnection else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the connection is closed")
    }
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v2(connection, sql, -1, &handle, nil)
    guard code == SQLITE_OK, let handle else { throw Self.error(code, connection) }
    self.connection = connection
    self.handle = handle
  }

  deinit { sqlite3_finalize(handle) }

  /// Runs the statement once. What is bound must stay where it is until this returns.
  /// - Returns: the first column of the first row as a number; nil if there is no row, or null.
  @discardableResult
  func run() throws -> Int? {
    defer { sqlite3_reset(handle) }
    let code = sqlite3_step(handle)
    if code == SQLITE_DONE { return nil }
    guard code == SQLITE_ROW else { throw Self.error(code, connection) }
    let isNull = sqlite3_column_type(handle, 0) == SQLITE_NULL
    return isNull ? nil : Int(sqlite3_column_int64(handle, 0))
  }

  /// How many rows the last run changed.
  var changes: Int { Int(sqlite3_changes(connection)) }

  /// - Parameter index: of the parameter, from 1.
  func bind(_ number: Int?, at index: Int32) {
    if let number {
      sqlite3_bind_int64(handle, index, Int64(number))
    } else {
      sqlite3_bind_null(handle, index)
    }
  }

  func bind(blob bytes: UnsafeRawBufferPointer, at index: Int32) {
    sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(bytes.count), nil)
  }

  /// - Parameter bytes: UTF-8; nil for null.
  func bind(text bytes: UnsafeRawBufferPointer?, at index: Int32) {
    guard let bytes else {
      sqlite3_bind_null(handle, index)
      return
    }
    // A null pointer would bind null, not an empty text.
    guard bytes.count > 0, let base = bytes.baseAddress else {
      sqlite3_bind_text(handle, index, "", 0, nil)
      return
    }
    sqlite3_bind_text(
      handle, index, base.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil)
  }

  private static func error(_ code: Int32, _ connection: SQLiteConnection) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
  }
}
