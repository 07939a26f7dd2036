import AssayModel
import Mustache

/// A verdict, standing or not.
struct VerdictNode: MustacheParent {
  enum Key: String, CaseIterable {
    case rating
    /// Its number on the report's scale; nothing for a rating off it, or of another scale.
    case value
    /// A number from 1, worst, to 5, best, for colours; `off` for a rating off the scale.
    case tone
    case verdictScale, confidence, rationale, reviewer, reviewedAt, reviewedOn
    case isRetracted, retractedBy, retractedAt, retractionReason
  }

  let entry: VerdictEntry
  let rendering: Rendering

  func child(named name: String) -> Any? {
    guard let key = Key(rawValue: name) else { return nil }
    let verdict = entry.verdict
    let scale = rendering.layout.content.scale
    switch key {
    case .rating: return rendering.data(verdict.rating)
    case .value: return rendering.plain(value.map(String.init))
    case .tone: return Plain(value.map { String(Tone.of($0, on: scale)) } ?? "off")
    case .verdictScale: return rendering.data(verdict.scale)
    case .confidence: return rendering.plain(verdict.confidence?.rawValue)
    case .rationale: return rendering.data(verdict.rationale)
    case .reviewer: return rendering.data(verdict.who)
    case .reviewedAt: return Plain(verdict.time.brief)
    case .reviewedOn: return Plain(verdict.time.day.description)
    case .isRetracted: return entry.retraction != nil
    case .retractedBy: return rendering.data(entry.retraction?.who)
    case .retractedAt: return rendering.plain(entry.retraction?.time.brief)
    case .retractionReason: return rendering.data(entry.retraction?.reason)
    }
  }

  private var value: Int? {
    let scale = rendering.layout.content.scale
    guard entry.verdict.scale == scale.name else { return nil }
    return scale.ratings.first { $0.name == entry.verdict.rating }?.value
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
}
