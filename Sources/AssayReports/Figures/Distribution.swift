import AssayModel

/// How standing verdicts spread over a scale.
struct Distribution: Sendable {
  struct Share: Sendable {
    var name: String
    var value: Int?
    /// A number from 1, worst, to 5, best; nil for a rating off the scale.
    var tone: Int?
    var count: Int
  }

  /// Ratings that were given, in the scale's order; then those of other scales, by name.
  let given: [Share]
  /// Claims without a standing verdict.
  let open: Int
  let claims: Int

  var reviewed: Int { claims - open }

  init(_ dossiers: some Sequence<Dossier>, on scale: RatingScale) {
    var counts: [String: Int] = [:]
    var open = 0
    var claims = 0
    for dossier in dossiers {
      claims += 1
      if let rating = dossier.standing?.rating {
        counts[rating, default: 0] += 1
      } else {
        open += 1
      }
    }
    given = Self.shares(counts, on: scale)
    self.open = open
    self.claims = claims
  }

  /// The scale's ratings that were given, then others.
  private static func shares(_ counts: [String: Int], on scale: RatingScale) -> [Share] {
    let ofScale = scale.ratings.compactMap { rating in
      counts[rating.name].map {
        Share(
          name: rating.name, value: rating.value,
          tone: rating.value.map { Tone.of($0, on: scale) }, count: $0)
      }
    }
    let names = Set(scale.ratings.map(\.name))
    let others = counts.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
    return ofScale + others.map { Share(name: $0.key, count: $0.value) }
  }
}

/// A rating's place between worst and best, the same on every scale.
enum Tone {
  /// 1 to 5.
  static func of(_ value: Int, on scale: RatingScale) -> Int {
    let width = scale.best - scale.worst
    guard width > 0 else { return 3 }
    let place = min(max(value - scale.worst, 0), width)
    return 1 + (place * 4 + width / 2) / width
  }

  /// The class of its colour.
  static func name(_ tone: Int?) -> String { tone.map { "tone-\($0)" } ?? "tone-off" }
}
