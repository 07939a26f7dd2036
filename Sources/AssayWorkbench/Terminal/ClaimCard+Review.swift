import AssayLedger
import AssayModel

extension ClaimCard {
  /// All verdicts that counted, with what became of them.
  var verdicts: String {
    if dossier.verdicts.isEmpty {
      return review.waiting.isEmpty && review.stage != .disputed ? line("verdict", "open") : ""
    }
    var out = ""
    for entry in dossier.verdicts {
      var end = ""
      if let retraction = entry.retraction {
        let reason = retraction.reason.map { ": \($0.visible())" } ?? ""
        let signed = signed(retraction.signing)
        end = style.dim(
          " (taken back by \(retraction.who.visible()), \(retraction.time.brief)\(signed)\(reason))"
        )
      }
      out += told(entry.verdict, as: "verdict", end: end)
    }
    return out
  }

  /// Verdicts that wait for another, and those that do not agree.
  var secondReview: String {
    var out = ""
    for seal in review.waiting {
      if let verdict = seal.verdict {
        out += told(verdict, as: "waiting", end: "")
      } else {
        out += line(
          "sealed", "a verdict by \(seal.who), \(seal.time.brief), waits for a second reviewer")
      }
    }
    if review.stage == .disputed {
      for verdict in review.revealed { out += told(verdict, as: "apart", end: "") }
      out += line("verdict", "open: the two do not agree, and a third reviewer decides")
    }
    if review.stage == .requeued {
      out += line("again", "to be looked at again: \(review.requeuedBecause ?? "no reason given")")
    }
    return out
  }

  private func told(_ verdict: Verdict, as name: String, end: String) -> String {
    var text = style.rating(verdict.rating.visible(), in: scale)
    if let confidence = verdict.confidence { text += ", \(confidence.rawValue) confidence" }
    if let expires = verdict.expires { text += ", until \(expires)" }
    text +=
      style.dim(" — \(verdict.who.visible()), \(verdict.time.brief)" + signed(verdict.signing))
      + end
    var out = line(name, text, isVisible: true)
    func below(_ text: String) {
      out += text.visible(keepingLines: true).wrapped(to: measure, indent: Self.indent) + "\n"
    }
    if let rationale = verdict.rationale { below(rationale) }
    for answer in verdict.answers { below("On \(answer.evidence.short): \(answer.text)") }
    if let reason = verdict.overrideReason { below("Policy was overridden: \(reason)") }
    return out
  }

  private func signed(_ signing: Signing?) -> String { signing.map { ", \($0.rawValue)" } ?? "" }

  /// What else was noted of the claim: flags, assignments, corrections.
  var marks: String {
    var out = ""
    for entry in history {
      guard let words = entry.markSummary else { continue }
      let end = entry.retracted ? " (taken back)" : ""
      out += line("history", "\(words) — \(entry.who), \(entry.time.brief)\(end)")
    }
    return out
  }
}

extension HistoryEntry {
  /// Nil for what the card shows elsewhere.
  fileprivate var markSummary: String? {
    func reason(_ key: String = "reason") -> String {
      body?[key]?.string.map { ": \($0)" } ?? ""
    }
    switch kind {
    case "flag": return "flagged" + reason()
    case "assignment":
      let whose = body?["to"]?.string.map { "assigned to \($0)" } ?? "assigned to nobody"
      return whose + (body?["due"]?.string.map { ", due \($0)" } ?? "")
    case "deferral": return "put off" + (body?["until"]?.string.map { " until \($0)" } ?? "")
    case "correction": return (body?["act"]?.string ?? "mended") + reason()
    case "requeue": return "requeued" + reason()
    case "reveal": return "two verdicts were revealed"
    case "foreign": return body.flatMap(\.foreignVerdict)
    default: return nil
    }
  }
}

extension JSONValue {
  /// Another desk's verdict, which counts for nothing here.
  fileprivate var foreignVerdict: String? {
    guard let rating = self["rating"]?.string, let origin = self["origin"] else { return nil }
    let confidence = self["confidence"]?.string.map { ", \($0) confidence" } ?? ""
    let rationale = self["rationale"]?.string.map { ": \($0)" } ?? ""
    let signer = origin["signer"]?.string == nil ? ", signer unknown" : ""
    return
      "in the log \(origin["log"]?.string ?? "?")\(signer), \(origin["who"]?.string ?? "somebody")"
      + " said \(rating)\(confidence)\(self["signing"]?.string.map { ", \($0)" } ?? "")\(rationale)"
      + (self["retraction"]?["time"] == nil ? "" : " (taken back there)") + "; merged"
  }
}
