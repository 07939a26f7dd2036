import AssayModel
import Foundation
import Testing

@testable import AssayLedger

@Suite struct SignatureTests {
  private let fixture: LedgerFixture
  private let claim: Claim
  private let ann: NoteSigner
  private let bob: NoteSigner
  private var ledger: Ledger { fixture.ledger }

  init() throws {
    fixture = try LedgerFixture()
    claim = try fixture.claim("the savings came to nothing")
    _ = try fixture.ledger.record(fixture.document, claims: [claim], by: "ann")
    ann = try #require(NoteSigner(named: "ann"))
    bob = try #require(NoteSigner(named: "bob"))
    _ = try fixture.ledger.bind(key: ann.verifier.description, by: "ann")
    _ = try fixture.ledger.bind(key: bob.verifier.description, by: "bob")
  }

  @discardableResult
  private func judge(
    _ rating: String, by who: String = "ann", with signer: NoteSigner?,
    _ step: VerdictStep = .conclude
  ) throws -> VerdictReceipt {
    try ledger.judge(
      NewVerdict(rating: rating, scale: "five-point", confidence: .high, rationale: "By \(who)."),
      on: claim.id, by: who, signedBy: signer
    ) { _ in step }
  }

  private var signings: [Signing?] {
    get throws { try ledger.dossier(of: claim.id).verdicts.map(\.verdict.signing) }
  }

  private var problems: [String] {
    get throws {
      var problems: [String] = []
      _ = try ledger.verify { problems.append("\($0)") }
      return problems
    }
  }

  @Test func `a verdict and its retraction are signed, and one without a key is unsigned`() throws {
    let signed = try judge("False", with: ann)
    #expect(try judge("False", with: ann).outcome == .same)
    try judge("True", with: nil)
    try judge("True", by: "cleo", with: nil)
    #expect(try signings == [.signed, .unsigned, nil])
    try ledger.retract(signed.new[0], because: "misread", by: "bob", signedBy: bob)
    let retraction = try #require(try ledger.dossier(of: claim.id).verdicts[0].retraction)
    #expect(retraction.signing == .signed)
    let newest = try #require(try ledger.history(limit: 1).first)
    #expect(newest.signing == .signed)
    #expect(newest.claim == HistoryClaim(id: claim.id, text: claim.text))
    #expect(try problems == [])
  }

  @Test func `a key that the reviewer is not bound to signs nothing`() throws {
    #expect(throws: LedgerError.otherKey(reviewer: "ann")) { try judge("False", with: bob) }
    #expect(throws: LedgerError.otherKey(reviewer: "cleo")) {
      try judge("False", by: "cleo", with: ann)
    }
    #expect(try signings.isEmpty)
  }

  @Test func `what was signed stays signed when the key is changed or taken back`() throws {
    try judge("False", with: ann)
    let later = try #require(NoteSigner(named: "ann"))
    let binding = try ledger.bind(key: later.verifier.description, by: "ann")
    #expect(throws: LedgerError.self) { try judge("True", with: ann) }
    try judge("True", with: later)
    try ledger.retract(binding.new[0], because: "lost", by: "ann", signedBy: later)
    try judge("Half true", with: ann)
    #expect(try signings == [.signed, .signed, .signed])
    // Somebody else's word binds nobody.
    try ledger.write(as: "bob") { writer in
      let subject = try writer.require(ContentID("reviewer", ["ann"]))
      try writer.append(
        .key, subject: subject, body: ["publicKey": .string(bob.verifier.description)])
    }
    try judge("True", with: ann)
    #expect(try problems == [])
  }

  @Test func `verify names a signature that is another's or of other words`() throws {
    try judge("False", with: ann)
    let honest = try #require(try ledger.history(of: claim.id).last?.body)
    guard case .object(var body) = honest else { return }
    body["rating"] = "True"
    let first = try ledger.logState().size
    // The fact is whole, and its leaf commits to it: whoever wrote it had the ledger, not the key.
    try ledger.write(as: "ann") { writer in
      let subject = try writer.require(claim.id)
      try writer.append(.verdict, subject: subject, body: .object(body))
      try writer.append(.verdict, subject: subject, body: honest)
      let verdict = try writer.append(.verdict, subject: subject, body: ["rating": "True"])
      try writer.append(
        .retraction, subject: verdict,
        body: ["reason": .null, "signature": body["signature"] ?? .null])
    }
    #expect(try signings == [.signed, .wrong, .wrong, .unsigned])
    let found = try problems
    #expect(found.count == 3 && found.allSatisfy { $0.contains("wrongly signed") }, "\(found)")
    #expect(found[0].contains("\(first)") && found[2].contains("\(first + 3)"))
  }

  @Test func `sealed verdicts are signed in secret, and two that agree are signed by both`() throws
  {
    try judge("True", with: ann, .seal(readable: false))
    #expect(try ledger.history(limit: 1).first?.body?["verdict"] == .null)
    guard case .agreed = try judge("True", by: "bob", with: bob, .seal(readable: false)).outcome
    else {
      Issue.record("they agree")
      return
    }
    #expect(try signings == [.signed])
    try judge("True", with: nil, .seal(readable: false))
    try judge("True", by: "bob", with: bob, .seal(readable: false))
    #expect(try signings == [.signed, .half])
    try judge("True", with: ann, .seal(readable: false))
    try judge("False", by: "bob", with: bob, .seal(readable: false))
    #expect(try ledger.reviewCase(of: claim.id).revealed.map(\.signing) == [.signed, .signed])
    #expect(try problems == [])

    // An export brings all of it along.
    var lines: [[UInt8]] = []
    try ledger.exportFacts { lines.append(Array($0.json.utf8)) }
    let path = fixture.folder + "/restored.sqlite"
    _ = try Ledger.restore(at: path) { lines.isEmpty ? nil : lines.removeFirst() }
    let restored = try Ledger.open(at: path)
    #expect(try restored.dossiers() == ledger.dossiers())
    #expect(try restored.reviewCase(of: claim.id) == ledger.reviewCase(of: claim.id))

    // That another signed it, too, is found out.
    try ledger.write(as: "ann") { writer in
      let body: JSONValue = [
        "rating": "True", "seals": [.int(6), .int(7)], "signedBy": ["ann", "bob"],
      ]
      try writer.append(.verdict, subject: try writer.require(claim.id), body: body)
    }
    #expect(try problems.count == 1)
  }
}
