public import AssayModel
import GRDB

/// What an import would do, without doing it. It remembers the rows that it saw, in a temporary
/// database of its own, so that a row that stands twice in a file counts as it would.
public final class ImportPreview {
  private let ledger: Ledger
  private let seen: DatabaseQueue

  public init(of ledger: Ledger) throws {
    self.ledger = ledger
    do {
      seen = try DatabaseQueue(path: "")
      try seen.write { db in
        try db.execute(
          sql: """
            CREATE TABLE row(id BLOB PRIMARY KEY) WITHOUT ROWID;
            CREATE TABLE version(key TEXT, content BLOB, PRIMARY KEY (key, content)) WITHOUT ROWID;
            """)
      }
    } catch let error as DatabaseError {
      throw LedgerError(error, path: "the temporary database of the dry run")
    }
  }

  /// - Returns: what would become of each row, in order.
  public func outcomes(
    of claims: [ImportedClaim], from file: ImportFile
  ) throws -> [ImportOutcome] {
    try ledger.read { db in
      let source = try db.sequence(of: file.id) ?? -1
      return try seen.write { seen in
        try claims.map { try outcome(of: $0, inImport: source, db, seen) }
      }
    }
  }

  private func outcome(
    of claim: ImportedClaim, inImport source: Int, _ db: Database, _ seen: Database
  ) throws -> ImportOutcome {
    guard let key = claim.key else {
      if try db.sequence(of: claim.id) != nil { return .same }
      try seen.cachedStatement(sql: "INSERT OR IGNORE INTO row VALUES (?)")
        .execute(arguments: [claim.id.blob])
      return seen.changesCount == 0 ? .same : .inserted
    }
    let standing = try db.standing(of: claim, underKey: key, inImport: source)
    if case .known = standing { return .same }
    let isKeySeen =
      try Bool.fetchOne(
        seen.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM version WHERE key = ?)"),
        arguments: [key]) ?? false
    try seen.cachedStatement(sql: "INSERT OR IGNORE INTO version VALUES (?, ?)")
      .execute(arguments: [key, Fingerprint(of: try claim.content.json).hex])
    if seen.changesCount == 0 { return .same }
    if case .version(.some) = standing { return .newVersion }
    return isKeySeen ? .newVersion : .inserted
  }
}
