import ArgumentParser
import AssayLedger
import AssayMatching
import AssayModel
import Foundation

/// Measures the search for earlier claims by mean average precision at 5, as the CheckThat! labs
/// of 2020 and 2021 do: a query's precisions at its relevant claims among the first five, summed
/// and divided by how many are relevant, five at the most.
struct EvaluateMatching: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate-matching",
    abstract: "Measure the search for earlier claims.",
    discussion: "Example: assay-train evaluate-matching ../shared/data/matching/ct2020_tweets")

  @Argument(help: "Folders with verified_claims.tsv, dev.queries.tsv, dev.qrels.tsv and the like.")
  var folders: [String]
  @Option(help: "Repeat the claims until there are so many, for timing.")
  var size: Int?

  func run() throws {
    for folder in folders {
      let table = try Self.rows("\(folder)/verified_claims.tsv")
      guard let heading = table.first, let text = heading.firstIndex(of: "vclaim"),
        let key = heading.firstIndex(of: "vclaim_id")
      else { throw ValidationError("\(folder)/verified_claims.tsv has no vclaim and vclaim_id") }
      let title = heading.firstIndex(of: "title")
      let scratch = try Scratch()
      let rows = Array(table.dropFirst())
      var claims: [ImportedClaim] = []
      var copies = 0
      repeat {
        for row in rows {
          // Copies carry words of their own, as other claims would.
          let own = copies == 0 ? row[text] : Self.scrambled(row[text], rows, copies)
          let claim = Claim(
            imported: ImportOrigin(
              file: folder, line: 1, key: copies == 0 ? row[key] : nil),
            text: own,
            document: title.map {
              DocumentReference(id: "", title: copies == 0 && $0 < row.count ? row[$0] : nil)
            })
          claims.append(ImportedClaim(claim))
        }
        copies += 1
      } while claims.count < size ?? 0
      try scratch.importAll(claims, named: folder)
      let began = Date()
      try scratch.ledger.indexClaimsForMatching()
      print("\(folder): \(claims.count) claims, indexed in \(Self.milliseconds(since: began)) ms")
      var all: [Double] = []
      var times: [Double] = []
      for part in ["train", "dev", "test"] {
        guard let queries = try? Self.rows("\(folder)/\(part).queries.tsv") else { continue }
        let relevant = try Self.relevant("\(folder)/\(part).qrels.tsv")
        var precisions: [Double] = []
        for query in queries where query.count > 1 {
          guard let wanted = relevant[query[0]] else { continue }
          let began = Date()
          let keys = try Self.best(query[1], in: scratch.ledger)
          times.append(-began.timeIntervalSinceNow * 1000)
          precisions.append(Self.averagePrecision(keys, wanted))
        }
        all += precisions
        print("  \(part): MAP@5 \(Self.mean(precisions)) of \(precisions.count) queries")
      }
      times.sort()
      print(
        "  all: MAP@5 \(Self.mean(all)); a query \(times[times.count / 2].rounded()) ms in the median, \(times[times.count * 95 / 100].rounded()) ms at 95 %"
      )
    }
  }

  static func best(_ query: String, in ledger: Ledger) throws -> [String] {
    let found = try ledger.claimCandidates(sharing: MatchWords(query).searched, limit: 200)
    let ranker = TextRanker(
      query, frequencies: WordFrequencies(found.frequencies, of: found.total))
    return found.claims.map { ($0.key ?? "", ranker.score($0.text, title: $0.title)) }
      .sorted { $0.1 > $1.1 }.prefix(5).map(\.0)
  }

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

  /// Query and claim stand in the first two columns, or in the first and third of TREC's four.
  private static func relevant(_ path: String) throws -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    for row in try rows(path) where row.count > 1 {
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

  private static func mean(_ values: [Double]) -> String {
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    return String((mean * 10_000).rounded() / 10_000)
  }

  private static func milliseconds(since date: Date) -> Int {
    Int(-date.timeIntervalSinceNow * 1000)
  }
}

/// A ledger in a folder that goes with it.
final class Scratch {
  let ledger: Ledger
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "/assay-train-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    ledger = try Ledger.create(at: folder + "/ledger.sqlite")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func importAll(_ claims: [ImportedClaim], named name: String) throws {
    let file = ImportFile(name: name, sha256: Fingerprint(of: name), byteCount: 0, mapping: [:])
    for start in stride(from: 0, to: claims.count, by: 10_000) {
      _ = try ledger.import(
        Array(claims[start..<min(start + 10_000, claims.count)]), from: file, by: "train")
    }
  }
}
