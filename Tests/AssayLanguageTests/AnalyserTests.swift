import AssayModel
import AssayWeights
import Foundation
import Testing

@testable import AssayLanguage

struct AnalyserTests {
  private static let analyser = Result { try EnglishAnalyser() }

  private func analyse(_ text: String) throws -> Analysis {
    try Self.analyser.get().analyse(ScalarMap(text))
  }

  private func token(_ form: String, in analysis: Analysis) throws -> Token {
    try #require(analysis.sentences.lazy.flatMap(\.tokens).first { $0.form == form })
  }

  @Test func `a plain sentence is understood`() throws {
    let analysis = try analyse("The two ministers didn't sign the new treaty in Geneva.")
    let tokens = try #require(analysis.sentences.first).tokens
    let sign = try token("sign", in: analysis)
    #expect(sign.head == -1)
    #expect(sign.tag == .verb)
    let ministers = try token("ministers", in: analysis)
    #expect(ministers.lemma == "minister")
    #expect(ministers.features["Number"] == "Plur")
    #expect(ministers.relation == "nsubj")
    #expect(tokens[ministers.head].form == "sign")
    #expect(try token("did", in: analysis).features["Tense"] == "Past")
    #expect(try token("n't", in: analysis).lemma == "not")
    #expect(try token("treaty", in: analysis).relation == "obj")
    #expect(try token("Geneva", in: analysis).tag == .propn)
  }

  @Test func `every sentence is one tree and every token is where it says`() throws {
    let text = """
      Café prices rose 3.5% — “a shock”, said Zoë O’Brien (42) of Łódź… Who knew?!
      第一 🙂 \u{0}\u{200B} ((( ))) ''' --- n't 's
      """
    let analysis = try analyse(text)
    for sentence in analysis.sentences {
      #expect(sentence.tokens.count(where: { $0.head == -1 }) == 1)
      for (index, token) in sentence.tokens.enumerated() {
        #expect(analysis.map.substring(ofBytes: token.bytes) == token.form)
        var at = index
        var steps = 0
        while at >= 0 && steps <= sentence.tokens.count {
          at = sentence.tokens[at].head
          steps += 1
        }
        #expect(at == -1)
      }
    }
  }

  @Test func `any text at all is analysed`() throws {
    var random = SeededGenerator(seed: 11)
    let parts = [
      "the ", "U.S. ", "(", ")", "“", "”", ".", ", ", "n't", "é", "漢", "🙂", "\n", "3", "$",
    ]
    for _ in 0..<60 {
      let text = (0..<Int.random(in: 0..<80, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }.joined()
      for sentence in try analyse(text).sentences {
        #expect(sentence.tokens.count(where: { $0.head == -1 }) == 1)
        #expect(sentence.tokens.allSatisfy { $0.head < sentence.tokens.count })
      }
    }
  }

  @Test func `the same text gives the same analysis whatever came before`() throws {
    let text = "Rain fell on Ableton. The river rose by two metres, officials said."
    let first = try analyse(text).sentences
    _ = try analyse("Something else entirely was read in between.")
    #expect(try analyse(text).sentences == first)
  }

  @Test func `a sentence without an end is parsed in pieces that make one tree`() throws {
    let token = Token(bytes: 0..<5, form: "thing")
    var sentences = [Sentence(bytes: 0..<5, tokens: [Token](repeating: token, count: 1000))]
    try Self.analyser.get().annotate(&sentences)
    #expect(sentences[0].tokens.count(where: { $0.head == -1 }) == 1)
    #expect(sentences[0].tokens.allSatisfy { $0.head < 1000 })
  }

  @Test func `what is written as CoNLL-U is read again`() throws {
    let text = "She'll pay $5.\n\nCan't you see?"
    let written = CoNLLU.text(of: [AnnotatedDocument(id: "a", analysis: try analyse(text))])
    let read = try #require(try CoNLLU.documents(in: written, name: "a").first)
    #expect(read.analysis.text == text)
    #expect(read.analysis.sentences == (try analyse(text).sentences))
  }
}

struct ModelFileTests {
  private func temporary() -> String {
    FileManager.default.temporaryDirectory.path + "/assay-\(UInt64.random(in: 0...UInt64.max))"
  }

  @Test func `a section comes back as it was written`() throws {
    let path = temporary()
    defer { try? FileManager.default.removeItem(atPath: path) }
    var contents = ModelFile.Contents()
    contents.add("numbers", [Int32(1), -2, 3])
    contents.add("names", lines: ["NN", "VB"])
    try ModelFile.write(contents, to: path)
    let file = try ModelFile(path: path)
    #expect(Array(try file.section("numbers", of: Int32.self)) == [1, -2, 3])
    #expect(try file.lines("names") == ["NN", "VB"])
    #expect(throws: WeightsError.self) { try file.lines("absent") }
  }

  @Test func `a changed or shortened file is refused in one sentence`() throws {
    let path = temporary()
    defer { try? FileManager.default.removeItem(atPath: path) }
    var contents = ModelFile.Contents()
    contents.add("numbers", [Int32](repeating: 7, count: 100))
    try ModelFile.write(contents, to: path)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    var changed = whole
    changed[whole.count - 5] ^= 1
    for bad in [changed, whole.prefix(40), whole.prefix(10), Data(), Data("not a model".utf8)] {
      try bad.write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: WeightsError.self) { try ModelFile(path: path) }
      #expect(error?.description.contains(path) == true)
    }
  }

  @Test func `a missing model names the folders searched`() {
    let error = #expect(throws: WeightsError.self) { try ModelFolder.path(of: "absent.model") }
    #expect(error?.description.contains("share/assay") == true)
    #expect(throws: WeightsError.self) { try EnglishAnalyser(model: "/absent.model") }
  }
}

struct LemmaTests {
  @Test(arguments: [
    ("Running", "run"), ("went", "go"), ("cities", "city"), ("USA", "USA"), ("is", "be"),
    ("NATO's", "NATO's"), ("Better", "good"), ("x", "x"),
  ])
  func `a script turns the form it was made from into the lemma`(form: String, lemma: String) {
    let script = LemmaScript(from: Array(form.utf8), to: Array(lemma.utf8))
    #expect(String(decoding: script.apply(to: Array(form.utf8)), as: UTF8.self) == lemma)
  }
}
