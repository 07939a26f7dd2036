import AssayModel
import Foundation
import Testing

@Suite struct AnalyseTests {
  private let text = """
    The council closed 14 of its 60 libraries in late 2022. Voss, who chairs it, says that the \
    closures saved 3 million crowns.

    """

  private func lines(_ output: String) throws -> [JSONValue] {
    try output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
  }

  @Test func `documents a line are answered line for line, with every quote at its offsets`() throws
  {
    let good: JSONValue = ["id": "a1", "text": .string("Café. " + text), "topic": "culture"]
    let input = good.json + "\nnonsense\n{\"id\": 7}\n" + good.json + "\n"
    let result = try Program.run(["analyse", "--input", "jsonl", "-"], in: "/", input: input)
    #expect(result.status == 0, "\(result.errors)")
    let answers = try lines(result.output)
    #expect(answers.count == 4)
    let first = try #require(answers.first)
    #expect(first["topic"] == "culture" && first["text"] == nil)
    #expect(first["sentences"]?.array?.count == 3)
    let map = ScalarMap("Café. " + text)
    let attributions = first["attributions"]?.array ?? []
    let parts =
      (first["quantities"]?.array ?? []) + (first["dates"]?.array ?? [])
      + (first["entities"]?.array ?? []) + attributions.compactMap { $0["content"] }
      + attributions.compactMap { $0["cue"] }
    #expect(parts.count >= 5)
    for part in parts {
      let span = TextSpan(start: part["start"]?.int ?? 0, end: part["end"]?.int ?? 0)
      #expect(map.substring(of: span) == part["quote"]?.string)
    }
    #expect(
      attributions.contains { $0["source"]?["quote"] == "Voss" && $0["cue"]?["quote"] == "says" })
    #expect(first["dates"]?.array?.first?["from"] == "2022-10-01")
    #expect(answers[1]["error"]?.string?.contains("line 2") == true)
    #expect(answers[2]["id"] == 7 && answers[2]["error"] != nil)
    #expect(answers[3] == answers[0])
  }

  @Test func `an answer that is written in portions is one object with sorted keys`() throws {
    let numbers = (1...1200).map { "There were \($0) ships." }.joined(separator: " ")
    let result = try Program.run(["analyse", "--format", "jsonl", "-"], in: "/", input: numbers)
    #expect(result.status == 0, "\(result.errors)")
    let answer = try JSONValue(parsing: result.output)
    #expect(answer["quantities"]?.array?.count == 1200)
    #expect(result.output == answer.json + "\n")
  }

  @Test func `CoNLL-U holds the text's own words and reads back the same`() throws {
    let words = try Program.run(["analyse", "--format", "conllu", "-"], in: "/", input: text)
    #expect(words.status == 0, "\(words.errors)")
    #expect(
      words.output.contains("# text = The council closed 14 of its 60 libraries in late 2022."))
    #expect(words.output.contains("\t2022\t2022\tNUM\tCD\t"))
    #expect(words.output.hasSuffix("\n\n"))
    let again = try Program.run(
      ["analyse", "--format", "conllu", "--input", "conllu", "-"], in: "/", input: words.output)
    #expect(again.status == 0 && again.output == words.output)
  }

  @Test func `given words are kept and the rest is filled in`() throws {
    let given = """
      # sent_id = s1
      # source = minutes
      1\tThe\t_\t_\t_\t_\t_\t_\t_\tEntity=(1
      2\tcouncil\t_\t_\t_\t_\t_\t_\t_\tEntity=1)
      3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
      3\tdid\t_\t_\t_\t_\t_\t_\t_\t_
      4\tn't\t_\t_\t_\t_\t_\t_\t_\t_
      5\tsign\t_\t_\t_\t_\t_\t_\t_\t_
      6\tit\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
      7\t.\t_\t_\t_\t_\t_\t_\t_\t_


      """
    let result = try Program.run(
      ["analyse", "--format", "conllu", "--input", "conllu", "-"], in: "/", input: given)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output == """
        # sent_id = s1
        # source = minutes
        1\tThe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t2\tdet\t_\tEntity=(1
        2\tcouncil\tcouncil\tNOUN\tNN\tNumber=Sing\t5\tnsubj\t_\tEntity=1)
        3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
        3\tdid\tdo\tAUX\tVBD\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin\t5\taux\t_\t_
        4\tn't\tnot\tPART\tRB\tPolarity=Neg\t5\tadvmod\t_\t_
        5\tsign\tsign\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\t_
        6\tit\tit\tPRON\tPRP\tCase=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs\t5\tobj\t_\tSpaceAfter=No
        7\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_


        """)
    let bad = try Program.run(
      ["analyse", "--input", "conllu", "-"], in: "/", input: "1\tVoss\n\n")
    #expect(bad.status == 65 && bad.errors.contains("line 1"))
  }

  @Test func `what is not English is told in one sentence and read no further`() throws {
    let german = """
      Der Stadtrat teilte am Montag mit, dass zwei der 14 Büchereien geschlossen werden. Das ist \
      nicht neu, sagte ein Sprecher.
      """
    for verb in [["analyse"], ["extract", "--dry-run"]] {
      let told = try Program.run(verb + ["-"], in: "/", input: german)
      #expect(told.status == 0)
      #expect(told.errors.split(separator: "\n").filter { $0.contains("not English") }.count == 1)
      let document: JSONValue = ["id": "d", "text": .string(german)]
      let answer = try #require(
        try lines(
          Program.run(verb + ["--input", "jsonl", "-"], in: "/", input: document.json + "\n").output
        ).first)
      #expect(answer["warning"]?.string?.contains("not English") == true)
      #expect((answer["claims"] ?? answer["quantities"])?.array?.isEmpty == true)
    }
  }

  @Test func `bytes that are no UTF-8 are repaired and told`() throws {
    let folder = NSTemporaryDirectory() + "/assay-bytes-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let line =
      Data("{\"id\":\"x\",\"text\":\"The caf".utf8) + Data([0xE9, 0xFF])
      + Data(" closed in 2021.\"}\n".utf8)
    try line.write(to: URL(fileURLWithPath: folder + "/bad.jsonl"))
    let result = try Program.run(["analyse", "--input", "jsonl", "bad.jsonl"], in: folder)
    let answer = try #require(try lines(result.output).first)
    #expect(answer["id"] == "x" && answer["dates"]?.array?.count == 1)
    #expect(answer["warning"]?.string?.contains("UTF-8") == true)
  }

  @Test func `a person gets tables`() throws {
    let result = try Program.run(["analyse", "-"], in: "/", input: text)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("2 sentences"))
    for heading in ["Said", "Quantities", "Dates"] {
      #expect(result.output.contains("\n\(heading)\n"))
    }
  }
}
