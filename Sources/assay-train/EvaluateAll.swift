import ArgumentParser
import Foundation

/// `assay-train evaluate-all`: every measurement there is, in one table.
struct EvaluateAll: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate-all",
    abstract: "Measure everything, in one table.",
    discussion: """
      Measures what the folder of data sets allows; without one, the articles that are in the \
      repository. With --output the table is put between the two markers of that file.

      Example: assay-train evaluate-all --articles Benchmarks/Articles --data ../data \\
        --output Documentation/EVALUATION.md
      """)

  @Option(help: "The folder of our own marked articles.")
  var articles = "Benchmarks/Articles"

  @Option(help: "A folder with the data sets.")
  var data: String?

  @Option(help: "The file whose table is made anew.")
  var output: String?

  /// Every measurement, in the order of the table. A new one is one entry here.
  private var measurements: [any Measuring] {
    [
      // Reading English, which all else stands on.
      TreebankMeasurement(),
      SegmentationMeasurement(),
      QuantityMeasurement(),
      NameMeasurement(),
      AttributionMeasurement(),
      // Choosing claims.
      ClaimSpanMeasurement(),
      ArticleMeasurement(folder: articles),
      // Scoring sentences.
      SentenceScoreMeasurement(),
      // Finding what was checked before, and what bears on a claim.
      MatchingMeasurement(),
      SuggestMeasurement(),
      GuardMeasurement(),
    ]
  }

  func run() throws {
    var rows: [Figure] = []
    for measurement in measurements {
      let found = try measurement.figures(data: data)
      if found.isEmpty { note("not measured, no data: \(measurement.name)") }
      for row in found { note("\(row.what): \(row.measure) \(row.value)") }
      rows += found
    }
    guard let output else { return print(Figure.table(rows), terminator: "") }
    let document = try String(contentsOfFile: output, encoding: .utf8)
    guard let made = Figure.replacing(rows, in: document) else {
      throw ValidationError("\(output) lacks the markers of the table, \(Figure.markers).")
    }
    try Data(made.utf8).write(to: URL(fileURLWithPath: output))
  }

  private func note(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}

/// One thing that is measured.
protocol Measuring {
  var name: String { get }
  /// - Parameter data: the folder of data sets; nil where there is none.
  /// - Returns: nothing where what it needs is not there.
  func figures(data: String?) throws -> [Figure]
}

extension Measuring {
  /// A file of the data sets, if it is there.
  func file(_ name: String, in data: String?) -> String? {
    data.map { "\($0)/\(name)" }.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
  }
}

/// A row of the table.
struct Figure {
  /// What was measured on: a data set, or a part of one.
  let what: String
  let measure: String
  let value: String

  init(_ what: String, _ measure: String, _ value: String) {
    self.what = what
    self.measure = measure
    self.value = value
  }

  init(_ what: String, _ measure: String, _ value: Double) {
    self.init(what, measure, value.rounded3)
  }

  static let markers = ["<!-- figures -->", "<!-- end of figures -->"]

  /// A Markdown table, a row for each set with all its measures.
  static func table(_ figures: [Figure]) -> String {
    var sets: [String] = []
    for figure in figures where !sets.contains(figure.what) { sets.append(figure.what) }
    var out = "| measured on | figures |\n|---|---|\n"
    for set in sets {
      let values = figures.filter { $0.what == set }.map { "\($0.measure) \($0.value)" }
      out += "| \(set) | \(values.joined(separator: ", ")) |\n"
    }
    return out
  }

  static func replacing(_ figures: [Figure], in document: String) -> String? {
    guard let start = document.range(of: markers[0]),
      let end = document.range(of: markers[1], range: start.upperBound..<document.endIndex)
    else { return nil }
    return document[..<start.upperBound] + "\n" + table(figures)
      + document[end.lowerBound...]
  }
}
