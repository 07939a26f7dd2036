public import AssayModel
import GRDB

/// What a redaction would destroy, for somebody to look at before it is done.
public struct RedactionPlan: Hashable, Sendable {
  /// What becomes of the document that a redacted claim stands in.
  public enum DocumentChoice: Sendable {
    case ask
    case redact
    case keep
  }

  /// A fact that goes.
  public struct Item: Hashable, Sendable {
    public var number: Int
    public var kind: String
    /// The content, as canonical JSON.
    public var body: JSONValue
    /// The fact that was named, where this one goes along with it.
    public var with: Int?
  }

  /// By number.
  public var items: [Item] = []
  /// Kept files of evidence that go, relative to the workspace.
  public var files: [String] = []
  /// Facts which hold the same words and are not redacted.
  public var alsoIn: [Int] = []

  /// Words of what was named, to look for elsewhere: quotes, wordings, rationales. Longest first.
  public var phrases: [String] {
    var found: Set<String> = []
    for item in items where item.with == nil {
      for key in ["quote", "text", "rationale", "note", "reason"] {
        // A whole article or page is looked for by its file's hash.
        if let text = item.body[key]?.string, (8...2000).contains(text.utf8.count) {
          found.insert(text)
        }
      }
    }
    return found.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
  }

  /// Hashes of the files that the redacted facts were read from.
  public var fingerprints: Set<Fingerprint> {
    Set(
      items.compactMap { item in
        (item.body["sha256"] ?? item.body["capture"]?["sha256"])?.string
          .flatMap(Fingerprint.init(hex:))
      })
  }
}

extension RedactionPlan {
  /// What goes when the facts named go: everything that is about them, and what lays redacted
  /// evidence beside claims. Documentation/LEDGER.md says why.
  init(of named: [Int], document: DocumentChoice, _ db: Database, in ledger: Ledger) throws {
    var named = named
    for fact in named { try Self.require(fact, db) }
    if document != .keep { named += try Self.documents(of: named, document, db) }
    var seen = Set(named)
    var queue: [(fact: Int, with: Int?)] = named.map { ($0, nil) }
    while let next = queue.popLast() {
      guard let raw = try RawFact.fetch(next.fact, db), let body = raw.body else { continue }
      items.append(
        Item(number: raw.seq, kind: raw.kind, body: try ledger.json(body), with: next.with))
      for dependant in try Self.dependants(of: raw, db) where seen.insert(dependant).inserted {
        queue.append((dependant, next.with ?? next.fact))
      }
    }
    items.sort { $0.number < $1.number }
    files = try Self.files(of: items, db)
    alsoIn = try Self.holders(of: phrases, besides: Set(items.map(\.number)), db)
  }

  private static func require(_ fact: Int, _ db: Database) throws {
    guard let raw = try RawFact.fetch(fact, db) else {
      throw LedgerError.unknownSubject(id: "fact \(fact)")
    }
    if raw.body == nil { throw LedgerError.alreadyRedacted(id: "fact \(fact)") }
    guard let kind = FactKind(rawValue: raw.kind),
      FactKind.redaction.subjects?.contains(kind) == true
    else { throw LedgerError.notRedactable(fact: fact, kind: raw.kind) }
  }

  /// The documents that hold the words of the claims named.
  private static func documents(
    of named: [Int], _ choice: DocumentChoice, _ db: Database
  ) throws -> [Int] {
    var found: Set<Int> = []
    for fact in named {
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT d.seq, substr(lower(hex(c.id)), 1, 8), substr(lower(hex(d.id)), 1, 8),
            (SELECT count(*) FROM fact WHERE subject = d.seq AND kind = 'claim')
          FROM fact c JOIN fact d ON d.seq = c.subject
          WHERE c.seq = ? AND c.kind = 'claim' AND d.kind = 'document' AND d.body IS NOT NULL
          """, arguments: [fact])
      guard let row, !named.contains(row[0] as Int) else { continue }
      if choice == .ask {
        throw LedgerError.inDocument(claim: row[1], document: row[2], claims: row[3])
      }
      found.insert(row[0])
    }
    return found.sorted()
  }

  private static func dependants(of fact: RawFact, _ db: Database) throws -> [Int] {
    var found = try Int.fetchAll(
      db,
      sql: """
        SELECT seq FROM fact WHERE subject = ? AND kind <> 'redaction' AND body IS NOT NULL
        """, arguments: [fact.seq])
    if fact.kind == FactKind.evidence.rawValue {
      found += try Int.fetchAll(
        db,
        sql: """
          SELECT seq FROM fact
          WHERE kind = 'attachment' AND json_extract(body, '$.evidence') = ?
          """, arguments: [fact.seq])
    }
    return found
  }

  /// Files that nothing else refers to.
  private static func files(of items: [Item], _ db: Database) throws -> [String] {
    let going = items.map(\.number)
    let paths = items.compactMap { $0.body["capture"]?["storedAs"]?.string }
    return try Set(paths).sorted().filter { path in
      let holders = try Int.fetchAll(
        db,
        sql: """
          SELECT seq FROM fact
          WHERE kind = 'evidence' AND json_extract(body, '$.capture.storedAs') = ?
          """, arguments: [path])
      return Set(holders).isSubset(of: going)
    }
  }

  private static func holders(
    of phrases: [String], besides going: Set<Int>, _ db: Database
  ) throws -> [Int] {
    var found: Set<Int> = []
    for phrase in phrases.prefix(8) {
      var json: [UInt8] = []
      JSONText.append(phrase, to: &json)
      let inside = String(decoding: json.dropFirst().dropLast(), as: UTF8.self)
      found.formUnion(
        try Int.fetchAll(
          db, sql: "SELECT seq FROM fact WHERE instr(body, ?) > 0", arguments: [inside]))
    }
    return found.subtracting(going).sorted()
  }
}
