import AssayModel

/// Compares the numbers, ordinals and dates of two claims.
struct NumberGuard {
  let a: ClaimReading
  let b: ClaimReading
  let alignment: Alignment

  /// How many quantities and dates both have.
  var common = 0
  var differences: [Difference] = []

  init(_ alignment: Alignment) {
    a = alignment.a
    b = alignment.b
    self.alignment = alignment
    compareQuantities()
    compareOrdinals()
    compareDates()
    compareFigures()
  }

  // MARK: - Quantities

  private mutating func compareQuantities() {
    var restA = a.quantities.filter { !Self.isMarginal($0) || isBounded($0, in: a) }
    var restB = b.quantities.filter { !Self.isMarginal($0) || isBounded($0, in: b) }
    for isSame in [Self.isEqual, Self.fits] {
      restA = restA.filter { quantity in
        guard
          let match = restB.firstIndex(where: {
            isSame(quantity, $0) && haveOneUnit(quantity, $0)
          })
        else { return true }
        if let bound = boundDifference(quantity, restB[match]) { differences.append(bound) }
        common += 1
        restB.remove(at: match)
        return false
      }
    }
    for quantity in restA {
      if let match = restB.first(where: { $0.value == quantity.value && $0.unit != quantity.unit })
      {
        differences.append(Difference(.unit, quantity.quote, match.quote))
        return
      }
    }
    if let first = restA.first, let second = restB.first {
      differences.append(Difference(.number, first.quote, second.quote))
    } else if let many = restB.first, let one = one(like: many, in: a) {
      differences.append(Difference(.number, one.quote, many.quote))
    } else if let many = restA.first, let one = one(like: many, in: b) {
      differences.append(Difference(.number, many.quote, one.quote))
    }
  }

  /// A single thing is told as often as not.
  private static func isMarginal(_ quantity: Quantity) -> Bool {
    quantity.value == 1 && quantity.unit != "percent" && quantity.low == quantity.high
      && quantity.values.isEmpty
  }

  /// A single one of what the other claim has several of.
  private func one(like many: Quantity, in reading: ClaimReading) -> Quantity? {
    reading.quantities.first {
      guard Self.isMarginal($0), let unit = $0.unit, let other = many.unit else { return false }
      return PorterStemmer.stem(unit) == PorterStemmer.stem(other)
    }
  }

  static func isEqual(_ x: Quantity, _ y: Quantity) -> Bool {
    let (x, y) = common(x, y)
    return same(x.low, y.low) && same(x.high, y.high) && x.values == y.values
  }

  /// Whether it is as much as one of a unit: seven days and a week.
  static func isEqual(_ quantity: Quantity, one unit: String) -> Bool {
    guard let whole = factors[unit], let part = factor(quantity), whole.kind == part.kind else {
      return false
    }
    return same(quantity.value * part.size, whole.size)
  }

  private static func same(_ x: Double, _ y: Double) -> Bool {
    abs(x - y) <= 1e-6 * max(abs(x), abs(y))
  }

  /// Whether one is the other rounded: 87.28 and 87, 1,098 and about 1,100. What is not marked as
  /// rounded must be near and rounder.
  static func fits(_ x: Quantity, _ y: Quantity) -> Bool {
    let (x, y) = common(x, y)
    if x.low != x.high || y.low != y.high {
      let (range, point) = x.low != x.high ? (x, y) : (y, x)
      return range.approximate && point.low >= range.low && point.high <= range.high
    }
    let (round, exact) = digits(x.value) <= digits(y.value) ? (x, y) : (y, x)
    guard digits(round.value) < digits(exact.value), exact.value != 0 else { return false }
    let error = abs(round.value - exact.value) / abs(exact.value)
    return error <= (round.approximate ? 0.1 : exact.value == exact.value.rounded() ? 0.01 : 0.05)
      && isRounding(round.value, of: exact.value, isLoose: round.approximate)
  }

  private static func isRounding(_ round: Double, of exact: Double, isLoose: Bool) -> Bool {
    guard round != 0 else { return false }
    var step = 1e-6
    while abs((round / (step * 10)).rounded() * step * 10 - round) < 1e-9 * abs(round),
      step < abs(round)
    {
      step *= 10
    }
    return abs(round - exact) <= step * (isLoose ? 1 : 0.5) + 1e-9
  }

  /// Significant digits.
  private static func digits(_ value: Double) -> Int {
    var value = abs(value)
    if value == 0 { return 1 }
    while value < 1e9 { value *= 10 }
    var number = Int64(min(value, 9e17).rounded())
    var count = 0
    while number % 10 == 0, number != 0 { number /= 10 }
    while number != 0 {
      number /= 10
      count += 1
    }
    return count
  }

  /// Both in one unit, where they can be: shares as percents, decades as years.
  private static func common(_ x: Quantity, _ y: Quantity) -> (Quantity, Quantity) {
    guard x.unit != y.unit, let unitX = factor(x), let unitY = factor(y), unitX.kind == unitY.kind
    else {
      return (x, y)
    }
    return (scaled(x, unitX.size), scaled(y, unitY.size))
  }

