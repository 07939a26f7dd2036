import AssayModel
import AssayReview

/// Agreement figures as people read them.
struct AgreementText {
  let report: AgreementReport
  let terminal: Terminal

  var text: String {
    var out = ""
    let all = report.all
    out += "\(all.units) claims with two verdicts or more, by \(all.reviewers) reviewers.\n\n"
    out += table([("all", [report.all])])
    out += table([
      ("kind", report.byKind), ("reviewer", report.byReviewer), ("rating", report.byRating),
    ])
    if !report.ratings.isEmpty { out += "\n" + confusion }
    if let again = report.selfConsistency {
      out += "\nOn \(again.units) claims that were served again, the same reviewer gave the same "
      out += "rating in \(percent(again.raw))"
      out += again.nominal.map { "; alpha \(number($0))" } ?? ""
      out += ".\n"
    }
    return out
  }

  private func table(_ groups: [(String, [AgreementReport.Figures])]) -> String {
    var table = Table([
      .init(heading: ""), .init(heading: "claims", rightAligned: true),
      .init(heading: "raw", rightAligned: true), .init(heading: "Cohen", rightAligned: true),
      .init(heading: "Fleiss", rightAligned: true), .init(heading: "alpha nominal"),
      .init(heading: "ordinal"),
    ])
    for (name, figures) in groups {
      for figure in figures {
        table.add([
          figure.about.map { "\(name) \($0.visible())".cut(to: 26) } ?? name,
          String(figure.units), percent(figure.raw), number(figure.cohen), number(figure.fleiss),
          interval(figure.nominal, figure.nominalInterval),
          interval(figure.ordinal, figure.ordinalInterval),
        ])
      }
    }
    return table.rows.isEmpty ? "" : table.text(width: nil, style: terminal.style)
  }

  private var confusion: String {
    var table = Table(
      [.init(heading: "first \\ other")]
        + report.ratings.map { .init(heading: $0.visible().cut(to: 14), rightAligned: true) })
    for (rating, row) in zip(report.ratings, report.confusion) {
      table.add([rating.visible()] + row.map { $0 == 0 ? "·" : String($0) })
    }
    return table.text(width: nil, style: terminal.style)
  }

  private func percent(_ value: Double?) -> String {
    value.map { "\(Int(($0 * 100).rounded())) %" } ?? "–"
  }

  private func number(_ value: Double?) -> String {
    guard let value else { return "–" }
    let thousandths = Int((abs(value) * 1000).rounded())
    let digits = String(1000 + thousandths % 1000).dropFirst()
    return (value < 0 && thousandths > 0 ? "-" : "") + "\(thousandths / 1000).\(digits)"
  }

  private func interval(_ value: Double?, _ range: ClosedRange<Double>?) -> String {
    guard let value else { return "–" }
    return number(value)
      + (range.map { " [\(number($0.lowerBound)), \(number($0.upperBound))]" } ?? "")
  }
}

extension AgreementReport {
  var json: JSONValue {
    [
      "all": all.json, "byKind": .array(byKind.map(\.json)),
      "byReviewer": .array(byReviewer.map(\.json)), "byRating": .array(byRating.map(\.json)),
      "selfConsistency": selfConsistency?.json ?? .null,
      "ratings": .array(ratings.map(JSONValue.string)),
      "confusion": .array(confusion.map { .array($0.map(JSONValue.int)) }),
    ]
  }
}

extension AgreementReport.Figures {
  fileprivate var json: JSONValue {
    func range(_ interval: ClosedRange<Double>?) -> JSONValue {
      interval.map { [.double($0.lowerBound), .double($0.upperBound)] } ?? .null
    }
    return [
      "about": JSONValue(about), "units": .int(units), "reviewers": .int(reviewers),
      "raw": JSONValue(raw), "cohenKappa": JSONValue(cohen), "fleissKappa": JSONValue(fleiss),
      "alphaNominal": JSONValue(nominal), "alphaNominalInterval": range(nominalInterval),
      "alphaOrdinal": JSONValue(ordinal), "alphaOrdinalInterval": range(ordinalInterval),
    ]
  }
}
