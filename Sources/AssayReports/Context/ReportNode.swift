import AssayModel
import Mustache

/// The outermost scope of a template.
struct ReportNode: MustacheParent, Sendable {
  enum Key: String, CaseIterable {
    case title, desk
    case claimCount, reviewedCount, openCount, documentCount, evidenceCount
    case latestFact
    /// Ratings of the standing verdicts, in the scale's order, those never given left out.
    case ratings, hasRatings
    /// The share of open claims, for a bar's width.
    case openPercent
    /// The scale's name, its highest number, and all its ratings.
    case scale, best, scaleRatings
    case claims, hasClaims
    /// The claims' entries, each made by its own template.
    case entries
    case openClaims, hasOpen
    case documents, hasDocuments
    case strays, hasStrays
    /// Facts whose content was redacted.
    case redactions, hasRedactions
  }

  let rendering: Rendering
  private let entries: Entries
  private let distribution: Distribution

  init(rendering: Rendering, entries: Entries) {
    self.rendering = rendering
    self.entries = entries
    distribution = Distribution(rendering.layout)
  }

  func child(named name: String) -> Any? {
    guard let key = Key(rawValue: name) else { return nil }
    let layout = rendering.layout
    let content = layout.content
    switch key {
    case .title: return rendering.data(content.title)
    case .desk: return rendering.data(content.desk)
    case .claimCount: return Plain(String(layout.entries.count))
    case .reviewedCount: return Plain(String(layout.entries.count - distribution.open))
    case .openCount: return Plain(String(distribution.open))
    case .documentCount: return Plain(String(content.sections.count))
    case .evidenceCount: return Plain(String(distribution.evidence))
    case .latestFact: return rendering.plain(content.latestFact?.brief)
    case .ratings: return distribution.given.map { RatingNode($0, rendering: rendering) }
    case .openPercent:
      return RatingNode(.init(name: "", count: distribution.open), rendering: rendering).child(
        named: "percent")
    case .hasRatings: return !distribution.given.isEmpty
    case .scale: return rendering.data(content.scale.name)
    case .best: return Plain(String(content.scale.best))
    case .scaleRatings:
      return content.scale.ratings.map {
        RatingNode(.init(name: $0.name, value: $0.value, count: 0), rendering: rendering)
      }
    case .claims: return rendering.claims(layout.entries.indices)
    case .entries: return entries.render(in: self)
    case .hasClaims: return !layout.entries.isEmpty
    case .openClaims:
      return layout.entries.filter { $0.dossier.standing == nil }
        .map { ClaimNode(entry: $0, rendering: rendering) }
    case .hasOpen: return distribution.open > 0
    case .documents:
      return content.sections.indices.map { DocumentNode(index: $0, rendering: rendering) }
    case .hasDocuments: return !content.sections.isEmpty
    case .strays: return rendering.claims(layout.strayRange)
    case .redactions:
      return content.redacted.map { RedactionNode(fact: $0, rendering: rendering) }
    case .hasRedactions: return !content.redacted.isEmpty
    case .hasStrays: return !layout.strayRange.isEmpty
    }
  }
}

/// How often a rating was given.
struct RatingNode: MustacheParent {
  enum Key: String, CaseIterable {
    case rating
    /// Its number; nothing for a rating off the scale.
    case value
    case count
    /// Of all claims, for a bar's width: `12.5`.
    case percent
    /// As of a verdict.
    case tone
  }

  private let share: Distribution.Share
  private let rendering: Rendering

  init(_ share: Distribution.Share, rendering: Rendering) {
    self.share = share
    self.rendering = rendering
  }

  func child(named name: String) -> Any? {
    switch Key(rawValue: name) {
    case .rating: rendering.data(share.name)
    case .value: rendering.plain(share.value.map(String.init))
    case .count: Plain(String(share.count))
    case .percent: Plain(percent)
    case .tone:
      Plain(share.value.map { String(Tone.of($0, on: rendering.layout.content.scale)) } ?? "off")
    case nil: nil
    }
  }

  private var percent: String {
    let all = max(1, rendering.layout.entries.count)
    let tenths = (share.count * 1000 + all / 2) / all
    return "\(tenths / 10).\(tenths % 10)"
  }
}
