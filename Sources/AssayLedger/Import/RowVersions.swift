import AssayModel
import GRDB

/// What a row with a key is to the ledger.
enum RowStanding {
  /// It says what the ledger has under its key.
  case known
  case new
  /// It needs an id of its own, and replaces the claim with this number, if any.
  case version(of: Int?)
}

extension Database {
  /// Compares a row with what came under its key before.
  ///
  /// Importing a file twice changes nothing, even if it holds a key twice; a file that goes back to
  /// what an older one said brings that back; and what a reviewer took back stays so.
  /// - Parameter source: the number of the import that brings the row.
  func standing(
    of claim: ImportedClaim, underKey key: String, inImport source: Int
  ) throws -> RowStanding {
    let rows = try Row.fetchAll(
      cachedStatement(
        sql: """
          SELECT c.seq, c.subject, c.body, \(ClaimFilter.isStanding) FROM fact c
          WHERE \(Schema.hasKey) AND json_extract(c.body, '$.import.key') = ?
          ORDER BY c.seq
          """), arguments: [key])
    if rows.isEmpty { return try standingWithoutKey(of: claim) }
    let content = try claim.content
    var latest: Int?
    for row in rows where row[3] as Bool { latest = row[0] }
    for row in rows {
      let seq: Int = row[0]
      let subject: Int? = row[1]
      let counts = latest == nil || seq == latest || subject == source
      if try counts && claim.isSaid(by: row[2], content: content) { return .known }
    }
    return .version(of: latest)
  }

  /// A row whose words came before, without a key or under another one.
  private func standingWithoutKey(of claim: ImportedClaim) throws -> RowStanding {
    let row = try Row.fetchOne(
      cachedStatement(
        sql: """
          SELECT c.seq,
            json_extract(c.body, '$.import.key') IS NULL AND \(ClaimFilter.isStanding)
          FROM fact c WHERE c.id = ?
          """), arguments: [claim.id.blob])
    guard let row else { return .new }
    let (seq, isPlain): (Int, Bool) = (row[0], row[1])
    return .version(of: isPlain ? seq : nil)
  }
}

extension ImportedClaim {
  /// All that the row says, wherever it stands.
  var content: JSONValue {
    get throws { try Self.content(Array(bytes[body])) }
  }

  /// Whether a claim's body says the same, `content` being this row's.
  func isSaid(by other: String, content: JSONValue) throws -> Bool {
    let isEqual = bytes[body].elementsEqual(other.utf8)
    return try isEqual || Self.content(Array(other.utf8)) == content
  }

  private static func content(_ body: [UInt8]) throws -> JSONValue {
    guard case .object(var members) = try JSONValue(parsing: body) else { return .null }
    members["id"] = nil
    if case .object(var origin)? = members["import"] {
      origin["file"] = nil
      origin["line"] = nil
      members["import"] = .object(origin)
    }
    return .object(members)
  }

  /// The same row under an id of its own, where the one of its words is taken.
  /// - Parameter source: the id of the import.
  func version(inImport source: ContentID) throws -> ImportedClaim {
    let json = Array(bytes[body])
    guard case .object(var members) = try JSONValue(parsing: json) else { return self }
    let id = ContentID("version", [source.hex, String(decoding: json, as: UTF8.self)])
    members["id"] = .string(id.hex)
    let body = Array(JSONValue.object(members).json.utf8)
    return ImportedClaim(
      id: id, line: line, key: key, bytes: body + bytes[self.body.upperBound...],
      body: body.count, text: text.count, quote: quote?.count, claimant: claimant?.count)
  }
}
