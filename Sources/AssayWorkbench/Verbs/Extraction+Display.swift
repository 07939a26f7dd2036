import AssayExtraction
import AssayLedger
import AssayModel

extension Extraction {
  func claimTable(_ style: Style) -> Table {
    var table = Table([
      .init(heading: "no", rightAligned: true), .init(heading: "id"),
      .init(heading: "score", rightAligned: true), .init(heading: "kind"),
      .init(heading: "manner"), .init(heading: "claim", flexible: true),
    ])
    for (number, claim) in claims.enumerated() {
      table.add([
        String(number + 1), style.cyan(claim.id.short), claim.score.twoDigits,
        claim.kinds.first?.rawValue ?? "", claim.modality.rawValue, claim.text.visible(),
      ])
    }
    return table
  }

  var leftOutTable: Table {
    var table = Table([.init(heading: "reason"), .init(heading: "words", flexible: true)])
    for item in leftOut { table.add([item.reason.rawValue, item.quote.visible()]) }
    return table
  }
}

extension LeftOut {
  var json: JSONValue {
    [
      "leftOut": .string(reason.rawValue), "kind": .string(kind.rawValue),
      "quote": .string(quote), "start": .int(span.start), "end": .int(span.end),
      "score": .double(score),
    ]
  }
}

extension ExtractionReceipt {
  /// What changed, as one sentence's end.
  var summary: String {
    var parts = ["\(found) new", "\(same) recorded before"]
    if reinstated > 0 { parts.append("\(reinstated) found again") }
    if superseded > 0 { parts.append("\(superseded) superseded") }
    if takenBack > 0 { parts.append("\(takenBack) taken back before") }
    var text = parts.joined(separator: ", ") + "."
    let kept = Anchor.State.allCases.compactMap { state in
      self.kept[state].map { "\($0) \(state.rawValue)" }
    }
    if !kept.isEmpty {
      text += " Of claims that were worked on, in the text as it is now: "
      text += kept.joined(separator: ", ") + (self.kept[.moved] == nil ? "." : "; see `anchor`.")
    }
    return text
  }
}
