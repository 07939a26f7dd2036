import AssayModel
import Foundation
import Testing

@testable import AssayLedger

@Suite struct TransferTests {
  private func exported(_ ledger: Ledger) throws -> [[UInt8]] {
    var lines: [[UInt8]] = []
    try ledger.exportFacts { lines.append(Array($0.json.utf8)) }
    return lines
  }

  private func restore(_ lines: [[UInt8]], at path: String) throws -> LogState {
    var rest = lines[...]
    return try Ledger.restore(at: path) { rest.popFirst() }
  }

  @Test func `what was exported is restored to the same root, redactions and all`() throws {
    let fixture = try LedgerFixture()
    try fixture.fill(rows: 260)
    let ledger = try Ledger.open(at: fixture.path)
    let lines = try exported(ledger)
    let target = fixture.folder + "/restored.sqlite"
    try Ledger.create(at: target).close()
    #expect(try restore(lines, at: target) == ledger.logState())
    // What waits to be revealed is nobody's to read, so an export does not hold it.
    #expect(
      try LedgerFixture.findings(target).map(\.problem).allSatisfy {
        $0.contains("an export does not hold it")
      })
    let restored = try Ledger.open(at: target)
    var filter = ClaimFilter()
    for stage in ReviewStage.allCases {
      filter.stage = stage
      #expect(try restored.claims(filter) == ledger.claims(filter))
    }
    #expect(try exported(restored) == lines)
    #expect(try restored.dossiers() == ledger.dossiers())
    #expect(try restored.search("number 88", limit: 3).count == 1)
    #expect(throws: LedgerError.notEmpty(path: target)) { try restore(lines, at: target) }
  }

  @Test func `a sealed verdict that an export left behind is taken back and given again`() throws {
    let fixture = try LedgerFixture()
    let claim = try fixture.claim("the savings came to nothing")
    _ = try fixture.ledger.record(fixture.document, claims: [claim], by: "ann")
    func judge(_ ledger: Ledger, by who: String) throws -> VerdictReceipt {
      try ledger.judge(
        NewVerdict(rating: "True", scale: "five-point", confidence: nil, rationale: who),
        on: claim.id, by: who
      ) { _ in .seal(readable: false) }
    }
    let sealed = try #require(try judge(fixture.ledger, by: "ann").new.first)
    let target = fixture.folder + "/restored.sqlite"
    _ = try restore(try exported(fixture.ledger), at: target)
    let restored = try Ledger.open(at: target)
    #expect(throws: LedgerError.self) { try judge(restored, by: "bob") }
    _ = try restored.retract(sealed, because: "left behind", by: "ann")
    _ = try judge(restored, by: "ann")
    guard case .agreed = try judge(restored, by: "bob").outcome else {
      Issue.record("they agree")
      return
    }
    #expect(try LedgerFixture.findings(target) == [])
  }

  @Test func `an export that was changed or cut is refused, and the empty ledger stays`() throws {
    let fixture = try LedgerFixture()
    try fixture.importRows(0..<5)
    let lines = try exported(fixture.ledger)
    let target = fixture.folder + "/restored.sqlite"
    let empty = try Ledger.create(at: target)
    let root = try empty.logState().root
    try empty.close()
    func refused(
      _ lines: [[UInt8]], line: Int? = nil, _ location: SourceLocation = #_sourceLocation
    ) {
      #expect(sourceLocation: location) {
        try restore(lines, at: target)
      } throws: {
        guard case .badExport(let told, _)? = $0 as? LedgerError else { return false }
        return line == nil || told == line
      }
    }
    refused([])
    refused(Array(lines.dropFirst()))
    refused(Array(lines.dropLast()))
    refused(lines + [lines[3]], line: lines.count + 1)
    refused([lines[0], lines[2]] + lines[2...], line: 2)
    for (old, new) in [
      ("Row number 1", "Row number 4"), ("\"kind\":\"claim\"", "\"kind\":\"verdict\""),
      ("\"kind\":\"claim\"", "\"kind\":\"claims\""), ("\"actor\":1", "\"actor\":0"),
      ("\"time\":\"2", "\"time\":\"3"), ("\"leaf\":\"", "\"leaf\":\"00"), ("{", "["),
    ] {
      var changed = lines
      changed[5] = Array(String(decoding: lines[5], as: UTF8.self).replacing(old, with: new).utf8)
      #expect(changed != lines)
      refused(changed, line: 6)
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: fixture.folder)
    #expect(files.filter { $0.hasPrefix("restored") } == ["restored.sqlite"])
    #expect(try Ledger.open(at: target).logState().root == root)
  }

  @Test func `a backup is the ledger at one moment, and overwrites nothing`() throws {
    let fixture = try LedgerFixture()
    try fixture.importRows(0..<300)
    let path = fixture.folder + "/backup.sqlite"
    try fixture.ledger.backUp(to: path)
    let state = try fixture.ledger.logState()
    try fixture.importRows(300..<310)
    #expect(try Ledger.open(at: path).logState() == state)
    #expect(try LedgerFixture.findings(path) == [])
    #expect(throws: LedgerError.exists(path: path)) { try fixture.ledger.backUp(to: path) }
  }
}
