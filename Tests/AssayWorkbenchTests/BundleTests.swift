import AssayInterchange
import AssayModel
import Foundation
import Testing

@Suite struct BundleTests {
  /// A desk with one claim refuted by kept evidence, its case packed and signed.
  private func packed() throws -> (desk: Desk, key: String, zip: String) {
    let desk = try Desk.withClaims()
    let key = try desk.run("key", "--file", "../desk.key").output
      .trimmingCharacters(in: .newlines)
    let added = try desk.run(
      "evidence", "add", "Rents in Arden", "minutes.txt", "--stance", "refutes", "--quote",
      "Rents rose by 4 percent")
    #expect(added.status == 0, "\(added.errors)")
    #expect(
      try desk.run("verdict", "Rents in Arden", "false", "--note", "They rose.").status == 0)
    let made = try desk.run(
      "bundle", "--output", "../case.zip", "--key-file", "../desk.key")
    #expect(made.status == 0, "\(made.output)\(made.errors)")
    return (desk, key, desk.path + "/../case.zip")
  }

  @Test func `a case is read by the verbs that read, and by none that writes`() throws {
    let (desk, key, zip) = try packed()
    let listed = try Program.run(
      ["open", "--key", key, zip, "list", "--format", "jsonl"], in: "/")
    #expect(listed.status == 0 && listed.errors.contains("consistent, signed by assay/"))
    #expect(listed.output.split(separator: "\n").count == 3)
    let shown = try Program.run(["open", zip, "show", "Rents in Arden"], in: "/")
    #expect(shown.output.contains("“Rents rose by 4 percent”") && shown.output.contains("False"))
    #expect(shown.errors.contains("signer unknown"))
    #expect(
      try Program.run(["open", zip, "search", "libraries"], in: "/").output.contains("14 of"))
    let report = try Program.run(["open", zip, "report"], in: "/")
    #expect(report.output.contains("**Verdict: False**"), "\(report.errors)")
    for words in [["verdict", "Rents in Arden", "true"], ["checkpoint"], ["key"]] {
      let refused = try Program.run(["open", zip] + words, in: desk.path)
      #expect(refused.status != 0, "\(words): \(refused.output)")
    }
    #expect(try Program.run(["open", zip, "nonsense"], in: "/").status == 64)
    // The same case is the same bytes.
    let first = FileManager.default.contents(atPath: zip)
    #expect(
      try desk.run("bundle", "--output", "../case.zip", "--key-file", "../desk.key").status == 0)
    #expect(FileManager.default.contents(atPath: zip) == first)
  }

  @Test func `another desk's case is taken over, and its verdicts stay theirs`() throws {
    let (desk, key, zip) = try packed()
    defer { withExtendedLifetime(desk) {} }
    let other = try Desk()
    let rehearsed = try other.run("merge", zip, "--key", key, "--dry-run", as: "bob")
    #expect(rehearsed.status == 0 && rehearsed.output.contains("would be new: 3 claims"))
    #expect(try other.lines("status").first?["claims"]?.int == 0)
    let merged = try other.run("merge", zip, "--key", key, as: "bob")
    #expect(merged.status == 0, "\(merged.output)\(merged.errors)")
    let claim = try #require(try other.lines("list").first { $0["key"] != "x" })
    #expect(claim["status"]?.string != "reviewed")
    let status = try #require(try other.lines("status").first)
    #expect(status["claims"]?.int == 3 && status["reviewed"]?.int == 0)
    let shown = try other.run("show", "Rents in Arden").output
    #expect(shown.contains("“Rents rose by 4 percent”") && shown.contains("ann said False"))
    #expect(try other.run("verify").status == 0)
    let report = try other.run("report", "--output", "-").output
    #expect(report.contains("**Open:** no verdict stands.") && !report.contains("Verdict: False"))
    let again = try other.run("merge", zip, "--key", key, as: "bob")
    #expect(again.status == 0 && again.output.contains("nothing new"))
  }

  @Test func `what two desks do not agree on is listed, and nothing is overwritten`() throws {
    let (desk, key, zip) = try packed()
    let other = try Desk.withClaims()
    #expect(try other.run("verdict", "Rents in Arden", "true", as: "bob").status == 0)
    let merged = try other.run("merge", zip, "--key", key, "--format", "jsonl", as: "bob")
    #expect(merged.status == 1, "\(merged.errors)")
    #expect(merged.output.contains("here bob says “True”, there ann “False”"))
    let report = try other.run("report", "--output", "-").output
    #expect(report.contains("**Verdict: True**") && !report.contains("**Verdict: False**"))
    // One's own case is here already, and a stranger's key vouches for nothing.
    #expect(try desk.run("merge", zip).status == 64)
    let stranger = try #require(NoteSigner(named: "desk")).verifier.description
    let refused = try other.run("merge", zip, "--key", stranger)
    #expect(refused.status == 1 && refused.errors.contains("not signed by desk"))
  }

  @Test func `a bundle with anything in it that was not packed is refused`() throws {
    let (desk, _, zip) = try packed()
    let reader = try ZipReader(Array(#require(FileManager.default.contents(atPath: zip))))
    func repacked(_ change: (String, [UInt8]) -> [UInt8]?, _ added: [(String, String)] = [])
      throws -> Program.Result
    {
      var writer = ZipWriter()
      for name in reader.names {
        let content = try #require(try reader.content(of: name))
        if let content = change(name, content) { try writer.add(name, content) }
      }
      for (name, text) in added { try writer.add(name, Array(text.utf8)) }
      try Data(writer.finish()).write(to: URL(fileURLWithPath: desk.path + "/bent.zip"))
      return try desk.run("open", "bent.zip", "list")
    }
    #expect(try repacked({ $1 }).status == 0)
    let settings = try repacked({ $1 }, [("assay.toml", "reviewer = \"mallory\"\n")])
    #expect(settings.status == 65 && settings.errors.contains("not declared"))
    let evidence = try #require(reader.names.first { $0.hasPrefix("Evidence/") })
    for change: (String, [UInt8]) -> [UInt8]? in [
      { $0 == evidence ? nil : $1 }, { $0 == evidence ? $1 + [0x0A] : $1 },
      {
        $0 == "proof.json"
          ? Array(String(decoding: $1, as: UTF8.self).replacing("rose", with: "fell").utf8) : $1
      },
      { $0 == "bundle.json" ? nil : $1 },
    ] {
      let refused = try repacked(change)
      #expect(refused.status == 65 && refused.output.isEmpty, "\(refused.errors)")
    }
    #expect(try desk.run("open", "claims.csv").status == 65)
    #expect(try desk.run("open", "none.zip").status == 66)
  }
}
