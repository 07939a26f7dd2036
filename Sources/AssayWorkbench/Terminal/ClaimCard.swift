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

  private var claim: Claim { dossier.claim }

  var text: String {
    var out = heading + "\n"
    out += "\n" + context + "\n\n"
    for (name, value) in facts { out += line(name, value) }
    out += evidence
    out += verdicts
    return out
  }

  private var heading: String {
    let place = claim.document.map { " — " + $0.name.visible() } ?? ""
    let offsets = claim.span.map { " [\($0.start)–\($0.end)]" } ?? ""
    return style.cyan(claim.id.short) + style.bold(place.cut(to: max(10, measure - 30)))
      + style.dim(offsets)
  }

  /// The claim's words within the paragraph around them, marked.
  private var context: String {
    guard let document, let span = claim.span else {
      return marked(claim.quote).wrapped(to: measure, indent: "  ")
    }
    let map = ScalarMap(document.text)
    let window = Self.window(around: span, in: map)
    let before = map.substring(of: TextSpan(start: window.start, end: span.start))
    let after = map.substring(of: TextSpan(start: span.end, end: window.end))
    let text =
      (window.start > 0 ? "… " : "") + before.visible(keepingLines: true) + marked(claim.quote)
      + after.visible(keepingLines: true) + (window.end < map.scalarCount ? " …" : "")
    return text.wrapped(to: measure, indent: "  ")
  }

  /// Marks a span so that it can be told without colour, too; word by word, so that lines may
  /// break within it.
  private func marked(_ quote: String) -> String {
    let words = quote.visible(keepingLines: true)
      .split { $0 == " " || $0 == "\n" }.map { style.marked(String($0)) }
    return "▶" + words.joined(separator: " ") + "◀"
  }

  /// About 240 scalars on either side, within the paragraph, cut between words.
  static func window(around span: TextSpan, in map: ScalarMap) -> TextSpan {
    let reach = 240
    let scalars = Array(
      map.substring(of: TextSpan(start: max(0, span.start - reach), end: span.start)).unicodeScalars
    )
    var start = scalars.count
    var lastSpace = start
    while start > 0 {
      if scalars[start - 1] == "\n", start > 1, scalars[start - 2] == "\n" { break }
      if scalars[start - 1].properties.isWhitespace { lastSpace = start }
      start -= 1
    }
    if start == 0 && span.start > reach { start = lastSpace }
    let following = Array(
      map.substring(of: TextSpan(start: span.end, end: min(map.scalarCount, span.end + reach)))
        .unicodeScalars)
    var end = 0
    var spaceBefore = 0
    while end < following.count {
      if following[end] == "\n", end + 1 < following.count, following[end + 1] == "\n" { break }
      if following[end].properties.isWhitespace { spaceBefore = end }
      end += 1
    }
    if end == following.count && span.end + reach < map.scalarCount { end = spaceBefore }
    return TextSpan(start: span.start - (scalars.count - start), end: span.end + end)
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
      out += line("evidence", style.stance(attachment.stance) + " " + text, isVisible: true)
      if let quote = attachment.quote {
        out += "“\(quote.visible())”".wrapped(to: measure, indent: "              ") + "\n"
      }
      if let note = attachment.note {
        out += note.visible().wrapped(to: measure, indent: "              ") + "\n"
      }
    }
    return out
  }

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
      out += "\(names) (\(ties))".wrapped(to: measure, indent: "              ") + "\n"
    }
    return out
  }

  private var verdicts: String {
    if dossier.verdicts.isEmpty { return line("verdict", "open") }
    var out = ""
    for entry in dossier.verdicts {
      let verdict = entry.verdict
      var text = style.rating(verdict.rating.visible(), in: scale)
      if let confidence = verdict.confidence { text += ", \(confidence.rawValue) confidence" }
      text += style.dim(" — \(verdict.who.visible()), \(verdict.time.brief)")
      if let retraction = entry.retraction {
        text += style.dim(" (taken back by \(retraction.who.visible()), \(retraction.time.brief))")
      }
      out += line("verdict", text, isVisible: true)
      if let rationale = verdict.rationale {
        out +=
          rationale.visible(keepingLines: true).wrapped(to: measure, indent: "              ")
          + "\n"
      }
    }
    return out
  }

  private func line(_ name: String, _ value: String, isVisible: Bool = false) -> String {
    let shown = isVisible ? value : value.visible()
    let body = shown.wrapped(to: measure, indent: "              ").drop { $0 == " " }
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
