public import AssayModel

/// A place of a report that does not say what the log holds.
public struct ReportFinding: Hashable, Sendable, CustomStringConvertible {
  /// Line of the report, from 1; nil where something is missing as a whole.
  public var line: Int?
  /// Number of the claim's entry.
  public var claim: Int?
  /// What stands there: `verdict`, `quote`, …
  public var part: String
  /// What the report says, and what it should say; nil where one has nothing there.
  public var found: String?
  public var expected: String?

  public init(
    line: Int? = nil, claim: Int? = nil, part: String, found: String? = nil,
    expected: String? = nil
  ) {
    self.line = line
    self.claim = claim
    self.part = part
    self.found = found
    self.expected = expected
  }

  public var description: String {
    let place =
      [line.map { "line \($0)" }, claim.map { "claim \($0)" }, part].compactMap(\.self)
      .joined(separator: ", ")
    let (found, expected) = Self.apart(found, expected)
    switch (found, expected) {
    case (let found?, let expected?):
      return "\(place): the report says “\(found)”, the log “\(expected)”"
    case (let found?, nil): return "\(place): the report says “\(found)”, the log nothing"
    case (nil, let expected?): return "\(place): “\(expected)” is missing"
    case (nil, nil): return place
    }
  }

  public var json: JSONValue {
    [
      "line": line.map { .int($0) } ?? .null, "claim": claim.map { .int($0) } ?? .null,
      "part": .string(part), "found": JSONValue(found), "expected": JSONValue(expected),
    ]
  }

  /// Both on one line, cut to where they differ.
  private static func apart(_ a: String?, _ b: String?) -> (String?, String?) {
    guard let a, let b else { return (a.map { cut($0, 0) }, b.map { cut($0, 0) }) }
    let same = zip(a.unicodeScalars, b.unicodeScalars).prefix { $0 == $1 }.count
    return (cut(a, same), cut(b, same))
  }

  private static func cut(_ text: String, _ difference: Int) -> String {
    let scalars = text.unicodeScalars
    let from = max(0, difference - 40)
    let part = scalars.dropFirst(from).prefix(110)
    return (from > 0 ? "…" : "") + String(String.UnicodeScalarView(part)).visible()
      + (scalars.count > from + 110 ? "…" : "")
  }
}
