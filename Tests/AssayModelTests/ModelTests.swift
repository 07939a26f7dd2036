import Testing

@testable import AssayModel

@Suite struct CalendarTests {
  @Test func `days and their numbers agree over four centuries`() {
    var day = CalendarDay(number: -80_000)
    for number in -80_000...80_000 {
      #expect(day.number == number)
      let next = CalendarDay(number: number + 1)
      #expect(day < next)
      day = next
    }
    #expect(CalendarDay("2024-02-29")?.adding(days: 1).description == "2024-03-01")
    #expect(CalendarDay("2024-03-31")?.adding(months: -1).description == "2024-02-29")
    #expect(CalendarDay("2026-11-22")?.weekday == 7)
  }

  @Test(arguments: ["2023-02-29", "2024-13-01", "2024-1-01", "24-01-01", "2024-01-0a", ""])
  func `what is no day is refused`(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func `times read as they are written`() {
    for milliseconds in [0, 1, 999, 1_700_000_000_123, -1, -86_400_001] as [Int64] {
      let time = Timestamp(milliseconds: milliseconds)
      #expect(Timestamp(time.description) == time)
    }
    #expect(Timestamp("2024-03-19T08:30:00Z")?.description == "2024-03-19T08:30:00.000Z")
    #expect(Timestamp("2024-03-19T08:30:00+02:00") == nil)
  }
}

@Suite struct JSONTests {
  @Test func `what is written is read again`() throws {
    let value: JSONValue = [
      "text": "“quoted” \" \\ \n \u{1} 😀", "numbers": [1, -2.5, 1e300, 0], "none": .null,
      "yes": true, "nested": [[["deep"]]],
    ]
    #expect(try JSONValue(parsing: value.json) == value)
    #expect(value.json == (try JSONValue(parsing: value.json)).json)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":}", "01", "1.", "\"\n\"", "nul", "[1] 2", "{\"a\" 1}", "\"\\x\"", "-",
    "1e999", "\"\\u12\"",
  ])
  func `what is no JSON is refused with its place`(text: String) {
    #expect(throws: JSONValue.ParseError.self) { try JSONValue(parsing: text) }
  }

  @Test func `bytes that are not UTF-8 are refused, not repaired in silence`() {
    #expect(throws: JSONValue.ParseError.self) {
      try JSONValue(parsing: [0x22, 0xC3, 0x22] as [UInt8])
    }
  }

  @Test func `depth is limited, not the stack`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONValue.ParseError.self) { try JSONValue(parsing: deep) }
  }

  @Test func `surrogates make one character, and a lone one is repaired`() throws {
    #expect(try JSONValue(parsing: #""\ud83d\ude00""#) == "😀")
    #expect(try JSONValue(parsing: #""\ud83dx""#) == "\u{FFFD}x")
  }
}

@Suite struct ClaimJSONTests {
  /// With all that a claim can hold.
  private var fullClaim: Claim {
    let document = Document(text: "Troops – as Alba says – are at the border.", title: "A | B")
    let span = TextSpan(start: 0, end: 41)
    var claim = Claim(
      document: document.reference, span: span,
      quote: ScalarMap(document.text).substring(of: span), text: "Troops are at the border",
      kinds: [.event, .relation], score: 0.93, reasons: ["present state"], modality: .reported,
      negated: false, claimant: "Alba", contentOf: ContentID("claim", ["x"]), members: ["a"],
      model: "rules 1",
      attribution: Attribution(source: "Alba", cue: "says", span: TextSpan(start: 12, end: 21)),
      quantities: [
        Quantity(quote: "87 percent", span: span, value: 87, unit: "percent", values: [87, 88])
      ],
      dates: [
        DatePeriod(
          quote: "late 2022", span: span, from: CalendarDay("2022-10-01"),
          to: CalendarDay("2022-12-31"))
      ], entities: [Entity(quote: "Alba", span: span, kind: .person)])
    claim.imported = ImportOrigin(
      file: "f.csv", line: 3, key: "k", rating: "False", evidence: ["https://a.example"],
      others: ["topic": "war"])
    return claim
  }

  @Test func `a claim reads as it is written, whatever it holds`() throws {
    let claim = fullClaim
    let read = Claim(json: try JSONValue(parsing: claim.json.json))
    #expect(read == claim)
    #expect(read?.json.json == claim.json.json)
  }

  @Test func `a claim is written as the value of its JSON is`() {
    let bare = Claim(
      document: DocumentReference(id: "d"), span: TextSpan(start: 0, end: 1), quote: "x", text: "x",
      model: "rules 1")
    for claim in [fullClaim, bare] {
      var written = Array("before".utf8)
      claim.write(to: &written)
      #expect(String(decoding: written, as: UTF8.self) == "before" + claim.json.json)
    }
  }
}

@Suite struct VisibleTextTests {
  @Test func `what could act on a terminal is shown instead`() {
    let hostile = "a\u{1B}[2Jb\u{202E}c\u{0}d\u{9B}e\u{200B}f\u{FEFF}\r\n"
    let shown = hostile.visible()
    #expect(shown == "a␛[2Jb<U+202E>c␀d<U+009B>e<U+200B>f<U+FEFF>␍␊")
    #expect("plain – “text” 😀 👩‍🚒 שלום".visible() == "plain – “text” 😀 👩‍🚒 שלום")
    #expect("a\n\tb".visible(keepingLines: true) == "a\n\tb")
  }
}

@Suite struct RatingScaleTests {
  @Test func `a rating is known by its name, its slug, or a beginning that only it has`() {
    let scale = RatingScale.fivePoint
    #expect(scale.rating("mostly-false")?.name == "Mostly false")
    #expect(scale.rating("Half True")?.value == 3)
    #expect(scale.rating("unp")?.name == "Unproven")
    #expect(scale.rating("mostly") == nil)
    #expect(scale.rating("false")?.value == 1)
    #expect(scale.rating("") == nil)
  }
}
