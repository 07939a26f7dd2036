public import AssayModel
import GRDB

/// What reviewers note on claims beside verdicts: who is to judge them, what is put off, what
/// somebody should look at.
extension Ledger {
  /// Says who is to judge claims, and by when; nil takes either away.
  public func assign(
    _ claims: [ContentID], to reviewer: String?, due: CalendarDay?, by actor: String
  ) throws -> Receipt {
    try mark(
      claims, .assignment,
      body: ["to": JSONValue(reviewer), "due": JSONValue(due?.description)], by: actor)
  }

  /// Puts a claim off until a day, for one reviewer.
  public func put(
    off claim: ContentID, until day: CalendarDay, by actor: String
  ) throws -> Receipt {
    try mark([claim], .deferral, body: ["until": .string(day.description)], by: actor)
  }

  /// Marks claims as ones that somebody should look at.
  public func flag(_ claims: [ContentID], because reason: String?, by actor: String) throws
    -> Receipt
  {
    try mark(claims, .flag, body: ["reason": JSONValue(reason)], by: actor)
  }

  /// Puts a claim that was judged into the queue again.
  public func requeue(_ claims: [ContentID], because reason: String, by actor: String) throws
    -> Receipt
  {
    try mark(claims, .requeue, body: ["reason": .string(reason)], by: actor)
  }

  /// The standing flags of a claim.
  public func flags(of claim: ContentID) throws -> [ContentID] {
    try read { db in
      try ContentID.fetch(
        db,
        sql: """
          SELECT id FROM standing_fact WHERE kind = 'flag'
            AND subject = (SELECT seq FROM fact WHERE id = ?)
          """, arguments: [claim.blob])
    }
  }

  /// Records the same of several claims, in one transaction. What stands already, and was said
  /// last, is not said again.
  private func mark(
    _ claims: [ContentID], _ kind: FactKind, body: JSONValue, by actor: String
  ) throws -> Receipt {
    try write(as: actor) { writer in
      var receipt = Receipt()
      for claim in claims {
        let subject = try writer.require(claim)
        if kind != .requeue, try writer.db.latest(kind, of: subject, by: actor) == body.json {
          receipt.same += 1
          continue
        }
        let fact = try writer.append(kind, subject: subject, body: body)
        if let id = try writer.id(of: fact) { receipt.new.append(id) }
      }
      return receipt
    }
  }

  // MARK: Views

  /// Saves a filter under a name; a later one of the same name takes its place.
  public func save(view name: String, filter: [String], by actor: String) throws -> Receipt {
    try write(as: actor) { writer in
      let body: JSONValue = [
        "name": .string(name), "filter": .array(filter.map(JSONValue.string)),
      ]
      let fact = try writer.append(.view, body: body)
      return Receipt(new: try writer.id(of: fact).map { [$0] } ?? [])
    }
  }

  /// The saved filters, by name. (`kind <> 'claim'` lets SQLite use the index that leaves claims
  /// out.)
  public func views() throws -> [SavedView] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT id, body FROM standing_fact
          WHERE kind = 'view' AND kind <> 'claim' ORDER BY seq
          """)
      var views: [String: SavedView] = [:]
      for row in rows {
        guard let id = ContentID(blob: row[0]), let text: String = row[1],
          let body = try? JSONValue(parsing: text), let name = body["name"]?.string
        else { continue }
        views[name] = SavedView(
          id: id, name: name, filter: (body["filter"]?.array ?? []).compactMap(\.string))
      }
      return views.values.sorted { $0.name < $1.name }
    }
  }

  // MARK: Reviewers

  /// Binds a reviewer to a public key, as one more fact.
  public func bind(key: String, by actor: String) throws -> Receipt {
    try write(as: actor) { writer in
      guard let subject = writer.actor else { return Receipt() }
      let body: JSONValue = ["publicKey": .string(key)]
      if try writer.db.latest(.key, of: subject, by: actor) == body.json { return Receipt(same: 1) }
      let fact = try writer.append(.key, subject: subject, body: body)
      return Receipt(new: try writer.id(of: fact).map { [$0] } ?? [])
    }
  }

  /// The public key that a reviewer is bound to.
  public func key(of reviewer: String) throws -> String? {
    try read { db in
      guard let seq = try db.sequence(of: ContentID("reviewer", [reviewer])),
        let text = try db.latest(.key, of: seq, by: reviewer)
      else { return nil }
      return try self.json(text)["publicKey"]?.string
    }
  }
}

/// A filter under a name.
public struct SavedView: Hashable, Sendable {
  public var id: ContentID
  public var name: String
  public var filter: [String]
}

extension ContentID {
  static func fetch(
    _ db: Database, sql: String, arguments: StatementArguments
  ) throws -> [ContentID] {
    try Row.fetchAll(db, sql: sql, arguments: arguments).compactMap { ContentID(blob: $0[0]) }
  }
}

extension Database {
  /// The body of the latest standing fact of a kind that a reviewer recorded of a subject.
  fileprivate func latest(_ kind: FactKind, of subject: Int, by actor: String) throws -> String? {
    try String.fetchOne(
      self,
      sql: """
        SELECT f.body FROM standing_fact f JOIN fact a ON a.seq = f.actor
        WHERE f.subject = ? AND f.kind = ? AND json_extract(a.body, '$.name') = ?
        ORDER BY f.seq DESC LIMIT 1
        """, arguments: [subject, kind.rawValue, actor])
  }
}
