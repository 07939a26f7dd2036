extension AmountReader {
  /// `$5 million`, `US$ 5`, `EUR 5`, `MEUR 5`, `Rs. 500`, `dollar 22.5`.
  func moneyBySign(at start: Int, joining: Bool) -> Amount? {
    guard let (unit, factor, numberAt) = currencySign(at: start),
      var numeral = numerals.numeral(at: numberAt, joining: joining), numeral.kind != .ordinal
    else { return nil }
    // $5m, £5 m
    if numeral.scale == 1, text.raw(numeral.end) == "m" || text[numeral.end].text == "mm" {
      numeral.value *= 1e6
      numeral.scale = 1e6
      numeral.lexemes = numeral.lexemes.lowerBound..<numeral.end + 1
    }
    guard !(text[numeral.end].isWord && text[numeral.end].glued) else { return nil }
    numeral.isPlainDigits = false
    return Amount(
      value: numeral.value * factor, unit: MeasureUnit(name: unit, kind: .money),
      lexemes: start..<numeral.end, numeral: numeral)
  }

  /// Currency before a number, what `M` before its code multiplies by, and where the number is.
  private func currencySign(at start: Int) -> (unit: String, factor: Double, next: Int)? {
    let lexeme = text[start]
    if let sign = CurrencyTable.signs[lexeme.text] { return (sign, 1, start + 1) }
    guard lexeme.isWord, !(lexeme.glued && text[start - 1].isDigits) else { return nil }
    if text[start + 1].text == "$", let unit = CurrencyTable.dollarPrefixes[lexeme.text],
      text[start + 1].glued || lexeme.text == "c" || lexeme.text.utf8.count > 1
    {
      return (unit, 1, start + 2)
    }
    if lexeme.text == "rs" {
      return ("INR", 1, text[start + 1].text == "." ? start + 2 : start + 1)
    }
    guard text[start + 1].isDigits || text[start + 1].isDash else { return nil }
    if lexeme.capital || lexeme.glued == false {
      let raw = text.raw(start)
      let isDoubtful =
        CurrencyTable.doubtfulCodes.contains(raw) && text[start + 1].text.utf8.count < 4
      if CurrencyTable.codes.contains(raw), !isDoubtful {
        return (raw == "RMB" ? "CNY" : raw, 1, start + 1)
      }
      if raw.hasPrefix("M"), CurrencyTable.codes.contains(String(raw.dropFirst())) {
        return (String(raw.dropFirst()), 1e6, start + 1)
      }
      if let code = lowerCode(start), text[start + 1].isDigits, text[start + 1].glued == false {
        return (code, 1, start + 1)
      }
    }
    // `dollar 22.5 million`; `the dollar 5 years ago` is none, nor is `she won 61.5 percent`.
    if lexeme.text != "won", let unit = CurrencyTable.names[lexeme.text],
      !lexeme.text.hasSuffix("s"),
      text[start - 1].text != "the", text[start + 2].glued,
      [".", ","].contains(text[start + 2].text),
      text[start + 3].isDigits, !(text[start - 1].isDigits)
    {
      return (unit, 1, start + 1)
    }
    return nil
  }

  /// `usd`, `gbp`, `eur` in lower case are what they are in capitals; `all`, `try`, `top` are words.
  private func lowerCode(_ index: Int) -> String? {
    let code = text[index].text.uppercased()
    guard lowerCodes.contains(code) else { return nil }
    return code == "RMB" ? "CNY" : code
  }

  /// `five million yen`, `10 us dollars`, `thirteen dollars and forty-five cents`, `17 USD 25`.
  func moneyByName(_ number: Numeral) -> Amount? {
    var numeral = number
    var at = numeral.end
    if numeral.scale == 1, text[at].text == "m", text[at].glued,
      currencyName(at: at + 1, value: 1e6) != nil
    {
      numeral.value *= 1e6
      numeral.scale = 1e6
      at += 1
      numeral.lexemes = numeral.lexemes.lowerBound..<at
    }
    if text[at].isDash, text[at].glued, text[at + 1].glued, text[at + 1].isWord { at += 1 }
    guard let currency = currencyName(at: at, value: numeral.value) else { return nil }
    var (factor, end) = (currency.factor, currency.end)
    numeral.isPlainDigits = false
    // 75 USD million
    if numeral.scale == 1, case .scale(let scale)? = NumberWords.cardinals[text[end].text] {
      factor *= scale
      end += 1
    }
    var amount = Amount(
      value: numeral.value * factor, unit: MeasureUnit(name: currency.unit, kind: .money),
      lexemes: numeral.lexemes.lowerBound..<end, numeral: numeral)
    if amount.value == amount.value.rounded(), factor == 1 { addHundredths(&amount) }
    return amount
  }

  private func currencyName(at start: Int, value: Double) -> (
    unit: String, factor: Double, end: Int
  )? {
    if let sign = CurrencyTable.signs[text[start].text] {
      // `10 $ 30`: whose sign it is, the space tells.
      let belongsToNext = text[start + 1].glued && text[start + 1].isDigits
      return belongsToNext && !text[start].glued ? nil : (sign, 1, start + 1)
    }
    guard text[start].isWord else { return nil }
    let reach = CurrencyTable.firstWords.contains(text[start].text) ? CurrencyTable.reach : 0
    for width in stride(from: reach, to: 0, by: -1) {
      let name = text.joined(start..<start + width)
      if let unit = CurrencyTable.names[name] {
        if name == "won" || name == "real" || name == "sol", value < 1000 { return nil }
        return (unit, 1, start + width)
      }
    }
    let raw = text.raw(start)
    if CurrencyTable.doubtfulCodes.contains(raw), value < 1000 { return nil }
    if CurrencyTable.codes.contains(raw) { return (raw == "RMB" ? "CNY" : raw, 1, start + 1) }
    if let code = lowerCode(start) { return (code, 1, start + 1) }
    if raw.utf8.count == 4, raw.hasPrefix("M"),
      CurrencyTable.codes.contains(String(raw.dropFirst()))
    {
      return (String(raw.dropFirst()), 1e6, start + 1)
    }
    // A million pounds are money, ten pounds weigh.
    if text[start].text == "pounds" || text[start].text == "pound", value >= 100_000 {
      return ("GBP", 1, start + 1)
    }
    if raw == "p", text[start].glued, text[start - 1].isDigits { return ("penny", 1, start + 1) }
    return nil
  }

  /// `… and forty-five cents`, `… forty five`, `15 dollars 50`.
  private func addHundredths(_ amount: inout Amount) {
    var at = amount.end
    let isJoined = text[at].text == "and" || text[at].text == ","
    if isJoined { at += 1 }
    guard let more = numerals.numeral(at: at), more.kind == .cardinal, more.isWhole, more.value > 0,
      more.value < 100
    else { return }
    let name = text[more.end].text
    let isNamed =
      CurrencyTable.names[name].map(CurrencyTable.subunits.contains) ?? false
    if isNamed {
      amount.lexemes = amount.lexemes.lowerBound..<more.end + 1
    } else {
      // Two digits that nothing follows which they could count.
      let isFree =
        !text[more.end].isWord && !text[more.end].glued || name == "more"
        || text[more.end].text == "."
      guard !isJoined, more.value >= 10, isFree, CurrencyTable.signs[name] == nil, name != "%"
      else {
        return
      }
      amount.lexemes = amount.lexemes.lowerBound..<more.end
    }
    amount.value += more.value / 100
  }
}

private let lowerCodes: Set<String> = [
  "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "CHF", "INR", "AUD", "NZD", "HKD", "SGD", "SEK", "NOK",
  "DKK", "PLN", "CZK", "HUF", "RUB", "UAH", "KRW", "MXN", "BRL", "ZAR", "BTC", "ETH", "AED",
]
