public import AssayModel

/// Whether a verdict needs a second reviewer, and whether that one sees the first verdict.
public enum SecondReview: String, Sendable, CaseIterable {
  /// One reviewer is enough.
  case none
  /// Two must agree; the second may see what the first said.
  case open
  /// Two must agree; neither sees the other's verdict before both are in.
  case blind

  /// What a verdict by `reviewer` does to a case.
  ///
  /// Nobody second-reviews or adjudicates a verdict of their own, whatever is overridden.
  /// - Parameters:
  ///   - isOverride: whether the reviewer overrides the policy; that spares an open review its
  ///     second reviewer, and a blind one nothing.
  ///   - isAgain: whether the claim was served again to see whether the reviewer agrees with
  ///     himself.
  public func step(
    for reviewer: String, in review: ReviewCase, isOverride: Bool = false, isAgain: Bool = false
  ) throws(ReviewError) -> VerdictStep {
    if review.stage == .disputed {
      if review.revealed.contains(where: { $0.who == reviewer }) { throw .ownDispute }
      return .adjudicate
    }
    if isAgain { return .again }
    // A seal that waits gets its second, even where the setting was changed since.
    if review.waiting.contains(where: { $0.who == reviewer }) { throw .ownSecondReview }
    if !review.waiting.isEmpty { return .seal(readable: self != .blind) }
    switch self {
    case .none: return .conclude
    case .open: return isOverride ? .conclude : .seal(readable: true)
    case .blind: return .seal(readable: false)
    }
  }
}
