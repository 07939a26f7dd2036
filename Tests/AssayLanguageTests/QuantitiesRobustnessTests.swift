import AssayModel
import Testing

@testable import AssayLanguage

@Suite struct QuantitiesRobustnessTests {
  private static let pieces = [
    "one", "twenty", "-", "hundred", "million", "and", "a", "half", "third", "fifths", "1", "22",
    "2024", "0",
    "99999999999999999999999999999999", ",", ".", "/", "$", "€", "%", "½", "percent", "years",
    "ago", "last", "next",
    "of", "the", "May", "march", "Monday", "to", "from", "between", "or", "more", "than", "about",
    "in", "Q3", "s",
    "week", "century", "BC", "Easter", "e", "^", "x10", "''", "\u{301}", "🇦🇱", "\n\n", "\u{202F}",
    "quadrillion",
    "lakh", "crore", "decades", "USD", "ft", "old", "point", "over", "negative", "minus", "12/31",
    "(", "<", "=",
  ]

  @Test(arguments: 0..<40)
  func `any jumble of words gives ordered quotes of the text and finite numbers`(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var text = ""
    for _ in 0..<400 {
      text += Self.pieces.randomElement(using: &generator) ?? ""
      if Bool.random(using: &generator) { text += " " }
    }
    let map = ScalarMap(text)
    let reader = DateReader(reference: CalendarDay("2024-02-29"))
    let quantities = QuantityReader().quantities(in: map)
    let dates = reader.dates(in: map)
    for quantity in quantities {
      #expect(map.substring(of: quantity.span) == quantity.quote)
      #expect(quantity.value.isFinite && quantity.low <= quantity.high)
      #expect(!quantity.values.map(\.isFinite).contains(false))
    }
    for date in dates {
      #expect(map.substring(of: date.span) == date.quote)
      if let from = date.from, let to = date.to { #expect(from <= to) }
    }
    for (one, next) in zip(quantities, quantities.dropFirst()) {
      #expect(one.span.end <= next.span.start)
    }
    for (one, next) in zip(dates, dates.dropFirst()) { #expect(one.span.end <= next.span.start) }
  }

  @Test(arguments: [
    "one ", "one-", "1,", "1/", "and a ", "of the ", "last ", "more than ", "9", "(", "1.", "May ",
    "€",
  ])
  func `one thing over and over is read to its end`(_ piece: String) {
    let map = ScalarMap(String(repeating: piece, count: 20_000))
    for quantity in QuantityReader().quantities(in: map) {
      #expect(map.substring(of: quantity.span) == quantity.quote)
    }
    for date in DateReader(reference: nil).dates(in: map) {
      #expect(map.substring(of: date.span) == date.quote)
    }
  }
}
