extension QuantityScanner {
  /// `between 5 and 10`, `from 3 to 4 percent`.
  func range(after start: Int, opening: String) -> QuantityReading? {
    var next = start + 1
    if bounds.prefix(at: next)?.bound == .about { next = bounds.prefix(at: next)?.end ?? next }
    guard let first = amounts.amount(at: next, joining: false) else { return nil }
    let link = text[first.end]
    let isLinked =
      opening == "between"
      ? link.text == "and" || link.isDash || link.text == "to"
      : ["to", "through", "till", "until"].contains(link.text)
    guard isLinked, let second = amounts.amount(at: first.end + 1) ?? afterDash(first.end + 1),
      var reading = spanning(first, second, ordered: false)
    else { return nil }
    if isYear(first), isYear(second) { return nil }
    reading.lexemes = start..<reading.end
    return reading
  }

  /// `5-10`, `5 to 10 percent`, `20 through 100`.
  func range(from first: Amount) -> QuantityReading? {
    let link = text[first.end]
    let isWord = ["to", "through", "till", "~"].contains(link.text)
    guard isWord || link.isDash && link.glued == text[first.end + 1].glued,
      let second = isWord ? amounts.amount(at: first.end + 1) : afterDash(first.end + 1)
    else { return nil }
    return spanning(first, second, ordered: true)
  }

  /// The amount behind a dash, which `amount(at:)` takes for part of a label.
  private func afterDash(_ start: Int) -> Amount? {
    if let amount = amounts.amount(at: start) { return amount }
    guard text[start].isDigits, text[start - 1].isDash,
      text[start - 2].isDigits || text[start - 2].isWord
    else { return nil }
    return amounts.unchecked(at: start)
  }

  private func spanning(_ first: Amount, _ second: Amount, ordered: Bool) -> QuantityReading? {
    guard let (low, unit) = matched(first, second),
      first.numeral.kind == second.numeral.kind
        || first.numeral.kind != .ordinal && second.numeral.kind != .ordinal
    else { return nil }
    guard low < second.value || !ordered && low > second.value else { return nil }
    var reading = QuantityReading(second, from: first.lexemes.lowerBound)
    reading.value = low
    reading.low = min(low, second.value)
    reading.high = max(low, second.value)
    reading.unit = unit
    return reading
  }

  /// The first amount with what the second tells about it: unit (`3 to 4 percent`) and scale
  /// (`5-10 million`).
  private func matched(_ first: Amount, _ second: Amount) -> (value: Double, unit: MeasureUnit?)? {
    var value = first.value
    let scale = second.numeral.scale
    if first.numeral.scale == 1, scale >= 1000,
      first.value < second.value / scale || first.value < 1000
    {
      let scaled = first.value * scale
      if scaled < second.value || first.unit?.kind == second.unit?.kind { value = scaled }
    }
    if let unit = first.unit, let other = second.unit, unit != other { return nil }
    return (value, first.unit ?? second.unit)
  }

  /// `half a million or one million`, `two, three or four`.
  func alternatives(from first: Amount) -> QuantityReading? {
    guard text[first.end].text == "or", first.numeral.kind != .ordinal,
      let second = amounts.amount(at: first.end + 1), second.numeral.kind != .ordinal,
      !isYear(second),
      let (value, unit) = matched(first, second), value != second.value
    else { return nil }
    var reading = QuantityReading(second, from: first.lexemes.lowerBound)
    reading.value = value
    reading.values = [value, second.value]
    reading.low = min(value, second.value)
    reading.high = max(value, second.value)
    reading.unit = unit
    return reading
  }
}
