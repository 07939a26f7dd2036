import AssayLanguage
import AssayModel
import Foundation

/// One of Microsoft's recognisers, as a view on what we find.
enum Recogniser {
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

  func solves(_ item: QuantityCase, by finder: QuantityFinder) -> Bool {
    switch self {
    case .date, .period: solvesDates(item, finder.dates(item))
    default: solvesQuantities(item, quantities(item, finder))
    }
  }

  func explain(_ item: QuantityCase, by finder: QuantityFinder) -> String {
    let wanted = item.expected.map { "\($0.text) \(describe($0.resolution))" }
    let found =
      switch self {
      case .date, .period:
        finder.dates(item).map { "\($0.quote) \($0.from as Any? ?? "-")…\($0.to as Any? ?? "-")" }
      default:
        quantities(item, finder).map {
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

  private func quantities(_ item: QuantityCase, _ finder: QuantityFinder) -> [Quantity] {
    finder.quantities(item, includingRelativeOrdinals: self == .ordinal)
  }

  private func solvesQuantities(_ item: QuantityCase, _ found: [Quantity]) -> Bool {
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

  func sameText(_ quote: String, _ text: String) -> Bool {
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
}
