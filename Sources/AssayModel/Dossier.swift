/// A claim with everything that the ledger knows about it.
public struct Dossier: Hashable, Sendable {
  public var claim: Claim
  public var attachments: [Attachment]
  /// All verdicts that were ever given, oldest first; retracted ones are marked.
  public var verdicts: [VerdictEntry]
  /// Where its quote stands in the latest version of its document, if that changed.
  public var anchor: Anchor?

  public init(
    claim: Claim, attachments: [Attachment] = [], verdicts: [VerdictEntry] = [],
    anchor: Anchor? = nil
  ) {
    self.claim = claim
    self.attachments = attachments
    self.verdicts = verdicts
    self.anchor = anchor
  }

  /// The latest verdict that was not taken back.
  public var standing: Verdict? { verdicts.last { $0.retraction == nil }?.verdict }

  public var status: ReviewStatus { standing == nil ? .open : .reviewed }
}

/// A verdict in a claim's history.
public struct VerdictEntry: Hashable, Sendable {
  public var id: ContentID
  public var verdict: Verdict
  public var retraction: Retraction?

  public init(id: ContentID, verdict: Verdict, retraction: Retraction? = nil) {
    self.id = id
    self.verdict = verdict
    self.retraction = retraction
  }
}

/// That somebody took a fact back. The fact stays on record.
public struct Retraction: Hashable, Sendable {
  public var reason: String?
  public var who: String
  public var time: Timestamp

  public init(reason: String? = nil, who: String, time: Timestamp) {
    self.reason = reason
    self.who = who
    self.time = time
  }
}

/// Where a claim stands in review.
public enum ReviewStatus: String, Sendable, Codable, CaseIterable {
  case open
  case reviewed
}
