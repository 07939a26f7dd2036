import AssayDocuments
import Testing

@Suite struct ReadingErrorTests {
  @Test func `an empty file, white space and an empty page hold no text`() {
    for (bytes, name) in [
      ([], "a.txt"), (Array(" \n\t".utf8), "a.md"), (Array("<p> </p>".utf8), "a.html"),
    ] {
      #expect(complaint(bytes, named: name) == "\(name) holds no text.")
    }
  }

  @Test func `binary files are named for what they are`() {
    #expect(
      complaint([0x89, 0x50, 0x4E, 0x47, 13, 10], named: "a.txt")?.contains("a PNG image") == true)
    #expect(
      complaint(Array("abc\0\u{1}\u{2}d".utf8), named: "a.txt")?.contains("NUL bytes") == true)
    #expect(
      complaint([UInt8](repeating: 3, count: 50) + Array("abc".utf8), named: "a")?
        .contains("control characters") == true)
    #expect(complaint(Array("{\\rtf1 a}".utf8), named: "a.rtf")?.contains("DOCX or text") == true)
    #expect(complaint([0xD0, 0xCF, 0x11, 0xE0, 1], named: "a.doc")?.contains("old Office") == true)
  }

  @Test func `a gzipped file is unpacked and known by the name below`() throws {
    let packed = SampleFile.gzip(Array("# Title\n\n*Text*.".utf8))
    let document = try DocumentReader().read(packed, named: "a.md.gz").document
    #expect(document.text == "Title\n\nText.")
    #expect(document.path == "a.md.gz")
    let twice = SampleFile.gzip(SampleFile.gzip(Array("Text.".utf8)))
    #expect(try DocumentReader().read(twice, named: "a.txt.gz.gz").document.text == "Text.")
  }

  @Test func `gzip that is cut short or too large is refused`() throws {
    let packed = SampleFile.gzip([UInt8](repeating: 0x61, count: 1000))
    #expect(
      complaint(Array(packed.dropLast(500)), named: "a.txt.gz")?.contains("cut short") == true)
    var reader = DocumentReader()
    reader.unpackedLimit = 999
    #expect(throws: ReadingError.tooLarge(name: "a.txt.gz", limit: 999)) {
      try reader.read(packed, named: "a.txt.gz")
    }
  }
}
