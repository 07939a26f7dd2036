import AssayModel

/// A verdict, standing or not.
struct VerdictNode: KeyedNode {
  enum Key: String, CaseIterable {
    case rating
    /// Its number on the report's scale; nothing for a rating off it, or of another scale.
    case value
    /// A number from 1, worst, to 5, best, for colours; `off` for a rating off the scale.
    case tone
    /// `signed`, `unsigned`, …; nothing where the reviewer is bound to no key.
    case signing
    case verdictScale, confidence, rationale, reviewer, reviewedAt, reviewedOn
    case isRetracted, retractedBy, retractedAt, retractionReason, retractionSigning
  }

  let entry: VerdictEntry
  let rendering: Rendering

  static let names = Names<Key>()

  func value(of key: Key) -> Value {
    let verdict = entry.verdict
    let scale = rendering.layout.content.scale
    switch key {
    case .rating: return rendering.data(verdict.rating)
    case .value: return rendering.plain(value.map(String.init))
    case .tone: return .safe(value.map { String(Tone.of($0, on: scale)) } ?? "off")
    case .signing: return rendering.plain(verdict.signing?.rawValue)
    case .verdictScale: return rendering.data(verdict.scale)
    case .confidence: return rendering.plain(verdict.confidence?.rawValue)
    case .rationale: return rendering.data(verdict.rationale)
    case .reviewer: return rendering.data(verdict.who)
    case .reviewedAt: return .safe(rendering.language.time(verdict.time))
    case .reviewedOn: return .safe(rendering.language.day(verdict.time.day))
    case .isRetracted: return .flag(entry.retraction != nil)
    case .retractedBy: return rendering.data(entry.retraction?.who)
    case .retractedAt:
      return rendering.plain(entry.retraction.map { rendering.language.time($0.time) })
    case .retractionReason: return rendering.data(entry.retraction?.reason)
    case .retractionSigning: return rendering.plain(entry.retraction?.signing?.rawValue)
    }
  }

  private var value: Int? {
    let scale = rendering.layout.content.scale
    guard entry.verdict.scale == scale.name else { return nil }
    return scale.ratings.first { $0.name == entry.verdict.rating }?.value
  }
}
