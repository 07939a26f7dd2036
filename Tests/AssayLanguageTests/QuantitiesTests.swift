import AssayModel
import Testing

@testable import AssayLanguage

/// Reads a sample in which `«…»` mark the quotes that are expected, and gives what was found.
private func read(
  _ marked: String, relative: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
) -> [Quantity] {
  var reader = QuantityReader()
  reader.includesRelativeOrdinals = relative
  let sample = MarkedSample(marked)
  let map = ScalarMap(sample.text)
  let found = reader.quantities(in: map)
  #expect(found.map(\.quote) == sample.quotes, sourceLocation: sourceLocation)
  for quantity in found {
    #expect(map.substring(of: quantity.span) == quantity.quote, sourceLocation: sourceLocation)
  }
  return found
}

/// A text and the stretches of it that stood between « and ».
struct MarkedSample {
  var text = ""
  var quotes: [String] = []

  init(_ marked: String) {
    for (index, part) in marked.split(separator: "«", omittingEmptySubsequences: false).enumerated()
    {
      let pieces = part.split(separator: "»", omittingEmptySubsequences: false)
      if index > 0, let quote = pieces.first { quotes.append(String(quote)) }
      text += pieces.joined()
    }
  }
}

@Suite struct QuantitiesTests {
  @Test(
    arguments: [
      ("«1,234,567» votes", 1_234_567.0), ("«12,34,567» votes", 1_234_567),
      ("«40 000» votes", 40_000),
      ("It rose by «.25».", 0.25), ("It rose by «1,3».", 1.3), ("«2½» of them", 2.5),
      ("«10 1/2» of them", 10.5), ("«3.5e-2» of it", 0.035), ("«1.3x10^6» of them", 1_300_000),
      ("«three hundred and two» dead", 302), ("«two hundred and five thousand» dead", 205_000),
      ("«ninety-five hundred» dead", 9500), ("«a hundred thousand» dead", 100_000),
      ("«three lakh crore» spent", 3e12), ("«12bn» spent", 12e9), ("«5k» came", 5000),
      ("«five point nought four» of it", 5.04), ("«minus forty» at night", -40),
      ("It fell to «-7».", -7), ("«half a dozen» eggs", 6), ("«three dozen» eggs", 36),
    ] as [(String, Double)])
  func `numbers are read in digits and in words`(_ sample: String, _ value: Double) {
    #expect(read(sample).first?.value == value)
  }

  @Test(
    arguments: [
      ("«two thirds» of voters", 2.0 / 3), ("«a third» of voters", 1.0 / 3),
      ("«one-fifth» of voters", 0.2),
      ("«half» of voters", 0.5), ("«three and a half» of them", 3.5),
      ("«half a million» voters", 5e5),
      ("«3 million and a half» voters", 3.5e6), ("«three-quarters» of voters", 0.75),
      ("«one in five» voters", 0.2), ("«two out of three» voters", 2.0 / 3),
      ("«one hundred thirty fifths»", 100.0 / 35),
      ("«two hundred and fifty-four hundredths»", 200.54),
    ] as [(String, Double)])
  func `fractions are read as one number`(_ sample: String, _ value: Double) throws {
    let found = try #require(read(sample).first)
    #expect(abs(found.value - value) < 1e-9)
  }

  @Test func `two numbers joined by and stay two`() {
    #expect(read("«one hundred» and «two hundred» came").map(\.value) == [100, 200])
    #expect(read("«one million» and «two million» came").map(\.value) == [1e6, 2e6])
  }

  @Test func `ordinals keep apart from cardinals`() {
    let found = read("Her «21st» and «twenty-second» wins, his «third» loss.")
    #expect(found.map(\.value) == [21, 22, 3])
    #expect(Set(found.map(\.unit)) == ["ordinal"])
    #expect(read("He won a «fourth» term.").first?.unit == "ordinal")
  }

  @Test func `relative ordinals are read on request only`() {
    #expect(read("the last page").isEmpty)
    let found = read("«last» page, «next to last» page, «previous» page", relative: true)
    #expect(found.map(\.value) == [0, -1, -1])
    #expect(found.map(\.unit) == ["ordinal from end", "ordinal from end", "ordinal from here"])
  }

  @Test(
    arguments: [
      ("a rise of «87 percent»", 87.0, "percent"),
      ("«0.5 percentage points» more", 0.5, "percentage point"),
      ("«$14 million» spent", 14e6, "USD"), ("«£5.5bn» spent", 5.5e9, "GBP"),
      ("«€3m» spent", 3e6, "EUR"),
      ("«US$ 12» a day", 12, "USD"), ("«C$1.2 million» a day", 1.2e6, "CAD"),
      ("«EUR 300» a day", 300, "EUR"),
      ("«five million yen» spent", 5e6, "JPY"), ("«20 francs» spent", 20, "franc"),
      ("«thirteen dollars and forty-five cents» spent", 13.45, "USD"),
      ("«470 pence» a share", 470, "penny"),
      ("«17 km» away", 17, "km"), ("«190,000 square meters» of land", 190_000, "m2"),
      ("«5 ft 6 in» tall", 5.5, "ft"), ("«60 miles per hour» at most", 60, "mph"),
      ("«4 GB» of data", 4, "GB"),
      ("a «3-inch» gun", 3, "in"), ("«20 °C» at noon", 20, "C"),
      ("«98.6 degrees Fahrenheit»", 98.6, "F"),
      ("an «11-year-old» boy", 11, "year"), ("A judge, «aged 87», died.", 87, "year"),
      ("She died at the «age of 87».", 87, "year"),
      ("«three weeks» later", 3, "week"),
      ("«400 parts per million» of it", 400, "ppm"),
    ] as [(String, Double, String)])
  func `units are named and scaled`(_ sample: String, _ value: Double, _ unit: String) throws {
    let found = try #require(read(sample).first)
    #expect(abs(found.value - value) < 1e-9 * value)
    #expect(found.unit == unit)
  }

