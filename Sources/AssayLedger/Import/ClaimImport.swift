public import AssayModel
import Foundation
import GRDB

extension Ledger {
  /// Imports the claims of a file, all of which are on the disk when this returns.
  ///
  /// They are recorded in transactions of a second or two: that keeps memory flat, lets others
  /// have their turn, and loses little when the process dies. What was recorded then stays, and
  /// importing the file again completes it.
  /// - Parameters:
  ///   - next: gives some thousand claims at a time, nil at the end. It must not have to wait for
  ///     anything, since nobody else can write meanwhile.
  ///   - told: called with what becomes of each of them, in order.
  public func `import`(
    _ file: ImportFile, by actor: String, next: () throws -> [ImportedClaim]?,
    told: ([ImportedClaim], [ImportOutcome]) -> Void
  ) throws {
    try configured(ImportSettings.begin, ImportSettings.end) {
      var batch = try next()
      while batch != nil {
        try write(as: actor) { writer in
          let start = ContinuousClock.now
          let source = try writer.source(file)
          try writer.db.withoutReplacementCheck {
            while let claims = batch {
              told(claims, try writer.add(claims, from: source, id: file.id))
              batch = try next()
              if start.duration(to: .now) > ImportSettings.turn { break }
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
  /// How long a transaction goes on before others have their turn.
  static let turn = Duration.seconds(2)

  /// A commit survives the death of the process though not that of the machine; `settle` makes up
  /// for that. There are 40 MiB of memory for an index that is filled at random, and its pages are
  /// written back more rarely. What rows refer to is not looked for: it is the import and the
  /// reviewer that were just recorded.
  static let begin = """
    PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -40960;
    PRAGMA wal_autocheckpoint = 50000
    """
  static let end = """
    PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -2000;
    PRAGMA wal_autocheckpoint = 1000
    """
}

extension FactWriter {
  /// The number of the fact that is the import of `file`; recorded when first seen.
  fileprivate mutating func source(_ file: ImportFile) throws -> Int {
    try sequence(of: file.id) ?? append(.import, id: file.id, body: file.body)
  }

  /// Adds rows, and to the full-text index those of them that are new.
  fileprivate mutating func add(
    _ claims: [ImportedClaim], from source: Int, id: ContentID
  ) throws -> [ImportOutcome] {
    var outcomes: [ImportOutcome] = []
    outcomes.reserveCapacity(claims.count)
    let words = try BulkStatement(
      db, "INSERT INTO claim_search(rowid, text, quote, claimant) VALUES (?, ?, ?, ?)")
    for claim in claims {
      let seq = size
      let outcome = try add(claim, from: source, id: id)
      outcomes.append(outcome)
      if outcome == .same { continue }
      try claim.bytes.withUnsafeBytes { bytes in
        func piece(_ range: Range<Int>?) -> UnsafeRawBufferPointer? {
          range.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
        }
        words.bind(seq, at: 1)
        words.bind(text: piece(claim.text), at: 2)
        words.bind(text: piece(claim.quote), at: 3)
        words.bind(text: piece(claim.claimant), at: 4)
        try words.run()
      }
    }
    return outcomes
  }

  private mutating func add(
    _ claim: ImportedClaim, from source: Int, id: ContentID
  ) throws -> ImportOutcome {
    guard let key = claim.key else {
      let isNew = try appendIfNew(
        .claim, id: claim.id, subject: source, canonical: claim.bytes[claim.body])
      return isNew ? .inserted : .same
    }
    switch try db.standing(of: claim, underKey: key, inImport: source) {
    case .known: return .same
    case .new:
      try append(.claim, id: claim.id, subject: source, canonical: claim.bytes[claim.body])
      return .inserted
    case .version(let earlier):
      let isFree = try sequence(of: claim.id) == nil
      let claim = isFree ? claim : try claim.version(inImport: id)
      try append(.claim, id: claim.id, subject: source, canonical: claim.bytes[claim.body])
      if let earlier, try db.standingVerdict(of: earlier) == nil {
        try append(
          .retraction, subject: earlier,
          body: ["reason": "a new version was imported under the same key"])
      }
      return earlier == nil ? .inserted : .newVersion
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
