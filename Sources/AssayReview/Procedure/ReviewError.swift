/// Why a verdict is not taken, in sentences that say what to do.
public enum ReviewError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One's own verdict waits for somebody else's.
  case ownSecondReview
  /// One's own verdict is one of the two that do not agree.
  case ownDispute
  /// The policy wants more.
  case wanting(rating: String, wants: [Want])

  public var description: String {
    switch self {
    case .ownSecondReview:
      "your verdict waits for a second reviewer; nobody second-reviews an own verdict "
        + "(`undo` or `retract` takes yours back)"
    case .ownDispute:
      "your verdict is one of the two that do not agree; somebody else decides between them"
    case .wanting(let rating, let wants):
      "\(rating) still wants " + wants.map(\.description).joined(separator: "; ")
        + ". `--override --because \"…\"` gives it all the same, on record"
    }
  }
}
