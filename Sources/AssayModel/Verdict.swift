/// What a reviewer concluded about a claim.
public struct Verdict: Hashable, Sendable {
  /// A rating of the scale, by its name: `Mostly false`.
  public var rating: String
  /// The scale's name.
  public var scale: String
  public var confidence: Confidence?
  /// Why, for the reader of the report.
  public var rationale: String?
  /// What was said to evidence that speaks against the rating.
  public var answers: [Answer]
  /// The evidence that it rests on.
  public var evidence: [ContentID]
  /// The day from which it is to be looked at again.
  public var expires: CalendarDay?
  /// Why it was given although the workspace's policy wanted more.
  public var overrideReason: String?
  public var who: String
  public var time: Timestamp
  /// By the reviewer's key.
  public var signature: StatementSignature?
  /// What is known of how it is signed; nil where its reviewer was bound to no key.
  public var signing: Signing?

  public init(
    rating: String, scale: String, confidence: Confidence? = nil, rationale: String? = nil,
    answers: [Answer] = [], evidence: [ContentID] = [], expires: CalendarDay? = nil,
    overrideReason: String? = nil, who: String, time: Timestamp
  ) {
    self.rating = rating
    self.scale = scale
    self.confidence = confidence
    self.rationale = rationale
    self.answers = answers
    self.evidence = evidence
    self.expires = expires
    self.overrideReason = overrideReason
    self.who = who
    self.time = time
  }

  /// Why a piece of evidence that speaks against a rating does not change it.
  public struct Answer: Hashable, Sendable {
    public var evidence: ContentID
    public var text: String

    public init(evidence: ContentID, text: String) {
      self.evidence = evidence
      self.text = text
    }
  }
}

/// How sure a reviewer is of a verdict; never the likelihood of what the claim says.
public enum Confidence: String, Sendable, Codable, CaseIterable, Comparable {
  case low
  case moderate
  case high

  public static func < (a: Confidence, b: Confidence) -> Bool { a.level < b.level }

  private var level: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
