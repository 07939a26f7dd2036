import AssayModel

/// A day as documents write it: `2019-11-18T23:30:00-05:00`, `Mon, 18 Nov 2019`,
/// `November 18th, 2019`, `18.11.2019`, `20191118`. Of a time with a zone it is the day there.
struct WrittenDate {
  let day: CalendarDay
  /// Whether the text holds nothing else than the day, its time and words like `Updated on`.
  let isWhole: Bool

  /// The first day in the text; nil where none is written or it could be two days.
  /// - Parameter dayFirst: whether `3/4/2019` is in April; nil if that is not known.
  init?(_ text: some StringProtocol, dayFirst: Bool? = nil) {
    let parts = Self.parts(of: text)
    var found: (day: CalendarDay, range: Range<Int>)?
    for i in parts.indices where found == nil {
      found = Self.day(in: parts, at: i, dayFirst: dayFirst)
    }
    guard let found else { return nil }
    day = found.day
    isWhole = parts.indices.allSatisfy { i in
      if found.range.contains(i) { return true }
      switch parts[i] {
      // After the day, numbers are its time.
      case .number: return i > found.range.lowerBound
      case .word(let word): return Self.isSurrounding(word)
      case .mark(let mark): return mark != 0x3B && mark != 0x3F && mark != 0x21
      }
    }
  }

  private enum Part: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case mark(UInt8)

    var number: Int? {
      if case .number(let value, _) = self { return value }
      return nil
    }

    var digits: Int {
      if case .number(_, let digits) = self { return digits }
      return 0
    }

    var month: Int? {
      if case .word(let word) = self { return months[word] }
      return nil
    }
  }

  /// Numbers, lower-case words and marks; white space and commas are left out.
  private static func parts(of text: some StringProtocol) -> [Part] {
    var parts: [Part] = []
    let bytes = Array(text.utf8.prefix(200))
    var i = 0
    while i < bytes.count {
      let start = i
      switch bytes[i] {
      case 0x30...0x39:
        var value = 0
        while i < bytes.count, (0x30...0x39).contains(bytes[i]) {
          if i - start < 15 { value = value * 10 + Int(bytes[i] - 0x30) }
          i += 1
        }
        parts.append(.number(value, digits: i - start))
      case 0x41...0x5A, 0x61...0x7A, 0x80...:
        while i < bytes.count, bytes[i] >= 0x80 || (0x41...0x5A).contains(bytes[i] & 0xDF) {
          i += 1
        }
        parts.append(.word(String(decoding: bytes[start..<i], as: UTF8.self).lowercased()))
      case 0x00...0x20, 0x2C: i += 1
      default:
        parts.append(.mark(bytes[i]))
        i += 1
      }
    }
    return parts
  }

  private static func day(
    in parts: [Part], at i: Int, dayFirst: Bool?
  ) -> (day: CalendarDay, range: Range<Int>)? {
    func at(_ offset: Int) -> Part? { i + offset < parts.count ? parts[i + offset] : nil }
    func made(_ year: Int?, _ month: Int?, _ day: Int?, _ length: Int)
      -> (day: CalendarDay, range: Range<Int>)?
    {
      guard let year, let month, let day, (1000...2999).contains(year),
        let result = CalendarDay(year: year, month: month, day: day)
      else { return nil }
      return (result, i..<i + length)
    }
    guard let first = at(0) else { return nil }

    if let month = first.month {
      // November 18th, 2019; Nov. 18 2019
      var next = 1
      if at(next) == .mark(0x2E) { next += 1 }
      guard let day = at(next)?.number, (at(next)?.digits ?? 9) <= 2 else { return nil }
      next += 1
      if isOrdinal(at(next)) { next += 1 }
      return at(next)?.digits == 4 ? made(at(next)?.number, month, day, next + 1) : nil
    }

    guard let number = first.number else { return nil }
    if first.digits == 8 { return made(number / 10000, number / 100 % 100, number % 100, 1) }
    if first.digits == 10 || first.digits == 13, parts.count == 1 {
      let days = (first.digits == 13 ? number / 1000 : number) / 86_400
      return (CalendarDay(number: days), i..<i + 1)
    }
    if first.digits == 4, let mark = at(1), isDateMark(mark), at(3) == mark {
      guard (at(2)?.digits ?? 9) <= 2, (at(4)?.digits ?? 9) <= 2 else { return nil }
      return made(number, at(2)?.number, at(4)?.number, 5)
    }
    guard first.digits <= 2 else { return nil }
    if let mark = at(1), isDateMark(mark), at(3) == mark, at(4)?.digits == 4 {
      guard let second = at(2)?.number, (at(2)?.digits ?? 9) <= 2 else { return nil }
      // 18.11.2019 is day first everywhere; 11/18/2019 only where the other way does not exist.
      if mark == .mark(0x2E) || number > 12 || number == second
        || (dayFirst == true && second <= 12)
      {
        return made(at(4)?.number, second, number, 5)
      }
      return second > 12 || dayFirst == false ? made(at(4)?.number, number, second, 5) : nil
    }
    // 18 November 2019; 18th of November 2019; 18-Nov-2019
    var next = 1
    if isOrdinal(at(next)) { next += 1 }
    if at(next) == .word("of") || at(next) == .mark(0x2E) || at(next) == .mark(0x2D) { next += 1 }
    guard let month = at(next)?.month else { return nil }
    next += 1
    if at(next) == .mark(0x2E) || at(next) == .mark(0x2D) { next += 1 }
    return at(next)?.digits == 4 ? made(at(next)?.number, month, number, next + 1) : nil
  }

  private static func isDateMark(_ part: Part) -> Bool {
    part == .mark(0x2D) || part == .mark(0x2F) || part == .mark(0x2E)
  }

  private static func isOrdinal(_ part: Part?) -> Bool {
    if case .word(let word)? = part { return ["st", "nd", "rd", "th"].contains(word) }
    return false
  }

  private static func isSurrounding(_ word: String) -> Bool {
    surroundings.contains(word) || months[word] != nil
  }

  private static let months: [String: Int] = {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    var months: [String: Int] = ["sept": 9]
    for (i, name) in names.enumerated() {
      months[name] = i + 1
      months[String(name.prefix(3))] = i + 1
    }
    return months
  }()

  /// Words that stand around a day without adding to it.
  private static let surroundings: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "published", "posted", "updated",
    "on", "at", "date", "am", "pm", "a", "p", "m", "t", "z", "utc", "gmt", "est", "edt", "et",
    "pst", "pdt", "cet", "cest", "bst", "h",
  ]
}
