import AssayLanguage
import AssayModel
import Testing

@testable import AssayExtraction

struct QuantitySignTests {
  private func values(_ text: String) throws -> [Double] {
    let map = ScalarMap(text)
    let analysis = try EnglishAnalyser().analyse(map)
    let quantities = QuantityReader().quantities(in: map, sentences: analysis.sentences)
    return analysis.sentences.compactMap { SentenceTree($0) }.flatMap { tree in
      quantities.map { QuantitySign(map: map, tree: tree).signed($0).value }
    }
  }

  @Test(arguments: [
    "Exports fell 9% in 2022.", "Exports dropped by 9 percent.", "The council cut costs by 9%.",
    "Exports are down 9 percent.", "The ministry reported a 9 percent drop in exports.",
  ])
  func `what measures a fall is negative`(text: String) throws {
    let found = try values(text)
    #expect(found.contains(-9), "\(found)")
  }

  @Test(arguments: [
    "Exports rose 9% in 2022.", "Exports fell to 9 percent of the total.",
    "Exports did not fall 9%.", "The share is 9 percent.",
  ])
  func `a level, a rise and what did not happen are not`(text: String) throws {
    let found = try values(text)
    #expect(found.allSatisfy { $0 >= 0 }, "\(found)")
  }

  @Test func `the bounds of a fall change places`() throws {
    let text = "Exports fell 9% in 2022."
    let quantity = Quantity(
      quote: "9%", span: TextSpan(start: 13, end: 15), value: 9, unit: "percent", low: 8, high: 10)
    let map = ScalarMap(text)
    let sentence = try #require(EnglishAnalyser().analyse(map).sentences.first)
    let tree = try #require(SentenceTree(sentence))
    let signed = QuantitySign(map: map, tree: tree).signed(quantity)
    #expect(signed.low == -10 && signed.high == -8 && signed.value == -9)
  }
}
