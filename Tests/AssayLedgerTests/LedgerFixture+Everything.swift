import AssayModel
import Foundation
import GRDB

@testable import AssayLedger

extension LedgerFixture {
  /// Records facts of every kind and closes the ledger.
  func fill(rows: Int) throws {
    let claims = [
      try claim("The council closed 14 of its 60 libraries last year"),
      try claim("the savings came to nothing"),
    ]
    _ = try ledger.record(document, claims: claims, by: "ann")
    _ = try ledger.record(
      evidence("Savings of 3,000 crowns were recorded."), for: claims.map(\.id),
      as: NewAttachment(
        stance: .refutes, quote: "3,000 crowns", span: TextSpan(start: 11, end: 23)),
      by: "ann")
    let verdict = try give("False", on: claims[1])
    _ = try give("True", on: claims[1])
    try ledger.retract(verdict, because: "misread", by: "bob")
    _ = try ledger.checkpoint(signedBy: nil, by: "ann")
    try importRows(0..<rows)
    let row = try ledger.claim(matching: "Row number 17 holds")
    let fact = try ledger.fact(matching: row.id.hex)
    _ = try ledger.redact([fact], document: .ask, because: "a court order", by: "bob") { _ in }
    try ledger.finishRedaction()
    try judgeApart(claims[0])
    try actOfEveryKind(on: claims[0])
    try ledger.close()
  }

  /// A round of blind review that ends in agreement, and one that waits for the second reviewer.
  private func judgeApart(_ claim: Claim) throws {
    for (rating, who) in [("True", "ann"), ("True", "bob"), ("False", "ann")] {
      _ = try ledger.judge(
        NewVerdict(rating: rating, scale: "five-point", confidence: .low, rationale: "apart"),
        on: claim.id, by: who
      ) { _ in .seal(readable: false) }
    }
  }

  /// A fact of each kind that is not there yet, by the same writer that all verbs use.
  private func actOfEveryKind(on claim: Claim) throws {
    try ledger.write(as: "ann") { writer in
      let about = try writer.require(claim.id)
      for kind in FactKind.allCases where !kind.isThing {
        let isThere = try Bool.fetchOne(
          writer.db, sql: "SELECT EXISTS (SELECT 1 FROM fact WHERE kind = ? AND body IS NOT NULL)",
          arguments: [kind.rawValue])
        guard isThere == false else { continue }
        let subject = try kind.subjects.flatMap { kinds in
          kinds.contains(.claim)
            ? about
            : try Int.fetchOne(
              writer.db,
              sql: """
                SELECT seq FROM fact WHERE body IS NOT NULL
                  AND kind IN (\(kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")))
                """)
        }
        try writer.append(kind, subject: subject, body: ["note": .string("a \(kind.rawValue)")])
      }
    }
  }

  @discardableResult
  func give(_ rating: String, on claim: Claim, because rationale: String? = nil) throws -> ContentID
  {
    let receipt = try ledger.record(
      NewVerdict(
        rating: rating, scale: "five-point", confidence: .high, rationale: rationale ?? rating),
      on: claim.id, by: "ann")
    return receipt.new.first ?? claim.id
  }

  func importRows(_ numbers: Range<Int>) throws {
    let file = ImportFile(
      name: "a.csv", sha256: Fingerprint(of: "a"), byteCount: 1, mapping: ["text": "text"])
    let rows = numbers.map { number in
      let claim = Claim(
        imported: ImportOrigin(file: "a.csv", line: number), text: "Row number \(number) holds.")
      return ImportedClaim(claim)
    }
    _ = try ledger.import(rows, from: file, by: "ann")
  }

  var path: String { folder + "/ledger.sqlite" }

  /// Changes a copy of the ledger behind Assay's back: triggers are dropped before and made again
  /// after.
  /// - Returns: the copy's path.
  func tampered(_ sql: String, named name: String = UUID().uuidString) throws -> String {
    let copy = "\(folder)/\(name).sqlite"
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let raw = try DatabaseQueue(path: copy, configuration: configuration)
    try raw.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
      try db.execute(sql: sql)
      for trigger in triggers { try db.execute(sql: trigger[1]) }
    }
    try raw.close()
    return copy
  }

  /// What a verification of a ledger's file finds.
  static func findings(_ path: String) throws -> [Finding] {
    let ledger = try Ledger.open(at: path)
    defer { try? ledger.close() }
    var findings: [Finding] = []
    _ = try ledger.verify { findings.append($0) }
    return findings
  }
}
