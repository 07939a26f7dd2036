import AssayModel
import Testing

@testable import AssayInterchange

struct MappingTests {
  @Test func `headers are recognised in any spelling`() throws {
    let read = try Reading(
      "Claim_Reviewed,SPEAKER,Claim Date,Article Title,Link,Verdict,Justification,Claim ID\n"
        + "A,Voss,2024-01-02,Daily,https://e.org,False,Because,k1\n", as: "a.csv")
    let claim = try #require(read.claims.first)
    #expect(claim.text == "A")
    #expect(claim.claimant == "Voss")
    #expect(claim.document?.date == "2024-01-02")
    #expect(claim.document?.title == "Daily")
    #expect(claim.document?.url == "https://e.org")
    #expect(claim.imported?.rating == "False")
    #expect(claim.imported?.rationale == "Because")
    #expect(claim.imported?.key == "k1")
    #expect(claim.imported?.others == [:])
  }

  @Test func `of two columns for one field the better name counts, the other is kept`() throws {
    let read = try Reading("statement,text\nA,B\nC,\n", as: "a.csv")
    #expect(read.texts == ["B", "C"])
    #expect(read.claims.map { $0.imported?.others } == [["statement": "A"], [:]])
  }

  @Test func `what the user maps goes before what the header suggests`() throws {
    let read = try Reading(
      "text,Said,Who\nnote,A,Voss\n", as: "a.csv", map: ["text=said, claimant = WHO"])
    #expect(read.texts == ["A"])
    #expect(read.claims[0].claimant == "Voss")
    #expect(read.claims[0].imported?.others == ["text": "note"])
    #expect(
      read.mapping == [
        ImportColumn(name: "text", field: nil, isKey: false),
        ImportColumn(name: "Said", field: .text, isKey: false),
        ImportColumn(name: "Who", field: .claimant, isKey: false),
      ])
  }

  @Test func `a column name may hold a comma, and an empty name unmaps a field`() throws {
    let read = try Reading(
      "\"Claim, as made\",kind\nA,nonsense\n", as: "a.csv", map: ["text=Claim, as made,kinds="])
    #expect(read.texts == ["A"])
    #expect(read.claims[0].imported?.others == ["kind": "nonsense"])
  }

  @Test func `the key may be any column, one with a field of its own too`() throws {
    let read = try Reading("text,url,key\nA,https://e.org/1,9\n", as: "a.csv", key: "URL")
    #expect(read.claims[0].imported?.key == "https://e.org/1")
    #expect(read.claims[0].document?.url == "https://e.org/1")
    #expect(read.claims[0].imported?.others == ["key": "9"])
    let lines = try Reading(#"{"text":"A","n":7,"x":1}"#, as: "a.jsonl", key: "n")
    #expect(lines.claims[0].imported?.key == "7")
    #expect(lines.claims[0].imported?.others == ["x": 1])
  }

  @Test func `a mapping that cannot be is refused before any row is read`() {
    #expect(throws: InterchangeError.unknownField("words")) {
      try ImportMapping(parsing: ["words=A"])
    }
    #expect(throws: InterchangeError.unreadableMapping("text")) {
      try ImportMapping(parsing: ["text"])
    }
    #expect(throws: InterchangeError.columnMappedTwice(field: "text")) {
      try ImportMapping(parsing: ["text=A", "text=B"])
    }
    #expect(throws: InterchangeError.noSuchColumn(name: "B", file: "a.csv", columns: ["A"])) {
      try Reading("A\n1\n", as: "a.csv", map: ["text=B"])
    }
    #expect(throws: InterchangeError.noSuchColumn(name: "id", file: "a.jsonl", columns: ["text"])) {
      try Reading(#"{"text":"A"}"#, as: "a.jsonl", key: "id")
    }
  }

  @Test func `kinds come in any order and separated in any way`() throws {
    let read = try Reading(
      "text,kinds\nA,\"event, Quantity\"\nB,law|role\nC,fiction\nD,\n", as: "a.csv")
    #expect(read.claims.map(\.kinds) == [[.quantity, .event], [.law, .role], [.other]])
    #expect(read.rejected[0].reason.hasPrefix("kinds names “fiction”, which is no kind of claim"))
    #expect(read.rejected[0].line == 4 && read.rejected[0].column == 3)
  }

  @Test func `formats are told by name, else by the first bytes`() {
    #expect(ImportFormat(fileName: "A.CSV") == .csv)
    #expect(ImportFormat(fileName: "b.x.ndjson.gz") == .jsonl)
    #expect(ImportFormat(fileName: "feed.jsonld") == .json)
    #expect(ImportFormat(fileName: "csv") == nil)
    #expect(ImportFormat.likely(Array("  [{}]".utf8)) == .json)
    #expect(ImportFormat.likely(Array("{\"a\":1}\n{\"a\":2}".utf8)) == .jsonl)
    #expect(ImportFormat.likely(Array("{\n\"a\":1}".utf8)) == .json)
    #expect(ImportFormat.likely(Array("text\tx\n\"".utf8)) == .tsv)
    #expect(ImportFormat.likely(Array("text,x\n".utf8)) == .csv)
  }
}

