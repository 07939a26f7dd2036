import ArgumentParser
import AssayLedger
import AssayModel
import Foundation

/// Claims that were checked, and queries that each ask for one or more of them, as the CheckThat!
/// labs of 2020 and 2021 give them.
struct MatchingSet {
  struct Query {
    var text: String
    var relevant: Set<String>
  }

  let folder: String
  let claims: [ImportedClaim]
  /// By part: `train`, `dev`, `test`, those that there are.
  let parts: [(name: String, queries: [Query])]

  /// - Parameter size: other claims are added until there are so many.
  init(_ folder: String, size: Int = 0) throws {
    self.folder = folder
    let table = try Self.rows("\(folder)/verified_claims.tsv")
    guard let heading = table.first, let text = heading.firstIndex(of: "vclaim"),
      let key = heading.firstIndex(of: "vclaim_id")
    else { throw ValidationError("\(folder)/verified_claims.tsv has no vclaim and vclaim_id") }
    let title = heading.firstIndex(of: "title")
    let rows = Array(table.dropFirst())
    var claims: [ImportedClaim] = []
    var copies = 0
    repeat {
      for row in rows {
        // Copies carry words of their own, as other claims would.
        let own = copies == 0 ? row[text] : Self.scrambled(row[text], rows, copies)
        let claim = Claim(
          imported: ImportOrigin(file: folder, line: 1, key: copies == 0 ? row[key] : nil),
          text: own,
          document: title.map {
            DocumentReference(id: "", title: copies == 0 && $0 < row.count ? row[$0] : nil)
          })
        claims.append(ImportedClaim(claim))
      }
      copies += 1
    } while claims.count < size
    self.claims = claims
    parts = try ["train", "dev", "test"].compactMap { part in
      guard let queries = try? Self.rows("\(folder)/\(part).queries.tsv") else { return nil }
      let relevant = try Self.relevant("\(folder)/\(part).qrels.tsv")
      return (
        part,
        queries.compactMap { row in
          guard row.count > 1, let wanted = relevant[row[0]] else { return nil }
          return Query(text: row[1], relevant: wanted)
        }
      )
    }
  }

  /// The precisions of a query at its relevant claims among the first five, summed and divided by
  /// how many are relevant, five at the most.
  static func averagePrecision(_ keys: [String], _ relevant: Set<String>) -> Double {
    var hits = 0.0
    var sum = 0.0
    for (rank, key) in keys.prefix(5).enumerated() where relevant.contains(key) {
      hits += 1
      sum += hits / Double(rank + 1)
    }
    return sum / Double(max(1, min(5, relevant.count)))
  }

  private static func rows(_ path: String) throws -> [[String]] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Query and claim stand in the first two columns, below a heading, or in the first and third of
  /// TREC's four.
  private static func relevant(_ path: String) throws -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for row in try rows(path) where row.count > 1 && row[0] != "id" {
      found[row[0], default: []].insert(row.count > 3 ? row[2] : row[1])
    }
    return found
  }

  /// The first half of one claim with the second of another.
  private static func scrambled(_ text: String, _ rows: [[String]], _ copy: Int) -> String {
    let words = text.split(separator: " ")
    let other = rows[(words.count * 7919 + copy * 104_729) % rows.count].joined(separator: " ")
      .split(separator: " ")
    return (words.prefix(words.count / 2) + other.prefix(12)).joined(separator: " ") + " \(copy)"
  }
}
