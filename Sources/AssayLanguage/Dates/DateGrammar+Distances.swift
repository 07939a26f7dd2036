import AssayModel

/// A length of calendar time: `1 month and 21 days`.
struct CalendarLength: Sendable, Hashable {
  var months = 0
  var days = 0
  /// Whether it counts in decades or centuries, which are said of years, not days.
  var isCoarse = false
  var unit: CalendarWords.Unit = .day
  var count = 0.0

  func added(to day: CalendarDay, sign: Int = 1) -> CalendarDay {
    day.adding(months: sign * months).adding(days: sign * days)
  }
}

extension DateGrammar {
  /// `two weeks`, `1 month and 21 days`, `a few years`, `last 3year`.
  func length(at start: Int) -> (length: CalendarLength, end: Int)? {
    var total = CalendarLength()
    var at = start
    for turn in 0..<4 {
      var next = at
      if turn > 0, text[next].text == "and" || text[next].text == "," { next += 1 }
      guard let (count, end) = count(at: next), let unit = CalendarWords.units[text[end].text],
        unit != .weekend, count < 100_000
      else { break }
      add(count, unit, to: &total)
      total.unit = unit
      total.count = count
      at = end + 1
      if text.joined(at..<at + 3) == "and a half" {
        add(0.5, unit, to: &total)
        at += 3
      }
    }
    return at > start ? (total, at) : nil
  }

  func add(_ count: Double, _ unit: CalendarWords.Unit, to total: inout CalendarLength) {
    switch unit {
    case .day, .weekend: total.days += Int(count)
    case .week: total.days += Int(count * 7)
    case .fortnight: total.days += Int(count * 14)
    case .month:
      total.months += Int(count)
      total.days += count == count.rounded(.down) ? 0 : 15
    case .quarter: total.months += Int(count * 3)
    case .year: total.months += Int((count * 12).rounded())
    case .decade:
      total.months += Int(count * 120)
      total.isCoarse = true
    case .century:
      total.months += Int(count * 1200)
      total.isCoarse = true
    }
  }

  /// A number; `a`, `a few` (three), `a couple of` (two), `several` (three).
  private func count(at start: Int) -> (count: Double, end: Int)? {
    let first = text[start].text
    var at = start
    if first == "half", text[start + 1].text == "a" || text[start + 1].text == "an" {
      return (0.5, start + 2)
    }
    if first == "a" || first == "an" || first == "the" {
      at += 1
      if CalendarWords.units[text[at].text] != nil { return first == "the" ? nil : (1, at) }
    }
    switch text[at].text {
    case "few", "several": return (3, at + 1)
    case "couple": return (2, text[at + 1].text == "of" ? at + 2 : at + 1)
    default: break
    }
    guard text[at].isDigits || text[at].isNumber else { return nil }
    // `three quarters` are a fraction elsewhere.
    if let number = numerals.cardinal(at: at), CalendarWords.units[text[number.end].text] != nil,
      number.value > 0, !(text[at].glued && text[at - 1].isWord)
    {
      return (number.value, number.end)
    }
    guard at == start || text[at].isWord, !(text[at].glued && text[at - 1].isWord),
      let number = numerals.numeral(at: at), number.kind != .ordinal, number.value > 0,
      number.value < 100_000
    else { return nil }
    return (number.value, number.end)
  }

  /// `two weeks ago`, `in 3 weeks`, `three weeks from tomorrow`, `within 10 months`,
  /// `more than 2 weeks after today`.
  func distance(at start: Int, _ resolver: DateResolver) -> DateItem? {
    switch text[start].text {
    case "more", "less": return bounded(at: start)
    case "within": return within(at: start)
    case "in": return inLength(at: start, resolver)
    case "for": return length(at: start + 1).flatMap { lengthFrom($0, isFor: true) }
    default: break
    }
    let first = text[start]
    guard first.isDigits || first.isNumber || Self.vagueCounts.contains(first.text) else {
      return nil
    }
    guard let read = length(at: start) else { return weekdaysLater(at: start) }
    return lengthFrom(read, isFor: false) ?? point(read, resolver)
  }

