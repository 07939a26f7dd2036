import AssayModel
import Foundation
import GRDB
import Testing

@testable import AssayLedger

@Suite struct LedgerTests {
  @Test func `recording a document and its claims again adds nothing`() throws {
    let fixture = try LedgerFixture()
    let claims = [
      try fixture.claim("The council closed 14 of its 60 libraries last year"),
      try fixture.claim("the savings came to nothing"),
    ]
    let first = try fixture.ledger.record(fixture.document, claims: claims, by: "ann")
    #expect(first.new == [fixture.document.id] + claims.map(\.id))
    let size = try fixture.ledger.logState().size
    let second = try fixture.ledger.record(fixture.document, claims: claims, by: "bob")
    #expect(second.new.isEmpty && second.same == 2)
    // Bob is new, and that is all.
    #expect(try fixture.ledger.logState().size == size + 1)
    #expect(try fixture.ledger.claims().map(\.claim) == claims)
  }

  @Test func `a claim whose quote does not stand at its span is refused, and all with it`() throws {
    let fixture = try LedgerFixture()
    var claim = try fixture.claim("the savings came to nothing")
    claim.quote = "the savings came to something"
    let size = try fixture.ledger.logState().size
    #expect(throws: LedgerError.self) {
      try fixture.ledger.record(
        fixture.document, claims: [try fixture.claim("14 of its 60 libraries"), claim], by: "ann")
    }
    #expect(try fixture.ledger.logState().size == size)
    #expect(try fixture.ledger.documents().isEmpty)
  }

  @Test func `the latest verdict that was not taken back stands, and all stay on record`() throws {
    let fixture = try LedgerFixture()
    let claim = try fixture.claim("the savings came to nothing")
    _ = try fixture.ledger.record(fixture.document, claims: [claim], by: "ann")
    func verdict(_ rating: String) throws -> Receipt {
      try fixture.ledger.record(
        NewVerdict(
          rating: rating, scale: "five-point", confidence: .high, rationale: "as \(rating)"),
        on: claim.id, by: "ann")
    }
    _ = try verdict("False")
    let second = try verdict("True")
    #expect(try verdict("True").same == 1)
    #expect(try fixture.ledger.dossier(of: claim.id).standing?.rating == "True")
    try fixture.ledger.retract(try #require(second.new.first), because: "misread", by: "bob")
    let dossier = try fixture.ledger.dossier(of: claim.id)
    #expect(dossier.standing?.rating == "False")
    #expect(dossier.verdicts.map(\.verdict.rating) == ["False", "True"])
    #expect(dossier.verdicts.last?.retraction?.reason == "misread")
    #expect(dossier.verdicts.last?.retraction?.who == "bob")
    #expect(throws: LedgerError.alreadyRetracted(id: second.new[0].short)) {
      try fixture.ledger.retract(second.new[0], because: nil, by: "ann")
    }
  }

  @Test func `evidence serves many claims and is kept once`() throws {
    let fixture = try LedgerFixture()
    let claims = [
      try fixture.claim("14 of its 60 libraries"), try fixture.claim("the savings came to nothing"),
    ]
    _ = try fixture.ledger.record(fixture.document, claims: claims, by: "ann")
    let evidence = fixture.evidence("Savings of 3,000 crowns were recorded.")
    let attachment = NewAttachment(
      stance: .refutes, quote: "3,000 crowns", span: TextSpan(start: 11, end: 23),
      credibility: .probable, note: "small, but not nothing")
    let receipt = try fixture.ledger.record(
      evidence, for: claims.map(\.id), as: attachment, by: "ann")
    // The evidence, its source and how that is rated, and two attachments.
    #expect(receipt.new.count == 5)
    #expect(
      try fixture.ledger.record(evidence, for: [claims[0].id], as: attachment, by: "ann").new
        .isEmpty)
    let found = try fixture.ledger.dossier(of: claims[1].id).attachments
    #expect(found.count == 1)
    #expect(found.first?.quote == "3,000 crowns")
    #expect(found.first?.evidence.source.grade == "B2")
    #expect(try fixture.ledger.searchEvidence("crowns", limit: 5).count == 1)
  }

  @Test func `SQLite itself refuses to change or delete a fact or the log`() throws {
    let fixture = try LedgerFixture()
    _ = try fixture.ledger.record(
      fixture.document, claims: [try fixture.claim("14 of its 60 libraries")], by: "ann")
    try fixture.ledger.close()
    let raw = try DatabaseQueue(path: fixture.folder + "/ledger.sqlite")
    for sql in [
      "UPDATE fact SET time = 0", "UPDATE fact SET body = '{}' WHERE seq = 2", "DELETE FROM fact",
      "INSERT OR REPLACE INTO fact SELECT * FROM fact WHERE seq = 1",
      """
      INSERT OR REPLACE INTO fact SELECT 99, kind, id, subject, actor, time, salt, body, content,
        leaf FROM fact WHERE seq = 1
      """,
      """
      INSERT OR REPLACE INTO fact SELECT max(seq) + 1, kind, id, subject, actor, time, salt, body,
        content, leaf FROM fact WHERE seq = 1
      """,
    ] {
      #expect(throws: DatabaseError.self, "\(sql)") {
        try raw.write { try $0.execute(sql: sql) }
      }
    }
  }

  @Test func `the stored subtrees give the root that all leaves give`() throws {
    let fixture = try LedgerFixture()
    let file = ImportFile(
      name: "a.csv", sha256: Fingerprint(of: "a"), byteCount: 1, mapping: ["text": "text"])
    let claims = (0..<1500).map { number in
      ImportedClaim(
        Claim(
          imported: ImportOrigin(file: "a.csv", line: number), text: "Row number \(number) holds."))
    }
    #expect(
      try fixture.ledger.import(claims, from: file, by: "ann").allSatisfy { $0 == .inserted })
    #expect(try fixture.ledger.import(claims, from: file, by: "ann").allSatisfy { $0 == .same })
    let leaves = try fixture.ledger.read { db in
      try Data.fetchAll(db, sql: "SELECT leaf FROM fact ORDER BY seq").map { [UInt8]($0) }
    }
    let state = try fixture.ledger.logState()
    #expect(state.size == leaves.count && leaves.count == 1503)
    #expect(state.root.hex == Hex.string(MerkleTree.root(leaves)))
    #expect(try fixture.ledger.search("\"number 1234\"", limit: 5).count == 1)
  }

  @Test func `a row whose key came before with other words is a new version`() throws {
    let fixture = try LedgerFixture()
    let file = ImportFile(
      name: "a.csv", sha256: Fingerprint(of: "a"), byteCount: 1, mapping: ["text": "text"])
    func row(_ text: String) -> ImportedClaim {
      ImportedClaim(
        Claim(imported: ImportOrigin(file: "a.csv", line: 2, key: "k1"), text: text))
    }
    #expect(try fixture.ledger.import([row("Rents fell.")], from: file, by: "ann") == [.inserted])
    #expect(try fixture.ledger.import([row("Rents fell.")], from: file, by: "ann") == [.same])
    #expect(try fixture.ledger.import([row("Rents rose.")], from: file, by: "ann") == [.newVersion])
    #expect(try fixture.ledger.claims().map(\.claim.text) == ["Rents rose."])
  }

  @Test func `claims are found by the beginning of an id, and by words that only one holds`() throws
  {
    let fixture = try LedgerFixture()
    let claims = [
      try fixture.claim("The council closed 14 of its 60 libraries last year"),
      try fixture.claim("the savings came to nothing"),
    ]
    _ = try fixture.ledger.record(fixture.document, claims: claims, by: "ann")
    for claim in claims {
      #expect(try fixture.ledger.claim(matching: String(claim.id.hex.prefix(7))) == claim)
    }
    #expect(try fixture.ledger.claim(matching: "savings came") == claims[1])
    #expect(throws: LedgerError.self) { try fixture.ledger.claim(matching: "no such words") }
    #expect(throws: LedgerError.self) { try fixture.ledger.claim(matching: "'; DROP TABLE fact") }
  }

  @Test func `claims come one after another as they come all at once`() throws {
    let fixture = try LedgerFixture()
    try fixture.fill(rows: 2_100)
    let ledger = try Ledger.open(at: fixture.path)
    for words in [nil, "number 18", "nobody said this"] {
      var filter = ClaimFilter()
      filter.words = words
      let all = try ledger.dossiers(filter)
      var each: [Dossier] = []
      try ledger.eachDossier(filter) { each.append($0) }
      #expect(each == all)
    }
    #expect(try ledger.dossiers().count > 2_000)
  }

  @Test func `filters hold together, and the best score comes first`() throws {
    let fixture = try LedgerFixture()
    let low = try fixture.claim("the savings came to nothing", score: 0.2)
    let high = try fixture.claim("14 of its 60 libraries", score: 0.9)
    _ = try fixture.ledger.record(fixture.document, claims: [low, high], by: "ann")
    func found(_ parts: String...) throws -> [Claim] {
      try fixture.ledger.claims(
        ClaimFilter(parsing: parts, scale: .fivePoint), order: .score
      ).map(\.claim)
    }
    #expect(try found() == [high, low])
    #expect(try found("score>0.5") == [high])
    #expect(try found("kind:quantity", "status:open", "savings") == [low])
    #expect(try found("document:libraries") == [high, low])
    #expect(try found("kind:event").isEmpty)
    #expect(throws: ClaimFilter.ParseError.self) { try found("kind:nonsense") }
  }

  @Test func `what is no ledger is told and left alone`() throws {
    let fixture = try LedgerFixture()
    let path = fixture.folder + "/notes.sqlite"
    #expect(throws: LedgerError.missing(path: path)) { try Ledger.open(at: path) }
    try Data("plain text, and long enough to be read".utf8).write(
      to: URL(fileURLWithPath: path))
    #expect(throws: LedgerError.notALedger(path: path)) { try Ledger.open(at: path) }
    try FileManager.default.removeItem(atPath: path)
    let other = try DatabaseQueue(path: path)
    try other.write { try $0.execute(sql: "CREATE TABLE t(a)") }
    try other.close()
    #expect(throws: LedgerError.notALedger(path: path)) { try Ledger.open(at: path) }
    #expect(throws: LedgerError.exists(path: path)) { try Ledger.create(at: path) }
  }

  @Test func `the leaves of facts in bulk are those of their heads`() throws {
    let time = Timestamp(milliseconds: 1_700_000_000_123)
    var leaves = LeafWriter(time: time)
    for (subject, actor) in [(nil, nil), (7, 1), (nil, 12), (1_000_000, nil)] as [(Int?, Int?)] {
      let content = Fingerprint(of: "content of \(subject ?? 0)")
      let head = FactHead(
        seq: 12, kind: "claim", subject: subject, actor: actor, time: time,
        content: content.withUnsafeBytes { Array($0) })
      let leaf = leaves.leaf(
        seq: 12, kind: "claim", subject: subject, actor: actor, content: content)
      #expect(leaf.hex == Hex.string(head.leaf))
    }
  }

  @Test func `words everywhere do not hide the rare one, and imports are searched at once`() throws
  {
    let fixture = try LedgerFixture()
    let file = ImportFile(
      name: "a.csv", sha256: Fingerprint(of: "b"), byteCount: 1, mapping: ["text": "text"])
    let claims = (0..<4100).map { number in
      ImportedClaim(
        Claim(
          imported: ImportOrigin(file: "a.csv", line: number),
          text: "The count of row \(number)\(number == 77 ? " was disputed" : "")."))
    }
    _ = try fixture.ledger.import(claims, from: file, by: "ann")
    let found = try fixture.ledger.search("the disputed count", limit: 5)
    #expect(found.map(\.claim.id) == [claims[77].id])
    #expect(
      try fixture.ledger.search("the count", limit: 2).map(\.claim.id)
        == [claims[4099].id, claims[4098].id])
    try fixture.ledger.write(as: nil) { writer in
      try writer.db.execute(
        sql: "INSERT INTO claim_search(claim_search) VALUES ('integrity-check')")
    }
  }

  @Test func `two connections that write at once lose nothing`() async throws {
    let fixture = try LedgerFixture()
    let path = fixture.folder + "/ledger.sqlite"
    let claim = try fixture.claim("the savings came to nothing")
    _ = try fixture.ledger.record(fixture.document, claims: [claim], by: "ann")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let ledger = try Ledger.open(at: path)
          for number in 0..<25 {
            _ = try ledger.record(
              NewVerdict(
                rating: "True", scale: "five-point", confidence: nil, rationale: "\(number)"),
              on: claim.id, by: "writer \(writer)")
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try fixture.ledger.dossier(of: claim.id).verdicts.count == 100)
  }
}
