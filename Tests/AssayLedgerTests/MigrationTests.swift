import AssayModel
import Foundation
import GRDB
import Testing

@testable import AssayLedger

/// Ledgers that Assay wrote with earlier schemas: three imported rows, an article's claims,
/// evidence, two verdicts and a flag; and of the fourth, verdicts of a reviewer who was bound to a
/// key before verdicts were signed, one that was taken back, and two that were sealed.
@Suite struct MigrationTests {
  private func unpacked(_ name: String) throws -> String {
    let packed = try #require(
      Bundle.module.url(forResource: name, withExtension: "sqlite.gz", subdirectory: "Ledgers"))
    let path = NSTemporaryDirectory() + "/\(name)-\(UUID().uuidString).sqlite"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec gzip -dc \"$0\" > \"$1\"", packed.path, path]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return path
  }

  @Test(arguments: [("schema-3", 17, 8, 2), ("schema-4", 23, 9, 3)])
  func `a ledger of an earlier schema is brought up to date and verifies, its facts as they were`(
    name: String, facts: Int, claims: Int, reviewed: Int
  ) throws {
    let path = try unpacked(name)
    defer { try? FileManager.default.removeItem(atPath: path) }
    func leaves() throws -> [Data] {
      let raw = try DatabaseQueue(path: path)
      defer { try? raw.close() }
      return try raw.read { try Data.fetchAll($0, sql: "SELECT leaf FROM fact ORDER BY seq") }
    }
    let before = try leaves()
    #expect(before.count == facts)

    let ledger = try Ledger.open(at: path)
    var findings: [Finding] = []
    let verification = try ledger.verify { findings.append($0) }
    #expect(findings == [] && verification.facts == facts)
    let status = try ledger.status()
    #expect(status.claims == claims && status.reviewed == reviewed)
    #expect(try ledger.search("rents", limit: 9).count >= 1)
    #expect(try ledger.claims(order: .score).count == claims)
    let queue = QueueReader(reviewer: "bob", today: CalendarDay(number: 0))
    var open = 0
    try ledger.forEachQueued(.open, for: queue) { _ in
      open += 1
      return true
    }
    #expect(open == claims - reviewed, "what was judged before the migration is judged after it")
    try ledger.close()
    #expect(try leaves() == before)
  }

  @Test func `verdicts from before they were signed are unsigned where there was a key`() throws {
    let path = try unpacked("schema-4")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let ledger = try Ledger.open(at: path)
    let given = try ledger.dossiers().flatMap(\.verdicts).map(\.verdict)
    #expect(given.count == 4)
    #expect(given.filter { $0.who == "ann" }.map(\.signing) == [.unsigned, .unsigned])
    #expect(given.filter { $0.who == "bob" }.allSatisfy { $0.signing == nil })
    try ledger.close()
  }

  @Test func `every schema has a step that leads to it, and the last is what a new ledger has`()
    throws
  {
    let fresh = try DatabaseQueue()
    try Schema.migrator.migrate(fresh)
    let done = try fresh.read { try Schema.migrator.appliedMigrations($0) }
    #expect(done == ["1 facts, log, search", "2 matching", "3 review", "4 lighter indexes"])
  }
}
