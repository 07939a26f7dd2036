import AssayModel
import Foundation
import Testing

@Suite struct ScoreVerbTests {
  private func scores(_ input: String, _ options: String...) throws -> [JSONValue] {
    let result = try Program.run(["score", "-"] + options, in: "/", input: input)
    #expect(result.status == 0, "\(result.errors)")
    return try result.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
  }

  @Test func `each line is answered by one, in order, an empty one, too`() throws {
    let lines = [
      "Exports fell 9% in 2022.", "", "Thank you.", "He said \"no\" — twice.\u{7}",
    ]
    let answers = try scores(lines.joined(separator: "\n") + "\n")
    #expect(answers.map { $0["text"]?.string } == lines)
    for answer in answers {
      for key in ["checkable", "score"] {
        #expect((0...1).contains(answer[key]?.double ?? -1))
      }
      #expect(answer["kinds"]?.array != nil && answer["reasons"]?.array != nil)
    }
    let (claim, thanks) = (answers[0], answers[2])
    #expect((claim["checkable"]?.double ?? 0) > (thanks["checkable"]?.double ?? 1))
    #expect((claim["score"]?.double ?? 0) > (thanks["score"]?.double ?? 1))
  }

  @Test func `the last line needs no line feed, and a carriage return is none of its text`() throws
  {
    #expect(
      try scores("It rained.\r\nIt snowed.").map { $0["text"]?.string }
        == ["It rained.", "It snowed."])
  }

  @Test func `a table and CSV are to be had, and a file that is not there is named`() throws {
    let table = try Program.run(
      ["score", "-", "--format", "table"], in: "/", input: "It rained.\n")
    #expect(table.output.contains("checkable") && table.output.contains("It rained."))
    let csv = try Program.run(["score", "-", "--format", "csv"], in: "/", input: "=1, or 2\n")
    #expect(csv.output.hasPrefix("checkable,score,kinds,text\n"))
    #expect(csv.output.contains("\""))
    let missing = try Program.run(["score", "nowhere.txt"], in: "/")
    #expect(missing.status == 66 && missing.errors.contains("nowhere.txt"))
  }

  @Test func `without the encoder's files the fast model answers, and it is said once`() throws {
    let input = "Exports fell 9% in 2022.\nThank you.\n"
    let fast = try Program.run(["score", "-", "--model", "fast"], in: "/", input: input)
    let accurate = try Program.run(["score", "-"], in: "/", input: input)
    #expect(fast.status == 0 && fast.errors.isEmpty && fast.output != accurate.output)
    let damaged = try Program.shell(
      """
      folder=$(mktemp -d) && cp "$(dirname "$ASSAY")"/assay_AssayLanguage.resources/Models/* $folder
      echo 'no model' > $folder/encoder-en.model
      printf 'Exports fell 9%% in 2022.\\nThank you.\\n' | ASSAY_RESOURCES=$folder "$ASSAY" score -
      rm -r $folder
      """, in: "/")
    #expect(damaged.status == 0 && damaged.output == fast.output)
    #expect(damaged.errors.split(separator: "\n").count == 1)
    #expect(damaged.errors.contains("/encoder-en.model"))
  }
}
