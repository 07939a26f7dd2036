import AssayLedger
import AssayModel

/// What became of a verdict, in one line.
struct VerdictText {
  let scale: RatingScale
  let style: Style

  func told(
    _ outcome: VerdictReceipt.Outcome, _ given: NewVerdict, _ claim: Claim, signing: Signing?
  ) -> String {
    let id = style.cyan(claim.id.short)
    let signed = signing.map { ", \($0.rawValue)" } ?? ""
    let sure = (given.confidence.map { ", \($0.rawValue) confidence" } ?? "") + signed
    func of(_ claim: Claim, _ words: String) -> String {
      words + ": " + claim.text.visible().cut(to: max(8, Self.width - 2 - words.displayWidth))
    }
    switch outcome {
    case .same: return "\(given.rating) stands already on \(claim.id.short); nothing was recorded."
    case .concluded: return of(claim, "\(id) is \(named(given.rating))\(sure)")
    case .adjudicated: return of(claim, "\(id) is \(named(given.rating))\(sure), decided")
    case .sealed:
      return of(claim, "Your verdict on \(id) is sealed\(signed), and waits for a second reviewer")
    case .agreed(let verdict):
      return of(claim, "Both reviewers agree: \(id) is \(named(verdict.rating))")
    case .disagreed(let verdicts):
      let sides = verdicts.map { "\($0.who.visible()) says \(named($0.rating))" }
      return "\(id): \(sides.joined(separator: ", ")). A third reviewer decides."
    case .again:
      return of(claim, "Recorded for how constant you are; the verdict on \(id) stays")
    }
  }

  /// Columns of a line.
  private static let width = 80

  private func named(_ rating: String) -> String { style.rating(rating.visible(), in: scale) }
}
