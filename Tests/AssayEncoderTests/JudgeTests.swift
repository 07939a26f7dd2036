import AssayModel
import AssayWeights
import Foundation
import Testing

@testable import AssayEncoder

struct JudgeTests {
  private let judge: SentenceJudge
  private let claim = "The port handled 4.2 million tonnes of grain in 2021."

  init() throws { judge = try SentenceJudge() }

  @Test func `a sentence with a figure holds a claim worth a check, thanks do not`() throws {
    let judged = judge.judge([SentenceInput(text: claim), SentenceInput(text: "Thank you all.")])
    let (port, thanks) = (try #require(judged.first), try #require(judged.last))
    #expect(port.holds > 0.5 && thanks.holds < 0.5)
    #expect(port.worth[2] > thanks.worth[2])
  }

  @Test func `the tight span of a claim outweighs a word of it`() throws {
    let scalars = 0..<claim.unicodeScalars.count
    let whole = CandidateInput(scalars: scalars, head: 9..<16, rules: [0])
    let word = CandidateInput(scalars: 4..<8, head: 4..<8, rules: [22])
    let judged = try #require(
      judge.judge([SentenceInput(text: claim, candidates: [whole, word])]).first)
    #expect(judged.candidates[0].must > 0.5)
    #expect(judged.candidates[0].must > judged.candidates[1].must)
  }

  @Test func `only the sentence before may change what is made of one`() {
    let input = SentenceInput(
      text: claim, continues: true,
      candidates: [CandidateInput(scalars: 0..<20, head: 9..<16, rules: [0, 5])])
    let before = SentenceInput(text: "Trade grew.")
    let pair = judge.judge([before, input])
    let further = judge.judge([SentenceInput(text: "Nobody knows."), before, input])
    #expect(further[2] == pair[1])
    let crowd = (0..<60).map { SentenceInput(text: "It rained for \($0) days.") }
    #expect(judge.judge(crowd + [before, input]).last == pair[1])
  }

  @Test func `whatever the text and the spans, all it gives are probabilities`() {
    var random = SeededGenerator(seed: 9)
    let scalars = Array("aé 9.—東\u{301}\u{200D}\u{0}\u{1F600}'\u{FFFD}\n".unicodeScalars)
    let inputs = (0..<150).map { _ -> SentenceInput in
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<40, using: &random) {
        text.append(scalars.randomElement(using: &random) ?? "a")
      }
      let start = Int.random(in: 0..<50, using: &random)
      let span = start..<start + Int.random(in: 0..<20, using: &random)
      return SentenceInput(
        text: String(text), continues: .random(using: &random),
        candidates: [CandidateInput(scalars: span, head: span, rules: [start])])
    }
    for judged in judge.judge(inputs) {
      let all = [judged.holds] + judged.worth + judged.candidates.flatMap { [$0.must, $0.may] }
      #expect(all.allSatisfy { (0...1).contains($0) })
    }
  }

  @Test func `the judge has biases of its own in the lower layers, and cannot do without`() throws {
    let trunk = try ModelFile(path: try ModelFolder.path(of: Trunk.fileName))
    var contents = ModelFile.Contents(of: try ModelFile(path: judge.path))
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    contents.add("lower.0.mixed.bias", [Float](repeating: 1, count: Layer.width))
    try ModelFile.write(contents, to: path)
    let changed = try SentenceJudge(trunk: trunk, upper: try ModelFile(path: path))
    let input = [SentenceInput(text: claim)]
    #expect(changed.judge(input) != judge.judge(input))
    for section in ["lower.0.mixed.bias", "layer.0.mixing.balance"] {
      var short = contents
      short.add(section, [Float(1)])
      try ModelFile.write(short, to: path)
      let file = try ModelFile(path: path)
      #expect(throws: WeightsError.self) { try SentenceJudge(trunk: trunk, upper: file) }
    }
  }
}
