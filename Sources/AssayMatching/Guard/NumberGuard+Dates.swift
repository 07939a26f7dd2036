import AssayModel

extension NumberGuard {
  mutating func compareDates() {
    let restA = a.dates.filter { x in !b.dates.contains { Self.areCompatible(x, $0) } }
    let restB = b.dates.filter { x in !a.dates.contains { Self.areCompatible(x, $0) } }
    common += a.dates.count - restA.count
    if let first = restA.first(where: { $0.from != nil }),
      let second = restB.first(where: { $0.from != nil })
    {
      differences.append(Difference(.date, first.quote, second.quote))
    }
  }

  /// `01/02/2015` read the other way: nobody can tell whether the day or the month comes first.
  private static func turned(_ date: DatePeriod) -> CalendarDay? {
    guard let day = date.from, day == date.to, day.day <= 12, date.quote.utf8.count >= 6,
      date.quote.utf8.allSatisfy({ $0 == 0x2F || $0 == 0x2E || (48...57).contains($0) })
    else { return nil }
    return CalendarDay(year: day.year, month: day.day, day: day.month)
  }

  /// Whether one lies in the other.
  private static func areCompatible(_ x: DatePeriod, _ y: DatePeriod) -> Bool {
    if x.quote.lowercased() == y.quote.lowercased() { return true }
    if let turned = turned(x), turned == y.from, turned == y.to { return true }
    if let turned = turned(y), turned == x.from, turned == x.to { return true }
    guard let x1 = x.from, let x2 = x.to, let y1 = y.from, let y2 = y.to else { return false }
    if x1 == y1 && x2 == y2 { return true }
    // `From 1990 to 1998` does not hold `from 1990 to 1995`, nor `last month` `last week`.
    if isRange(x) && isRange(y) || isRelative(x) && isRelative(y) { return false }
    return (x1 <= y1 && y2 <= x2) || (y1 <= x1 && x2 <= y2)
  }

  /// Whether a period is told by its two ends.
  private static func isRange(_ date: DatePeriod) -> Bool {
    let numbers = date.quote.split { !$0.isNumber }
    return numbers.count { $0.count == 4 } == 2
  }

  /// Whether a period is told from where one stands: `last week`, `yesterday`, `two days ago`.
  private static func isRelative(_ date: DatePeriod) -> Bool {
    let words = date.quote.lowercased().split(separator: " ")
    return words.contains {
      ["last", "next", "this", "past", "ago", "yesterday", "today", "tomorrow", "previous"]
        .contains($0)
    } && !date.quote.utf8.contains { $0 >= 48 && $0 <= 57 }
  }
}
