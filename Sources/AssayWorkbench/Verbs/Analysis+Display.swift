import AssayLanguage
import AssayModel

extension Analysis {
  /// For people to read: a table for each sort of thing found.
  func report(_ name: String, width: Int?, _ style: Style) -> String {
    let words = sentences.reduce(0) { $0 + $1.tokens.count }
    var out =
      "\(style.bold(name.visible())): \(count(sentences.count, "sentence")), \(count(words, "word"))\n"
    let quote = { (bytes: Range<Int>) in
      map.substring(ofBytes: bytes).onOneLine.visible()
    }
    var said = Table([
      .init(heading: "who"), .init(heading: "manner"), .init(heading: "cue"),
      .init(heading: "what", flexible: true),
    ])
    for saying in sayings {
      said.add([
        (saying.referent ?? saying.source).map(quote) ?? "-", saying.manner.rawValue,
        quote(saying.cue), saying.content.map(quote).joined(separator: " … "),
      ])
    }
    var named = Table([.init(heading: "type"), .init(heading: "name", flexible: true)])
    for entity in entities {
      named.add([entity.kind.rawValue, entity.quote.onOneLine.visible()])
    }
    var counted = Table([
      .init(heading: "value", rightAligned: true), .init(heading: "unit"),
      .init(heading: "words", flexible: true),
    ])
    for quantity in quantities {
      counted.add([
        JSONValue.double(quantity.value).json, quantity.unit?.visible() ?? "",
        quantity.quote.onOneLine.visible(),
      ])
    }
    var dated = Table([
      .init(heading: "from"), .init(heading: "to"), .init(heading: "words", flexible: true),
    ])
    for date in dates {
      dated.add([
        date.from?.description ?? "-", date.to?.description ?? "-",
        date.quote.onOneLine.visible(),
      ])
    }
    for (heading, table) in [
      ("Said", said), ("Names", named), ("Quantities", counted), ("Dates", dated),
    ] where !table.rows.isEmpty {
      out += "\n\(style.bold(heading))\n\(table.text(width: width, style: style))"
    }
    return out
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension String {
  /// With line breaks and runs of spaces made one space.
  fileprivate var onOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
