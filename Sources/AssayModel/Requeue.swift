/// A standing verdict with what it rested on when it was given, and what became of that.
public struct RestingVerdict: Hashable, Sendable {
  /// A piece of evidence that lay beside the claim when the verdict was given.
  public struct Ground: Hashable, Sendable {
    /// The evidence's name.
    public var evidence: String
    public var source: String?
    /// How the source was rated when the verdict was given, and how it is now.
    public var reliabilityThen: Reliability?
    public var reliabilityNow: Reliability?
    /// What the last check of the kept files found.
    public var fault: EvidenceFault?
    /// Whether it was taken back from the claim since.
    public var isTakenBack: Bool

    public init(
      evidence: String, source: String? = nil, reliabilityThen: Reliability? = nil,
      reliabilityNow: Reliability? = nil, fault: EvidenceFault? = nil, isTakenBack: Bool = false
    ) {
      self.evidence = evidence
      self.source = source
      self.reliabilityThen = reliabilityThen
      self.reliabilityNow = reliabilityNow
      self.fault = fault
      self.isTakenBack = isTakenBack
    }
  }

  public var claim: ContentID
  public var verdict: ContentID
  /// The last day on which it was meant to hold.
  public var expires: CalendarDay?
  public var grounds: [Ground]

  public init(
    claim: ContentID, verdict: ContentID, expires: CalendarDay? = nil, grounds: [Ground]
  ) {
    self.claim = claim
    self.verdict = verdict
    self.expires = expires
    self.grounds = grounds
  }

  /// Why the verdict has to be looked at again on that day; nil if it need not.
  public func requeue(on today: CalendarDay) -> Requeue? {
    var reasons: [Requeue.Reason] = []
    if let expires, expires < today { reasons.append(.expired(expires)) }
    for ground in grounds {
      if ground.isTakenBack {
        // What no longer lies beside the claim cannot get worse.
        reasons.append(.takenBack(evidence: ground.evidence))
        continue
      }
      if let fault = ground.fault {
        reasons.append(.fault(fault, evidence: ground.evidence))
      }
      if let now = ground.reliabilityNow, now.isWorse(than: ground.reliabilityThen) {
        reasons.append(
          .sourceFell(
            source: ground.source ?? ground.evidence, from: ground.reliabilityThen, to: now))
      }
    }
    var seen: Set<Requeue.Reason> = []
    reasons = reasons.filter { seen.insert($0).inserted }
    return reasons.isEmpty ? nil : Requeue(claim: claim, verdict: verdict, reasons: reasons)
  }
}

/// A verdict that has to be looked at again, and why.
public struct Requeue: Hashable, Sendable {
  public enum Reason: Hashable, Sendable, CustomStringConvertible {
    case expired(CalendarDay)
    case sourceFell(source: String, from: Reliability?, to: Reliability)
    case fault(EvidenceFault, evidence: String)
    case takenBack(evidence: String)

    /// A clause, its data shown as it is: `the verdict expired on 2026-01-31`.
    public var description: String {
      switch self {
      case .expired(let day): "the verdict expired on \(day)"
      case .sourceFell(let source, let from, let to):
        "the source \(source) fell from \(from?.rawValue ?? "no rating") to \(to.rawValue)"
      case .fault(.missing, let evidence): "the evidence \(evidence) is missing"
      case .fault(.changed, let evidence): "the evidence \(evidence) was changed"
      case .takenBack(let evidence): "the evidence \(evidence) was taken back"
      }
    }
  }

  public var claim: ContentID
  public var verdict: ContentID
  /// Never empty.
  public var reasons: [Reason]
}

extension Reliability {
  /// Whether this rating is a fall from an earlier one. A source that cannot be judged (F), or was
  /// not rated, stands between fairly reliable (C) and not usually reliable (D).
  public func isWorse(than earlier: Reliability?) -> Bool {
    rank > (earlier ?? .f).rank
  }

  private var rank: Int {
    switch self {
    case .a: 0
    case .b: 1
    case .c: 2
    case .f: 3
    case .d: 4
    case .e: 5
    }
  }
}
