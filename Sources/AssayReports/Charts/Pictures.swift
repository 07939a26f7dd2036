/// The pictures of a report.
enum Picture: String, CaseIterable {
  case verdicts
  case timeline
}

extension Distribution {
  /// A bar for each rating that was given. Open claims are told in words: there are often so many
  /// that beside them no verdict would be seen.
  func drawing(in language: ReportLanguage) -> Drawing {
    let rows = bars
    let most = Double(max(1, rows.map(\.count).max() ?? 1))
    var drawing = Drawing(width: 440)
    for (index, row) in rows.enumerated() {
      let y = Double(index * 26 + 6)
      drawing.text(row.name, x: 132, y: y + 14, .end, longest: 18)
      let width = max(row.count == 0 ? 0 : 2, Double(row.count) / most * 240)
      drawing.rectangle(row.tone, x: 140, y: y, width: width, height: 19)
      drawing.text(language.number(row.count), x: 148 + width, y: y + 14)
    }
    drawing.height = rows.count * 26 + 6
    return drawing
  }

  /// What the picture shows, in words.
  func description(in language: ReportLanguage) -> String {
    bars.map { "\($0.name): \(language.number($0.count))" }.joined(separator: ", ")
      + (open > 0 ? "; \(language.number(open)) open." : ".")
  }

  private var bars: [(name: String, tone: String, count: Int)] {
    given.map { ($0.name, Tone.name($0.tone), $0.count) }
  }
}

extension Timeline {
  /// A column for each period, made of the ratings that were given in it, the worst lowest.
  var drawing: Drawing {
    var drawing = Drawing(width: 440)
    let most = max(1, periods.map(\.total).max() ?? 1)
    let (left, right, top, bottom) = (36.0, 432.0, 12.0, 152.0)
    drawing.line(x1: left, y1: top, x2: left, y2: bottom)
    drawing.line(x1: left, y1: bottom, x2: right, y2: bottom)
    drawing.text(String(most), x: left - 6, y: top + 5, .end)
    drawing.text("0", x: left - 6, y: bottom + 4, .end)
    let step = (right - left) / Double(periods.count)
    for (index, period) in periods.enumerated() {
      var y = bottom
      for (rating, count) in zip(ratings, period.counts) where count > 0 {
        let height = Double(count) / Double(most) * (bottom - top)
        y -= height
        drawing.rectangle(
          Tone.name(rating.tone), x: left + Double(index) * step + step * 0.15, y: y,
          width: step * 0.7, height: height)
      }
    }
    if let first = periods.first, let last = periods.last {
      drawing.text(first.name, x: left, y: bottom + 18)
      drawing.text(last.name, x: right, y: bottom + 18, .end)
    }
    drawing.height = addLegend(to: &drawing, from: 192)
    return drawing
  }

  /// Which colour is which rating, in lines as long as the picture is wide.
  /// - Returns: where it ends.
  private func addLegend(to drawing: inout Drawing, from top: Int) -> Int {
    var (x, y) = (36.0, Double(top))
    for rating in ratings {
      let name = Drawing.shortened(rating.name, to: 24)
      let width = Double(name.unicodeScalars.count) * 7.5 + 30
      if x > 36, x + width > 436 { (x, y) = (36, y + 22) }
      drawing.rectangle(Tone.name(rating.tone), x: x, y: y - 11, width: 13, height: 13)
      drawing.text(name, x: x + 19, y: y)
      x += width
    }
    return Int(y) + 12
  }

  func description(in language: ReportLanguage) -> String {
    periods.filter { $0.total > 0 }.map { period in
      let parts = zip(ratings, period.counts).filter { $1 > 0 }
        .map { "\($0.name) \(language.number($1))" }
      return "\(period.name): \(parts.joined(separator: ", "))."
    }.joined(separator: " ")
  }
}
