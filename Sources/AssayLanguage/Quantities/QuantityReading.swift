import AssayModel

/// A quantity found, before its unit is named and its span counted.
struct QuantityReading: Sendable {
  var value: Double
  var low: Double
  var high: Double
  var values: [Double] = []
  var approximate = false
  var unit: MeasureUnit?
  /// A name that no table of units holds.
  var unitName: String?
  var lexemes: Range<Int>
  /// The lexeme after the last number, where what is counted may stand.
  var countsFrom: Int?

  var end: Int { lexemes.upperBound }

  init(_ amount: Amount, from start: Int) {
    value = amount.value
    low = amount.value
    high = amount.value
    unit = amount.unit
    lexemes = start..<max(start + 1, amount.end)
    if amount.numeral.kind == .ordinal {
      unitName = "ordinal"
    } else if amount.unit == nil {
      countsFrom = amount.end
    }
  }

  init(relativeOrdinal value: Double, unit: String, lexemes: Range<Int>) {
    self.value = value
    low = value
    high = value
    unitName = unit
    self.lexemes = lexemes
  }

  func quantity(in text: LexedText, sentences: [Sentence]) -> Quantity {
    let bytes = text.bytes(lexemes)
    return Quantity(
      quote: text.map.substring(ofBytes: bytes), span: text.map.span(ofBytes: bytes), value: value,
      unit: unit?.name ?? unitName ?? counted(in: text, sentences: sentences), low: low, high: high,
      values: values, approximate: approximate)
  }

  private func counted(in text: LexedText, sentences: [Sentence]) -> String? {
    guard let countsFrom else { return nil }
    let byte = text[countsFrom - 1].end
    if let sentence = sentence(around: byte, in: sentences), !sentence.tokens.isEmpty {
      return CountedThing.byTags(after: byte, in: sentence)
    }
    return CountedThing.byWords(after: countsFrom, in: text)
  }

  private func sentence(around byte: Int, in sentences: [Sentence]) -> Sentence? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].bytes.upperBound < byte { low = middle + 1 } else { high = middle }
    }
    return low < sentences.count && sentences[low].bytes.lowerBound < byte ? sentences[low] : nil
  }
}
