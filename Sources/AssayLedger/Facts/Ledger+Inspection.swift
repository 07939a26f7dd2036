public import AssayModel
import Foundation
import GRDB

extension Ledger {
  /// Records what a check of kept files found, where it differs from what the last one found.
  /// - Parameter findings: evidence by id; nil where all was well.
  /// - Returns: how many findings were new.
  public func record(inspection findings: [ContentID: EvidenceFault?], by actor: String) throws
    -> Int
  {
    let known = try read { db in try db.faults() }
    let new = findings.filter { known[$0.key] != $0.value }
    if new.isEmpty { return 0 }
    return try write(as: actor) { writer in
      let known = try writer.db.faults()
      var count = 0
      for (id, fault) in new.sorted(by: { $0.key < $1.key }) where known[id] != fault {
        try writer.append(
          .inspection, subject: try writer.require(id), body: ["fault": JSONValue(fault?.rawValue)])
        count += 1
      }
      return count
    }
  }

  /// Evidence whose kept files are not what was captured, as the last check found them.
  public func faults() throws -> [ContentID: EvidenceFault] { try read { db in try db.faults() } }
}

extension Database {
  fileprivate func faults() throws -> [ContentID: EvidenceFault] {
    try Row.fetchAll(
      self,
      sql: """
        SELECT e.id, json_extract(i.body, '$.fault') FROM fact i JOIN fact e ON e.seq = i.subject
        WHERE i.seq IN (
          SELECT max(seq) FROM standing_fact WHERE kind = 'inspection' GROUP BY subject)
        """
    ).reduce(into: [:]) { found, row in
      let id: Data? = row[0]
      let fault: String? = row[1]
      guard let id = id.flatMap({ ContentID(hex: Hex.string($0)) }) else { return }
      found[id] = fault.flatMap(EvidenceFault.init)
    }
  }
}
