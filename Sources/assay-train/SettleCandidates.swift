import ArgumentParser
import AssayExtraction
import AssayLanguage
import AssayModel
import Foundation

/// `assay-train settle`: how candidates are settled that another model has weighed.
struct SettleCandidates: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: "Find the thresholds for probabilities that the encoder gave to candidates.",
    discussion: """
      Reads marked documents, and for each a line with the four probabilities of every candidate, \
      in the order of `assay-train candidates`. Prints the settling as JSON.

      Example: assay-train settle --claim-spans held.jsonl --probabilities held-out.jsonl
      """)

  @Option(help: "Marked documents that were held out (JSONL).")
  var claimSpans: String

  @Option(help: "Their candidates' probabilities: {\"id\", \"probabilities\": [[…]]} (JSONL).")
  var probabilities: String

  @Option(help: "Marked documents to measure on (JSONL), with --measured.")
  var measure: String?

  @Option(help: "The probabilities of the candidates of --measure (JSONL).")
  var measured: String?

  @Option(help: "Precision that held-out claims must reach.")
  var precision = 0.8

  func run() throws {
    var search = SettlingSearch()
    search.precision = precision
    let (settling, score) = search.best(try Self.read(claimSpans, probabilities))
    let json: JSONValue = [
      "mayWeight": .double(Double(settling.mayWeight)),
      "threshold": .double(Double(settling.threshold)),
      "tightness": .double(Double(settling.tightness)),
      "plainShare": .double(Double(settling.plainShare)),
      "overlap": .double(Double(settling.overlap)),
    ]
    print(json.json)
    TrainExtraction.report("held out", score)
    if let measure, let measured {
      TrainExtraction.report("measured", search.score(try Self.read(measure, measured), settling))
    }
  }

  private static func read(
    _ marked: String, _ probabilities: String
  ) throws -> [SettlingSearch.HeldOut] {
    guard let data = FileManager.default.contents(atPath: probabilities) else {
      throw ValidationError("\(probabilities) cannot be read.")
    }
    var byID: [String: [[Float]]] = [:]
    for line in data.split(separator: UInt8(ascii: "\n")) {
      let json = try JSONValue(parsing: Array(line))
      guard let id = json["id"]?.string else { continue }
      byID[id] = (json["probabilities"]?.array ?? []).map { row in
        (row.array ?? []).compactMap { $0.double.map(Float.init) }
      }
    }
    return try TrainExtraction.read(marked, bits: 1).compactMap { document in
      guard let flat = byID[document.gold.id] else { return nil }
      guard let held = SettlingSearch.HeldOut(document, probabilities: flat) else {
        throw ValidationError("\(document.gold.id) has other candidates than probabilities.")
      }
      return held
    }
  }
}
