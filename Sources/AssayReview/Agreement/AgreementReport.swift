public import AssayModel

/// How far reviewers agree, as `assay agreement` tells it.
public struct AgreementReport: Sendable {
  /// The figures of some judgements.
  public struct Figures: Sendable {
    /// What they are about: a kind, a reviewer, a rating; nil for all.
    public var about: String?
    /// Units that at least two reviewers rated.
    public var units: Int
    public var reviewers: Int
    public var raw: Double?
    /// Cohen's, where there are two reviewers.
    public var cohen: Double?
    public var fleiss: Double?
    public var nominal: Double?
    public var nominalInterval: ClosedRange<Double>?
    /// Over the ratings that stand on the scale.
    public var ordinal: Double?
    public var ordinalInterval: ClosedRange<Double>?
  }

  public let all: Figures
  /// Units of each kind of claim.
  public let byKind: [Figures]
  /// Each reviewer with those who rated the same units.
  public let byReviewer: [Figures]
  /// Each rating against all others.
  public let byRating: [Figures]
  /// Of those who judged the same unit again: first and later rating.
  public let selfConsistency: Figures?
  public let ratings: [String]
  /// Rows: the rating given first; columns: the other's.
  public let confusion: [[Int]]

  /// - Parameters:
  ///   - judgements: of different reviewers, in the order in which they were given.
  ///   - repeats: one person's two judgements of a unit: earlier, later.
  ///   - kinds: the kinds of a unit.
  ///   - seed: of the bootstrap.
  public init(
    _ judgements: [Judgement], repeats: [(earlier: Judgement, later: Judgement)] = [],
    kinds: [String: [String]] = [:], scale: RatingScale, seed: UInt64 = 1
  ) {
    let measure = Measure(scale: scale, seed: seed)
    let table = RatingTable(judgements, categories: measure.categories(of: judgements))
    all = measure.figures(judgements, about: nil)
    let allKinds = Set(kinds.values.joined()).sorted()
    byKind = allKinds.map { kind in
      measure.figures(judgements.filter { kinds[$0.unit]?.contains(kind) == true }, about: kind)
    }.filter { $0.units > 0 }
    byReviewer = table.reviewers.map { reviewer in
      let theirs = Set(judgements.filter { $0.reviewer == reviewer }.map(\.unit))
      return measure.figures(judgements.filter { theirs.contains($0.unit) }, about: reviewer)
    }.filter { $0.units > 0 }
    byRating = table.categories.map { rating in
      // One rating against the rest: two categories.
      measure.binary(judgements, rating)
    }.filter { $0.units > 0 }
    let again = repeats.flatMap { pair in
      let unit = "\(pair.earlier.unit) \(pair.earlier.reviewer)"
      return [
        Judgement(unit: unit, reviewer: "earlier", rating: pair.earlier.rating),
        Judgement(unit: unit, reviewer: "later", rating: pair.later.rating),
      ]
    }
    selfConsistency = again.isEmpty ? nil : measure.figures(again, about: nil)
    ratings = table.categories
    confusion = table.confusion
  }
}

/// Makes figures of judgements.
private struct Measure {
  let scale: RatingScale
  let seed: UInt64

  /// The scale's ratings in their order, and then what else was given.
  func categories(of judgements: [Judgement]) -> [String] {
    let given = Set(judgements.map(\.rating))
    let known = scale.ratings.map(\.name)
    return known.filter(given.contains) + given.subtracting(known).sorted()
  }

  func figures(_ judgements: [Judgement], about: String?) -> AgreementReport.Figures {
    var figures = plain(
      RatingTable(judgements, categories: categories(of: judgements)), about: about)
    let onScale = scale.ratings.filter { $0.value != nil }
      .sorted { ($0.value ?? 0) < ($1.value ?? 0) }.map(\.name)
    let ordered = RatingTable(judgements, categories: onScale)
    figures.ordinal = ordered.krippendorffAlpha(.ordinal)
    figures.ordinalInterval = ordered.alphaInterval(.ordinal, seed: seed)
    return figures
  }

  /// One rating against all others.
  func binary(_ judgements: [Judgement], _ rating: String) -> AgreementReport.Figures {
    let others = "other than \(rating)"
    let touched = Set(judgements.filter { $0.rating == rating }.map(\.unit))
    let table = RatingTable(
      judgements.map {
        var judgement = $0
        if judgement.rating != rating { judgement.rating = others }
        return judgement
      }, categories: [rating, others])
    var figures = plain(table, about: rating)
    figures.units = RatingTable(judgements.filter { touched.contains($0.unit) }).pairedUnits
    return figures
  }

  private func plain(_ table: RatingTable, about: String?) -> AgreementReport.Figures {
    let pair = table.reviewers
    return AgreementReport.Figures(
      about: about, units: table.pairedUnits, reviewers: pair.count, raw: table.rawAgreement,
      cohen: pair.count == 2 ? table.cohenKappa(pair[0], pair[1]) : nil,
      fleiss: table.fleissKappa, nominal: table.krippendorffAlpha(.nominal),
      nominalInterval: table.alphaInterval(.nominal, seed: seed))
  }
}
