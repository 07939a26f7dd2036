import AssayModel
import Testing

@testable import AssayInterchange

struct CSVImportTests {
  @Test func `quoted fields hold delimiters, doubled marks and line breaks`() throws {
    let read = try Reading(
      "text,claimant\r\n\"Rent rose, \"\"by 9%\"\",\r\nin Elst\",Ruiz\r\nTrains stopped,\r\n",
      as: "a.csv")
    #expect(read.texts == ["Rent rose, \"by 9%\",\r\nin Elst", "Trains stopped"])
    #expect(read.claims.map(\.claimant) == ["Ruiz", nil])
    #expect(read.claims.map { $0.imported?.line } == [2, 4])
    #expect(read.rejected.isEmpty)
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func `any line break ends a row, and the last row needs none`(end: String) throws {
    let lines = ["text,rating", "One fell,True", "\"Two \(end)rose\",False"]
    for tail in ["", end] {
      let read = try Reading(lines.joined(separator: end) + tail, as: "a.csv")
      #expect(read.texts == ["One fell", "Two \(end)rose"])
      #expect(read.claims.map { $0.imported?.rating } == ["True", "False"])
    }
  }

  @Test func `a byte order mark and empty lines are no data`() throws {
    let read = try Reading("\u{FEFF}\n\ntext\nOne\n\n\nTwo\n\n", as: "a.csv")
    #expect(read.texts == ["One", "Two"])
    #expect(read.claims.map { $0.imported?.line } == [4, 7])
    #expect(read.header == "text\n")
  }

  @Test func `a semicolon or tab delimits where the header says so`() throws {
    #expect(try Reading("claim;speaker\nA, B;C\n", as: "a.csv").texts == ["A, B"])
    #expect(try Reading("claim\tspeaker\n\"A\tB\"\tC\n", as: "a.csv").texts == ["A\tB"])
    #expect(try Reading("note, if any;claim\nx;A\n", as: "a.csv").texts == ["A"])
    #expect(try Reading("sep=;\r\nclaim;date\r\nA;B\r\n", as: "a.csv").texts == ["A"])
    #expect(
      try Reading(Array("claim|x\nA|B\n".utf8), as: "a.csv", delimiter: UInt8(ascii: "|")).texts
        == ["A"])
  }

  @Test func `a mark inside an unquoted field is a character`() throws {
    let read = try Reading("text,x\nA 5\" pipe,\"y\"\nHe said \"no\",z\n", as: "a.csv")
    #expect(read.texts == ["A 5\" pipe", "He said \"no\""])
  }

