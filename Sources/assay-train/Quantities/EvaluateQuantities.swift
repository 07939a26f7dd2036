import ArgumentParser
import AssayLanguage
import AssayModel
import Foundation

/// Scores quantities and dates on the English cases of Microsoft Recognizers-Text.
///
/// A specification file holds cases `{Input, Context.ReferenceDateTime, Results}`. Its `Results`
/// are what *one* recogniser of Microsoft's finds; ours finds everything at once. So a file looks
/// at the part of our output that is of its kind (`Recogniser.sees`), and a case is right when
/// 1. each expected result has one of ours, with the same value, whose quote holds the expected
///    `Text` or is held by it (we say `$10000` and `about 5 km` where a number model says `10000`
///    and `5`), and
/// 2. none of ours of that kind is left over. A case that expects nothing is right when we find
///    nothing of that kind.
///
/// Values are matched as follows.
/// - Number, Percent: `Resolution.value` is our value, low, high or one of our values.
/// - Ordinal: `Resolution.offset` is our value, `relativeTo` our unit.
/// - NumberRange: the interval's finite ends are our low and high. An open end must be marked
///   `approximate`. A closed point `[5,5]` is our value.
/// - NumberWithUnit: `value` as for numbers, and our unit is what we call Microsoft's `unit` (its
///   `isoCurrency` where given). A unit without a number, which we never report, is missed.
/// - DateParser: `FutureResolution.date` or `PastResolution.date` is our single day.
/// - DatePeriodParser: `startDate` is our first day, `endDate` our last day or the day after (it
///   excludes the end of a month, but includes that of a range). `0001-01-01`, an impossible day,
///   and an empty resolution (seasons) ask for the text alone.
/// Cases that Microsoft marks as not supported somewhere count as well.
struct EvaluateQuantities: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate-quantities",
    abstract: "Score quantities and dates on cases of Recognizers-Text.",
    discussion: "Example: assay-train evaluate-quantities --data ../data/quantity")

  @Option(help: "The folder that holds Number, NumberWithUnit and DateTime.")
  var data: String

  @Flag(help: "Print each case that is wrong.")
  var errors = false
  @Flag(help: "Read as assay analyse does: after the language is told, with the sentences' tags.")
  var analysed = false

  func run() throws {
    let finder = QuantityFinder(analyser: analysed ? try EnglishAnalyser() : nil)
    print("file\tright\tcases\tpercent")
    for group in QuantityCase.groups {
      var right = 0
      var total = 0
      for (file, recogniser) in group.files {
        let cases = try QuantityCase.read(from: "\(data)/\(file).json")
        let failures = cases.filter { !recogniser.solves($0, by: finder) }
        if errors {
          for failure in failures { print("  \(recogniser.explain(failure, by: finder))") }
        }
        row(file, cases.count - failures.count, cases.count)
        right += cases.count - failures.count
        total += cases.count
      }
      row(group.name, right, total)
    }
  }

  /// How many cases of each group are right.
  static func totals(
    _ data: String, by finder: QuantityFinder
  ) throws -> [(name: String, right: Int, all: Int)] {
    try QuantityCase.groups.map { group in
      var total = (name: group.name, right: 0, all: 0)
      for (file, recogniser) in group.files {
        let cases = try QuantityCase.read(from: "\(data)/\(file).json")
        total.all += cases.count
        total.right += cases.count { recogniser.solves($0, by: finder) }
      }
      return total
    }
  }

  private func row(_ name: String, _ right: Int, _ total: Int) {
    let percent = (1000 * Double(right) / Double(max(1, total))).rounded() / 10
    print("\(name)\t\(right)\t\(total)\t\(percent)")
  }
}
