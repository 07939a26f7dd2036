import AssayDocuments
import AssayModel
import Testing

@Suite struct PlainTextTests {
  @Test func `a text file's text is the file's own, line ends and all`() throws {
    let text = "The dam holds.\r\n\r\n  It was built in 1961.\t\n\nNo more.\n\n"
    #expect(try read(text, named: "dam.txt").document.text == text)
  }

  @Test func `a byte order mark is no part of the text`() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("Größe".utf8)
    let reading = try DocumentReader().read(bytes, named: "a.txt")
    #expect(reading.document.text == "Größe")
    #expect(reading.notes.isEmpty)
    #expect(reading.document.source == Fingerprint(of: bytes))
  }

  @Test(arguments: [
    UTF16Case(isLittle: true, mark: true), UTF16Case(isLittle: true, mark: false),
    UTF16Case(isLittle: false, mark: true), UTF16Case(isLittle: false, mark: false),
  ])
  func `UTF-16 is read with and without its mark`(_ form: UTF16Case) throws {
    let text = "The café sold 400 cakes on 5 March. 🍰"
    let reading = try DocumentReader().read(form.bytes(of: text), named: "a.txt")
    #expect(reading.document.text == text)
    #expect(reading.notes.isEmpty == form.mark)
  }

  struct UTF16Case: Sendable {
    let isLittle: Bool
    let mark: Bool

    func bytes(of text: String) -> [UInt8] {
      ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
        let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return isLittle ? pair : pair.reversed()
      }
    }
  }

  @Test func `bytes that are not UTF-8 are read as Windows-1252 and said to be`() throws {
    let bytes = Array("Caf".utf8) + [0xE9] + Array(" prices ".utf8) + [0x96] + Array(" up".utf8)
    let reading = try DocumentReader().read(bytes, named: "prices.txt")
    #expect(reading.document.text == "Café prices – up")
    #expect(reading.notes == ["prices.txt is not UTF-8 and was read as Windows-1252 (Latin-1)."])
  }

  @Test func `a broken sequence in UTF-8 is replaced and its line is told`() throws {
    let bytes = Array("Zürich\nGenève\n".utf8) + [0xC3] + Array("ab ö".utf8)
    let reading = try DocumentReader().read(bytes, named: "a.txt")
    #expect(reading.document.text == "Zürich\nGenève\n\u{FFFD}ab ö")
    #expect(reading.notes.count == 1)
    #expect(reading.notes.first?.contains("line 3") == true)
  }

  @Test func `the charset that a server states is used`() throws {
    let bytes: [UInt8] = [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]
    let reading = try DocumentReader().read(
      bytes, named: "a", mediaType: "text/plain; charset=windows-1251")
    #expect(reading.document.text == "Привет")
  }

  @Test func `a title, a byline and a date above the text are found`() throws {
    let text = """
      Harbour dues to rise

      By Jane Doe
      5 March 2024

      The council voted for higher dues on Tuesday. They rise by 4 percent.
      """
    let document = try read(text, named: "a.txt").document
    #expect(document.title == "Harbour dues to rise")
    #expect(document.author == "Jane Doe")
    #expect(document.date?.description == "2024-03-05")
    #expect(document.text == text)
  }

  @Test func `a bare name above the title is the author's unless the text speaks of it`() throws {
    let body = "\n\nThe weather turned. Farmers feared a long drought and little rain.\n"
    let signed = try read("Jane Doe\n\nA World without Rain" + body, named: "a.txt").document
    #expect(signed.author == "Jane Doe")
    #expect(signed.title == "A World without Rain")
    let subject = try read(
      "Long Drought\n\nWhat farmers say about it" + body, named: "a.txt"
    ).document
    #expect(subject.author == nil)
    #expect(subject.title == "Long Drought")
  }

  @Test(arguments: [
    "The dam was built in 1961.\n\nIt still holds.",
    "A long first paragraph that goes on and on, as first paragraphs of articles are wont to do, "
      + "until it ends somewhere far from here\n\nMore text.",
    "One line only",
    "Dear reader,\n\nI write to you.",
  ])
  func `what is no clear title is not taken for one`(_ text: String) throws {
    #expect(try read(text, named: "a.txt").document.title == nil)
  }

  @Test func `a dateline with a year dates the text`() throws {
    let text = "PARIS, March 3, 2024 (XY) — The bridge was closed.\n\nIt opens in May 2025.\n"
    #expect(try read(text, named: "a.txt").document.date?.description == "2024-03-03")
    let other = "The bridge - opened March 3, 2024 - was closed.\n\nMore.\n"
    #expect(try read(other, named: "a.txt").document.date == nil)
  }

  @Test func `text from standard input has no path`() throws {
    #expect(try read("Some text.", named: "-").document.path == nil)
    #expect(try read("Some text.", named: "a/b.txt").document.path == "a/b.txt")
  }
}
