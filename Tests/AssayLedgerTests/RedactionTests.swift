import AssayModel
import Foundation
import GRDB
import Testing

@testable import AssayLedger

@Suite struct RedactionTests {
  /// Files of the ledger that hold the words, in any case.
  private func files(of fixture: LedgerFixture, holding words: [String]) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: fixture.folder).filter { name in
      let bytes = FileManager.default.contents(atPath: "\(fixture.folder)/\(name)") ?? Data()
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      return words.contains { text.contains($0.lowercased()) }
    }
  }

  private func redact(
    _ fact: Int, _ choice: RedactionPlan.DocumentChoice = .ask, in ledger: Ledger
  ) throws -> RedactionPlan {
    let plan = try ledger.redact([fact], document: choice, because: "an order", by: "kim") { _ in }
    try ledger.finishRedaction()
    return plan
  }

  @Test func `redacted words are in no file any more, and the log is what it was`() throws {
    let fixture = try LedgerFixture()
    // Much comes before and after, so that the words lie in merged parts of the index, too.
    try fixture.importRows(0..<700)
    let claim = Claim(
      imported: ImportOrigin(file: "a.csv", line: 9), text: "Quillfeather owes Zanzibar 4 crowns.",
      claimant: "Wobblethorpe")
    let file = ImportFile(
      name: "a.csv", sha256: Fingerprint(of: "a"), byteCount: 1, mapping: ["text": "text"])
    _ = try fixture.ledger.import(
      [ImportedClaim(claim)], from: file,
      by: "ann")
    try fixture.give("False", on: claim, because: "Gribblewick told us otherwise.")
    try fixture.importRows(700..<1500)
    let words = ["quillfeather", "zanzibar", "wobblethorpe", "gribblewick", claim.id.hex]
    #expect(try !files(of: fixture, holding: words).isEmpty)
    let before = try fixture.ledger.logState()
    let kept = try Checkpoint(
      text: try fixture.ledger.checkpoint(signedBy: nil, by: "ann").body)
    #expect(kept.size >= before.size)

    let plan = try redact(
      try fixture.ledger.fact(matching: "Quillfeather owes"), in: fixture.ledger)
    #expect(plan.items.map(\.kind) == ["claim", "verdict"])
    #expect(try files(of: fixture, holding: words) == [])
    #expect(try fixture.ledger.search("quillfeather", limit: 5).isEmpty)
    var findings: [Finding] = []
    let verification = try fixture.ledger.verify(against: [kept]) { findings.append($0) }
    #expect(findings == [] && verification.redacted == 2)
    #expect(try fixture.ledger.redactions().map(\.redaction.reason) == ["an order", "an order"])
    #expect(throws: LedgerError.self) {
      try redact(plan.items[0].number, in: fixture.ledger)
    }
  }

  @Test func `a claim of a document asks what is to become of the document`() throws {
    let fixture = try LedgerFixture()
    let claims = [
      try fixture.claim("14 of its 60 libraries"), try fixture.claim("the savings came to nothing"),
    ]
    _ = try fixture.ledger.record(fixture.document, claims: claims, by: "ann")
    let fact = try fixture.ledger.fact(matching: claims[1].id.hex)
    #expect(throws: LedgerError.self) {
      try fixture.ledger.redactionPlan(of: [fact], document: .ask)
    }
    let kept = try fixture.ledger.redactionPlan(of: [fact], document: .keep)
    #expect(kept.items.map(\.kind) == ["claim"])
    #expect(kept.alsoIn.count == 1, "the document holds the words")
    let plan = try redact(fact, .redact, in: fixture.ledger)
    #expect(plan.items.map(\.kind) == ["document", "claim", "claim"])
    #expect(try files(of: fixture, holding: ["libraries", "savings"]) == [])
    #expect(try fixture.ledger.claims().isEmpty && fixture.ledger.documents().isEmpty)
    #expect(try fixture.ledger.status().claims == 0)
  }

  @Test func `evidence goes with what quotes it, and its file is named`() throws {
    let fixture = try LedgerFixture()
    let claim = try fixture.claim("the savings came to nothing")
    _ = try fixture.ledger.record(fixture.document, claims: [claim], by: "ann")
    _ = try fixture.ledger.record(
      fixture.evidence("Snorkelwhite counted 3,000 crowns."), for: [claim.id],
      as: NewAttachment(
        stance: .refutes, quote: "Snorkelwhite", span: TextSpan(start: 0, end: 12)), by: "ann")
    let evidence = try #require(try fixture.ledger.allEvidence().first)
    let plan = try redact(try fixture.ledger.fact(matching: evidence.id.hex), in: fixture.ledger)
    #expect(plan.items.map(\.kind) == ["evidence", "rating", "attachment"])
    #expect(plan.files == ["Evidence/x"])
    #expect(try files(of: fixture, holding: ["snorkelwhite"]) == [])
    #expect(try fixture.ledger.dossier(of: claim.id).attachments.isEmpty)
    #expect(
      try fixture.ledger.dossier(of: claim.id).redacted.map(\.kind) == ["attachment"])
    #expect(try LedgerFixture.findings(fixture.path) == [])
  }

  @Test func `an earlier verdict does not stand again when the standing one is redacted`() throws {
    let fixture = try LedgerFixture()
    let claim = try fixture.claim("the savings came to nothing")
    _ = try fixture.ledger.record(fixture.document, claims: [claim], by: "ann")
    try fixture.give("False", on: claim)
    let later = try fixture.give("True", on: claim)
    _ = try redact(try fixture.ledger.fact(matching: later.hex), in: fixture.ledger)
    let dossier = try fixture.ledger.dossier(of: claim.id)
    #expect(dossier.standing == nil)
    #expect(dossier.verdicts.map(\.verdict.rating) == ["False", "redacted"])
    #expect(dossier.verdicts[1].id == later && dossier.verdicts[1].redaction?.who == "kim")
    #expect(try fixture.ledger.count(ClaimFilter(parsing: ["status:open"], scale: .fivePoint)) == 1)
    #expect(try fixture.ledger.status().reviewed == 0)
    #expect(try fixture.ledger.documents().first?.reviewed == 0)
  }

  @Test func `nothing is redacted where the files cannot be put away`() throws {
    struct Refused: Error {}
    let fixture = try LedgerFixture()
    try fixture.importRows(0..<3)
    let fact = try fixture.ledger.fact(matching: "Row number 1 holds")
    #expect(throws: Refused.self) {
      try fixture.ledger.redact([fact], document: .ask, because: "x", by: "kim") { _ in
        throw Refused()
      }
    }
    #expect(try fixture.ledger.redactions().isEmpty)
    #expect(try !fixture.ledger.hasRedactionToFinish())
  }

  @Test func `SQLite itself lets content go only when a redaction says so, and only content`()
    throws
  {
    let fixture = try LedgerFixture()
    try fixture.importRows(0..<3)
    let fact = try fixture.ledger.fact(matching: "Row number 1 holds")
    try fixture.ledger.close()
    let raw = try DatabaseQueue(path: fixture.path)
    let blank = "content = zeroblob(32), id = NULL, salt = NULL, body = NULL"
    func refused(_ change: String) {
      #expect(throws: DatabaseError.self, "\(change)") {
        try raw.write { try $0.execute(sql: "UPDATE fact SET \(change) WHERE seq = \(fact)") }
      }
    }
    refused(blank)
    try raw.write {
      try $0.execute(
        sql: """
          INSERT INTO fact SELECT max(seq) + 1, 'redaction', randomblob(16), \(fact), 1, 0,
            randomblob(16), '{}', NULL, randomblob(32) FROM fact
          """)
    }
    refused(blank + ", time = 0")
    refused(blank + ", leaf = randomblob(32)")
    refused("body = '{}'")
    refused("id = NULL, salt = NULL, body = NULL")
    try raw.write { try $0.execute(sql: "UPDATE fact SET \(blank) WHERE seq = \(fact)") }
    refused("content = randomblob(32)")
  }
}
