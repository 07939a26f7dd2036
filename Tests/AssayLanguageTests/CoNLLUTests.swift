import AssayModel
import Testing

@testable import AssayLanguage

struct CoNLLUTests {
  private let sample = """
    # newdoc id = storm
    # newpar
    # sent_id = storm-1
    # text = It didn't rain.
    1\tIt\tit\tPRON\tPRP\tPerson=3\t4\texpl\t_\tEntity=(1)
    2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
    2\tdid\tdo\tAUX\tVBD\tTense=Past\t4\taux\t_\t_
    3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
    4\train\train\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
    5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

    # newpar
    # sent_id = storm-2
    # text = Good.
    1\tGood\tgood\tADJ\tJJ\t_\t0\troot\t_\tSpaceAfter=No
    2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_


    """

  @Test func `the text is put together and every word located in it`() throws {
    let document = try #require(try CoNLLU.documents(in: sample, name: "storm").first)
    #expect(document.id == "storm")
    #expect(document.analysis.text == "It didn't rain.\n\nGood.")
    for sentence in document.analysis.sentences {
      for token in sentence.tokens {
        #expect(document.analysis.map.substring(ofBytes: token.bytes) == token.form)
      }
    }
    let first = document.analysis.sentences[0]
    #expect(first.root == 3)
    #expect(first.tokens.map(\.joined) == [false, false, true, false, false])
    #expect(document.note("Entity", sentence: 0, token: 0) == "(1)")
  }

  @Test func `what is read is written again`() throws {
    #expect(CoNLLU.text(of: try CoNLLU.documents(in: sample, name: "storm")) == sample)
  }

  @Test(arguments: [
    ("1\tIt\tit\tPRON", 1, "columns"),
    ("1\tIt\tit\tPRON\tPRP\t_\t0\troot\t_\t_\n3\tis\tbe\tAUX\tVBZ\t_\t1\tcop\t_\t_", 2, "3"),
    ("1\tIt\tit\tPRONOUN\tPRP\t_\t0\troot\t_\t_", 1, "PRONOUN"),
    ("1\tIt\tit\tPRON\tPRP\t_\t9\troot\t_\t_", 1, "head 9"),
  ])
  func `a bad line is named`(text: String, line: Int, reason: String) throws {
    let error = #expect(throws: LanguageError.self) {
      try CoNLLU.documents(in: text, name: "bad.conllu")
    }
    let sentence = try #require(error?.description)
    #expect(sentence.contains("bad.conllu, line \(line) "))
    #expect(sentence.contains(reason))
  }
}
