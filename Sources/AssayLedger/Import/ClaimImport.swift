public import AssayModel
import GRDB

/// A file of claims that is being imported.
public struct ImportFile: Hashable, Sendable {
  public var name: String
  /// Of the whole file, as it came.
  public var sha256: Fingerprint
  public var byteCount: Int
  /// Which column was read as what, so that the import can be done again.
  public var mapping: [String: String]

  public init(name: String, sha256: Fingerprint, byteCount: Int, mapping: [String: String]) {
    self.name = name
    self.sha256 = sha256
    self.byteCount = byteCount
    self.mapping = mapping
  }

  var body: JSONValue {
    [
      "file": .string(name), "sha256": .string(sha256.hex), "byteCount": .int(byteCount),
      "mapping": .object(mapping.mapValues(JSONValue.string)),
    ]
  }

  /// The same file read in the same way is the same import, however often it is begun.
  var id: ContentID {
    ContentID("import", [sha256.hex, JSONValue.object(mapping.mapValues(JSONValue.string)).json])
  }
}

/// An imported claim as the ledger stores it.
public struct ImportedClaim: Sendable {
  public var id: ContentID
  /// The claim's canonical JSON, `Claim.json.json`.
  public var body: [UInt8]
  /// The row's own key, where the user named a key column.
  public var key: String?

  public init(id: ContentID, body: [UInt8], key: String?) {
    self.id = id
    self.body = body
    self.key = key
  }
}

/// What became of an imported row.
public enum ImportOutcome: Hashable, Sendable {
  case inserted
  case same
  /// The key came before, with other content: the new wording stands, the old one is taken back
  /// unless it was reviewed.
  case newVersion
}

extension Ledger {
  /// Records a batch of imported claims in one transaction.
  ///
  /// Batches of some thousand keep memory flat and lose little when the process dies: what was
  /// recorded stays, and importing the file again completes it.
  /// - Returns: what became of each row, in order.
  public func `import`(
    _ claims: [ImportedClaim], from file: ImportFile, by actor: String
  ) throws -> [ImportOutcome] {
    try write(as: actor) { writer in
      let source: Int
      if let known = try writer.sequence(of: file.id) {
        source = known
      } else {
        source = try writer.append(.import, id: file.id, body: file.body)
      }
      let first = writer.size
      var outcomes: [ImportOutcome] = []
      outcomes.reserveCapacity(claims.count)
      for claim in claims {
        outcomes.append(try writer.add(claim, from: source))
      }
      try writer.db.indexClaims(first..<writer.size)
      return outcomes
    }
  }

  /// What `import` would do, without doing it. Rows that stand twice in the file count as new
  /// both times unless `seen` is kept between batches.
  public func previewImport(
    _ claims: [ImportedClaim], seen: inout Set<ContentID>
  ) throws -> [ImportOutcome] {
    try read { db in
      try claims.map { claim in
        if try db.sequence(of: claim.id) != nil || !seen.insert(claim.id).inserted { return .same }
        if let key = claim.key, try db.latestClaim(withKey: key) != nil { return .newVersion }
        return .inserted
      }
    }
  }
}

extension FactWriter {
  fileprivate mutating func add(_ claim: ImportedClaim, from source: Int) throws -> ImportOutcome {
    if try sequence(of: claim.id) != nil { return .same }
    let earlier = try claim.key.flatMap { try db.latestClaim(withKey: $0) }
    try append(.claim, id: claim.id, subject: source, canonical: claim.body)
    guard let earlier else { return .inserted }
    if try db.standingVerdict(of: earlier) == nil {
      try append(
        .retraction, subject: earlier,
        body: ["reason": "a new version was imported under the same key"])
    }
    return .newVersion
  }
}

extension Database {
  func sequence(of id: ContentID) throws -> Int? {
    try Int.fetchOne(
      cachedStatement(sql: "SELECT seq FROM fact WHERE id = ?"), arguments: [id.blob])
  }

  /// The latest claim that was imported under a key and was not taken back.
  fileprivate func latestClaim(withKey key: String) throws -> Int? {
    try Int.fetchOne(
      cachedStatement(
        sql: """
          SELECT c.seq FROM fact c
          WHERE c.kind = 'claim' AND json_extract(c.body, '$.import.key') = ?
            AND json_extract(c.body, '$.import.key') IS NOT NULL
            AND NOT EXISTS (
              SELECT 1 FROM fact r WHERE r.subject = c.seq AND r.kind = 'retraction')
          ORDER BY c.seq DESC LIMIT 1
          """), arguments: [key])
  }
}
