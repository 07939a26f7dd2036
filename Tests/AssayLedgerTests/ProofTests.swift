import AssayModel
import Foundation
import Testing

@testable import AssayLedger

@Suite struct ProofTests {
  @Test func `every fact of a ledger is proven by stored subtrees as by all leaves`() throws {
    let fixture = try LedgerFixture()
    try fixture.importRows(0..<600)
    let key = try #require(NoteSigner(named: "desk"))
    let checkpoint = try Checkpoint(
      text: try fixture.ledger.checkpoint(signedBy: key, by: "ann").body)
    for fact in [0, 1, 2, 255, 256, 257, 511, 512, checkpoint.size - 1] {
      let proof = try fixture.ledger.proof(of: fact, signedBy: key, by: "ann")
      #expect(try proof.check(signedBy: key.verifier) == checkpoint)
      #expect(proof.main?.head.seq == fact)
    }
  }

  @Test func `a verdict is proven with its claim and reviewer`() throws {
    let fixture = try LedgerFixture()
    let claim = try fixture.claim("the savings came to nothing")
    _ = try fixture.ledger.record(fixture.document, claims: [claim], by: "ann")
    let verdict = try fixture.give("False", on: claim)
    let fact = try fixture.ledger.fact(matching: verdict.hex)
    let proof = try fixture.ledger.proof(of: fact, signedBy: nil, by: "ann")
    #expect(proof.facts.map(\.head.kind) == ["verdict", "claim", "reviewer"])
    try proof.check()
    #expect(proof.facts[1].body?.contains("came to nothing") == true)
  }

  @Test func `a checkpoint asked for again is the same one, until something else is recorded`()
    throws
  {
    let fixture = try LedgerFixture()
    let first = try fixture.ledger.checkpoint(signedBy: nil, by: "ann")
    #expect(try fixture.ledger.checkpoint(signedBy: nil, by: "bob") == first)
    #expect(try fixture.ledger.lastCheckpoint()?.note == first)
    // With a key, an unsigned one will not do.
    let key = try #require(NoteSigner(named: "desk"))
    let signed = try fixture.ledger.checkpoint(signedBy: key, by: "ann")
    #expect(try signed.isSigned(by: key.verifier))
    #expect(try fixture.ledger.checkpoint(signedBy: key, by: "ann") == signed)
    try fixture.importRows(0..<2)
    #expect(try fixture.ledger.checkpoint(signedBy: key, by: "ann") != signed)
  }

  @Test func `today's log is proven to extend every checkpoint of it`() throws {
    let fixture = try LedgerFixture()
    var kept: [SignedNote] = []
    for round in 0..<6 {
      try fixture.importRows(round * 90..<(round + 1) * 90)
      kept.append(try fixture.ledger.checkpoint(signedBy: nil, by: "ann"))
    }
    for old in kept {
      try fixture.ledger.consistencyProof(since: old, signedBy: nil, by: "ann")
        .check(signedBy: nil)
    }
    let other = try LedgerFixture().ledger.checkpoint(signedBy: nil, by: "ann")
    #expect(throws: ProofError.self) {
      try fixture.ledger.consistencyProof(since: other, signedBy: nil, by: "ann")
    }
  }
}
