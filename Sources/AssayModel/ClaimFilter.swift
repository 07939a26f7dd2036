/// Which claims a list, a queue or a report is about. Everything given must hold.
public struct ClaimFilter: Hashable, Sendable {
  /// A document's id, its beginning, a file name or words of a title.
  public var document: String?
  public var kind: ClaimKind?
  /// Words in the claimant's name, in any case.
  public var claimant: String?
  /// Claims with a score above this.
  public var scoreAbove: Double?
  public var status: ReviewStatus?
  /// Claims at this stage of their review.
  public var stage: ReviewStage?
  /// The day on which verdicts are asked whether they still hold. Without it `requeued` means only
  /// what somebody requeued.
  public var today: CalendarDay?
  /// Claims that somebody should look at, or none of them.
  public var flagged: Bool?
  /// Claims assigned to somebody.
  public var assignee: String?
  /// Claims whose standing verdict is this rating.
  public var rating: String?
  /// When the standing verdict was given.
  public var judged: DayRange?
  /// The day of the document that the claim is from.
  public var dated: DayRange?
  /// Words that the claim's texts must hold.
  public var words: String?

  public init() {}

  /// Why a part of a filter means nothing.
  public struct ParseError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
  }

  /// Reads `document:article kind:quantity claimant:"Ms Elst" score>0.8 status:open tax`, one
  /// part an element; parts without a key are words.
  public init(parsing parts: [String], scale: RatingScale) throws(ParseError) {
    var words: [String] = []
    for part in parts {
      if part.hasPrefix("score>") {
        guard let value = Double(part.dropFirst(6)), (0...1).contains(value) else {
          throw ParseError(
            description: "score> wants a number from 0 to 1, not “\(part.dropFirst(6))”")
        }
        scoreAbove = value
        continue
      }
      guard let colon = part.firstIndex(of: ":") else {
        words.append(part)
        continue
      }
      let value = String(part[part.index(after: colon)...])
      switch part[..<colon] {
      case "document": document = value
      case "claimant": claimant = value
      case "kind":
        guard let known = ClaimKind(rawValue: value) else {
          throw Self.unknown(value, "kind", ClaimKind.allCases.map(\.rawValue))
        }
        kind = known
      case "status":
        if let known = ReviewStatus(rawValue: value) {
          status = known
        } else if let known = ReviewStage(rawValue: value), Self.stages.contains(known) {
          stage = known
        } else if value == "flagged" {
          flagged = true
        } else {
          throw Self.unknown(value, "status", Self.statuses)
        }
      case "assigned": assignee = value
      case "judged": judged = try Self.days(value, "judged")
      case "dated": dated = try Self.days(value, "dated")
      case "rating":
        guard let known = scale.rating(value) else {
          throw Self.unknown(value, "rating", scale.ratings.map(\.slug))
        }
        rating = known.name
      default:
        words.append(part)
      }
    }
    if !words.isEmpty { self.words = words.joined(separator: " ") }
  }

  /// What parts of a filter begin with; other parts are words.
  public static let keys = [
    "document:", "kind:", "claimant:", "status:", "assigned:", "rating:", "score>",
  ]

  /// Whether a part can only be meant as one of a filter.
  public static func isKeyed(_ part: String) -> Bool { keys.contains { part.hasPrefix($0) } }

  private static let stages: [ReviewStage] = [.second, .disputed, .requeued]

  /// What `status:` takes.
  public static let statuses =
    ReviewStatus.allCases.map(\.rawValue) + stages.map(\.rawValue) + ["flagged"]

  private static func days(_ value: String, _ key: String) throws(ParseError) -> DayRange {
    guard let days = DayRange(value) else {
      throw ParseError(
        description: "\(key): wants 2025, 2025-03, 2025-03-19 or 2025-03-01..2025-03-19, "
          + "not “\(value)”")
    }
    return days
  }

  private static func unknown(_ value: String, _ what: String, _ known: [String]) -> ParseError {
    ParseError(
      description:
        "there is no \(what) “\(value)”"
        + (value.nearest(of: known).map { "; did you mean `\($0)`? It is one of " }
          ?? "; it is one of ") + known.joined(separator: ", ")
    )
  }
}
