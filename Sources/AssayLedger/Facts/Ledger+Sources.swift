public import AssayModel
import Foundation
import GRDB

/// Somebody who stands behind evidence, with how they were rated over time.
public struct SourceRecord: Hashable, Sendable {
  /// How somebody rated it once.
  public struct Rating: Hashable, Sendable {
    public var id: ContentID?
    public var kind: Source.Kind?
    public var reliability: Reliability?
    public var note: String?
    public var who: String
    public var time: Timestamp
    public var isTakenBack: Bool
  }

  public var id: ContentID
  public var name: String
  /// Pieces of evidence that are from it.
  public var evidence: Int
  /// Oldest first.
  public var ratings: [Rating]

  /// As it is rated now.
  public var source: Source {
    let standing = ratings.last { !$0.isTakenBack }
    return Source(name: name, kind: standing?.kind, reliability: standing?.reliability)
  }
}

extension Ledger {
  /// Records a source where it is new, and its rating where it differs from the one that stands.
  /// - Parameter source: what is nil in it stays as it is.
  public func rate(_ source: Source, because note: String?, by actor: String) throws -> Receipt {
    try write(as: actor) { writer in
      var receipt = Receipt()
      let size = writer.size
      let seq = try writer.source(named: source.name ?? "")
      if writer.size > size, let id = try writer.id(of: seq) { receipt.new.append(id) }
      try writer.rate(
        seq, as: source, known: try writer.db.source(at: seq), note: note, &receipt)
      return receipt
    }
  }

  /// All sources by name.
  public func sources() throws -> [SourceRecord] {
    try read { db in
      let counts = try Row.fetchAll(
        db,
        sql: """
          SELECT json_extract(l.body, '$.source'), count(*) FROM fact l
          WHERE l.seq IN (
            SELECT max(seq) FROM standing_fact WHERE kind = 'sourcing' GROUP BY subject)
          GROUP BY 1
          """
      ).reduce(into: [Int: Int]()) { $0[$1[0]] = $1[1] }
      let ratings = try self.ratings(db)
      return try Row.fetchAll(
        db,
        sql: """
          SELECT seq, id, json_extract(body, '$.name') FROM fact
          WHERE kind = 'source' AND body IS NOT NULL ORDER BY 3 COLLATE NOCASE, seq
          """
      ).compactMap { row in
        let id: Data = row[1]
        return ContentID(hex: Hex.string(id)).map {
          SourceRecord(
            id: $0, name: row[2], evidence: counts[row[0]] ?? 0, ratings: ratings[row[0]] ?? [])
        }
      }
    }
  }

  /// The one source that `typed` means: its name, the beginning of its id, or words of its name.
  public func source(matching typed: String) throws -> SourceRecord {
    let all = try sources()
    let wanted = typed.lowercased()
    let exact = all.filter { $0.name.lowercased() == wanted }
    let byID = wanted.utf8.count >= 4 ? all.filter { $0.id.hex.hasPrefix(wanted) } : []
    let matches =
      !exact.isEmpty
      ? exact : !byID.isEmpty ? byID : all.filter { $0.name.lowercased().contains(wanted) }
    guard let match = matches.first else { throw LedgerError.nothing(id: typed, kind: "source") }
    guard matches.count == 1 else {
      throw LedgerError.ambiguous(
        id: typed, candidates: matches.map { "\($0.id.short) (\($0.name.visible()))" })
    }
    return match
  }

  private func ratings(_ db: Database) throws -> [Int: [SourceRecord.Rating]] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT r.subject, r.id, r.body, json_extract(a.body, '$.name'), r.time,
          EXISTS (SELECT 1 FROM fact t WHERE t.subject = r.seq AND t.kind = 'retraction')
        FROM fact r LEFT JOIN fact a ON a.seq = r.actor
        WHERE r.kind = 'rating' AND r.body IS NOT NULL ORDER BY r.seq
        """)
    var found: [Int: [SourceRecord.Rating]] = [:]
    while let row = try rows.next() {
      let id: Data = row[1]
      let body = try json(row[2])
      let source = Source(name: nil, rating: body)
      found[row[0], default: []].append(
        SourceRecord.Rating(
          id: ContentID(hex: Hex.string(id)), kind: source.kind, reliability: source.reliability,
          note: body["note"]?.string, who: row[3] ?? "", time: Timestamp(milliseconds: row[4]),
          isTakenBack: row[5]))
    }
    return found
  }
}

extension FactWriter {
  /// The fact of the source with this name, whatever its case and spacing; recorded when first
  /// seen.
  mutating func source(named name: String) throws -> Int {
    let words = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let id = ContentID("source", [words.lowercased()])
    if let known = try sequence(of: id) { return known }
    return try append(.source, id: id, body: ["id": .string(id.hex), "name": .string(words)])
  }

  /// Records a rating where it says something new.
  mutating func rate(
    _ subject: Int, as new: Source, known: Source, note: String? = nil, _ receipt: inout Receipt
  ) throws {
    var rating = known
    rating.kind = new.kind ?? known.kind
    rating.reliability = new.reliability ?? known.reliability
    guard rating.rating != known.rating, case .object(var members) = rating.rating else { return }
    members["note"] = JSONValue(note)
    let fact = try append(.rating, subject: subject, body: .object(members))
    receipt.new += try id(of: fact).map { [$0] } ?? []
  }
}

extension Database {
  /// The number of the source's fact that a piece of evidence is from.
  func source(behind evidence: Int) throws -> Int? {
    try Int.fetchOne(
      cachedStatement(
        sql: """
          SELECT json_extract(body, '$.source') FROM standing_fact
          WHERE subject = ? AND kind = 'sourcing' ORDER BY seq DESC LIMIT 1
          """), arguments: [evidence])
  }

  /// A source as it is rated now.
  /// - Parameter seq: its fact, or a piece of evidence whose source has no name.
  func source(at seq: Int) throws -> Source {
    let row = try Row.fetchOne(
      cachedStatement(
        sql: """
          SELECT CASE WHEN kind = 'source' THEN json_extract(body, '$.name') END,
            (SELECT r.body FROM standing_fact r WHERE r.subject = fact.seq AND r.kind = 'rating'
             ORDER BY r.seq DESC LIMIT 1)
          FROM fact WHERE seq = ?
          """), arguments: [seq])
    let rating: String? = row?[1]
    return Source(name: row?[0], rating: try rating.map { try JSONValue(parsing: $0) })
  }

  /// The source of a piece of evidence, as it is rated now.
  func source(ofEvidence seq: Int) throws -> Source { try source(at: source(behind: seq) ?? seq) }
}
