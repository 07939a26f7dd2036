/// A claim with everything that the ledger knows about it.
public struct Dossier: Hashable, Sendable {
  public var claim: Claim
  public var attachments: [Attachment]
  /// All verdicts that were ever given, oldest first; retracted ones are marked.
  public var verdicts: [VerdictEntry]
  /// Facts about the claim whose content was redacted.
  public var redacted: [RedactedFact]
  /// Where its quote stands in the latest version of its document, if that changed.
  public var anchor: Anchor?

  public init(
    claim: Claim, attachments: [Attachment] = [], verdicts: [VerdictEntry] = [],
    redacted: [RedactedFact] = [], anchor: Anchor? = nil
  ) {
    self.claim = claim
    self.attachments = attachments
    self.verdicts = verdicts
    self.redacted = redacted
    self.anchor = anchor
  }

  /// The latest verdict that was not taken back. Where that one was redacted, none stands: an
  /// earlier one does not stand again.
  public var standing: Verdict? {
    let entry = verdicts.last { $0.retraction == nil }
    return entry?.redaction == nil ? entry?.verdict : nil
  }

  public var status: ReviewStatus { standing == nil ? .open : .reviewed }
}

/// A verdict in a claim's history.
public struct VerdictEntry: Hashable, Sendable {
  public var id: ContentID
  public var verdict: Verdict
  public var retraction: Retraction?
  /// Set where the verdict's content was destroyed; its rating is then `redacted`.
  public var redaction: Redaction?

  public init(
    id: ContentID, verdict: Verdict, retraction: Retraction? = nil, redaction: Redaction? = nil
  ) {
    self.id = id
    self.verdict = verdict
    self.retraction = retraction
    self.redaction = redaction
  }
}

/// That somebody took a fact back. The fact stays on record.
public struct Retraction: Hashable, Sendable {
  public var reason: String?
  public var who: String
  public var time: Timestamp
  /// What is known of how it is signed; nil where its reviewer was bound to no key.
  public var signing: Signing?

  public init(reason: String? = nil, who: String, time: Timestamp, signing: Signing? = nil) {
    self.reason = reason
    self.who = who
    self.time = time
    self.signing = signing
  }
}

/// Where a claim stands in review.
public enum ReviewStatus: String, Sendable, Codable, CaseIterable {
  case open
  case reviewed
}