  private static let vagueCounts: Set<String> = ["few", "several", "couple"]

  private func point(
    _ read: (length: CalendarLength, end: Int), _ resolver: DateResolver
  ) -> DateItem? {
    let (length, end) = read
    let next = text[end].text
    if next == "ago" { return item(length, from: reference, sign: -1, end: end + 1) }
    if next == "hence" { return item(length, from: reference, sign: 1, end: end + 1) }
    if next == "in", text[end + 1].text == "the",
      text[end + 2].text == "future" || text[end + 2].text == "past"
    {
      guard let reference else { return DateItem(.unknown, end: end + 3, holdsNumbers: false) }
      let isPast = text[end + 2].text == "past"
      return DateItem(
        span(length, from: reference, isPast: isPast), end: end + 3, holdsNumbers: false)
    }
    if next == "from" || next == "after" || next == "before" {
      guard let (anchor, anchorEnd) = anchor(at: end + 1) ?? dayAnchor(at: end + 1, resolver) else {
        return nil
      }
      return item(length, from: anchor, sign: next == "before" ? -1 : 1, end: anchorEnd)
    }
    // In a story, `two years later` counts from what was told before.
    if next == "later" || next == "earlier" {
      guard resolver.isFuture, next == "later" else {
        return DateItem(.unknown, end: end + 1, holdsNumbers: false)
      }
      return item(length, from: reference, sign: 1, end: end + 1)
    }
    return nil
  }

  /// `now`, `today`, `tomorrow`; nil inside where there is no day to count from.
  private func anchor(at index: Int) -> (day: CalendarDay?, end: Int)? {
    if text[index].text == "now" { return (reference, index + 1) }
    if let step = Self.simpleDays[text[index].text] {
      return (reference?.adding(days: step), index + 1)
    }
    if text[index].text == "the", text[index + 1].text == "day",
      case .period(let period)? = namedDay(at: index, DateResolver(reference: reference))?
        .expression
    {
      return (period.from, index + 4)
    }
    return nil
  }

  /// A day of the calendar to count from: `2 weeks before May 13 1999`, `3 days from Tuesday`.
  private func dayAnchor(at index: Int, _ resolver: DateResolver) -> (day: CalendarDay?, end: Int)?
  {
    guard
      let item = numericDate(at: index) ?? weekdayDate(at: index, resolver) ?? monthFirst(at: index)
        ?? dayFirst(at: index) ?? namedDay(at: index, resolver) ?? holiday(at: index, resolver)
    else { return nil }
    if case .month = item.expression { return nil }
    return (resolver.period(item.expression)?.from, item.end)
  }

  private func item(_ length: CalendarLength, from anchor: CalendarDay?, sign: Int, end: Int)
    -> DateItem
  {
    guard let anchor else { return DateItem(.unknown, end: end, holdsNumbers: false) }
    let day = length.added(to: anchor, sign: sign)
    guard (1...9999).contains(day.year) else {
      return DateItem(.unknown, end: end, holdsNumbers: false)
    }
    let period = length.isCoarse ? Period(year: day.year) ?? Period(day: day) : Period(day: day)
    return DateItem(.period(period), end: end, holdsNumbers: false)
  }

  /// The days of a length that ends yesterday or begins tomorrow.
  func span(_ length: CalendarLength, from reference: CalendarDay, isPast: Bool) -> DateExpression {
    let far = length.added(to: reference, sign: isPast ? -1 : 1)
    guard (1...9999).contains(far.year) else { return .unknown }
    return .period(
      isPast
        ? Period(far, reference.adding(days: -1)) : Period(reference.adding(days: 1), far))
  }

  /// `in 3 weeks`, only where the words before speak of the future: sales may double in 3 years.
  private func inLength(at start: Int, _ resolver: DateResolver) -> DateItem? {
    guard text[start].text == "in", resolver.isFuture, let (length, end) = length(at: start + 1),
      text[end].text != "of"
    else { return nil }
    return item(length, from: reference, sign: 1, end: end)
  }

