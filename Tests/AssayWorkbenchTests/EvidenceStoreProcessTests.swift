import AssayModel
import Foundation
import Testing

/// Evidence by the thousand, and processes that are killed while they keep it.
@Suite struct EvidenceStoreProcessTests {
  /// A desk with a list of so many pieces of evidence for a claim.
  private func desk(pieces: Int) throws -> Desk {
    let desk = try Desk.withClaims()
    try FileManager.default.createDirectory(
      atPath: desk.path + "/pieces", withIntermediateDirectories: true)
    var list = ""
    for i in 0..<pieces {
      try desk.write("Minutes number \(i).\nRents rose by \(i) percent.\n", to: "pieces/\(i).txt")
      let line: JSONValue = [
        "path": .string("pieces/\(i).txt"), "claims": ["Rents in Arden"], "stance": "refutes",
        "quote": .string("rose by \(i) percent"), "source": "Council",
      ]
      list += line.json + "\n"
    }
    try desk.write(list, to: "list.jsonl")
    return desk
  }

  /// Every file of the store that can be seen, by name and hash.
  private func stored(_ desk: Desk) throws -> [(name: String, hash: String)] {
    let folder = desk.path + "/Evidence/sha256"
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".txt") }.map { file in
      let bytes = FileManager.default.contents(atPath: "\(folder)/\(file)") ?? Data()
      return (String(file.split(separator: "/").last ?? ""), Fingerprint(of: bytes).hex)
    }
  }

  @Test func `a list of evidence is kept and laid beside its claims, and again changes nothing`()
    throws
  {
    let desk = try desk(pieces: 30)
    let first = try desk.run("evidence", "add", "--input", "jsonl", "list.jsonl")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output == "30 new, 0 the same, 0 rejected.\n")
    #expect(try desk.run("evidence", "check").output.hasPrefix("30 checked, 0 missing"))
    let facts = try desk.lines("status")[0]["facts"]
    let again = try desk.run("evidence", "add", "--input", "jsonl", "list.jsonl")
    #expect(again.output == "0 new, 30 the same, 0 rejected.\n")
    #expect(try desk.lines("status")[0]["facts"] == facts)
    #expect(try desk.lines("source", "list")[0]["evidence"] == 30)
  }

  @Test func `bad lines of a list are told by number, and the others kept`() throws {
    let desk = try desk(pieces: 1)
    try desk.write(
      """
      {"path": "pieces/0.txt"}
      {"path": "pieces/0.txt", "quote": "rose by 7 percent"}
      {"path": "/etc/hostname"}
      {"path": "pieces/../../../etc/hostname"}
      {"path": "pieces/none.txt"}
      {"url": "file:///etc/hostname"}
      {"path": "pieces/0.txt", "stanze": "refutes"}
      {"path": "pieces/0.txt", "claims": ["Rents in Arden"]}
      {"path": "pieces/0.txt", "reliability": "Z"}
      not json
      {"url": "https://rents.example/2022", "claims": ["Rents in Arden"], "stance": "context"}

      """, to: "list.jsonl")
    let dry = try desk.run("evidence", "add", "--input", "jsonl", "list.jsonl", "--dry-run")
    #expect(dry.status == 1 && dry.output == "2 would be new, 0 the same, 9 rejected.\n")
    #expect(try desk.lines("evidence", "list").isEmpty)
    let result = try desk.run("evidence", "add", "--input", "jsonl", "list.jsonl")
    #expect(result.status == 1)
    #expect(result.output == "2 new, 0 the same, 9 rejected.\n")
    for number in 2...10 { #expect(result.errors.contains("list.jsonl:\(number): ")) }
    #expect(result.errors.contains("rose by 0 percent"))
    #expect(result.errors.contains("“stanze”"))
  }

  @Test func `whenever it is killed, what is in the store is whole, and a rerun completes it`()
    throws
  {
    let desk = try desk(pieces: 1200)
    var random = SeededGenerator(seed: 11)
    for _ in 0..<8 {
      let running = try Program.start(
        ["evidence", "add", "--input", "jsonl", "list.jsonl"], in: desk.path)
      Thread.sleep(forTimeInterval: Double.random(in: 0.05...0.6, using: &random))
      running.kill()
      for file in try stored(desk) { #expect(file.name == file.hash + ".txt") }
      let check = try desk.run("evidence", "check")
      #expect(check.status == 0, "\(check.output)\(check.errors)")
    }
    let last = try desk.run("evidence", "add", "--input", "jsonl", "list.jsonl")
    #expect(last.status == 0, "\(last.errors)")
    #expect(try desk.run("evidence", "check").output.hasPrefix("1200 checked, 0 missing"))
    #expect(try stored(desk).count == 1200)
  }
}
