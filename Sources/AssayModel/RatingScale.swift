/// The ratings that a workspace's verdicts may use.
public struct RatingScale: Hashable, Sendable {
  /// One rating: a name, and where it stands if it stands on the scale at all.
  public struct Rating: Hashable, Sendable {
    public var name: String
    /// 1 is worst; nil for a rating off the scale, which is never a number.
    public var value: Int?
    /// What a published ClaimReview calls it; nil for its name.
    public var alternateName: String?

    public init(_ name: String, _ value: Int? = nil, alternateName: String? = nil) {
      self.name = name
      self.value = value
      self.alternateName = alternateName
    }

    /// As typed on a command line: `mostly-false`.
    public var slug: String { RatingScale.slug(name) }
  }

  public var name: String
  public var ratings: [Rating]

  public init(name: String, ratings: [Rating]) {
    self.name = name
    self.ratings = ratings
  }

  public var worst: Int { 1 }
  public var best: Int { ratings.compactMap(\.value).max() ?? 1 }

  /// The rating that `typed` names: its name or slug in any case, or a prefix that only one has.
  public func rating(_ typed: String) -> Rating? {
    let wanted = Self.slug(typed)
    if let exact = ratings.first(where: { $0.slug == wanted }) { return exact }
    let starting = ratings.filter { $0.slug.hasPrefix(wanted) }
    return !wanted.isEmpty && starting.count == 1 ? starting[0] : nil
  }

  /// Whether a rating says that the claim holds (1), that it does not (-1), or neither (0, as the
  /// middle of the scale, and all that is off it, does).
  public func direction(of rating: String) -> Int {
    guard let value = ratings.first(where: { $0.name == rating })?.value else { return 0 }
    return (value * 2 - (best + worst)).signum()
  }

  static func slug(_ name: String) -> String {
    String(name.lowercased().map { $0 == " " || $0 == "_" || $0 == "/" ? "-" : $0 })
  }

  /// The default: five points, and four ratings that are off the scale.
  public static let fivePoint = RatingScale(
    name: "five-point",
    ratings: [
      Rating("False", 1), Rating("Mostly false", 2), Rating("Half true", 3),
      Rating("Mostly true", 4), Rating("True", 5), Rating("Unproven"), Rating("Missing context"),
      Rating("Outdated"), Rating("Not checkable"),
    ])

  /// PolitiFact's Truth-O-Meter.
  public static let politifact = RatingScale(
    name: "politifact",
    ratings: [
      Rating("Pants on fire", 1), Rating("False", 2), Rating("Mostly false", 3),
      Rating("Half true", 4), Rating("Mostly true", 5), Rating("True", 6),
    ])

  /// AVeriTeC (Schlichtkrull et al. 2023).
  public static let averitec = RatingScale(
    name: "averitec",
    ratings: [
      Rating("Refuted", 1), Rating("Supported", 2), Rating("Not Enough Evidence"),
      Rating("Conflicting Evidence/Cherrypicking"),
    ])

  public static let builtIn: [RatingScale] = [fivePoint, politifact, averitec]
}
