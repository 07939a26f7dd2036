import AssayLedger
import AssayModel

/// A claim as a reviewer reads it: in its context, with all that is known of it.
struct ClaimCard {
  let dossier: Dossier
  /// The document it came from, if the ledger has it.
  let document: Document?
  let scale: RatingScale
  let style: Style
  /// Columns for running text.
  let measure: Int
  var review = ReviewCase()
  /// What was recorded of the claim, oldest first.
  var history: [HistoryEntry] = []
  /// Whether the reader is to judge it again without seeing what was said before.
  var hidesVerdicts = false

  var claim: Claim { dossier.claim }

  var text: String {
    var out = heading + "\n"
    out += "\n" + context + "\n\n"
    for (name, value) in facts { out += line(name, value) }
    out += evidence
    if hidesVerdicts {
      out += line(
        "verdict", "judged before; given again without a look at it, it shows how constant you are")
    } else {
      out += verdicts + secondReview + marks
    }
    for fact in dossier.redacted { out += line("redacted", fact.sentence) }
    return out
  }

  private var heading: String {
    let place = claim.document.map { " — " + $0.name.visible() } ?? ""
    let offsets = claim.span.map { " [\($0.start)–\($0.end)]" } ?? ""
    return style.cyan(claim.id.short) + style.bold(place.cut(to: max(10, measure - 30)))
      + style.dim(offsets)
  }

  private var facts: [(String, String)] {
    var facts: [(String, String)] = []
    if claim.text != claim.quote { facts.append(("claim", claim.text)) }
    facts.append(("kinds", claim.kinds.map(\.rawValue).joined(separator: ", ")))
    facts.append(
      (
        "score",
        claim.score.twoDigits + (claim.reasons.isEmpty ? "" : " — ")
          + claim.reasons.joined(separator: ", ")
      ))
    var manner = claim.modality.rawValue
    if claim.negated { manner += ", negated" }
    if let attribution = claim.attribution {
      manner += ", by \(attribution.source ?? "an unnamed source") (“\(attribution.cue)”)"
    } else if let claimant = claim.claimant {
      manner += ", by \(claimant)"
    }
    facts.append(("manner", manner))
    for quantity in claim.quantities { facts.append(("quantity", quantity.summary)) }
    for date in claim.dates { facts.append(("date", date.summary)) }
    if !claim.members.isEmpty { facts.append(("members", claim.members.joined(separator: "; "))) }
    if let anchor = dossier.anchor { facts.append(("anchor", anchor.summary)) }
    if let origin = claim.imported {
      facts.append(("imported", "\(origin.file), line \(origin.line)"))
      if let rating = origin.rating {
        facts.append(("publisher", rating + (origin.rationale.map { ": \($0)" } ?? "")))
      }
      for link in origin.evidence { facts.append(("link", link)) }
    }
    return facts
  }

  private var evidence: String {
    if dossier.attachments.isEmpty { return line("evidence", "none yet") }
    var out = origins
    for attachment in dossier.attachments {
      let evidence = attachment.evidence
      var text = evidence.name.visible()
      if let source = evidence.source.name { text += ", \(source.visible())" }
      if let grade = evidence.source.grade { text += " [\(grade)]" }
      if evidence.capture == nil { text += " (link without a capture)" }
      if let circle = attachment.circular { text += " (circular: \(circle.clause))" }
      text += " " + style.dim(evidence.id.short)
      out += line("evidence", style.stance(attachment.stance) + " " + text, isVisible: true)
      if let quote = attachment.quote {
        out += "“\(quote.visible())”".wrapped(to: measure, indent: Self.indent) + "\n"
      }
      if let note = attachment.note {
        out += note.visible().wrapped(to: measure, indent: Self.indent) + "\n"
      }
    }
    return out
  }

  /// Under what lines' values stand.
  static let indent = "              "

  /// `5 links, 2 origins`, and what makes several links one origin.
  private var origins: String {
    let evidence = dossier.evidence
    guard evidence.count > 1 else { return "" }
    let origins = Origin.groups(of: evidence)
    let count = "\(origins.count) origin\(origins.count == 1 ? "" : "s")"
    var out = line("origins", "\(evidence.count) links, \(count)")
    for origin in origins where origin.members.count > 1 {
      let names = origin.members.map { evidence[$0].name.visible() }.joined(separator: " = ")
      let ties = origin.ties.map(\.clause).sorted().joined(separator: ", ")
      out += "\(names) (\(ties))".wrapped(to: measure, indent: Self.indent) + "\n"
    }
    return out
  }

  func line(_ name: String, _ value: String, isVisible: Bool = false) -> String {
    let shown = isVisible ? value : value.visible()
    let body = shown.wrapped(to: measure, indent: Self.indent).drop { $0 == " " }
    return "  " + style.dim(name.padded(to: 10)) + "  " + body + "\n"
  }
}

extension Origin.Tie {
  fileprivate var clause: String {
    switch self {
    case .same: "the same page"
    case .copy: "copies of one text"
    case .agency(let name): "by \(name.visible())"
    }
  }
}

extension Quantity {
  var summary: String {
    func number(_ value: Double) -> String { JSONValue.double(value).json }
    var text = "“\(quote)” = "
    if values.count > 1 {
      text += values.map(number).joined(separator: " or ")
    } else if low != high {
      text += "\(number(low)) to \(number(high))"
    } else {
      text += number(value)
    }
    return text + (unit.map { " \($0)" } ?? "") + (approximate ? ", approximate" : "")
  }
}

extension DatePeriod {
  var summary: String {
    guard let from, let to else { return "“\(quote)”, which day the document does not say" }
    return "“\(quote)” = " + (from == to ? from.description : "\(from) to \(to)")
  }
}

extension Anchor {
  var summary: String {
    let place = span.map { " at \($0.start)–\($0.end)" } ?? ""
    if isConfirmed {
      return state == .lost
        ? "not in the article's latest version, a reviewer says"
        : "moved\(place) in the article's latest version, a reviewer says"
    }
    return switch state {
    case .exact: "where it was in the article's latest version"
    case .moved: "moved\(place) in the article's latest version: `anchor` it"
    case .ambiguous: "more than once in the article's latest version"
    case .lost: "not in the article's latest version"
    }
  }
}
