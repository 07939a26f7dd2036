import AssayModel
import Testing

@Suite struct OriginTests {
  private func page(
    _ url: String, _ words: [String], agency: String? = nil, date: String? = nil
  ) -> Evidence {
    let text = words.joined(separator: " ")
    return Evidence(
      date: date.flatMap { CalendarDay($0) }, url: url, source: Source(),
      capture: Capture(
        time: Timestamp(milliseconds: 0), location: url, method: .http,
        sha256: Fingerprint(of: url + text), byteCount: text.utf8.count, mediaType: "text/html",
        storedAs: "", who: "ann"),
      text: text, signature: TextSignature(of: text), agency: agency)
  }

  @Test func `five links of which three are one text and two one agency's are two origins`() {
    let story = TextSignatureTests.text(1, words: 300)
    let evidence = [
      page("https://a.example/1", story),
      page("https://b.example/2", ["Our", "own"] + story.prefix(250)),
      page("https://c.example/3", TextSignatureTests.text(2, words: 300), agency: "AP"),
      page("https://d.example/4", story + ["more", "words"]),
      page("https://e.example/5", TextSignatureTests.text(3, words: 300), agency: "AP"),
    ]
    let origins = Origin.groups(of: evidence)
    #expect(origins.map(\.members) == [[0, 1, 3], [2, 4]])
    #expect(origins.map(\.ties) == [[.copy], [.agency("AP")]])
  }

  @Test func `what an agency sent weeks apart are two reports`() {
    let evidence = [
      page(
        "https://a.example/1", TextSignatureTests.text(1, words: 90), agency: "dpa",
        date: "2024-03-01"),
      page(
        "https://b.example/2", TextSignatureTests.text(2, words: 90), agency: "dpa",
        date: "2024-03-05"),
      page(
        "https://c.example/3", TextSignatureTests.text(3, words: 90), agency: "dpa",
        date: "2024-06-01"),
    ]
    #expect(Origin.groups(of: evidence).map(\.members) == [[0, 1], [2]])
  }

  @Test func `a page captured twice is one origin, whatever its address adds`() {
    let evidence = [
      page("https://www.a.example/story/?utm_source=x", TextSignatureTests.text(1, words: 90)),
      page("http://a.example/story#top", TextSignatureTests.text(2, words: 90)),
      page("https://a.example/story?page=2", TextSignatureTests.text(3, words: 90)),
    ]
    #expect(Origin.groups(of: evidence).map(\.members) == [[0, 1], [2]])
  }

  @Test func `grouping grows with the number of texts, not with its square`() {
    // Each text has four copies; the groups must come out whole whatever the order.
    var random = SeededGenerator(seed: 7)
    let pages = (0..<800).map { i in
      page(
        "https://a.example/\(i)",
        TextSignatureTests.text(UInt64(i / 4), words: 60) + ["copy", "\(i % 4)"])
    }.shuffled(using: &random)
    #expect(Origin.groups(of: pages).count == 200)
  }

  @Test func `nothing has no origin`() { #expect(Origin.groups(of: []).isEmpty) }
}
