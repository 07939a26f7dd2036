/// What a reviewer concluded about a claim.
public struct Verdict: Hashable, Sendable {
  /// A rating of the scale, by its name: `Mostly false`.
  public var rating: String
  /// The scale's name.
  public var scale: String
  public var confidence: Confidence?
  /// Why, for the reader of the report.
  public var rationale: String?
  public var who: String
  public var time: Timestamp

  public init(
    rating: String, scale: String, confidence: Confidence? = nil, rationale: String? = nil,
    who: String, time: Timestamp
  ) {
    self.rating = rating
    self.scale = scale
    self.confidence = confidence
    self.rationale = rationale
    self.who = who
    self.time = time
  }
}

/// How sure a reviewer is of a verdict; never the likelihood of what the claim says.
public enum Confidence: String, Sendable, Codable, CaseIterable {
  case low
  case moderate
  case high
}
