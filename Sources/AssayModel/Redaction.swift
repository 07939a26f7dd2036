/// That somebody had a fact's content destroyed. The fact stays on record without it.
public struct Redaction: Hashable, Sendable {
  public var reason: String
  public var who: String
  public var time: Timestamp

  public init(reason: String, who: String, time: Timestamp) {
    self.reason = reason
    self.who = who
    self.time = time
  }
}

/// A fact without its content.
public struct RedactedFact: Hashable, Sendable {
  /// Its number in the log.
  public var number: Int
  /// `claim`, `verdict`, …
  public var kind: String
  public var redaction: Redaction

  public init(number: Int, kind: String, redaction: Redaction) {
    self.number = number
    self.kind = kind
    self.redaction = redaction
  }

  public var json: JSONValue {
    [
      "fact": .int(number), "kind": .string(kind), "reason": .string(redaction.reason),
      "who": .string(redaction.who), "time": .string(redaction.time.description),
    ]
  }

  /// For people: `fact 12 (verdict) was redacted by ann on 2026-01-31: a court order`.
  public var sentence: String {
    "fact \(number) (\(kind)) was redacted by \(redaction.who) on \(redaction.time.day): "
      + redaction.reason
  }
}
