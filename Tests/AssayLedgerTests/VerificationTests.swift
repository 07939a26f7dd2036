import AssayModel
import Foundation
import GRDB
import Testing

@testable import AssayLedger

@Suite struct VerificationTests {
  /// A ledger with facts of every kind; each test changes copies of it.
  private let fixture: LedgerFixture

  init() throws {
    fixture = try LedgerFixture()
    try fixture.fill(rows: 20)
  }

  /// One with more facts than fill a subtree of the log.
  private func large() throws -> LedgerFixture {
    let fixture = try LedgerFixture()
    try fixture.fill(rows: 260)
    return fixture
  }

  @Test func `a ledger that nobody touched verifies, with its redaction`() throws {
    #expect(try LedgerFixture.findings(fixture.path) == [])
    let ledger = try Ledger.open(at: fixture.path)
    let verification = try ledger.verify { _ in }
    #expect(verification.redacted == 1)
    #expect(verification.root == (try ledger.logState().root))
    #expect(verification.facts == (try ledger.logState().size))
  }

  /// One fact of each kind, and one that was redacted.
  private func samples() throws -> [(seq: Int, kind: String)] {
    let db = try DatabaseQueue(path: fixture.path)
    return try db.read { db in
      try Row.fetchAll(
        db, sql: "SELECT max(seq), kind FROM fact WHERE body IS NOT NULL GROUP BY kind"
      ).map { ($0[0], $0[1]) }
        + Row.fetchAll(db, sql: "SELECT seq, kind FROM fact WHERE body IS NULL")
        .map { ($0[0], $0[1]) }
    }
  }

  @Test(arguments: [
    ("kind", "CASE kind WHEN 'rating' THEN 'verdict' ELSE 'rating' END"),
    ("id", "randomblob(16)"), ("subject", "coalesce(subject, 0) + 1"),
    ("actor", "CASE WHEN actor IS NULL THEN 1 END"), ("time", "time + 1"),
    ("salt", "randomblob(16)"), ("body", "coalesce(replace(body, '\":', '\": '), '{}')"),
    ("content", "randomblob(32)"), ("leaf", "randomblob(32)"),
  ])
  func `a changed column of any kind of fact is found and named`(column: String, value: String)
    throws
  {
    let samples = try samples()
    #expect(Set(samples.map(\.kind)) == Set(FactKind.allCases.map(\.rawValue)))
    for sample in samples {
      let copy = try fixture.tampered(
        "UPDATE fact SET \(column) = \(value) WHERE seq = \(sample.seq)")
      defer { try? FileManager.default.removeItem(atPath: copy) }
      let named = try LedgerFixture.findings(copy).contains { finding in
        guard case .fact(sample.seq, _, let columns) = finding.place else { return false }
        return columns.contains(column)
      }
      #expect(named, "\(column) of \(sample)")
    }
  }

