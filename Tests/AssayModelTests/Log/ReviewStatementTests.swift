import AssayModel
import Testing

@Suite struct ReviewStatementTests {
  private let claim = ContentID("claim", ["Rents fell."])
  private let body: JSONValue = ["rating": "False", "rationale": "They rose.", "confidence": .null]

  private func statement(
    _ body: JSONValue, by who: String = "ann", at time: Int64 = 0, in log: String = "assay/1"
  ) -> ReviewStatement {
    ReviewStatement(
      verdict: body, on: claim, by: who, at: Timestamp(milliseconds: time), in: log)
  }

  @Test func `what is signed is two lines, the second canonical JSON`() {
    #expect(
      statement(body).text == """
        assay-verdict-1
        {"claim":"\(claim.hex)","log":"assay/1","reviewer":"ann","time":"1970-01-01T00:00:00.000Z",\
        "verdict":{"confidence":null,"rating":"False","rationale":"They rose."}}

        """)
    let retraction = ReviewStatement(
      retractionOf: claim, because: nil, by: "ann", at: Timestamp(milliseconds: 0), in: "assay/1")
    #expect(
      retraction.text == """
        assay-retraction-1
        {"fact":"\(claim.hex)","log":"assay/1","reason":null,"reviewer":"ann",\
        "time":"1970-01-01T00:00:00.000Z"}

        """)
    // Nobody can take it for a checkpoint.
    #expect(throws: ProofError.self) { try Checkpoint(text: statement(body).text) }
    #expect(throws: ProofError.self) { try Checkpoint(text: retraction.text) }
  }

  @Test func `a signature fits its statement and no other`() throws {
    let signer = try #require(NoteSigner(named: "ann"))
    let signed = statement(body)
    let signature = try StatementSignature(of: signed, by: signer)
    #expect(signature.isRight(for: signed))
    let read = try #require(StatementSignature(json: signature.json))
    #expect(read == signature && read.isRight(for: signed))
    for other in [
      statement(["rating": "True", "rationale": "They rose.", "confidence": .null]),
      statement(body, by: "bob"), statement(body, at: 1), statement(body, in: "assay/2"),
      ReviewStatement(
        verdict: body, on: ContentID("claim", ["x"]), by: "ann", at: Timestamp(milliseconds: 0),
        in: "assay/1"),
      ReviewStatement(
        retractionOf: claim, because: nil, by: "ann", at: Timestamp(milliseconds: 0),
        in: "assay/1"),
    ] {
      #expect(!signature.isRight(for: other), "\(other.text)")
    }
    // The signature itself, and what a sealed verdict repeats, are no words of the verdict.
    let sealed: JSONValue = [
      "rating": "False", "rationale": "They rose.", "confidence": .null,
      "claim": .string(claim.hex), "reviewer": "ann", "signature": signature.json,
    ]
    #expect(statement(sealed) == signed)
    #expect(StatementSignature(json: ["key": "ann+00000000+AAAA", "value": "AAAA"]) == nil)
  }
}
