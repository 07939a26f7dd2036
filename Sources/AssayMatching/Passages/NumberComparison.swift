import AssayModel

/// Lays the numbers and years of a passage beside those of a claim.
enum NumberComparison {
  static func agree(_ x: Quantity, _ y: Quantity) -> Bool {
    x.unit == y.unit && (NumberGuard.isEqual(x, y) || NumberGuard.fits(x, y))
  }

  static func notes(
    claim: [Quantity], passage: [Quantity], claimDates: [DatePeriod], passageDates: [DatePeriod]
  ) -> [String] {
    var notes: [String] = []
    for wanted in claim {
      if let same = passage.first(where: { agree(wanted, $0) }) {
        let sign = NumberGuard.isEqual(wanted, same) ? "=" : "≈"
        notes.append("agrees \(number(same)) \(sign) \(number(wanted))\(unit(wanted))")
      } else if let unit = wanted.unit,
        let other = passage.first(where: { found in
          found.unit == unit && !claim.contains { agree($0, found) }
        })
      {
        notes.append("differs \(number(other))\(self.unit(other))")
      }
    }
    let years = Set(claimDates.compactMap { $0.from?.year })
    let others = passageDates.compactMap { $0.from?.year }.filter { !years.contains($0) }
    if !years.isEmpty, let other = others.first,
      years.isDisjoint(with: passageDates.compactMap { $0.from?.year })
    {
      notes.append("other year \(other)")
    }
    return notes
  }

  private static func number(_ quantity: Quantity) -> String {
    let value = JSONValue.double(quantity.value).json
    return value.hasSuffix(".0") ? String(value.dropLast(2)) : value
  }

  private static func unit(_ quantity: Quantity) -> String {
    switch quantity.unit {
    case "percent": " %"
    case let unit?: " \(unit)"
    case nil: ""
    }
  }
}
