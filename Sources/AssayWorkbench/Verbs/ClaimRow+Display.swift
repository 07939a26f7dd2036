import AssayLedger
import AssayModel

extension ClaimRow {
  /// The claim's JSON with where it stands in review.
  var json: JSONValue {
    guard case .object(var members) = claim.json else { return .null }
    members["status"] = .string(status.rawValue)
    members["rating"] = JSONValue(rating)
    return .object(members)
  }

  static let csvHeadings = [
    "id", "document", "start", "end", "quote", "text", "claimant", "kinds", "score", "modality",
    "negated", "status", "rating",
  ]

  var csvCells: [String] {
    [
      claim.id.hex, claim.document?.name ?? "", claim.span.map { String($0.start) } ?? "",
      claim.span.map { String($0.end) } ?? "", claim.quote, claim.text, claim.claimant ?? "",
      claim.kinds.map(\.rawValue).joined(separator: " "), JSONValue.double(claim.score).json,
      claim.modality.rawValue, claim.negated ? "true" : "false", status.rawValue, rating ?? "",
    ]
  }

  static func table(
    _ rows: some Sequence<ClaimRow>, _ scale: RatingScale, _ style: Style
  ) -> Table {
    var table = Table([
      .init(heading: "id"), .init(heading: "score", rightAligned: true), .init(heading: "kind"),
      .init(heading: "verdict"), .init(heading: "claim", flexible: true),
    ])
    for row in rows {
      table.add([
        style.cyan(row.claim.id.short), row.claim.score.twoDigits,
        row.claim.kinds.first?.rawValue ?? "",
        row.rating.map { style.rating($0.visible(), in: scale) } ?? style.dim("open"),
        row.claim.text.visible(),
      ])
    }
    return table
  }
}

extension Double {
  /// With two digits after the point: `0.93`.
  var twoDigits: String {
    let hundredths = Int((self * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
