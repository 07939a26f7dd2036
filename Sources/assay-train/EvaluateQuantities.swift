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
    discussion: "Example: assay-train evaluate-quantities --data ../shared/data/quantity")

  @Option(help: "The folder that holds Number, NumberWithUnit and DateTime.")
  var data: String

  @Flag(help: "Print each case that is wrong.")
  var errors = false

  func run() throws {
    print("file\tright\tcases\tpercent")
    for group in QuantityCase.groups {
      var right = 0
      var total = 0
      for (file, recogniser) in group.files {
        let cases = try QuantityCase.read(from: "\(data)/\(file).json")
        let failures = cases.filter { !recogniser.solves($0) }
        if errors { for failure in failures { print("  \(recogniser.explain(failure))") } }
        row(file, cases.count - failures.count, cases.count)
        right += cases.count - failures.count
        total += cases.count
      }
      row(group.name, right, total)
    }
  }

  /// How many cases of each group are right.
  static func totals(_ data: String) throws -> [(name: String, right: Int, all: Int)] {
    try QuantityCase.groups.map { group in
      var total = (name: group.name, right: 0, all: 0)
      for (file, recogniser) in group.files {
        let cases = try QuantityCase.read(from: "\(data)/\(file).json")
        total.all += cases.count
        total.right += cases.count { recogniser.solves($0) }
      }
      return total
    }
  }

  private func row(_ name: String, _ right: Int, _ total: Int) {
    let percent = (1000 * Double(right) / Double(max(1, total))).rounded() / 10
    print("\(name)\t\(right)\t\(total)\t\(percent)")
  }
}

/// One case of a specification.
private struct QuantityCase {
  struct Expected {
    var text: String
    var resolution: JSONValue
  }

  var input: String
  var reference: CalendarDay?
  var expected: [Expected]

  static let groups: [(name: String, files: [(String, Recogniser)])] = [
    (
      "Number",
      [
        ("Number/NumberModel", .number), ("Number/OrdinalModel", .ordinal),
        ("Number/PercentModel", .percent), ("Number/NumberRangeModel", .range),
      ]
    ),
    (
      "NumberWithUnit",
      [
        ("NumberWithUnit/AgeModel", .age), ("NumberWithUnit/CurrencyModel", .currency),
        ("NumberWithUnit/DimensionModel", .dimension),
        ("NumberWithUnit/TemperatureModel", .temperature),
      ]
    ),
    ("DateTime", [("DateTime/DateParser", .date), ("DateTime/DatePeriodParser", .period)]),
  ]

  static func read(from path: String) throws -> [QuantityCase] {
    guard let content = FileManager.default.contents(atPath: path) else {
      throw ValidationError(
        "no file \(path); --data names the folder that holds Number, DateTime …")
    }
    let cases = try JSONDecoder().decode([JSONValue].self, from: content)
    return cases.compactMap { item in
      guard let input = item["Input"]?.string else { return nil }
      let results = item["Results"]?.array ?? []
      return QuantityCase(
        input: input,
        reference: item["Context"]?["ReferenceDateTime"]?.string
          .flatMap { CalendarDay(String($0.prefix(10))) },
        expected: results.map {
          Expected(
            text: $0["Text"]?.string ?? "",
            resolution: $0["Resolution"] ?? $0["Value"] ?? JSONValue.null)
        })
    }
  }
}

/// One of Microsoft's recognisers, as a view on what we find.
private enum Recogniser {
  case number
  case ordinal
  case percent
  case range
  case age
  case currency
  case dimension
  case temperature
  case date
  case period

  func solves(_ item: QuantityCase) -> Bool {
    switch self {
    case .date, .period: solvesDates(item)
    default: solvesQuantities(item)
    }
  }

  func explain(_ item: QuantityCase) -> String {
    let wanted = item.expected.map { "\($0.text) \(describe($0.resolution))" }
    let found =
      switch self {
      case .date, .period:
        dates(item).map { "\($0.quote) \($0.from as Any? ?? "-")…\($0.to as Any? ?? "-")" }
      default:
        quantities(item).map {
          "\($0.quote) \($0.value) [\($0.low) \($0.high)]\($0.approximate ? "~" : "") \($0.unit ?? "-")"
        }
      }
    return
      "\(item.input) (\(item.reference?.description ?? ""))\n      want \(wanted)\n      have \(found)"
  }

