public import AssayModel
import Foundation
import GRDB

extension Ledger {
  /// Imports the claims of a file, all of which are on the disk when this returns.
  ///
  /// They are recorded in transactions of some seconds: that keeps memory flat, lets others have
  /// their turn, and loses little when the process dies. What was recorded then stays, and
  /// importing the file again completes it.
  /// - Parameters:
  ///   - next: gives some thousand rows at a time, nil at the end. It must not have to wait for
  ///     anything, since nobody else can write meanwhile.
  ///   - told: called with what becomes of each of them, in order.
  public func `import`<Row: ImportableClaim>(
    _ file: ImportFile, by actor: String, next: () throws -> [Row]?,
    told: ([Row], [ImportOutcome]) -> Void
  ) throws {
    try configured(ImportSettings.begin, ImportSettings.end) {
      var batch = try next()
      while batch != nil {
        try write(as: actor) { writer in
          let start = ContinuousClock.now
          let size = writer.size
          let source = try writer.source(file)
          try writer.db.withoutReplacementCheck {
            while let rows = batch {
              told(rows, try writer.add(rows, from: source, id: file.id))
              batch = try next()
              if writer.size - size >= ImportSettings.turnRows
                || start.duration(to: .now) > ImportSettings.turn
              {
                break
              }
            }
            try writer.storeTiles()
          }
        }
      }
    }
    try settle()
  }

  /// Imports some claims.
  /// - Returns: what became of each, in order.
  public func `import`(
    _ claims: [ImportedClaim], from file: ImportFile, by actor: String
  ) throws -> [ImportOutcome] {
    var batches = [claims]
    var outcomes: [ImportOutcome] = []
    try self.import(file, by: actor, next: { batches.popLast() }, told: { outcomes += $1 })
    return outcomes
  }
}

/// How SQLite is set while an import runs.
private enum ImportSettings {
  /// How long a transaction goes on at the most before others have their turn, and how many rows
  /// it takes: each one writes all pages of the index of ids, which is filled at random.
  static let turn = Duration.seconds(4)
  static let turnRows = 100_000

  /// A commit survives the death of the process though not that of the machine; `settle` makes up
  /// for that. There are 40 MiB of memory for an index that is filled at random, and its pages are
  /// written back more rarely. What rows refer to is not looked for: it is the import and the
  /// reviewer that were just recorded. Nothing is deleted but pages of the full-text index whose
  /// words were merged into others; a redaction overwrites those (`VACUUM`).
  static let begin = """
    PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -40960;
    PRAGMA wal_autocheckpoint = 50000; PRAGMA secure_delete = OFF
    """
  static let end = """
    PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -2000;
    PRAGMA wal_autocheckpoint = 1000; PRAGMA secure_delete = ON
    """
}

extension FactWriter {
  /// The number of the fact that is the import of `file`; recorded when first seen.
  fileprivate mutating func source(_ file: ImportFile) throws -> Int {
    try sequence(of: file.id) ?? append(.import, id: file.id, body: file.body)
  }

  /// Adds rows, and to the full-text index those of them that are new.
  fileprivate mutating func add(
    _ rows: [some ImportableClaim], from source: Int, id: ContentID
  ) throws -> [ImportOutcome] {
    var outcomes: [ImportOutcome] = []
    outcomes.reserveCapacity(rows.count)
    let words = try BulkStatement(
      db, "INSERT INTO claim_search(rowid, text, quote, claimant) VALUES (?, ?, ?, ?)")
    for row in rows { outcomes.append(try add(row, from: source, id: id, words)) }
    return outcomes
  }

  private mutating func add(
    _ row: some ImportableClaim, from source: Int, id: ContentID, _ words: BulkStatement
  ) throws -> ImportOutcome {
    let seq = size
    let own = row.id
    guard let key = row.key else {
      if try expectsKnown && sequence(of: own) != nil { return .same }
      let claim = row.claim(own)
      let isNew = try appendIfNew(
        .claim, id: own, subject: source, canonical: claim.bytes[claim.body])
      if isNew { try words.add(claim, at: seq) }
      return isNew ? .inserted : .same
    }
    var claim = row.claim(own)
    switch try db.standing(of: claim, underKey: key, inImport: source) {
    case .known: return .same
    case .new:
      try append(.claim, id: own, subject: source, canonical: claim.bytes[claim.body])
      try words.add(claim, at: seq)
      return .inserted
    case .version(let earlier):
      if try sequence(of: own) != nil { claim = try claim.version(inImport: id) }
      try append(.claim, id: claim.id, subject: source, canonical: claim.bytes[claim.body])
      try words.add(claim, at: seq)
      if let earlier, try db.standingVerdict(of: earlier) == nil {
        try append(
          .retraction, subject: earlier,
          body: ["reason": "a new version was imported under the same key"])
      }
      return earlier == nil ? .inserted : .newVersion
    }
  }
}

extension BulkStatement {
  /// Adds a claim's words to the full-text index.
  fileprivate func add(_ claim: ImportedClaim, at seq: Int) throws {
    try claim.bytes.withUnsafeBytes { bytes in
      func piece(_ range: Range<Int>?) -> UnsafeRawBufferPointer? {
        range.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
      }
      bind(seq, at: 1)
      bind(text: piece(claim.text), at: 2)
      bind(text: piece(claim.quote), at: 3)
      bind(text: piece(claim.claimant), at: 4)
      try run()
    }
  }
}

extension Database {
  func sequence(of id: ContentID) throws -> Int? {
    try Int.fetchOne(
      cachedStatement(sql: "SELECT seq FROM fact WHERE id = ?"), arguments: [id.blob])
  }

  /// Runs `body` without the trigger that looks at each new fact for one that it would replace,
  /// which takes as long as inserting it. The statements that run meanwhile are ours and replace
  /// nothing; no other connection ever sees the ledger without the trigger, since it is gone and
  /// back within one transaction.
  fileprivate func withoutReplacementCheck(_ body: () throws -> Void) throws {
    let name = "fact_is_never_replaced"
    guard
      let trigger = try String.fetchOne(
        self, sql: "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?",
        arguments: [name])
    else { return try body() }
    try execute(sql: "DROP TRIGGER \(name)")
    try body()
    try execute(sql: trigger)
  }
}