  @Test(
    arguments: [
      ("«forty» trains stopped", "train"), ("«300» additional soldiers left", "soldier"),
      ("«12 million» people fled", "person"), ("«two thirds» of the members", "member"),
      ("«five» died", nil),
      ("«12» e-mails came", "mail"),
    ] as [(String, String?)])
  func `what is counted is named`(_ sample: String, _ unit: String?) throws {
    let found = try #require(read(sample).first)
    #expect(found.unit == unit)
  }

  @Test func `tags name what is counted where words alone cannot`() throws {
    let text = "half a million armed and masked militia fled"
    let words: [(String, String, PartOfSpeech)] = [
      ("half", "half", .noun), ("a", "a", .det), ("million", "million", .num),
      ("armed", "armed", .adj),
      ("masked", "masked", .adj), ("militia", "militia", .noun), ("fled", "flee", .verb),
    ]
    let tokens = words.compactMap { form, lemma, tag -> Token? in
      guard let range = text.range(of: form) else { return nil }
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return Token(bytes: start..<start + form.utf8.count, form: form, lemma: lemma, tag: tag)
    }
    let sentence = Sentence(bytes: 0..<text.utf8.count, tokens: tokens)
    let found = QuantityReader().quantities(in: ScalarMap(text), sentences: [sentence])
    #expect(found.map(\.unit) == ["militia"])
    #expect(found.map(\.value) == [500_000])
  }

  @Test func `ranges have two ends`() {
    for sample in [
      "«between 5 and 10» percent", "«5-10 percent»", "«from 5 to 10 percent»", "«5 to 10 percent»",
    ] {
      let text = sample.replacing("»", with: "").replacing("«", with: "")
      let found = QuantityReader().quantities(in: ScalarMap(text))
      #expect(found.map(\.low) == [5] && found.map(\.high) == [10], "\(sample)")
    }
    let scaled = read("«$5-10 million» lost")
    #expect(scaled.map(\.low) == [5e6] && scaled.map(\.high) == [1e7])
    #expect(read("They won 3-2.").isEmpty)
  }

  @Test func `alternatives are all kept`() throws {
    let found = try #require(read("«half a million or one million» workers left").first)
    #expect(found.values == [5e5, 1e6])
    #expect((found.low, found.high) == (5e5, 1e6))
    #expect(found.unit == "worker")
  }

  @Test(arguments: [
    "«about 300» fled", "«more than 300» fled", "«at least 300» fled", "«nearly 300» fled",
    "«up to 300» fled",
    "«fewer than 300» fled", "«300 or more» fled", "«some 300» fled", "«> 300» fled",
  ])
  func `an approximation is marked and its open end is the value`(_ sample: String) throws {
    let found = try #require(read(sample).first)
    #expect(found.approximate)
    #expect((found.low, found.value, found.high) == (300, 300, 300))
  }

  @Test func `two bounds make a range unless they contradict each other`() {
    let range = read("«more than 40 and fewer than 60» came")
    #expect(range.map(\.low) == [40] && range.map(\.high) == [60])
    #expect(read("«more than 60» and «fewer than 40» came").count == 2)
  }

  @Test func `vague plurals count at least one of them`() {
    let found = read("«tens of thousands» of soldiers and «several hundred» tanks")
    #expect(found.map(\.value) == [10_000, 100])
    #expect(found.map(\.unit) == ["soldier", "tank"])
    #expect(Set(found.map(\.approximate)) == [true])
  }

  @Test(arguments: [
    "COVID-19 and the F-16", "Call +1-555-222-3333 or 555-1234.", "version 2.0.1 of it",
    "see page 12",
    "https://example.org/2020/55?q=30%25", "at 10:20 or 6pm", "It began in 2014.",
    "on 19 March 2024",
    "the 1990s", "This one is good; no one of them left.", "a PlayStation 3 and a Halo 2 disc",
    "the Second World War", "the Six Nations cup", "at first, in a second", "from 1700 GMT",
    "one by one",
    "a Boeing 777F", "May they march on?", "A 2014-18 plan", "an", "By one-on-one talks",
  ])
  func `labels, names and dates are no quantities`(_ text: String) {
    #expect(QuantityReader().quantities(in: ScalarMap(text)).map(\.quote) == [])
  }

  @Test func `spans count scalars, not bytes`() throws {
    let map = ScalarMap("Ünïcode — “ñ” 🇦🇱 cost €5 million")
    let found = try #require(QuantityReader().quantities(in: map).first)
    #expect(found.quote == "€5 million")
    #expect(map.substring(of: found.span) == "€5 million")
    #expect(found.span.end == map.scalarCount)
  }
}
