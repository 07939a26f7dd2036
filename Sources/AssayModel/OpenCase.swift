/// Where a claim stands in its review, beyond its verdicts. Never what a sealed verdict says.
public struct OpenCase: Hashable, Sendable {
  public var stage: ReviewStage
  /// When it came to that stage.
  public var since: Timestamp?
  public var assignee: String?
  public var due: CalendarDay?
  /// The last day on which its verdict is meant to hold.
  public var expires: CalendarDay?
  /// Why it was put into the queue again.
  public var reopenedBecause: String?
  /// What its flags say; an empty text for one without a reason.
  public var flags: [String]

  public init(
    stage: ReviewStage, since: Timestamp? = nil, assignee: String? = nil, due: CalendarDay? = nil,
    expires: CalendarDay? = nil, reopenedBecause: String? = nil, flags: [String] = []
  ) {
    self.stage = stage
    self.since = since
    self.assignee = assignee
    self.due = due
    self.expires = expires
    self.reopenedBecause = reopenedBecause
    self.flags = flags
  }
}
