import AssayModel
import Foundation
import Testing

@Suite struct ProofVerbTests {
  /// A desk with a verdict and a key, which lies beside the desk's folder.
  private func deskWithKey() throws -> (desk: Desk, key: String) {
    let desk = try Desk.withClaims()
    #expect(try desk.run("verdict", "Rents in Arden", "false", "--note", "They rose.").status == 0)
    let made = try desk.run("key", "--file", "../desk.key")
    #expect(made.status == 0, "\(made.errors)")
    return (desk, made.output.trimmingCharacters(in: .newlines))
  }

  private func latest(_ kind: String, _ desk: Desk) throws -> String {
    let entry = try desk.lines("log", "--limit", "100").first { $0["kind"]?.string == kind }
    return try #require(entry?["id"]?.string)
  }

  @Test func `a key is made once, for its owner's eyes only, and never in the workspace`() throws {
    let (desk, key) = try deskWithKey()
    let path = desk.path + "/../desk.key"
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try desk.run("key", "--file", "../desk.key").output == key + "\n")
    #expect(try NoteVerifier(parsing: key).name.hasPrefix("assay/"))
    let inside = try desk.run("key", "--file", "desk.key")
    #expect(inside.status == 64)
    #expect(!FileManager.default.fileExists(atPath: desk.path + "/desk.key"))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    let open = try desk.run("checkpoint", "--key-file", "../desk.key")
    #expect(open.status == 65 && open.errors.contains("chmod 600"))
  }

  @Test func `today's log is verified against a checkpoint that was kept`() throws {
    let (desk, key) = try deskWithKey()
    let kept = try desk.run("checkpoint", "--key-file", "../desk.key")
    try desk.write(kept.output, to: "kept.txt")
    #expect(try desk.run("verdict", "14 of its 60", "true").status == 0)
    let verified = try desk.run("verify", "--against", "kept.txt", "--key", key)
    #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
    #expect(verified.output.contains("all as recorded") && verified.output.contains("kept.txt"))
    #expect(try desk.lines("status").first?["checkpoint"]?["size"]?.int == 7)

    let other = try desk.run("key", "--file", "../other.key").output
    try desk.write(other, to: "other.pub")
    let stranger = try desk.run("verify", "--against", "kept.txt", "--key", "other.pub")
    #expect(stranger.status == 1 && stranger.output.contains("not signed by"))
    try desk.write(kept.output.replacing("\n7\n", with: "\n6\n"), to: "bent.txt")
    let bent = try desk.run("verify", "--against", "bent.txt", "--format", "jsonl")
    #expect(bent.status == 1 && bent.output.contains("\"checkpoint\":\"checkpoint of 6 facts\""))
    try desk.write("words\n", to: "words.txt")
    #expect(try desk.run("verify", "--against", "words.txt").status == 65)
    #expect(try desk.run("verify", "--against", "none.txt").status == 66)
  }

  @Test func `a proof is checked without a ledger, by a key from elsewhere`() throws {
    let (desk, key) = try deskWithKey()
    let verdict = try latest("verdict", desk)
    let proof = desk.path + "/../verdict.json"
    let made = try desk.run("prove", verdict, "--output", proof, "--key-file", "../desk.key")
    #expect(made.status == 0, "\(made.errors)")
    let good = try Program.run(["check-proof", proof, "--key", key], in: "/")
    #expect(good.status == 0, "\(good.errors)")
    #expect(good.output.hasPrefix("consistent, signed by assay/"))
    #expect(good.output.contains("“False”, “They rose.”"))
    #expect(good.output.contains("Rents in Arden fell by 9 percent") && good.output.contains("ann"))
    let unknown = try Program.run(["check-proof", proof], in: "/")
    #expect(unknown.status == 1 && unknown.output.hasPrefix("consistent, signer unknown\n"))
    let other = try desk.run("key", "--file", "../other.key").output
    let stranger = try Program.run(
      ["check-proof", proof, "--key", other.trimmingCharacters(in: .newlines)], in: "/")
    #expect(stranger.status == 1 && stranger.output.contains("not signed by"))

    let text = desk.read("../verdict.json")
    for (old, new, status) in [
      ("They rose", "They fell", 1), ("\\\"False\\\"", "\\\"True\\\"", 1),
      ("assay-proof-1", "x", 65),
      ("{", "", 65),
    ] {
      try desk.write(text.replacing(old, with: new), to: "bent.json")
      let bent = try desk.run("check-proof", "bent.json", "--key", key)
      #expect(bent.status == Int32(status), "\(old): \(bent.output)\(bent.errors)")
    }
  }

  @Test func `that the log extends an older checkpoint is proven to somebody without it`() throws {
    let (desk, key) = try deskWithKey()
    let kept = try desk.run("checkpoint", "--key-file", "../desk.key").output
    try desk.write(kept, to: "kept.txt")
    #expect(try desk.run("verdict", "14 of its 60", "true").status == 0)
    let proof = try desk.run("prove", "--since", "kept.txt", "--key-file", "../desk.key")
    #expect(proof.status == 0, "\(proof.errors)")
    let checked = try Program.run(
      ["check-proof", "-", "--key", key], in: "/", input: proof.output)
    #expect(checked.status == 0 && checked.output.contains("extends its checkpoint of 7 facts"))
    #expect(try desk.run("prove").status == 64)
    #expect(try desk.run("prove", "ffffffffffff").status == 66)
  }

  @Test(.enabled(if: Python.canCheckSignatures, "python3-cryptography is not installed"))
  func `a checkpoint and proofs are confirmed by a program of another language`() throws {
    let (desk, key) = try deskWithKey()
    try desk.write(try desk.run("checkpoint", "--key-file", "../desk.key").output, to: "kept.txt")
    let checkpoint = try Python.checkProof(desk.path + "/kept.txt", key)
    #expect(checkpoint.status == 0, "\(checkpoint.output)")
    #expect(checkpoint.output.hasPrefix("7 facts, root "))
    #expect(try Python.checkProof(desk.path + "/kept.txt", flipped(key)).status != 0)
    let verdict = try latest("verdict", desk)
    // An audit path with a subtree that has no sibling on some levels.
    var rows = "text\n"
    for number in 0..<290 { rows += "The town of Arden has street number \(number).\n" }
    try desk.write(rows, to: "streets.csv")
    #expect(try desk.run("import", "streets.csv").status == 0)
    for what in ["street number 3", "street number 288", verdict] {
      let made = try desk.run(
        "prove", what, "--output", "proof.json", "--key-file", "../desk.key")
      #expect(made.status == 0, "\(made.errors)")
      let checked = try Python.checkProof(desk.path + "/proof.json", key)
      #expect(checked.status == 0, "\(checked.output)")
      let text = desk.read("proof.json")
      try desk.write(
        text.replacing("street", with: "stream").replacing("False", with: "Truth"),
        to: "bent.json")
      #expect(try Python.checkProof(desk.path + "/bent.json", key).status != 0)
    }
  }

  private func flipped(_ key: String) -> String {
    key.hasSuffix("A") ? String(key.dropLast()) + "B" : String(key.dropLast()) + "A"
  }
}
