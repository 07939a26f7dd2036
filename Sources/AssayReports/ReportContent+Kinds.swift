public import AssayModel

/// The verdicts that stood at an earlier moment.
public struct EarlierState: Hashable, Sendable {
  /// A checkpoint's number of facts, where it is one that the report compares with.
  public var checkpointSize: Int?
  /// The moment, or that of the checkpoint's last fact.
  public var time: Timestamp?
  public var standing: [ContentID: VerdictEntry]
  /// Claims that stood then and were taken back since; they are among the report's strays.
  public var struck: [ContentID: Retraction]
  /// When the first fact after it was recorded.
  public var firstAfter: Timestamp?

  public init(
    checkpointSize: Int? = nil, time: Timestamp? = nil, standing: [ContentID: VerdictEntry],
    struck: [ContentID: Retraction] = [:], firstAfter: Timestamp? = nil
  ) {
    self.checkpointSize = checkpointSize
    self.time = time
    self.standing = standing
    self.struck = struck
    self.firstAfter = firstAfter
  }
}

/// What statistics need beyond the dossiers.
public struct DeskRecord: Hashable, Sendable {
  /// When claims were recorded.
  public var recorded: [ContentID: Timestamp] = [:]
  /// How far reviewers agree who judged apart; nil where none did.
  public var agreement: AgreementFigures?

  public init(recorded: [ContentID: Timestamp] = [:], agreement: AgreementFigures? = nil) {
    self.recorded = recorded
    self.agreement = agreement
  }
}

/// How far reviewers agree who judged the same claims apart.
public struct AgreementFigures: Hashable, Sendable {
  /// Claims that two judged.
  public var claims: Int
  public var reviewers: Int
  /// Share of pairs that agree; nil where chance alone decides, as of the others.
  public var raw: Double?
  /// Krippendorff's alpha, nominal, with its 95 % interval.
  public var alpha: Double?
  public var interval: ClosedRange<Double>?

  public init(
    claims: Int, reviewers: Int, raw: Double? = nil, alpha: Double? = nil,
    interval: ClosedRange<Double>? = nil
  ) {
    self.claims = claims
    self.reviewers = reviewers
    self.raw = raw
    self.alpha = alpha
    self.interval = interval
  }
}
