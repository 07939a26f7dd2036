import AssayModel
import Testing

@testable import AssayInterchange

struct EncodingTests {
  private static let table = "text,claimant\nÜber 9 % – “teurer” 😀,Zoë\n"

  private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? bytes : bytes.reversed()
    }
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 is read with and without its mark`(bigEndian: Bool, mark: Bool) throws {
    let bytes = utf16(Self.table, bigEndian: bigEndian, mark: mark)
    for step in [1, 2, 3, 1000] {
      let read = try Reading(bytes, as: "a.csv", step: step, chunk: 5)
      #expect(read.texts == ["Über 9 % – “teurer” 😀"])
      #expect(read.claims[0].claimant == "Zoë")
      #expect(read.encoding == (bigEndian ? .utf16BigEndian : .utf16LittleEndian))
      #expect(read.isEncodingGuessed == !mark)
    }
  }

  @Test func `half a pair and half a unit are repaired`() throws {
    let bytes = utf16("text\nA", bigEndian: false, mark: true) + [0x00, 0xD8, 0x42, 0x00, 0x41]
    #expect(try Reading(bytes, as: "a.csv").texts == ["A\u{FFFD}B\u{FFFD}"])
  }

  @Test func `Latin-1 is read where it is told or plainly is, and then says so`() throws {
    let bytes = Array("text\nCaf".utf8) + [0xE9, 0x20, 0x96, 0x20, 0x80, 0x0A]
    let guessed = try Reading(bytes, as: "a.csv")
    #expect(guessed.texts == ["Café – €"])
    #expect(guessed.encoding == .latin1 && guessed.isEncodingGuessed)
    let told = try Reading(bytes, as: "a.csv", encoding: .latin1)
    #expect(told.texts == ["Café – €"])
    #expect(!told.isEncodingGuessed)
    #expect(try Reading(bytes, as: "a.csv", encoding: .utf8).rejected.count == 1)
  }

  @Test func `names of encodings are those that people use`() {
    #expect(TextEncoding(name: "ISO-8859-1") == .latin1)
    #expect(TextEncoding(name: "cp1252") == .latin1)
    #expect(TextEncoding(name: "UTF_8") == .utf8)
    #expect(TextEncoding(name: "utf-16BE") == .utf16BigEndian)
    #expect(TextEncoding(name: "ebcdic") == nil)
  }

  @Test func `a zero byte is no text`() throws {
    let read = try Reading("text\nA\u{0}B\nC\n", as: "a.csv")
    #expect(read.texts == ["C"])
    #expect(read.rejected[0].column == 2)
  }

  /// Two members: `text,x`, `Über A,1`; `B,2`.
  private static let packed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2B, 0x49, 0xAD, 0x28,
    0xD1, 0xA9, 0xE0, 0x3A, 0x3C, 0x27, 0x29, 0xB5, 0x48, 0xC1, 0x51, 0xC7, 0x90, 0x0B,
    0x00, 0xD7, 0x12, 0x45, 0x09, 0x11, 0x00, 0x00, 0x00, 0x1F, 0x8B, 0x08, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x02, 0x03, 0x73, 0xD2, 0x31, 0xE2, 0x02, 0x00, 0x41, 0x4D, 0xAB,
    0x2C, 0x04, 0x00, 0x00, 0x00,
  ]

  @Test func `gzip data is unpacked, several members and padding too`() throws {
    for step in [1, 3, 1000] {
      let read = try Reading(Self.packed + [0, 0, 0], as: "a.csv.gz", step: step, chunk: 4)
      #expect(read.texts == ["Über A", "B"])
    }
    #expect(try Reading(Self.packed, as: "-").texts == ["Über A", "B"])
  }

  @Test func `damaged gzip data is told, wherever it is damaged`() throws {
    for count in 20..<Self.packed.count {
      let bytes = Array(Self.packed[..<count])
      do {
        // The first member alone is whole.
        let read = try Reading(bytes, as: "a.csv.gz")
        #expect(read.texts == ["Über A"])
      } catch let error as InterchangeError {
        guard case .brokenGzip = error else {
          Issue.record("\(error)")
          return
        }
      }
    }
    var flipped = Self.packed
    flipped[14] ^= 0x40
    #expect(throws: InterchangeError.self) { try Reading(flipped, as: "a.csv.gz") }
    #expect(throws: InterchangeError.notGzip(file: "a.csv.gz")) {
      try Reading("text\nA\n", as: "a.csv.gz")
    }
  }

  @Test func `what the source throws comes through`() {
    struct Broken: Error {}
    #expect(throws: Broken.self) {
      _ = try ImportReader(ByteSource { _ in throw Broken() }, ImportOptions(file: "a.csv"))
    }
    #expect(throws: InterchangeError.self) {
      _ = try ImportReader(
        ByteSource(fileDescriptor: -1, name: "gone.csv"), ImportOptions(file: "gone.csv"))
    }
  }
}
