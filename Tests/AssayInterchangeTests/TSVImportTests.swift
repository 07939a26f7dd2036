import AssayModel
import Testing

@testable import AssayInterchange

struct TSVImportTests {
  @Test func `a quotation mark is a character`() throws {
    let read = try Reading(
      "text\tspeaker\n\"Open\tVoss\nHe said \"no\"\t\"X\"\n\"a\"\"b\"\tY", as: "a.tsv")
    #expect(read.texts == ["\"Open", "He said \"no\"", "\"a\"\"b\""])
    #expect(read.claims.map(\.claimant) == ["Voss", "\"X\"", "Y"])
  }

  @Test func `a line is a row, whatever ends it`() throws {
    for end in ["\n", "\r\n", "\r"] {
      let read = try Reading("text\tx\(end)A\t1\(end)\(end)B\t2\(end)C", as: "a.tab")
      #expect(read.texts == ["A", "B"])
      #expect(read.faults == ["5:2 1 column where the header has 2"])
    }
  }
}