  @Test func `a fact that is gone, moved, or added is found`() throws {
    for sample in try samples() where sample.seq > 0 {
      let copy = try fixture.tampered("UPDATE fact SET seq = 5000 WHERE seq = \(sample.seq)")
      defer { try? FileManager.default.removeItem(atPath: copy) }
      #expect(
        try LedgerFixture.findings(copy).contains {
          if case .fact(_, _, let columns) = $0.place { return columns == ["seq"] }
          return false
        }, "\(sample)")
    }
    let gone = try fixture.tampered("DELETE FROM fact WHERE seq = 8")
    #expect(
      try LedgerFixture.findings(gone).contains {
        $0 == Finding(.fact(number: 9, kind: "rating", columns: ["seq"]), $0.problem)
          || $0.problem == "fact 8 before it is missing"
      })
    let added = try fixture.tampered(
      """
      INSERT INTO fact SELECT (SELECT max(seq) + 1 FROM fact), 'verdict', randomblob(16), subject,
        actor, time, salt, body, content, randomblob(32) FROM fact WHERE kind = 'verdict' LIMIT 1
      """)
    #expect(try !LedgerFixture.findings(added).isEmpty)
  }

  @Test func `a leaf's column is told apart from the others where more than the leaf knows`() throws
  {
    let fixture = try large()
    func columns(_ sql: String) throws -> [[String]] {
      let copy = try fixture.tampered(sql)
      defer { try? FileManager.default.removeItem(atPath: copy) }
      return try LedgerFixture.findings(copy).compactMap {
        if case .fact(_, _, let columns) = $0.place { return columns }
        return nil
      }
    }
    let verdict = "(SELECT max(seq) FROM fact WHERE kind = 'verdict')"
    #expect(
      try columns("UPDATE fact SET leaf = randomblob(32) WHERE seq = 5").contains(["leaf"]))
    #expect(
      try columns("UPDATE fact SET subject = subject + 1 WHERE seq = \(verdict)")
        .contains(["subject"]))
    #expect(
      try columns("UPDATE fact SET actor = 1 WHERE kind = 'redaction'").contains(["actor"]))
  }

  @Test(arguments: ["level = 16", "position = position + 7", "hash = randomblob(32)"])
  func `a changed column of the log's stored subtrees is found and named`(change: String) throws {
    let fixture = try large()
    let copy = try fixture.tampered("UPDATE log_node SET \(change)")
    defer { try? FileManager.default.removeItem(atPath: copy) }
    let column = String(change.prefix { $0 != " " })
    #expect(
      try LedgerFixture.findings(copy).contains {
        if case .row("log_node", _, let columns) = $0.place { return columns.contains(column) }
        return false
      })
  }

  @Test(arguments: [
    "claim = claim + 100", "stage = 'reviewed'", "first = 'zoe'", "other = 'zoe'", "since = 1",
    "assignee = 'zoe'", "due = 1", "expires = 1", "flagged = 7", "deferred = 1 - deferred",
  ])
  func `a changed column of where claims stand in review is found and named`(change: String) throws
  {
    let copy = try fixture.tampered("UPDATE review_state SET \(change)")
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try expectRow(of: "review_state", change, in: copy)
  }

  @Test(arguments: ["seal = 5", "salt = randomblob(16)", "body = body || ' '"])
  func `a changed column of what sealed verdicts say is found and named`(change: String) throws {
    let copy = try fixture.tampered("UPDATE sealed_content SET \(change)")
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try expectRow(of: "sealed_content", change, in: copy)
  }

  private func expectRow(of table: String, _ change: String, in copy: String) throws {
    let column = String(change.prefix { $0 != " " })
    #expect(
      try LedgerFixture.findings(copy).contains {
        if case .row(table, _, let columns) = $0.place { return columns.contains(column) }
        return false
      })
  }

  @Test func `a reveal of other verdicts than were sealed is found, though its leaf is right`()
    throws
  {
    let fixture = try LedgerFixture()
    let claim = try fixture.claim("the savings came to nothing")
    _ = try fixture.ledger.record(fixture.document, claims: [claim], by: "ann")
    for who in ["ann", "bob"] {
      _ = try fixture.ledger.judge(
        NewVerdict(rating: "True", scale: "five-point", confidence: nil, rationale: who),
        on: claim.id, by: who
      ) { _ in .seal(readable: false) }
    }
    #expect(try LedgerFixture.findings(fixture.path) == [])
    // Somebody who writes facts as Assay does claims that ann had said something else.
    try fixture.ledger.write(as: "ann") { writer in
      let text = try String.fetchOne(
        writer.db, sql: "SELECT body FROM fact WHERE kind = 'reveal'")
      let forged = try JSONValue(parsing: (text ?? "").replacing("\"ann\"", with: "\"eve\""))
      _ = try writer.append(.reveal, subject: try writer.require(claim.id), body: forged)
    }
    let problems = try LedgerFixture.findings(fixture.path).map(\.problem)
    #expect(problems.contains { $0.contains("was not revealed before") })
  }

  @Test(arguments: [
    "data SET block = zeroblob(length(block)) WHERE id > 10",
    "data SET id = id + 1000000 WHERE id > 10",
    "data SET block = x'00' WHERE id = 1", "idx SET segid = 77",
    "idx SET term = x'3077' WHERE term = (SELECT max(term) FROM T_idx)",
    "idx SET pgno = pgno + 40", "docsize SET id = 4000 WHERE id = (SELECT max(id) FROM T_docsize)",
    "docsize SET sz = x'7f7f7f' WHERE id = (SELECT max(id) FROM T_docsize)",
    "config SET v = 'no' WHERE k = 'version'", "config SET k = 'versions' WHERE k = 'version'",
  ])
  func `a changed column of a full-text index is found and named`(change: String) throws {
    for table in ["claim_search", "evidence_search"] {
      let copy = try fixture.tampered(
        "UPDATE \(table)_\(change.replacing("T_", with: "\(table)_"))")
      defer { try? FileManager.default.removeItem(atPath: copy) }
      #expect(
        try LedgerFixture.findings(copy).contains {
          if case .part(let part) = $0.place { return part.contains(table) }
          return false
        }, "\(table)")
    }
  }

  @Test func `words that the full-text index lacks or has too many of are found`() throws {
    let copy = try fixture.tampered(
      "INSERT INTO claim_search(rowid, text) VALUES (3, 'words of nobody')")
    #expect(
      try LedgerFixture.findings(copy).map(\.place) == [.part("full-text index claim_search")])
  }

  @Test func `parts of the database that are gone, changed or added are named`() throws {
    func parts(_ sql: String) throws -> [String] {
      let copy = try fixture.tampered("SELECT 1")
      defer { try? FileManager.default.removeItem(atPath: copy) }
      let raw = try DatabaseQueue(path: copy)
      try raw.writeWithoutTransaction { try $0.execute(sql: sql) }
      try raw.close()
      return try LedgerFixture.findings(copy).compactMap {
        if case .part(let part) = $0.place { return part }
        return nil
      }
    }
    #expect(
      try parts("DROP TRIGGER fact_is_never_deleted") == ["trigger fact_is_never_deleted"])
    #expect(try parts("DROP INDEX fact_by_subject") == ["index fact_by_subject"])
    #expect(
      try parts("CREATE TRIGGER t AFTER INSERT ON fact BEGIN SELECT 1; END") == ["trigger t"])
    #expect(
      try parts(
        """
        DROP VIEW standing_fact;
        CREATE VIEW standing_fact AS SELECT * FROM fact WHERE kind <> 'verdict'
        """) == ["view standing_fact"])
    #expect(try parts("PRAGMA user_version = 1") == ["redaction"])
    #expect(try parts("ANALYZE").isEmpty)
  }

  @Test func `a flipped bit anywhere in the file is found, or the file is told to be damaged`()
    throws
  {
    let bytes = try #require(FileManager.default.contents(atPath: fixture.path))
    var random = SeededGenerator(seed: 3)
    let copy = "\(fixture.folder)/flipped.sqlite"
    let body = try #require(bytes.range(of: Data("Row number 8 holds".utf8)))
    for place in [body.lowerBound, body.lowerBound + 7]
      + (0..<30).map({ _ in Int.random(in: 100..<bytes.count, using: &random) })
    {
      var changed = bytes
      changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try changed.write(to: URL(fileURLWithPath: copy))
      do {
        let found = try LedgerFixture.findings(copy)
        // A bit in space that no page uses changes nothing that was recorded.
        if found.isEmpty { try expectSameFacts(copy) }
      } catch is LedgerError {
        // Told.
      }
    }
  }

  private func expectSameFacts(_ copy: String) throws {
    func facts(_ path: String) throws -> [Row] {
      try DatabaseQueue(path: path).read { try Row.fetchAll($0, sql: "SELECT * FROM fact") }
    }
    #expect(try facts(copy) == facts(fixture.path))
  }

  @Test func `a log that was written anew is told by a checkpoint that was kept`() throws {
    let fixture = try LedgerFixture()
    try fixture.importRows(0..<20)
    let kept = try Checkpoint(text: try fixture.ledger.checkpoint(signedBy: nil, by: "ann").body)
    try fixture.importRows(20..<400)
    func findings(_ ledger: Ledger) throws -> [String] {
      var found: [String] = []
      _ = try ledger.verify(against: [kept]) { found.append($0.problem) }
      return found
    }
    #expect(try findings(fixture.ledger) == [])
    // Somebody makes a ledger of the same name with other facts: it is whole by itself.
    let forged = try LedgerFixture()
    try forged.importRows(0..<400)
    #expect(try forged.ledger.verify { _ in Issue.record("it should be whole") }.facts == 403)
    var other = kept
    other.origin = try forged.ledger.origin()
    var found: [String] = []
    _ = try forged.ledger.verify(against: [other]) { found.append($0.problem) }
    #expect(found.count == 1 && found[0].contains("does not extend"))
    // And one that is shorter than it was.
    var longer = kept
    longer.size = 4000
    found = []
    _ = try fixture.ledger.verify(against: [longer]) { found.append($0.problem) }
    #expect(found == ["the log holds fewer facts today"])
    found = []
    _ = try forged.ledger.verify(against: [kept]) { found.append($0.problem) }
    #expect(found.count == 1 && found[0].contains("another log"))
  }
}
