public import AssayModel
import GRDB

/// Looked up while somebody types: each of these is one walk over a short range of an index.
extension Ledger {
  /// Names of documents (title, else path) that begin as typed, in any case.
  public func documentNames(startingWith typed: String, limit: Int) throws -> [String] {
    let low = typed.lowercased()
    return try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT coalesce(json_extract(body, '$.title'), json_extract(body, '$.path')) FROM fact
          WHERE kind = 'document' AND body IS NOT NULL
            AND lower(coalesce(json_extract(body, '$.title'), json_extract(body, '$.path'))) >= ?
            AND lower(coalesce(json_extract(body, '$.title'), json_extract(body, '$.path'))) < ?
          LIMIT ?
          """, arguments: [low, low + "\u{10FFFF}", limit])
    }
  }

  /// Ids of facts that may be taken back that begin as typed.
  public func retractableIDs(startingWith typed: String, limit: Int) throws -> [ContentID] {
    let kinds = FactKind.retractable.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return try ids(startingWith: typed, where: "kind IN (\(kinds))", limit: limit)
  }

  /// Ids of evidence that begin as typed.
  public func evidenceIDs(startingWith typed: String, limit: Int) throws -> [ContentID] {
    try ids(startingWith: typed, kind: .evidence, limit: limit)
  }

  /// Claims whose ids share the longest beginning with what was typed, if that is most of it.
  public func claimIDs(near typed: String, limit: Int) throws -> [ContentID] {
    var beginning = typed
    while beginning.count > 3, beginning.count * 2 > typed.count {
      beginning.removeLast()
      let found = try claimIDs(startingWith: beginning, limit: limit)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Names of reviewers, oldest first.
  public func reviewers(limit: Int) throws -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT json_extract(body, '$.name') FROM fact
          WHERE kind = 'reviewer' AND kind <> 'claim' AND body IS NOT NULL ORDER BY seq LIMIT ?
          """, arguments: [limit])
    }
  }
}
