/// Where a claim stands in its review.
public enum ReviewStage: String, Sendable, Codable, CaseIterable {
  /// Nobody judged it, or what was judged was taken back.
  case open
  /// One reviewer judged it, and it waits for a second.
  case second
  /// Two reviewers judged it apart and do not agree; it waits for a third.
  case disputed
  /// It was judged, and something that it rests on has changed since.
  case requeued
  case reviewed
  /// The claim itself was taken back.
  case struck
}

/// A verdict that waits for a second one. What it says is nobody's to read before both are in,
/// unless the workspace reviews openly.
public struct Seal: Hashable, Sendable {
  public var id: ContentID
  public var who: String
  public var time: Timestamp
  /// SHA-256 of a salt and the verdict's content, which fixes it before it is shown.
  public var commitment: Fingerprint
  /// The verdict, where it is open to be read.
  public var verdict: Verdict?

  public init(
    id: ContentID, who: String, time: Timestamp, commitment: Fingerprint, verdict: Verdict?
  ) {
    self.id = id
    self.who = who
    self.time = time
    self.commitment = commitment
    self.verdict = verdict
  }
}

/// What is known of a claim's review, as anybody may see it.
public struct ReviewCase: Hashable, Sendable {
  public var stage: ReviewStage
  /// Verdicts that wait for another.
  public var waiting: [Seal]
  /// The verdicts of the latest round that were revealed, in the order in which they were sealed.
  public var revealed: [Verdict]
  /// The verdict that counts.
  public var standing: Verdict?
  /// Why it was put into the queue again.
  public var requeuedBecause: String?

  public init(
    stage: ReviewStage = .open, waiting: [Seal] = [], revealed: [Verdict] = [],
    standing: Verdict? = nil, requeuedBecause: String? = nil
  ) {
    self.stage = stage
    self.waiting = waiting
    self.revealed = revealed
    self.standing = standing
    self.requeuedBecause = requeuedBecause
  }
}

/// What a verdict does to its case.
public enum VerdictStep: Hashable, Sendable {
  /// It counts at once.
  case conclude
  /// It is sealed, and waits for a second or meets the first. Two that agree conclude the case.
  /// - Parameter readable: whether others may read it before both are in.
  case seal(readable: Bool)
  /// It counts, above the two that did not agree.
  case adjudicate
  /// It was given to see whether its reviewer agrees with himself, and counts for nothing else.
  case again
}
