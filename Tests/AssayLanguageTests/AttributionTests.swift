import AssayModel
import Testing

@testable import AssayLanguage

/// Samples mark what is expected: `[source]`, `{cue}`, `<content>`, content in one or more parts.
struct AttributionTests {
  private static let analyser = Result { try EnglishAnalyser() }

  /// A text without its marks, and the stretches that they enclose.
  private struct Marked {
    var text = ""
    var parts: [Character: [String]] = [:]

    init(_ sample: String) {
      var open: Character?
      var part = ""
      for character in sample {
        switch character {
        case "[", "{", "<":
          open = character
          part = ""
        case "]", "}", ">":
          if let open { parts[open, default: []].append(part) }
          open = nil
        default:
          text.append(character)
          if open != nil { part.append(character) }
        }
      }
    }
  }

  private func sayings(_ text: String) throws -> (Analysis, [Saying]) {
    let analysis = try Self.analyser.get().analyse(ScalarMap(text))
    return (analysis, analysis.sayings)
  }

  @Test(arguments: [
    "[Voss] {says} <that 40 trains stopped>.",
    "<The port leaked for two years>, [the owner] {said}.",
    "{According to} [the mayor], <the bridge was closed in March>.",
    "<Troops> - as [Alba] {says} - <are at the border>.",
    "[The minister] {promised} <to build ten schools>.",
    "[Ruiz] {criticized} <the new budget>.",
    "There is {talk} <that the port had burned in late 2022>.",
    "[The mayor] {told} reporters <that the port had been sold>.",
    "[Ruiz] {told} a crowd in Arden <that he knows that voters are angry>.",
    "[Voss] {said} in her opening remarks <that the council should keep the port>.",
    "[He] {asked} workers <if they planned to vote>.",
    "[She] is now {assured of} <winning ten seats in the council>.",
    "[Ruiz] is {convinced} <that the port will be sold>.",
    "After {thanking} <the crowd>, [the mayor] left the hall.",
    "[The vast majority] – 55 percent – {said} <that the port should be kept>.",
    "[The “Fair Share” group] {said} <that the port was closed>.",
    "[Ruiz] {touted} <the new budget>.",
    "<Repairs cost 14.2 million crowns>, [the city council] {said}, <nearly twice the estimate>.",
    "[Anna Voss] (58) {said} <the port was closed>.",
    "[A spokesman for the firm] (which owns the mine) {said} <nothing was wrong>.",
    "<The bridge had been unsafe for years>, {said} [the 46-year-old].",
    "<The country would not sign>, [its envoy], Piet Lang, {wrote} on Wednesday.",
    "Last fall [the Bureau of Education] {reported} <that schools had closed early>.",
  ])
  func `direct, indirect and passing attributions are read`(sample: String) throws {
    let marked = Marked(sample)
    let (analysis, sayings) = try sayings(marked.text)
    let quote = { (bytes: Range<Int>) in analysis.map.substring(ofBytes: bytes) }
    let found = sayings.filter { marked.parts["{"] == [quote($0.cue)] }
    #expect(found.count == 1, "\(sayings)")
    for saying in found {
      #expect(saying.content.map(quote) == marked.parts["<"])
      #expect(saying.source.map(quote) == marked.parts["["]?.first)
    }
  }

  @Test func `the place before a dateline's dash says nothing`() throws {
    let (analysis, sayings) = try sayings(
      "New Elst (NPA) – The harbour was sold last year for nine million, Bernd Ruiz warned on Monday."
    )
    let sources = sayings.compactMap(\.source).map { analysis.map.substring(ofBytes: $0) }
    #expect(sources == ["Bernd Ruiz"])
  }

  @Test func `a quotation that goes on after its speaker is his`() throws {
    let (analysis, sayings) = try sayings(
      "“We will not sell the port,” Ruiz told reporters. “It is ours. It stays ours.”")
    let quote = { (bytes: Range<Int>) in analysis.map.substring(ofBytes: bytes) }
    let quoted = try #require(sayings.first { $0.isQuotation })
    #expect(quoted.source.map(quote) == "Ruiz")
    #expect(
      quoted.content.map(quote)
        == ["“We will not sell the port,”", "“It is ours. It stays ours.”"])
  }

  @Test func `a quotation of a sentence that names nobody is given to the speaker before`() throws {
    let (analysis, sayings) = try sayings(
      "Mayor Elst spoke after the vote. She said the town was tired. “Nobody asked the fishermen what they want.”"
    )
    let quote = { (bytes: Range<Int>) in analysis.map.substring(ofBytes: bytes) }
    let holding = sayings.filter { saying in
      saying.content.contains { quote($0).contains("Nobody asked the fishermen") }
    }
    #expect(holding.contains { $0.source.map(quote) == "She" })
  }

  @Test func `attributions lie in one another`() throws {
    let (analysis, sayings) = try sayings("Voss said that Ruiz denied that the plant leaked.")
    let quote = { (bytes: Range<Int>) in analysis.map.substring(ofBytes: bytes) }
    let outer = try #require(sayings.first { $0.lemma == "say" })
    let inner = try #require(sayings.first { $0.lemma == "deny" })
    #expect(outer.content.map(quote) == ["that Ruiz denied that the plant leaked"])
    #expect(inner.source.map(quote) == "Ruiz")
    #expect(inner.content.map(quote) == ["that the plant leaked"])
  }

  @Test func `a relative pronoun is told with the noun that it stands for`() throws {
    let (analysis, sayings) = try sayings(
      "The minister, who said that the mine was safe, resigned on Monday.")
    let quote = { (bytes: Range<Int>) in analysis.map.substring(ofBytes: bytes) }
    let saying = try #require(sayings.first { $0.lemma == "say" })
    #expect(saying.source.map(quote) == "who")
    #expect(saying.referent.map(quote) == "The minister")
  }

  @Test func `what nobody in particular says is hearsay`() throws {
    let (_, sayings) = try sayings("About 300 families reportedly fled the valley.")
    #expect(sayings.contains { $0.manner == .hearsay && $0.source == nil })
  }

  @Test func `what seems so is said by nobody`() throws {
    let (_, sayings) = try sayings("The mayor appeared to know the buyer.")
    let seeming = try #require(sayings.first { $0.lemma == "appear" })
    #expect(seeming.manner == .hearsay && seeming.source == nil)
  }

  @Test func `sayings of any text lie inside it`() throws {
    var generator = SeededGenerator(seed: 7)
    let words = [
      "“", "”", "\"", "''", "said", "Voss", "that", ",", ".", "according", "to", "claim", "\n\n",
      ":", "he", "(", "—", "‘", "’", "told", "as", "reportedly", "é", "who",
    ]
    for _ in 0..<60 {
      let count = Int.random(in: 1...40, using: &generator)
      let text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }
        .joined(separator: " ")
      let (analysis, sayings) = try sayings(text)
      for saying in sayings {
        #expect(!saying.content.isEmpty)
        for bytes in saying.content + [saying.cue]
          + [saying.source, saying.referent].compactMap(\.self)
        {
          #expect(!bytes.isEmpty && bytes.upperBound <= analysis.map.byteCount)
        }
      }
    }
  }
}
