import Foundation
import GRDB

/// A ledger file that appears whole or not at all.
struct NewLedgerFile {
  let path: String

  /// Runs `fill` on a file of another name beside it, which then gets the name.
  /// - Throws: `LedgerError.exists` if there is something of that name, before or then.
  func make(_ fill: (_ temporary: String) throws -> Void) throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw LedgerError.exists(path: path)
    }
    let temporary = "\(path).\(UUID().uuidString)"
    defer { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(temporary + suffix) } }
    do {
      try fill(temporary)
    } catch let error as DatabaseError {
      throw LedgerError(error, path: path)
    }
    // The link fails where another process was quicker.
    guard link(temporary, path) == 0 else {
      if errno == EEXIST { throw LedgerError.exists(path: path) }
      throw LedgerError.failed(path: path, detail: String(cString: strerror(errno)))
    }
  }
}
