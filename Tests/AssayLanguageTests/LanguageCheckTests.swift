import Testing

@testable import AssayLanguage

struct LanguageCheckTests {
  @Test func `English is English and the rest is not`() {
    let english = """
      The council said on Monday that it would close two of the town's five libraries, which were
      visited by fewer readers each year. Residents have asked for a vote, but their letter has
      not been answered, and nobody at the town hall could tell us when it will be.
      """
    let german = """
      Der Stadtrat teilte am Montag mit, dass zwei der fünf Büchereien geschlossen werden, weil
      immer weniger Leser kamen. Die Bürger verlangten eine Abstimmung, doch ihr Brief blieb ohne
      Antwort, und niemand im Rathaus konnte sagen, wann eine kommen wird und ob überhaupt.
      """
    let greek = String(repeating: "Το δημοτικό συμβούλιο ανακοίνωσε. ", count: 5)
    #expect(LanguageCheck.isEnglish(english))
    #expect(!LanguageCheck.isEnglish(german))
    #expect(!LanguageCheck.isEnglish(greek))
  }

  @Test func `too little text to tell counts as English`() {
    for text in ["", "Ableton 3, Bakerville 1", "12 34 56", "Café Zoë"] {
      #expect(LanguageCheck.isEnglish(text))
    }
  }
}