  private static func scaled(_ quantity: Quantity, _ factor: Double) -> Quantity {
    var quantity = quantity
    quantity.value *= factor
    quantity.low *= factor
    quantity.high *= factor
    quantity.values = quantity.values.map { $0 * factor }
    return quantity
  }

  private static func factor(_ quantity: Quantity) -> (kind: String, size: Double)? {
    if let unit = quantity.unit, let known = factors[unit] { return known }
    if quantity.value > 0, quantity.value < 1 { return ("share", 100) }
    return nil
  }

  private static let factors: [String: (kind: String, size: Double)] = [
    "percent": ("share", 1), "mm": ("length", 0.001), "cm": ("length", 0.01), "m": ("length", 1),
    "km": ("length", 1000), "g": ("mass", 1), "kg": ("mass", 1000), "t": ("mass", 1_000_000),
    "second": ("time", 1), "minute": ("time", 60), "hour": ("time", 3600), "day": ("time", 86400),
    "week": ("time", 604_800), "month": ("months", 1), "year": ("months", 12),
    "decade": ("months", 120), "century": ("months", 1200), "m²": ("area", 1),
    "km²": ("area", 1_000_000), "ha": ("area", 10_000),
  ]

  private func haveOneUnit(_ x: Quantity, _ y: Quantity) -> Bool {
    guard let first = x.unit, let second = y.unit, first != second else { return true }
    if [first, second].contains("percentage point") { return false }
    if let unitX = Self.factor(x), let unitY = Self.factor(y) { return unitX.kind == unitY.kind }
    if Self.factor(x) != nil || Self.factor(y) != nil {
      return false
    }
    if first == first.uppercased() || second == second.uppercased() { return false }
    if Self.groups.contains(first) != Self.groups.contains(second) { return false }
    if alignment.areAlike(first, second) { return true }
    // What one counts the other may only mention: `19 days`, `held … for 19 days`.
    return Self.mentions(b, first) || Self.mentions(a, second)
  }

  /// What holds several of what else is counted.
  private static let groups: Set<String> = [
    "family", "household", "couple", "village", "school", "class", "team", "group", "crew",
    "company", "pair", "dozen", "box", "crate", "truckload", "container", "shipload", "case",
  ]

  /// `1,983,441 visitors`, `two million people visited`.
  private static func mentions(_ reading: ClaimReading, _ unit: String) -> Bool {
    let stem = PorterStemmer.stem(unit.lowercased())
    return reading.words.contains {
      $0.stem == stem || $0.tag == .verb && Stem($0.stem).sharesBeginning(with: Stem(stem))
    }
  }

  // MARK: - Ordinals and other figures

  private mutating func compareOrdinals() {
    let restA = a.ordinals.filter { x in !b.ordinals.contains { $0.value == x.value } }
    let restB = b.ordinals.filter { x in !a.ordinals.contains { $0.value == x.value } }
    if let first = restA.first, let second = restB.first {
      differences.append(Difference(.ordinal, first.quote, second.quote))
    } else if let only = restA.first, isDropped(only, from: a, in: b) {
      differences.append(Difference(.ordinal, only.quote, ""))
    } else if let only = restB.first, isDropped(only, from: b, in: a) {
      differences.append(Difference(.ordinal, "", only.quote))
    }
  }

  /// `second-largest` against `largest`: what it ranks stands on the other side, unranked.
  private func isDropped(
    _ ordinal: Quantity, from reading: ClaimReading, in other: ClaimReading
  ) -> Bool {
    guard let index = reading.words.firstIndex(where: { $0.span.start >= ordinal.span.start })
    else { return false }
    var next = index + 1
    var isSuperlative = false
    while next < reading.words.count, ["-", "most"].contains(reading.words[next].lemma) {
      isSuperlative = isSuperlative || reading.words[next].lemma == "most"
      next += 1
    }
    guard next < reading.words.count, reading.words[next].lemma != "time" else { return false }
    let lemma = reading.words[next].lemma
    return (isSuperlative || [.adj, .noun].contains(reading.words[next].tag))
      && other.words.contains { $0.lemma == lemma }
  }

  /// Numbers that are labels: `Flight 318`, `A380`, `3-2`.
  private mutating func compareFigures() {
    func figures(_ reading: ClaimReading) -> [String] {
      reading.words.filter { !$0.isNumeric && $0.form.utf8.contains { $0 >= 48 && $0 <= 57 } }
        .map { $0.form.lowercased() }
    }
    let (first, second) = (figures(a), figures(b))
    let textA = a.text.lowercased()
    let textB = b.text.lowercased()
    if let x = first.first(where: { !second.contains($0) && !textB.contains($0) }),
      let y = second.first(where: { !first.contains($0) && !textA.contains($0) })
    {
      differences.append(Difference(.number, x, y))
    }
  }
}
