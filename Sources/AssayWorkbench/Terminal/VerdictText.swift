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
    let words = claim.text.visible().cut(to: 40)
    let signed = signing.map { ", \($0.rawValue)" } ?? ""
    let sure = (given.confidence.map { ", \($0.rawValue) confidence" } ?? "") + signed
    switch outcome {
    case .same: return "\(given.rating) stands already on \(claim.id.short); nothing was recorded."
    case .concluded: return "\(id) is \(named(given.rating))\(sure): \(words)"
    case .adjudicated: return "\(id) is \(named(given.rating))\(sure), decided: \(words)"
    case .sealed:
      return "Your verdict on \(id) is sealed\(signed), and waits for a second reviewer: \(words)"
    case .agreed(let verdict):
      return "Both reviewers agree: \(id) is \(named(verdict.rating)): \(words)"
    case .disagreed(let verdicts):
      let sides = verdicts.map { "\($0.who.visible()) says \(named($0.rating))" }
      return "\(id): \(sides.joined(separator: ", ")). A third reviewer decides."
    case .again: return "Recorded for how constant you are; the verdict on \(id) stays: \(words)"
    }
  }

  private func named(_ rating: String) -> String { style.rating(rating.visible(), in: scale) }
}
