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
    try ids(startingWith: typed, where: Self.isRetractable, limit: limit)
  }

  /// Ids of evidence that begin as typed.
  public func evidenceIDs(startingWith typed: String, limit: Int) throws -> [ContentID] {
    try ids(startingWith: typed, kind: .evidence, limit: limit)
  }

  /// Claims whose ids begin with what was typed but for one slip: a wrong digit, one too many, one
  /// left out, two exchanged.
  public func claimIDs(near typed: String, limit: Int) throws -> [ContentID] {
    try ids(near: typed, where: "kind = 'claim'", limit: limit)
  }

  /// The same of facts that may be taken back.
  public func retractableIDs(near typed: String, limit: Int) throws -> [ContentID] {
    try ids(near: typed, where: Self.isRetractable, limit: limit)
  }

  static let isRetractable =
    "kind IN (\(FactKind.retractable.map { "'\($0.rawValue)'" }.joined(separator: ", ")))"

  private func ids(near typed: String, where condition: String, limit: Int) throws -> [ContentID] {
    // Fewer digits are near to everything.
    guard (5...32).contains(typed.utf8.count) else { return [] }
    var found: [ContentID] = []
    for slip in typed.lowercased().hexSlips where found.count < limit {
      for id in try ids(startingWith: slip, where: condition, limit: limit)
      where !found.contains(id) {
        found.append(id)
      }
    }
    return Array(found.prefix(limit))
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

extension String {
  /// What hexadecimal digits may have been meant for: exchanged neighbours, then one wrong digit, one
  /// left out, one too many.
  fileprivate var hexSlips: [String] {
    let typed = Array(self)
    let digits = Array("0123456789abcdef")
    var slips: [String] = []
    func put(_ new: [Character], at range: Range<Int>) {
      var slip = typed
      slip.replaceSubrange(range, with: new)
      slips.append(String(slip))
    }
    for i in typed.indices.dropLast() where typed[i] != typed[i + 1] {
      put([typed[i + 1], typed[i]], at: i..<i + 2)
    }
    for i in typed.indices {
      for digit in digits where digit != typed[i] { put([digit], at: i..<i + 1) }
    }
    for i in typed.indices {
      for digit in digits { put([digit], at: i..<i) }
    }
    for i in typed.indices { put([], at: i..<i + 1) }
    return slips
  }
}
