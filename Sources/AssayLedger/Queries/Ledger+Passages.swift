public import AssayModel
import Foundation
import GRDB

/// A stretch of a document or of evidence that shares words with a query.
public struct PassageCandidate: Hashable, Sendable {
  /// The document or the evidence.
  public var source: ContentID
  /// The number of its fact.
  public var number: Int
  public var isEvidence: Bool
  /// Title, else file name, else URL.
  public var name: String
  public var date: CalendarDay?
  /// Where the passage stands in the source's text, in scalars.
  public var span: TextSpan
  public var text: String
}

/// Passages for a query, and how common its words are.
public struct PassageSet: Sendable {
  public var passages: [PassageCandidate]
  public var frequencies: [String: Int]
  /// How many passages were searched.
  public var total: Int
}

extension Ledger {
  /// Puts the passages of all documents and evidence up to the latest fact into their index.
  /// - Parameter split: cuts a text into passages, in scalars.
  public func indexPassages(splitting split: (String) -> [TextSpan]) throws {
    while true {
      let isDone = try writeDerived { db in
        let next = try db.matchProgress("passage")
        let end = try db.nextSequence()
        if next >= end { return true }
        let rows = try Row.fetchAll(
          db,
          sql: """
            SELECT seq, json_extract(body, '$.text') FROM fact
            WHERE kind IN ('document', 'evidence') AND kind <> 'claim'
              AND seq >= ? AND body IS NOT NULL
            ORDER BY seq LIMIT 500
            """, arguments: [next])
        for row in rows {
          let text: String? = row[1]
          if let text { try db.addPassages(split(text), of: text, source: row[0]) }
        }
        try db.setMatchProgress("passage", rows.count < 500 ? end : (rows.last?[0] ?? end) + 1)
        return rows.count < 500
      }
      if isDone { return }
    }
  }

  /// Passages that share the query's rarest words, likeliest first.
  /// - Parameters:
  ///   - others: passages that are candidates all the same, by their source's number and where they
  ///     begin; they come last.
  ///   - excluded: a document whose own words are not asked for: the claim's.
  public func passageCandidates(
    sharing words: [String], limit: Int, and others: [(number: Int, start: Int)] = [],
    excluding excluded: ContentID? = nil
  ) throws -> PassageSet {
    try read { db in
      let total = try Int.fetchOne(db, sql: "SELECT coalesce(max(id), 0) FROM passage") ?? 0
      let found = try WordSearch(table: "passage_match", total: total)
        .search(words, limit: limit, in: db)
      let statement = try db.cachedStatement(
        sql: """
          SELECT f.id, f.kind = 'evidence', json_extract(f.body, '$.title'),
            coalesce(json_extract(f.body, '$.capture.location'), json_extract(f.body, '$.path')),
            json_extract(f.body, '$.url'), json_extract(f.body, '$.date'), p.start, p.end,
            substr(json_extract(f.body, '$.text'), p.start + 1, p.end - p.start), f.seq
          FROM passage p JOIN standing_fact f ON f.seq = p.source
          WHERE p.id = ? AND f.body IS NOT NULL
          """)
      var passages: [PassageCandidate] = []
      let named = try db.cachedStatement(
        sql: "SELECT id FROM passage WHERE source = ? AND start = ?")
      let known = Set(found.rows)
      let more = try others.compactMap {
        try Int.fetchOne(named, arguments: [$0.number, $0.start])
      }
      for id in found.rows + more.filter({ !known.contains($0) }) {
        guard let row = try Row.fetchOne(statement, arguments: [id]),
          let source = ContentID(hex: Hex.string(row[0] as Data)), source != excluded
        else { continue }
        let (title, path, url): (String?, String?, String?) = (row[2], row[3], row[4])
        let day: String? = row[5]
        passages.append(
          PassageCandidate(
            source: source, number: row[9], isEvidence: row[1],
            name: title ?? path?.split(separator: "/").last.map(String.init) ?? url
              ?? source.short, date: day.flatMap { CalendarDay($0) },
            span: TextSpan(start: row[6], end: row[7]), text: row[8] ?? ""))
      }
      return PassageSet(passages: passages, frequencies: found.frequencies, total: total)
    }
  }
}

extension Database {
  fileprivate func addPassages(_ spans: [TextSpan], of text: String, source: Int) throws {
    let map = ScalarMap(text)
    let passage = try cachedStatement(
      sql: "INSERT INTO passage(source, start, end) VALUES (?, ?, ?)")
    let words = try cachedStatement(sql: "INSERT INTO passage_match(rowid, words) VALUES (?, ?)")
    for span in spans {
      try passage.execute(arguments: [source, span.start, span.end])
      try words.execute(arguments: [lastInsertedRowID, map.substring(of: span)])
    }
  }
}
