import AssayModel
import Testing

@Suite struct FactProofTests {
  /// A log of eleven facts, the proof of one of them, and the key that signed it.
  private func sample() throws -> (proof: FactProof, key: NoteVerifier) {
    let salt = [UInt8](repeating: 9, count: 16)
    let heads = (0..<11).map { seq in
      FactHead(
        seq: seq, kind: "claim", subject: seq == 0 ? nil : 0, actor: nil,
        time: Timestamp(milliseconds: 1_700_000_000_000),
        content: FactHead.content(salt: salt, body: "{\"text\":\"\(seq)\"}".utf8))
    }
    let leaves = heads.map(\.leaf)
    let root = try #require(Fingerprint(hex: Hex.string(MerkleTree.root(leaves))))
    let signer = try #require(NoteSigner(named: "desk"))
    let note = try signer.sign(Checkpoint(origin: "assay/x", size: 11, root: root).text)
    let fact = FactProof.Fact(
      head: heads[6], salt: salt, body: "{\"text\":\"6\"}",
      path: MerkleTree.inclusionPath(of: 6, in: 11) { MerkleTree.root(leaves[$0]) })
    return (FactProof(facts: [fact], note: note), signer.verifier)
  }

  @Test func `a head's bytes are those that the documentation gives`() {
    let head = FactHead(
      seq: 7, kind: "verdict", subject: 4, actor: 1,
      time: Timestamp(milliseconds: 1_769_848_200_000), content: [UInt8](repeating: 0xAB, count: 32)
    )
    #expect(
      String(decoding: head.bytes, as: UTF8.self)
        == "{\"actor\":1,\"content\":\"\(String(repeating: "ab", count: 32))\",\"kind\":\"verdict\","
        + "\"seq\":7,\"subject\":4,\"time\":\"2026-01-31T08:30:00.000Z\"}")
    #expect(String(decoding: head.bytes, as: UTF8.self) == head.json.json)
  }

  @Test func `a proof holds, and reads back what it writes`() throws {
    let (proof, key) = try sample()
    #expect(try proof.check(signedBy: key).size == 11)
    let again = try FactProof(json: try JSONValue(parsing: proof.json.json))
    #expect(again == proof)
  }

  @Test func `a redacted fact is proven without its content`() throws {
    var (proof, key) = try sample()
    proof.facts[0].salt = nil
    proof.facts[0].body = nil
    #expect(try proof.check(signedBy: key).size == 11)
    #expect(proof.main?.isRedacted == true)
  }

  @Test func `whatever is changed in a proof, it does not hold any more`() throws {
    let (proof, key) = try sample()
    func refused(_ change: (inout FactProof) -> Void, _ location: SourceLocation = #_sourceLocation)
    {
      var changed = proof
      change(&changed)
      #expect(throws: ProofError.self, sourceLocation: location) {
        try changed.check(signedBy: key)
      }
    }
    refused { $0.facts[0].body = "{\"text\":\"7\"}" }
    refused { $0.facts[0].salt?[3] ^= 1 }
    refused { $0.facts[0].head.time = Timestamp(milliseconds: 1_700_000_000_001) }
    refused { $0.facts[0].head.kind = "verdict" }
    refused { $0.facts[0].head.subject = 3 }
    refused { $0.facts[0].head.actor = 0 }
    refused { $0.facts[0].head.seq = 7 }
    refused { $0.facts[0].head.content[0] ^= 1 }
    refused { $0.facts[0].path[1][0] ^= 1 }
    refused { $0.facts[0].path.removeLast() }
    refused { $0.facts = [] }
    refused { $0.note.body = $0.note.body.replacing("\n11\n", with: "\n12\n") }
    refused { $0.note.signatures = [] }
    refused { $0.note.signatures[0].bytes[0] ^= 1 }
  }

  @Test func `any byte changed in the text of a proof is refused or changes nothing`() throws {
    let (proof, key) = try sample()
    let text = Array(proof.json.json.utf8)
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      var changed = text
      let place = Int.random(in: text.indices, using: &random)
      changed[place] = UInt8.random(in: .min ... .max, using: &random)
      guard let json = try? JSONValue(parsing: changed), let read = try? FactProof(json: json),
        (try? read.check(signedBy: key)) != nil
      else { continue }
      #expect(read == proof, "byte \(place)")
    }
  }

  @Test func `a log that extends a checkpoint is told from one that does not`() throws {
    let leaves = (0..<11).map { MerkleTree.leaf([UInt8($0)]) }
    func note(_ size: Int, _ origin: String = "assay/x") throws -> SignedNote {
      let root = try #require(
        Fingerprint(hex: Hex.string(MerkleTree.root(leaves.prefix(size)))))
      return SignedNote(body: Checkpoint(origin: origin, size: size, root: root).text)
    }
    let path = MerkleTree.consistencyPath(from: 5, to: 11) { MerkleTree.root(leaves[$0]) }
    let proof = ConsistencyProof(old: try note(5), new: try note(11), path: path)
    #expect(try proof.check(signedBy: nil).size == 11)
    #expect(try ConsistencyProof(json: try JSONValue(parsing: proof.json.json)) == proof)
    var changed = proof
    changed.old = try note(6)
    #expect(throws: ProofError.notExtended(size: 6)) { try changed.check(signedBy: nil) }
    changed = proof
    changed.old = try note(5, "assay/y")
    #expect(throws: ProofError.self) { try changed.check(signedBy: nil) }
  }
}