  @Test func `a row with too few or too many columns is rejected with its place`() throws {
    let read = try Reading("text,a,b\nx\nOne,1,2\nü,1,2,3,4\n", as: "a.csv")
    #expect(read.texts == ["One"])
    #expect(
      read.faults == [
        "2:2 1 column where the header has 3", "4:7 5 columns where the header has 3",
      ])
    #expect(read.raws == ["x", "ü,1,2,3,4"])
  }

  @Test func `a field that breaks on its own line costs that line`() throws {
    let read = try Reading("text,x\n\"He said \"no\" twice\",1\nGood,2\n", as: "a.csv")
    #expect(read.texts == ["Good"])
    #expect(read.rejected.map(\.line) == [2])
    #expect(read.rejected.map(\.column) == [11])
    #expect(read.raws == ["\"He said \"no\" twice\",1"])
  }

  @Test func `a stray opening mark costs its line and not the sound rows after it`() throws {
    let read = try Reading(
      "text,x\n\"Stray,1\n\"Good, quoted\",2\nPlain,3\n", as: "a.csv")
    #expect(read.texts == ["Good, quoted", "Plain"])
    #expect(read.faults == ["2:1 the quotation mark that opens this field is never closed"])
  }

  @Test func `a mark that never closes costs one line, be the file as long as it may`() throws {
    let rows = (1...5000).map { "Row \($0),\($0)" }.joined(separator: "\n")
    let read = try Reading(
      Array("text,x\nFirst,\"0\n\(rows)".utf8), as: "a.csv", chunk: 1000)
    #expect(read.claims.count == 5000)
    #expect(read.raws == ["First,\"0"])
    #expect(read.faults == ["2:7 the quotation mark that opens this field is never closed"])
  }

  @Test func `a broken field that does run over lines is rejected whole`() throws {
    let read = try Reading(
      "text,x\n\"He said\nthe \"big\" one, and\nleft\",1\nGood,2\n", as: "a.csv")
    #expect(read.texts.last == "Good")
    #expect(!read.texts.contains { $0.contains("big") })
    #expect(read.raws.joined(separator: "\n") == "\"He said\nthe \"big\" one, and\nleft\",1")
  }

  @Test func `rows without text or with a bad span are rejected at the cell`() throws {
    let read = try Reading(
      """
      date,text,start,end
      2024-01-01,,1,2
      2024-01-01,  ,1,2
      2024-01-01,A,x,2
      2024-01-01,A,1,
      2024-01-01,A,5,5
      2024-01-01,A,-1,5
      2024-01-01,A,1,5
      """, as: "a.csv")
    #expect(
      read.faults == [
        "2:12 text is empty", "3:12 text is empty",
        "4:14 start is “x”, not a whole number from 0", "5:14 start stands without end",
        "6:16 end (5) is not after start (5)", "7:14 start is “-1”, not a whole number from 0",
      ])
    #expect(read.claims.map(\.span) == [TextSpan(start: 1, end: 5)])
  }

  @Test func `columns without a use are kept, empty cells are not`() throws {
    let read = try Reading("text,Topic,note,Topic,\nA,tax,,rent,é\"x\n", as: "a.csv")
    #expect(
      read.claims[0].imported?.others == [
        "Topic": "tax", "Topic (2)": "rent", "column 5": "é\"x",
      ])
  }

  @Test func `a row that is not UTF-8 is rejected, the others are not`() throws {
    var bytes = Array("text,x\nCaf".utf8)
    bytes += [0xE9] + Array(",1\nCafé naïve,2\nÜber,3\n".utf8)
    let read = try Reading(bytes, as: "a.csv")
    #expect(read.texts == ["Café naïve", "Über"])
    #expect(
      read.faults == [
        "2:4 the byte 0xE9 is not UTF-8; mend it, or say how the file is encoded"
      ])
    #expect(Array(read.rejected[0].raw) == Array("Caf".utf8) + [0xE9] + Array(",1".utf8))
  }

  @Test func `a row over the limit is refused and passed over`() throws {
    let long = String(repeating: "a", count: 500)
    for chunk in [1, 7, 64, 4096] {
      let read = try Reading(
        Array("text,x\r\n\(long),1\r\nGood,2\r\n\"\(long)\",3\r\nLast,4".utf8), as: "a.csv",
        rowLimit: 100, chunk: chunk)
      #expect(read.texts == ["Good", "Last"])
      #expect(
        read.faults == [
          "2:1 the row is longer than 100 bytes; it is passed over",
          "4:1 the row is longer than 100 bytes; it is passed over",
        ])
      #expect(read.raws == ["", ""])
      #expect(read.claims.map { $0.imported?.line } == [3, 5])
    }
  }

  @Test func `rejected rows under the header can be mended and read again`() throws {
    let read = try Reading(
      "text;start;end\nA;x;9\nB;1;2\n\"C\nc\" d;1;2\n", as: "a.csv")
    let rejects = read.header + read.raws.map { $0 + "\n" }.joined()
    let mended = rejects.replacing(";x;", with: ";3;").replacing("\" d", with: " d\"")
    let again = try Reading(mended, as: "a.rejected.csv")
    #expect(read.texts == ["B"])
    #expect(again.texts == ["A", "C\nc d"])
    #expect(again.rejected.isEmpty)
  }

  @Test func `a table without a header or without text says what to do`() {
    #expect(throws: InterchangeError.noHeader(file: "a.csv")) { try Reading("", as: "a.csv") }
    #expect(throws: InterchangeError.noHeader(file: "a.csv")) { try Reading("\n\n", as: "a.csv") }
    #expect(throws: InterchangeError.noTextColumn(file: "a.csv", columns: ["a", "b"])) {
      try Reading("a,b\n1,2\n", as: "a.csv")
    }
  }
}
