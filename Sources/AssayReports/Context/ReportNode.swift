import AssayModel

/// The outermost scope of a template.
struct ReportNode: KeyedNode {
  enum Key: String, CaseIterable {
    case title, desk, language
    case claimCount, reviewedCount, openCount, documentCount, evidenceCount
    case latestFact
    /// Ratings of the standing verdicts, in the scale's order, those never given left out.
    case ratings, hasRatings
    /// The share of open claims.
    case openPercent
    case verdictPicture
    /// When verdicts were given; absent where all fall into one period.
    case timelinePicture, hasTimeline, periods
    /// The scale's name, its highest number, and all its ratings.
    case scale, best, scaleRatings
    case claims, hasClaims
    case openClaims, hasOpen
    case documents, hasDocuments
    case strays, hasStrays
    /// Facts whose content was redacted.
    case redactions, hasRedactions
    // A summary.
    case findings, moreFindings
    // Corrections.
    case since, checkpointFacts, earlierCount
    case changes, hasChanges, firstVerdicts, hasFirstVerdicts, addedEvidence, hasAddedEvidence
    // Open items.
    case disputed, hasDisputed, waiting, hasWaiting, again, hasAgain, unjudged, hasUnjudged
    case flagged, hasFlagged
    // Profiles.
    case claimants, sources
    // Statistics.
    case turnarounds, reviewers, hasReviewers, agreement
  }

  static let names = Names<Key>()

  let rendering: Rendering
  private let spread: Distribution

  init(rendering: Rendering) {
    self.rendering = rendering
    spread = Distribution(
      rendering.layout.entries.lazy.map(\.dossier), on: rendering.layout.content.scale)
  }

  func value(of key: Key) -> Value {
    let layout = rendering.layout
    let content = layout.content
    switch key {
    case .title: return rendering.data(content.title)
    case .desk: return rendering.data(content.desk)
    case .language: return .safe(content.language.code)
    case .claimCount: return rendering.count(layout.entries.count)
    case .reviewedCount: return rendering.count(spread.reviewed)
    case .openCount: return rendering.count(spread.open)
    case .documentCount: return rendering.count(content.sections.count)
    case .evidenceCount: return rendering.count(evidenceCount)
    case .latestFact: return rendering.plain(content.latestFact.map(content.language.time))
    case .ratings: return rendering.ratings(spread)
    case .hasRatings: return .flag(!spread.given.isEmpty)
    case .openPercent: return .safe(content.language.percent(spread.open, of: spread.claims))
    case .verdictPicture: return PictureValues(rendering: rendering).verdicts(spread)
    case .timelinePicture: return PictureValues(rendering: rendering).timeline(timeline)
    case .hasTimeline: return .flag(!timeline.periods.isEmpty)
    case .periods:
      return .list(timeline.periods.map { .node(PeriodNode(period: $0, rendering: rendering)) })
    case .scale: return rendering.data(content.scale.name)
    case .best: return .safe(String(content.scale.best))
    case .scaleRatings:
      return .list(
        content.scale.ratings.map {
          .node(
            RatingNode(
              share: .init(name: $0.name, value: $0.value, count: 0), all: 0,
              rendering: rendering))
        })
    case .claims: return rendering.claims(layout.entries.indices)
    case .hasClaims: return .flag(!layout.entries.isEmpty)
    case .openClaims:
      return rendering.claims(layout.entries.filter { $0.dossier.standing == nil })
    case .hasOpen: return .flag(spread.open > 0)
    case .documents:
      return .list(
        content.sections.indices.map { .node(DocumentNode(index: $0, rendering: rendering)) })
    case .hasDocuments: return .flag(!content.sections.isEmpty)
    case .strays: return rendering.claims(layout.strayRange)
    case .hasStrays: return .flag(!layout.strayRange.isEmpty)
    case .redactions:
      return .list(
        content.redacted.map { .node(RedactionNode(fact: $0, rendering: rendering)) })
    case .hasRedactions: return .flag(!content.redacted.isEmpty)
    default: return ofKind(key)
    }
  }

  private var timeline: Timeline {
    Timeline(
      rendering.layout.entries.lazy.map(\.dossier), spread, in: rendering.language)
  }

  /// Different pieces of evidence.
  private var evidenceCount: Int {
    Set(rendering.layout.entries.lazy.flatMap(\.dossier.attachments).map(\.evidence.id)).count
  }
}

/// How often a rating was given.
struct RatingNode: KeyedNode {
  enum Key: String, CaseIterable {
    case rating
    /// Its number; nothing for a rating off the scale.
    case value
    case count
    /// Of all claims: `12.5`.
    case percent
    /// As of a verdict.
    case tone
  }

  static let names = Names<Key>()

  let share: Distribution.Share
  /// How many claims there are.
  let all: Int
  let rendering: Rendering

  func value(of key: Key) -> Value {
    switch key {
    case .rating: rendering.data(share.name)
    case .value: rendering.plain(share.value.map(String.init))
    case .count: rendering.count(share.count)
    case .percent: .safe(rendering.language.percent(share.count, of: all))
    case .tone: .safe(share.tone.map(String.init) ?? "off")
    }
  }
}

/// A stretch of time and what was judged in it.
struct PeriodNode: KeyedNode {
  enum Key: String, CaseIterable {
    case period, periodCount
    /// A number for each of the report's ratings, in their order.
    case periodCounts
  }

  static let names = Names<Key>()

  let period: Timeline.Period
  let rendering: Rendering

  func value(of key: Key) -> Value {
    switch key {
    case .period: .safe(period.name)
    case .periodCount: rendering.count(period.total)
    case .periodCounts: .list(period.counts.map(rendering.count))
    }
  }
}
