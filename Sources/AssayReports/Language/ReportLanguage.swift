import AssayModel

/// How a report writes days, times and numbers. The words around them are the templates'.
///
/// The tables are those of the Unicode CLDR, written down here, so that a report does not depend
/// on what the machine has, and costs no start of ICU.
public struct ReportLanguage: Hashable, Sendable {
  /// As HTML's `lang` has it: `de`.
  public let code: String
  /// January first; none for days as ISO 8601 writes them.
  let months: [String]
  /// Where the day (1), the month's name (2) and the year (3) go: `1. 2 3`.
  let pattern: String
  let decimalMark: String
  let groupMark: String
  /// The least number of digits before the first group: Spanish writes 1234 and 12.345.
  let leastBeforeGroup: Int

  /// Days and numbers the same everywhere: 2025-03-05, 12345.6.
  public static let plain = ReportLanguage("en", "", "", ".", "")

  public static let known: [ReportLanguage] = [
    ReportLanguage("en-GB", Self.english, "1 2 3", ".", ","),
    ReportLanguage("en-US", Self.english, "2 1, 3", ".", ","),
    ReportLanguage(
      "de", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
      "1. 2 3", ",", "."),
    ReportLanguage(
      "fr",
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
      "1 2 3", ",", "\u{202F}"),
    ReportLanguage(
      "es",
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      "1 de 2 de 3", ",", ".", leastBeforeGroup: 2),
    ReportLanguage(
      "it",
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
      "1 2 3", ",", "."),
    ReportLanguage(
      "nl",
      "januari februari maart april mei juni juli augustus september oktober november december",
      "1 2 3", ",", "."),
    ReportLanguage(
      "pl",
      "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
      "1 2 3", ",", "\u{A0}", leastBeforeGroup: 2),
    ReportLanguage(
      "pt",
      "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
      "1 de 2 de 3", ",", "."),
    ReportLanguage(
      "sv", "januari februari mars april maj juni juli augusti september oktober november december",
      "1 2 3", ",", "\u{A0}"),
    ReportLanguage(
      "uk",
      "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
      "1 2 3 р.", ",", "\u{A0}"),
  ]

  private static let english =
    "January February March April May June July August September October November December"

  private init(
    _ code: String, _ months: String, _ pattern: String, _ decimalMark: String, _ groupMark: String,
    leastBeforeGroup: Int = 1
  ) {
    self.code = code
    self.months = months.split(separator: " ").map(String.init)
    self.pattern = pattern
    self.decimalMark = decimalMark
    self.groupMark = groupMark
    self.leastBeforeGroup = leastBeforeGroup
  }

  /// The language of a code; `en` stands for `en-GB`, and of `de-AT` the first part counts.
  public init?(_ code: String) {
    let wanted = code.lowercased().replacing("_", with: "-")
    let first = wanted.split(separator: "-").first.map(String.init)
    guard
      let found = Self.known.first(where: { $0.code.lowercased() == wanted })
        ?? Self.known.first(where: { $0.code.split(separator: "-").first.map(String.init) == first }
        )
    else { return nil }
    self = found
  }
}

extension ReportLanguage {
  /// `2025-03-05`, `5. März 2025`.
  func day(_ day: CalendarDay) -> String {
    guard !months.isEmpty else { return day.description }
    return pattern.map { sign in
      switch sign {
      case "1": String(day.day)
      case "2": months[day.month - 1]
      case "3": String(day.year)
      default: String(sign)
      }
    }.joined()
  }

  /// `2025-03-05 12:00 UTC`, `5. März 2025, 12:00 UTC`.
  func time(_ time: Timestamp) -> String {
    guard !months.isEmpty else { return time.brief }
    return "\(day(time.day)), \(time.brief.dropFirst(11))"
  }

  /// `2025-03`, `März 2025`.
  func month(_ year: Int, _ month: Int) -> String {
    guard !months.isEmpty else {
      return String((CalendarDay(year: year, month: month, day: 1)?.description ?? "").prefix(7))
    }
    return "\(months[month - 1]) \(year)"
  }

  /// `12345`, `12.345`.
  func number(_ number: Int) -> String {
    let digits = Array(String(abs(number)))
    guard !groupMark.isEmpty, digits.count >= 3 + leastBeforeGroup else { return String(number) }
    var out = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out += groupMark }
      out.append(digit)
    }
    return out
  }

  /// `0.93`, `0,93`. What is no number is 0.
  func hundredths(_ value: Double) -> String {
    let scaled = Int(((value.isFinite ? value : 0) * 100).rounded())
    let rest = abs(scaled) % 100
    return (scaled < 0 ? "-" : "") + number(abs(scaled) / 100) + decimalMark
      + (rest < 10 ? "0" : "") + String(rest)
  }

  /// The share of `part` in `all` in percent: `12.5`, `12,5`.
  func percent(_ part: Int, of all: Int) -> String {
    let all = max(1, all)
    let tenths = (part * 1000 + all / 2) / all
    return "\(tenths / 10)\(decimalMark)\(tenths % 10)"
  }

  /// A length of time by its two greatest units: `3 d 4 h`, `2 h 5 min`.
  func duration(milliseconds: Int64) -> String {
    let minutes = Int(max(0, milliseconds) / 60_000)
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60)
    let parts =
      days > 0
      ? ["\(number(days)) d", hours > 0 ? "\(hours) h" : ""]
      : hours > 0 ? ["\(hours) h", rest > 0 ? "\(rest) min" : ""] : ["\(rest) min"]
    return minutes == 0 ? "<1 min" : parts.filter { !$0.isEmpty }.joined(separator: "\u{A0}")
  }
}
