/// Where a claim's quote stands in a later version of its document.
///
/// A quote that moved is not re-anchored in silence: a reviewer says whether it is the same.
public struct Anchor: Hashable, Sendable {
  public enum State: String, Sendable, Codable, CaseIterable {
    /// At the very offsets that it had.
    case exact
    /// Once, elsewhere.
    case moved
    /// More than once, and not where it was.
    case ambiguous
    /// Nowhere.
    case lost
  }

  public var state: State
  /// Where it stands, if it is `exact` or `moved`.
  public var span: TextSpan?
  /// Whether a reviewer has said so.
  public var isConfirmed: Bool

  public init(state: State, span: TextSpan? = nil, isConfirmed: Bool = false) {
    self.state = state
    self.span = span
    self.isConfirmed = isConfirmed
  }

  /// Whether a reviewer should look: it is not where it was, and nobody has said what of it.
  public var isDoubtful: Bool { state != .exact && !isConfirmed }

  /// Looks for `quote`, letter by letter, in a text in which it may have stood at `former`.
  /// O(n) for usual texts.
  public init(of quote: String, formerlyAt former: TextSpan, in map: ScalarMap) {
    if former.end <= map.scalarCount, map.substring(of: former) == quote {
      self.init(state: .exact, span: former)
      return
    }
    let found = Self.places(of: Array(quote.utf8), in: map.text)
    switch found.count {
    case 0: self.init(state: .lost)
    case 1:
      let bytes = found[0]..<found[0] + quote.utf8.count
      self.init(
        state: .moved,
        span: TextSpan(
          start: map.scalarOffset(ofByte: bytes.lowerBound),
          end: map.scalarOffset(ofByte: bytes.upperBound)))
    default: self.init(state: .ambiguous)
    }
  }

  /// The first two places, in bytes, at which `needle` begins.
  private static func places(of needle: [UInt8], in text: String) -> [Int] {
    guard let first = needle.first else { return [] }
    var text = text
    return text.withUTF8 { bytes in
      var found: [Int] = []
      var start = 0
      while start + needle.count <= bytes.count, found.count < 2 {
        guard let candidate = bytes[start...(bytes.count - needle.count)].firstIndex(of: first)
        else { break }
        if bytes[candidate..<candidate + needle.count].elementsEqual(needle) {
          found.append(candidate)
        }
        start = candidate + 1
      }
      return found
    }
  }
}

extension Anchor {
  public var json: JSONValue {
    [
      "state": .string(state.rawValue), "start": span.map { .int($0.start) } ?? .null,
      "end": span.map { .int($0.end) } ?? .null, "confirmed": .bool(isConfirmed),
    ]
  }

  public init?(json: JSONValue) {
    guard let state = json["state"]?.string.flatMap(State.init) else { return nil }
    let start = json["start"]?.int
    let end = json["end"]?.int
    self.init(
      state: state, span: start.flatMap { start in end.map { TextSpan(start: start, end: $0) } },
      isConfirmed: json["confirmed"] == true)
  }
}
