import AssayModel
import Foundation
import GRDB

/// Checks the tables that are kept beside the facts, so that a queue is quick and a sealed verdict
/// can be revealed: each row against the facts that it is made from.
struct ReviewAudit {
  let report: (Finding) throws -> Void

  func check(_ db: Database) throws {
    try checkStates(db)
    try checkSealed(db)
  }

  private func checkStates(_ db: Database) throws {
    let columns = ReviewRecord.columns
    let rows = try Row.fetchCursor(
      db, sql: "SELECT claim, \(columns.joined(separator: ", ")) FROM review_state")
    var stored: [Int: [DatabaseValue]] = [:]
    while let row = try rows.next() {
      let values = Array(row.databaseValues)
      guard case .int64(let claim) = values[0].storage else { continue }
      stored[Int(claim)] = Array(values.dropFirst())
    }
    for claim in try db.reviewedClaims() {
      let wanted = try ReviewRecord(of: claim, in: db).row
      let found = stored.removeValue(forKey: claim)
      if wanted == found { continue }
      let differing =
        zip(columns, zip(wanted ?? [], found ?? [])).filter { $0.1.0 != $0.1.1 }.map(\.0)
      try report(
        Finding(
          .row(
            table: "review_state", row: String(claim),
            columns: differing.isEmpty ? ["claim"] : differing),
          found == nil ? "it is missing" : "it is not what the facts about the claim say"))
    }
    for claim in stored.keys.sorted() {
      try report(
        Finding(
          .row(table: "review_state", row: String(claim), columns: ["claim"]),
          "no fact says anything of that claim's review"))
    }
  }

  /// What waits beside the log must be what its reviewer committed to in it.
  private func checkSealed(_ db: Database) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT s.seal, s.salt, s.body, json_extract(f.body, '$.commitment')
        FROM sealed_content s LEFT JOIN standing_fact f ON f.seq = s.seal AND f.kind = 'sealed'
        """)
    var kept: Set<Int> = []
    for row in rows {
      let seal = row[0] as DatabaseValue
      let number = Int.fromDatabaseValue(seal) ?? -1
      kept.insert(number)
      guard let commitment = String.fromDatabaseValue(row[3] as DatabaseValue) else {
        try report(finding(number, ["seal"], "that fact is no verdict that waits to be revealed"))
        continue
      }
      let salt = Data.fromDatabaseValue(row[1] as DatabaseValue)
      let body = String.fromDatabaseValue(row[2] as DatabaseValue)
      guard let salt, let body,
        Fingerprint(of: Array(salt) + Array(body.utf8)).hex == commitment
      else {
        try report(finding(number, ["salt", "body"], "it is not what the sealed fact commits to"))
        continue
      }
    }
    for seal in try waiting(db) where !kept.contains(seal) {
      try report(
        finding(
          seal, ["seal"],
          "it is missing (an export does not hold it); its reviewer retracts the sealed verdict and "
            + "gives it again"))
    }
  }

  private func waiting(_ db: Database) throws -> [Int] {
    let claims = try Int.fetchAll(db, sql: "SELECT claim FROM review_state WHERE stage = 'second'")
    return try claims.flatMap { try ReviewRecord(of: $0, in: db).waiting.map(\.seq) }
  }

  private func finding(_ seal: Int, _ columns: [String], _ problem: String) -> Finding {
    Finding(.row(table: "sealed_content", row: String(seal), columns: columns), problem)
  }
}
