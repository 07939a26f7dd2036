import AssayModel
import Testing

@testable import AssayInterchange

struct JSONLinesImportTests {
  @Test func `fields are read whatever their order, and the rest is kept as it is`() throws {
    let read = try Reading(
      #"""
      {"claimant":"Voss","text":"Forty trains stopped.","z":[1,{"b":2,"a":null}],"n":1.50,"e":""}
      {"text":"Second","kinds":["event","quantity"],"start":3,"end":"9","quote":"econd"}
      """#, as: "a.jsonl")
    #expect(read.texts == ["Forty trains stopped.", "Second"])
    #expect(read.claims[0].claimant == "Voss")
    #expect(
      read.claims[0].imported?.others
        == ["z": [1, ["b": 2, "a": .null]], "n": 1.5, "e": ""])
    #expect(read.claims[1].kinds == [.quantity, .event])
    #expect(read.claims[1].span == TextSpan(start: 3, end: 9))
    #expect(read.claims[1].quote == "econd")
  }

  @Test func `escapes are resolved, half surrogate pairs repaired`() throws {
    let read = try Reading(
      #"{"text":"\u00e9 \ud83d\ude00 \ud83d. \ude00 \n\t\"\\\/\b\f\r \ud83d\u0041"}"#,
      as: "a.jsonl")
    #expect(
      read.texts == ["é 😀 \u{FFFD}. \u{FFFD} \n\t\"\\/\u{8}\u{C}\r \u{FFFD}A"])
  }

  @Test func `of a key that comes twice the last value counts`() throws {
    let read = try Reading(
      #"{"text":"A","text":"B","x":1,"x":2,"\u0074ext":"C"}"#, as: "a.jsonl")
    #expect(read.texts == ["C"])
    #expect(read.claims[0].imported?.others == ["x": 2])
  }

  @Test func `numbers keep what they say`() throws {
    let read = try Reading(
      #"{"text":"A","a":-0,"b":1e3,"c":9223372036854775807,"d":9223372036854775808,"e":1e999}"#,
      as: "a.jsonl")
    #expect(
      read.claims[0].imported?.others == [
        "a": 0, "b": 1000, "c": .int(.max), "d": "9223372036854775808", "e": "1e999",
      ])
  }

  /// The mark stands before the character at fault.
  @Test(arguments: [
    (#"{"text":"A" ‸"x":1}"#, "“\"” where a comma or } should stand"),
    (#"{"text":"A",‸}"#, "“}” where a key in quotation marks should stand"),
    (#"{"text":"A"}‸ x"#, ""),
    (#"{"text"‸ "A"}"#, ""),
    (#"{"text":‸}"#, "“}” where a value should stand"),
    (#"{"é":"😀","text":‸tru}"#, "“t” where a value should stand"),
    (#"{"text":"A","n":0‸1}"#, "a number must not begin with a zero"),
    (#"{"text":"A","n":1.‸}"#, "“}” where a digit should stand"),
    (#"{"text":"A","n":-‸x}"#, "“x” where a digit should stand"),
    (#"{"text":‸"A}"#, "this string is never closed"),
    (#"{"text":"A‸\q"}"#, "there is no such escape in JSON"),
    (#"{"text":"A‸\u00zz"}"#, "\\u must be followed by four hexadecimal digits"),
    (#"{"text":"A‸\u0000"}"#, "U+0000 has no place in a text"),
    ("{\"text\":\"A‸\tB\"}", "a control character inside a string must be escaped"),
    (#"{"text":"A","a":[1,2‸}"#, "“}” where a comma or ] should stand"),
    (#"{"text":"A"‸"#, "the JSON ends where a comma or } should stand"),
    (#"‸["A"]"#, "“[” where an object in { } should stand"),
    (#"‸NaN"#, "“N” where an object in { } should stand"),
    (#"{‸'text':"A"}"#, "“'” where a key in quotation marks should stand"),
  ])
  func `broken JSON is rejected at its column`(marked: String, reason: String) throws {
    let before = marked.prefix { $0 != "‸" }
    let line = marked.replacing("‸", with: "")
    let read = try Reading("{\"text\":\"Good\"}\n\(line)\n{\"text\":\"Last\"}\n", as: "a.jsonl")
    #expect(read.texts == ["Good", "Last"])
    #expect(read.raws == [line])
    #expect(read.rejected.map(\.line) == [2])
    if !reason.isEmpty {
      #expect(read.rejected.map(\.column) == [before.unicodeScalars.count + 1])
      #expect(read.rejected.map(\.reason) == [reason])
    }
  }

  @Test func `nesting has an end`() throws {
    func row(_ depth: Int) -> String {
      #"{"text":"A","x":"#
        + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
    }
    #expect(try Reading(row(100), as: "a.jsonl").texts == ["A"])
    #expect(try Reading(row(200), as: "a.jsonl").faults.count == 1)
    #expect(try Reading(row(1_000_000), as: "a.jsonl").faults.count == 1)
  }

  @Test func `text must be a string, other fields may be numbers or names`() throws {
    let read = try Reading(
      #"""
      {"text":7}
      {"text":["A"]}
      {"text":null,"claim":"B","rating":4,"claimant":{"@type":"Person","name":"Voss"}}
      {"text":"C","claimant":["Voss","Ruiz"],"rating":true}
      {"text":"D","claimant":[1,2]}
      """#, as: "a.jsonl")
    #expect(read.texts == ["B", "C"])
    #expect(read.claims.map(\.claimant) == ["Voss", "Voss, Ruiz"])
    #expect(read.claims.map { $0.imported?.rating } == ["4", "true"])
    #expect(
      read.faults == [
        "1:9 text is not a string", "2:9 text is not a string",
        "5:24 claimant holds no text but a structure",
      ])
  }

  @Test func `a document may be an object, as in the lines that are exported`() throws {
    let read = try Reading(
      #"{"text":"A","document":{"id":"x","title":"T","url":"https://e.org/a","date":null}}"#,
      as: "a.jsonl")
    #expect(read.claims[0].document?.title == "T")
    #expect(read.claims[0].document?.url == "https://e.org/a")
    #expect(read.claims[0].imported?.others == ["document": ["id": "x"]])
  }

  @Test func `a line over the limit is refused and passed over`() throws {
    let long = #"{"text":""# + String(repeating: "a", count: 300) + "\"}"
    for chunk in [1, 10, 1000] {
      let read = try Reading(
        Array("\(long)\n{\"text\":\"B\"}\n\(long)".utf8), as: "a.jsonl", rowLimit: 100, chunk: chunk
      )
      #expect(read.texts == ["B"])
      #expect(read.rejected.map(\.line) == [1, 3])
    }
  }

  @Test func `a file with a key of its own in each row is refused row by row`() throws {
    let rows = (0..<10_050).map { #"{"text":"A\#($0)","k\#($0)":1}"# }.joined(separator: "\n")
    let read = try Reading(rows, as: "a.jsonl")
    #expect(read.claims.count == Columns.limit - 1)
    #expect(read.rejected.first?.reason == "the file has more than 10000 different keys")
  }
}
