import AssayModel
import Foundation
import Testing

@testable import AssayWorkbench

@Suite struct ScriptTests {
  @Test func `a script runs without a terminal up to the first error, told with its line`() throws {
    let desk = try Desk.withClaims()
    try desk.write(
      """
      # A remark.
      show "14 of its 60"   # another

      verdict true --note "It's in the minutes."
      verdict flase
      verdict false

      """, to: "review.assay")
    let run = try desk.run("run", "review.assay")
    #expect(run.status == 64)
    #expect(run.errors.contains("review.assay:5: there is no rating “flase”"))
    #expect(run.output.contains("is True: "))
    #expect(try desk.lines("list", "rating:true").count == 1)

    let piped = try desk.run(input: "show \"No member\"\nverdict false\nnonsense\n")
    #expect(piped.status == 64)
    #expect(piped.errors.contains("standard input:3: there is no verb “nonsense”"))
    #expect(try desk.lines("list", "rating:false").count == 1)
  }

  @Test func `the same session again records nothing`() throws {
    let desk = try Desk.withClaims()
    let script = """
      show "Rents in Arden"
      evidence add minutes.txt --stance refutes --quote "Rents rose" --reliability B
      verdict false --confidence high --note "They rose."

      """
    #expect(try desk.run(input: script).status == 0)
    let before = try desk.lines("status").first?["facts"]
    #expect(try desk.run(input: script).status == 0)
    #expect(try desk.lines("status").first?["facts"] == before)
  }

  @Test(arguments: [
    ("a \"b c\" d", ["a", "b c", "d"]), ("x 'it is' y", ["x", "it is", "y"]),
    ("Elst's \"she said \\\"no\\\"\"", ["Elst's", "she said \"no\""]), ("", []), ("  # rest", []),
    ("a#b \\# c\\ d", ["a#b", "#", "c d"]), ("\"\" x", ["", "x"]),
  ])
  func `a line splits into words as a shell splits it`(line: String, words: [String]) throws {
    #expect(try TypedLine(line).words == words)
  }

  @Test func `an open quotation mark is told`() {
    #expect(throws: WorkbenchError.self) { try TypedLine("verdict \"true") }
  }
}
