import ArgumentParser
import AssayLanguage
import AssayModel
import Foundation

/// One case of a specification.
struct QuantityCase {
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