struct EvidenceListTests {
  @Test(arguments: [
    ("https://a.org/1", ["https://a.org/1"]),
    ("https://a.org/x;y=1,2 https://b.org", ["https://a.org/x;y=1,2", "https://b.org"]),
    (
      "https://a.org, http://b.org;https://c.org",
      ["https://a.org", "http://b.org", "https://c.org"]
    ),
    ("a b.pdf; c.txt|d/e.html\nf", ["a b.pdf", "c.txt", "d/e.html", "f"]),
    (" ; | \n", []),
  ])
  func `a cell is cut between addresses and not inside them`(cell: String, items: [String]) {
    #expect(EvidenceList.items(of: cell) == items)
  }

  @Test(arguments: [
    "../a", "a/../../b", "/etc/passwd", "\\\\host\\share", "..\\a", "C:\\a.txt", "c:/a", "~/a",
    "//host/a", "file:///etc/passwd", "javascript:alert(1)", "JaVaScript:alert(1)", "data:,x",
    "ftp://a.org/b", "mailto:a@b.c", "urn:x:y", "a\u{1B}[2J", "a\u{0}b",
  ])
  func `what leads out of the folder or to an odd place is refused`(item: String) {
    #expect(EvidenceList.objection(to: item) != nil)
  }

  @Test(arguments: [
    "http://a.org", "HTTPS://a.org/../b", "a.txt", "dir/a b.pdf", "Interview: the mayor.txt", "..a",
    "a..b/c", "~a", "2024: a year.txt",
  ])
  func `addresses on the web and paths below the folder are recorded`(item: String) {
    #expect(EvidenceList.objection(to: item) == nil)
  }

  @Test func `a row with evidence that is refused is rejected, and so is an active address`() throws
  {
    let read = try Reading(
      """
      text,evidence,url
      A,https://a.org/1|notes/b.txt,https://e.org
      B,/etc/passwd,
      C,,javascript:alert(1)
      """, as: "a.csv")
    #expect(read.claims.map { $0.imported?.evidence } == [["https://a.org/1", "notes/b.txt"]])
    #expect(
      read.faults == [
        "3:3 evidence names “/etc/passwd”, which is not inside the folder of the file that is "
          + "imported",
        "4:4 url is a javascript: address; only places on the web are recorded",
      ])
  }

  @Test func `evidence in JSON is a list of places`() throws {
    let read = try Reading(
      #"""
      {"text":"A","evidence":["https://a.org",{"url":"https://b.org"}]}
      {"text":"B","evidence":[[1]]}
      {"text":"C","evidence":null}
      """#, as: "a.jsonl")
    #expect(
      read.claims.map { $0.imported?.evidence } == [["https://a.org", "https://b.org"], []])
    #expect(read.faults == ["2:24 evidence is not a list of URLs and paths"])
  }
}