  /// `within 10 months`, `within the next 2 weeks`, `within 2 weeks from today`.
  private func within(at start: Int) -> DateItem? {
    guard text[start].text == "within" else { return nil }
    var at = start + 1
    if text[at].text == "the" { at += 1 }
    var isPast = false
    if let step = CalendarWords.steps[text[at].text], step != 0 {
      isPast = step < 0
      at += 1
    }
    guard let (length, end) = length(at: at) else { return nil }
    var last = end
    var from = reference
    if text[end].text == "from" || text[end].text == "of",
      let (day, anchorEnd) = anchor(at: end + 1)
    {
      (from, last) = (day, anchorEnd)
    } else if text[end].text == "of" || text[end].text == "after" {
      // Within a week of what happened: not of today.
      return nil
    }
    guard let from else { return DateItem(.unknown, end: last, holdsNumbers: false) }
    let other = length.added(to: from, sign: isPast ? -1 : 1)
    guard (1...9999).contains(other.year) else {
      return DateItem(.unknown, end: last, holdsNumbers: false)
    }
    return DateItem(
      .period(Period(min(from, other), max(from, other))), end: last, holdsNumbers: false)
  }

  /// `more than 2 weeks after today`: open on one side.
  private func bounded(at start: Int) -> DateItem? {
    let isMore = text[start].text == "more"
    guard isMore || text[start].text == "less", text[start + 1].text == "than",
      let (length, end) = length(at: start + 2)
    else { return nil }
    let link = text[end].text
    let read: (day: CalendarDay?, end: Int)?
    switch link {
    case "ago": read = (reference, end + 1)
    case "after", "from", "before": read = anchor(at: end + 1)
    default: read = nil
    }
    guard let read else { return nil }
    guard let day = read.day else { return DateItem(.unknown, end: read.end, holdsNumbers: false) }
    let isBefore = link == "ago" || link == "before"
    let far = length.added(to: day, sign: isBefore ? -1 : 1)
    guard (1...9999).contains(far.year) else {
      return DateItem(.unknown, end: read.end, holdsNumbers: false)
    }
    let expression: DateExpression =
      isMore
      ? .open(from: isBefore ? nil : far, to: isBefore ? far : nil)
      : .period(Period(min(day, far), max(day, far)))
    return DateItem(expression, end: read.end, holdsNumbers: false)
  }

  /// `for 3 days, from today`, `a week starting tomorrow`.
  private func lengthFrom(_ read: (length: CalendarLength, end: Int), isFor: Bool) -> DateItem? {
    let (length, end) = read
    var at = end
    if text[at].text == "," { at += 1 }
    let isStart = ["starting", "beginning"].contains(text[at].text)
    guard isStart || isFor && text[at].text == "from" else { return nil }
    at += 1
    if text[at].text == "on" || text[at].text == "from" { at += 1 }
    let resolver = DateResolver(reference: reference, isFuture: true)
    guard
      let first = monthFirst(at: at) ?? numericDate(at: at) ?? namedDay(at: at, resolver)
        ?? weekdayDate(at: at, resolver) ?? dayFirst(at: at)
    else { return nil }
    guard let day = resolver.period(first.expression)?.from else {
      return DateItem(.unknown, end: first.end)
    }
    return DateItem(
      .period(Period(day, length.added(to: day).adding(days: -1))), end: first.end,
      holdsNumbers: first.holdsNumbers)
  }

  /// `two Mondays later`, `three Fridays ago`.
  private func weekdaysLater(at start: Int) -> DateItem? {
    guard let number = numerals.numeral(at: start), number.isWhole, (1...60).contains(number.value),
      let (weekday, end) = weekdayName(at: number.end),
      text[end].text == "later" || text[end].text == "ago"
    else { return nil }
    guard let reference else { return DateItem(.unknown, end: end + 1, holdsNumbers: false) }
    let weeks = 7 * (Int(number.value) - 1)
    let ahead = (weekday - reference.weekday + 7) % 7
    let behind = (reference.weekday - weekday + 7) % 7
    let days =
      text[end].text == "later"
      ? (ahead == 0 ? 7 : ahead) + weeks : -((behind == 0 ? 7 : behind) + weeks)
    return DateItem(moved(days), end: end + 1, holdsNumbers: false)
  }
}
