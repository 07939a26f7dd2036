import AssayModel

/// Days from one to another, both included.
struct Period: Sendable, Hashable {
  var from: CalendarDay
  var to: CalendarDay

  init(_ from: CalendarDay, _ to: CalendarDay) {
    self.from = from
    self.to = max(from, to)
  }

  init(day: CalendarDay) { self.init(day, day) }

  /// Nil outside the years 1 to 9999.
  init?(year: Int) { self.init(year: year, month: 1, months: 12) }

  /// A number of months from the first of one.
  init?(year: Int, month: Int, months: Int = 1) {
    guard (1...9999).contains(year), let first = CalendarDay(year: year, month: month, day: 1)
    else { return nil }
    self.init(first, first.adding(months: months).adding(days: -1))
  }

  init?(quarter: Int, year: Int) {
    guard (1...4).contains(quarter) else { return nil }
    self.init(year: year, month: quarter * 3 - 2, months: 3)
  }

  /// Meteorological seasons of the northern half: 0 is spring, from March; winter begins in
  /// December of its year.
  init?(season: Int, year: Int) { self.init(year: year, month: season * 3 + 3, months: 3) }

  /// Monday to Sunday.
  init(weekOf day: CalendarDay) {
    let monday = day.adding(days: 1 - day.weekday)
    self.init(monday, monday.adding(days: 6))
  }

  init(weekendOf day: CalendarDay) {
    let monday = day.adding(days: 1 - day.weekday)
    self.init(monday.adding(days: 5), monday.adding(days: 6))
  }

  /// The week number `number` of a period; a week belongs to where its Thursday lies (ISO 8601).
  /// -1 is the last.
  init?(week number: Int, of period: Period) {
    if number < 0 {
      var last = Period(weekOf: period.to)
      if last.from.adding(days: 3) > period.to { last = last.moved(days: -7) }
      self = last
      return
    }
    var first = Period(weekOf: period.from)
    if first.from.adding(days: 3) < period.from { first = first.moved(days: 7) }
    let week = first.moved(days: 7 * (number - 1))
    guard number >= 1, week.from.adding(days: 3) <= period.to else { return nil }
    self = week
  }

  var days: Int { to.number - from.number + 1 }

  func moved(days: Int) -> Period { Period(from.adding(days: days), to.adding(days: days)) }

  /// A part between two fractions: of its days or, where it is long, of its months or years.
  func part(_ start: Double, _ end: Double) -> Period {
    let months = (to.year - from.year) * 12 + to.month - from.month + 1
    if months >= 96 {
      let years = Double(months / 12)
      let first = from.adding(months: 12 * Int((years * start).rounded()))
      return Period(first, from.adding(months: 12 * Int((years * end).rounded())).adding(days: -1))
    }
    if months >= 6 {
      let first = from.adding(months: Int((Double(months) * start).rounded()))
      let after = from.adding(months: Int((Double(months) * end).rounded()))
      return Period(first, after.adding(days: -1))
    }
    let first = from.adding(days: Int((Double(days) * start).rounded(.down)))
    let last = from.adding(days: max(0, Int((Double(days) * end).rounded(.up)) - 1))
    return Period(first, min(last, to))
  }
}
