import Foundation
import GRDB

/// A text of the ledger that vectors are made of.
public struct LedgerText: Hashable, Sendable {
  /// The number of its fact.
  public var number: Int
  public var text: String
}

extension Ledger {
  /// How many claims there are from a fact on, those taken back too.
  /// - Parameter limit: where counting ends.
  public func countClaims(from number: Int, limit: Int? = nil) throws -> Int {
    try count("kind = 'claim'", from: number, limit: limit)
  }

  /// How many documents and pieces of evidence there are from a fact on.
  public func countSources(from number: Int, limit: Int? = nil) throws -> Int {
    try count("kind IN ('document', 'evidence') AND kind <> 'claim'", from: number, limit: limit)
  }

  /// The wordings of the first claims from a fact on, in order.
  public func claimTexts(from number: Int, limit: Int) throws -> [LedgerText] {
    try texts("kind = 'claim'", from: number, limit: limit)
  }

  /// The texts of the first documents and pieces of evidence from a fact on, in order; those that
  /// have no text are left out.
  public func sourceTexts(from number: Int, limit: Int) throws -> [LedgerText] {
    try texts(
      "kind IN ('document', 'evidence') AND kind <> 'claim'", from: number, limit: limit)
  }

  private func count(_ kind: String, from number: Int, limit: Int?) throws -> Int {
    try read { db in
      try Int.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT count(*) FROM (
              SELECT 1 FROM fact WHERE \(kind) AND seq >= ? AND body IS NOT NULL LIMIT ?)
            """), arguments: [number, limit ?? -1]) ?? 0
    }
  }

  private func texts(_ kind: String, from number: Int, limit: Int) throws -> [LedgerText] {
    try read { db in
      try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT seq, json_extract(body, '$.text') FROM fact
            WHERE \(kind) AND seq >= ? AND body IS NOT NULL
              AND json_extract(body, '$.text') IS NOT NULL
            ORDER BY seq LIMIT ?
            """), arguments: [number, limit]
      ).map { LedgerText(number: $0[0], text: $0[1]) }
    }
  }
}