  private func describe(_ value: JSONValue) -> String {
    var out: [UInt8] = []
    value.write(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  // MARK: - Quantities

  private func quantities(_ item: QuantityCase) -> [Quantity] {
    var reader = QuantityReader()
    reader.includesRelativeOrdinals = self == .ordinal
    return reader.quantities(in: ScalarMap(item.input))
  }

  private func solvesQuantities(_ item: QuantityCase) -> Bool {
    let found = quantities(item)
    var used: Set<Int> = []
    for expected in item.expected {
      let index = found.indices.first {
        // A range stands for both of its numbers, alternatives for all of theirs.
        let isFree = !used.contains($0) || self == .number && found[$0].low != found[$0].high
        return isFree && sameText(found[$0].quote, expected.text)
          && sameValue(found[$0], expected.resolution)
      }
      guard let index else { return false }
      used.insert(index)
    }
    return !found.indices.contains { sees(found[$0]) && !used.contains($0) }
  }

  private func sameText(_ quote: String, _ text: String) -> Bool {
    let (a, b) = (quote.lowercased(), text.lowercased())
    return !b.isEmpty && (a.contains(b) || b.contains(a))
  }

  /// Whether a quantity of ours is of the kind that this recogniser reports.
  private func sees(_ found: Quantity) -> Bool {
    let unit = found.unit ?? ""
    switch self {
    case .number:
      // A number with a unit glued to it is no number for Microsoft.
      return !unit.hasPrefix("ordinal") && !isGlued(found)
    case .ordinal: return unit.hasPrefix("ordinal")
    case .percent: return unit == "percent"
    case .range: return found.approximate && found.unit != "ordinal" || found.low != found.high
    case .age: return isTime(unit) && ["old", "age", "yo"].contains { found.quote.contains($0) }
    case .currency: return QuantityReader.isMoney(unit)
    case .dimension: return QuantityReader.isDimension(unit)
    case .temperature: return ["C", "F", "K", "R", "degree"].contains(unit)
    case .date, .period: return false
    }
  }

  private func isTime(_ unit: String) -> Bool { ["year", "month", "week", "day"].contains(unit) }

  private func isGlued(_ found: Quantity) -> Bool {
    let bytes = Array(found.quote.utf8)
    let isLetter = { (byte: UInt8) in byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
    let isDigit = { (byte: UInt8) in byte >= 0x30 && byte <= 0x39 }
    return zip(bytes, bytes.dropFirst()).contains { isDigit($0) && isLetter($1) }
  }

  private func sameValue(_ found: Quantity, _ resolution: JSONValue) -> Bool {
    switch self {
    case .range: return sameInterval(found, resolution["value"]?.string ?? "")
    case .ordinal:
      let unit =
        switch resolution["relativeTo"]?.string {
        case "end": "ordinal from end"
        case "current": "ordinal from here"
        default: "ordinal"
        }
      return found.unit == unit && resolution["offset"]?.string.flatMap(Double.init) == found.value
    case .percent:
      let digits = resolution["value"]?.string?.dropLast() ?? ""
      return found.unit == "percent" && Double(digits).map { isSame($0, found.value) } == true
    default: break
    }
    guard let wanted = resolution["value"]?.string.flatMap(Double.init),
      ([found.value, found.low, found.high] + found.values).contains(where: { isSame($0, wanted) })
    else { return false }
    guard let unit = resolution["unit"]?.string else { return self == .number }
    return sameUnit(found.unit ?? "", unit, iso: resolution["isoCurrency"]?.string)
  }

  private func isSame(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-9 * max(abs(a), abs(b))
  }

  /// What we call a unit of Microsoft's is what our reader makes of `2 <unit>`.
  private func sameUnit(_ ours: String, _ theirs: String, iso: String?) -> Bool {
    if let iso { return ours == iso }
    switch (self, theirs) {
    case (.age, "Age"): return ours == "year"
    case (.temperature, "C"), (.temperature, "F"), (.temperature, "K"): return ours == theirs
    case (.dimension, "Degree"): return ours == "degree of arc"
    case (.currency, "Pound"): return ours == "GBP"
    case (.currency, "Cent"), (.currency, "Pence"): return ours == "cent" || ours == "penny"
    default:
      let named = QuantityReader().quantities(in: ScalarMap("200000 \(theirs.lowercased())s"))
      let alone = QuantityReader().quantities(in: ScalarMap("20 \(theirs.lowercased())"))
      return (named + alone).contains { $0.unit == ours }
    }
  }

  /// `(30,)`, `[20,100]`.
  private func sameInterval(_ found: Quantity, _ interval: String) -> Bool {
    let ends = interval.dropFirst().dropLast().split(
      separator: ",", omittingEmptySubsequences: false)
    guard ends.count == 2 else { return false }
    let (low, high) = (Double(ends[0]), Double(ends[1]))
    if let low, !isSame(low, found.low) { return false }
    if let high, !isSame(high, found.high) { return false }
    if low != nil && high != nil { return true }
    return found.approximate && found.low == found.high
  }

  // MARK: - Dates

  private func dates(_ item: QuantityCase) -> [DatePeriod] {
    DateReader(reference: item.reference).dates(in: ScalarMap(item.input))
  }

  private func solvesDates(_ item: QuantityCase) -> Bool {
    var left = dates(item)
    for expected in item.expected {
      let index = left.firstIndex {
        sameText($0.quote, expected.text)
          && (samePeriod($0, expected.resolution["FutureResolution"])
            || samePeriod($0, expected.resolution["PastResolution"]))
      }
      guard let index else { return false }
      left.remove(at: index)
    }
    return !left.contains { found in
      found.from != nil && (found.from == found.to) == (self == .date)
    }
  }

  private func samePeriod(_ found: DatePeriod, _ resolution: JSONValue?) -> Bool {
    guard let resolution else { return false }
    if let date = resolution["date"]?.string {
      if date == "0001-01-01" { return found.from == nil }
      return found.from?.description == date && found.to?.description == date
    }
    let start = resolution["startDate"]?.string
    let end = resolution["endDate"]?.string
    if let start, found.from?.description != start { return false }
    if let end {
      guard let to = found.to else { return false }
      if to.description != end && to.adding(days: 1).description != end { return false }
    }
    return true
  }
}
