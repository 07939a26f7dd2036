/// A moment in UTC, to the millisecond. Written as RFC 3339, `2024-03-19T08:30:00.000Z`.
public struct Timestamp: Hashable, Sendable, Comparable, Codable, LosslessStringConvertible {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public var day: CalendarDay {
    CalendarDay(number: Int((milliseconds - remainder) / 86_400_000))
  }

  /// Milliseconds since midnight.
  private var remainder: Int64 {
    let rest = milliseconds % 86_400_000
    return rest < 0 ? rest + 86_400_000 : rest
  }

  public var description: String {
    let time = Int(remainder)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let fraction = String(String(1000 + time % 1000).dropFirst())
    return
      "\(day)T\(two(time / 3_600_000)):\(two(time / 60_000 % 60)):\(two(time / 1000 % 60)).\(fraction)Z"
  }

  /// Reads `2024-03-19T08:30:00Z`, with up to three digits after the second, in UTC only.
  public init?(_ description: String) {
    guard let day = CalendarDay(description), description.utf8.count >= 20,
      description.last == "Z"
    else { return nil }
    let clock = description.dropFirst(11).dropLast()
    let parts = clock.split(separator: ".", maxSplits: 1)
    let hms = parts[0].split(separator: ":").compactMap { $0.count == 2 ? Int($0) : nil }
    guard hms.count == 3, hms[0] < 24, hms[1] < 60, hms[2] < 61 else { return nil }
    var fraction = 0
    if parts.count == 2 {
      guard parts[1].count <= 9, parts[1].allSatisfy({ $0.isASCII && $0.isNumber }),
        let value = Int((parts[1] + "00").prefix(3))
      else { return nil }
      fraction = value
    }
    let seconds = day.number * 86_400 + hms[0] * 3600 + hms[1] * 60 + hms[2]
    milliseconds = Int64(seconds) * 1000 + Int64(fraction)
  }

  /// Without the seconds, for people: `2024-03-19 08:30 UTC`.
  public var brief: String {
    let text = description
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
  }

  public static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = Timestamp(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a time as in 2024-03-19T08:30:00Z: \(text)")
    }
    self = time
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
