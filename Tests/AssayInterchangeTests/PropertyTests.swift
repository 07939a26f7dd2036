import AssayModel
import Testing

@testable import AssayInterchange

struct PropertyTests {
  /// Pieces that break parsers, put together at random.
  private static let pieces: [[UInt8]] =
    [
      "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "\\", "\\u", "\\ud83d", "\\n", "{", "}",
      "[", "]", ":", "text", "\"text\":", "{\"text\":\"A\"}", "null", "true", "-", "0", "1.5e3",
      "é", "😀", "\u{FEFF}", " ", "a", "claim", "start", "@type", "\"item\":", "ClaimReview",
      "'", "=", "\u{0}", "http://a", "..", "/", "dataFeedElement",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F], [0x1F, 0x8B]]

  private static func noise(_ random: inout SeededGenerator, count: Int) -> [UInt8] {
    (0..<count).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
  }

  private static let heads: [String: String] = [
    "a.csv": "text,start,end,kinds,evidence,x\n",
    "a.tsv": "text\tx\n", "a.jsonl": "{\"text\":\"A\"}\n",
    "a.json": "[{\"text\":\"A\"},",
  ]

  @Test(arguments: ["a.csv", "a.tsv", "a.jsonl", "a.json"])
  func `any bytes are read, and alike wherever a chunk ends`(file: String) throws {
    var random = SeededGenerator(seed: 7)
    for round in 0..<400 {
      let count = Int.random(in: 0...60, using: &random)
      let bytes = Array((Self.heads[file] ?? "").utf8) + Self.noise(&random, count: count)
      let whole = try Reading(bytes, as: file, encoding: .utf8, rowLimit: 80)
      for chunk in [1, 2, 3, 5, 16] {
        let cut = try Reading(
          bytes, as: file, encoding: .utf8, rowLimit: 80, step: chunk + 1, chunk: chunk)
        #expect(cut.claims == whole.claims, "round \(round), chunk \(chunk)")
        #expect(cut.rejected == whole.rejected, "round \(round), chunk \(chunk)")
      }
    }
  }

  @Test func `any bytes at all, under any name, are read or refused with an error of ours`() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<600 {
      let bytes = Self.noise(&random, count: Int.random(in: 0...80, using: &random))
      for file in ["a.csv", "a.tsv", "a.jsonl", "a.json", "a", "a.csv.gz"] {
        do {
          _ = try Reading(bytes, as: file)
        } catch {
          #expect(error is InterchangeError)
          #expect("\(error)".hasSuffix("."))
        }
      }
    }
  }

  @Test func `a table that was written is read as it was`() throws {
    var random = SeededGenerator(seed: 23)
    let alphabet = ["a", "b", " ", "\"", ",", ";", "\n", "\r\n", "é", "😀", "\\", "\t", "'", "="]
    for _ in 0..<200 {
      let rows = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        (0..<3).map { column in
          (column == 0 ? "x" : "")
            + (0..<Int.random(in: 0...12, using: &random)).map { _ in
              alphabet.randomElement(using: &random) ?? ""
            }.joined()
        }
      }
      var table = Array("text,claimant,note\n".utf8)
      for row in rows {
        let cells = row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
        table += Array((cells.joined(separator: ",") + "\r\n").utf8)
      }
      let read = try Reading(table, as: "a.csv", chunk: 20)
      #expect(read.texts == rows.map { $0[0] })
      #expect(read.claims.map { $0.claimant ?? "" } == rows.map { $0[1] })
      #expect(read.claims.map { $0.imported?.others["note"]?.string ?? "" } == rows.map { $0[2] })
    }
  }

  @Test func `the fast way to a claim's JSON and id gives what the claim itself gives`() throws {
    let table = #"""
      text,claimant,date,document,url,quote,start,end,kinds,key,rating,rationale,evidence,Zé,a,"q"
      A,,,,,,,,,,,,,,,
      "A ""q"" \\ é","V",2024,T,https://e.org,"A ""q""",1,6,law event,k,"R""",W,b.txt;https://a,1,2,3
      A,,,,,A,,,,,,,,,,
      """#
    let lines = #"""
      {"text":"A\n\u0001\"","claimant":"\u00e9","n":{"b":[1.50,true,null],"a":"\\"},"é":1,"z":-0}
      {"text":"B","document":{"title":"T","id":"i"},"evidence":["x y"],"rating":5,"z":1e2,"Z":"\/"}
      """#
    let feed = #"[{"@type":"ClaimReview","claimReviewed":"A","author":{"name":"D"}}]"#
    for (text, file) in [(table, "a \"b\".csv"), (lines, "b.jsonl"), (feed, "c.json")] {
      var fileJSON: [UInt8] = []
      JSONText.append(file, to: &fileJSON)
      var reader = try ImportReader(
        ByteSource(Array(text.utf8)), ImportOptions(file: file, encoding: .utf8))
      var count = 0
      while let batch = try reader.next() {
        #expect(batch.rejected == [])
        for row in batch.rows {
          count += 1
          let claim = row.claim(from: file)
          #expect(row.id == claim.id)
          var json: [UInt8] = []
          row.appendJSON(id: row.id, file: fileJSON, to: &json)
          #expect(String(decoding: json, as: UTF8.self) == claim.body.json)
          #expect(Claim(json: claim.json) == claim)
          #expect(Claim(json: claim.body) == claim)
          let record = FiledRow(row, from: fileJSON).claim(row.id)
          let expected = ImportedClaim(claim)
          #expect(record.bytes == expected.bytes && record.id == expected.id)
          #expect(record.quote == expected.quote && record.claimant == expected.claimant)
        }
      }
      #expect(count > 0)
    }
  }

  @Test func `JSON that was written is read as it was`() throws {
    var random = SeededGenerator(seed: 31)
    func value(_ depth: Int) -> JSONValue {
      switch Int.random(in: 0...(depth > 3 ? 4 : 6), using: &random) {
      case 0: return .null
      case 1: return .bool(.random(using: &random))
      case 2: return .int(.random(in: .min ... .max, using: &random))
      case 3: return .double(Double.random(in: -1e9...1e9, using: &random) + 0.123)
      case 4:
        let scalars = (0..<Int.random(in: 0...9, using: &random)).compactMap { _ in
          Unicode.Scalar(UInt32.random(in: 1...0x2FFF, using: &random))
        }
        return .string(String(String.UnicodeScalarView(scalars)))
      case 5:
        return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in value(depth + 1) })
      default:
        let keys = ["a", "b", "é", "k \"x\"", ""].shuffled(using: &random).prefix(3)
        return .object(Dictionary(uniqueKeysWithValues: keys.map { ($0, value(depth + 1)) }))
      }
    }
    for _ in 0..<500 {
      let original = value(0)
      #expect(try JSONValue(parsing: Array(original.json.utf8)) == original)
    }
  }
}
