import Testing

@testable import AssayExtraction

struct ReportingClauseTests {
  /// The words of each reporting clause, and of who speaks.
  private static func clauses(_ lines: String) throws -> [(words: String, source: String?)] {
    let reading = try #require(Reading(lines))
    func words(_ range: ClosedRange<Int>) -> String {
      range.map { reading.tree.tokens[$0].form }.joined(separator: " ")
    }
    return reading.tree.reportingClauses.map { (words($0.tokens), $0.speech.source.map(words)) }
  }

  private static let lost = """
    Shops shop NOUN NNS 2 nsubj
    lost lose VERB VBD 0 root
    trade trade NOUN NN 2 obj
    , , PUNCT , 7 punct
    the the DET DT 6 det
    guild guild NOUN NN 7 nsubj
    reported report VERB VBD 2 parataxis
    """

  @Test(arguments: [
    ("in in ADP IN 9 case", "May May PROPN NNP 7 obl", "the guild reported in May"),
    (
      "late late ADV RB 9 advmod", "Monday Monday PROPN NNP 7 obl", "the guild reported late Monday"
    ),
  ])
  func `when and where it was said belongs to the clause that reports`(
    first: String, second: String, clause: String
  ) throws {
    let clauses = try Self.clauses("\(Self.lost)\n\(first)\n\(second)\n. . PUNCT . 2 punct")
    #expect(clauses.map(\.words) == [clause])
    #expect(clauses.map(\.source) == ["the guild"])
  }

  @Test func `a clause that goes on with an object does not report in passing`() throws {
    let clauses = try Self.clauses(
      "\(Self.lost)\nlosses loss NOUN NNS 7 obj\n. . PUNCT . 2 punct")
    #expect(clauses.isEmpty)
  }

  @Test func `a day on which it was written is nobody who wrote`() throws {
    let clauses = try Self.clauses(
      """
      Nothing nothing PRON NN 2 nsubj
      helped help VERB VBD 0 root
      , , PUNCT , 2 punct
      wrote write VERB VBD 2 parataxis
      on on ADP IN 6 case
      Monday Monday PROPN NNP 4 obl
      . . PUNCT . 2 punct
      """)
    #expect(clauses.isEmpty)
  }
}
