import AssayDocuments
import AssayModel
import Testing

@Suite struct PDFTests {
  private func read(_ file: [UInt8]) throws -> Reading {
    try DocumentReader().read(file, named: "report.pdf")
  }

  @Test func `lines become paragraphs, divided words whole, and pages keep their place`() throws {
    let file = SampleFile.pdf(
      pages: [
        [
          "Harbour Report", "", "The harbour handled more goods and gave out more informa-",
          "tion than before, the long-term plan says. Spending on",
        ],
        [
          "cranes rose by 12 percent.", "", "The long and the short term are part of a long-",
          "term view of \\(all\\) information.",
        ],
      ], info: "/Title (Annual Report) /Author (Jane Doe) /CreationDate (D:20230405120000Z)")
    let document = try read(file).document
    #expect(
      document.text == """
        Harbour Report

        The harbour handled more goods and gave out more information than before, the long-term \
        plan says. Spending on cranes rose by 12 percent.

        The long and the short term are part of a long-term view of (all) information.
        """)
    #expect(document.title == "Annual Report")
    #expect(document.author == "Jane Doe")
    #expect(document.date?.description == "2023-04-05")
    let scalars = Array(document.text.unicodeScalars)
    #expect(document.pages.count == 2 && document.pages.first == 0)
    #expect(scalars[document.pages[1]...].starts(with: "cranes rose".unicodeScalars))
  }

  @Test func `running heads and page numbers are left out`() throws {
    let pages = ["north", "south", "east", "west"].enumerated().map { page, side in
      [
        "The Daily Report, issue \(page + 1)", "", "The dock in the \(side) is full.", "",
        "More of it.", "", "Ships wait \(side) of the port.", "", "\(page + 1)",
      ]
    }
    let text = try read(SampleFile.pdf(pages: pages)).document.text
    #expect(!text.contains("Daily Report"))
    #expect(text.hasPrefix("The dock in the north is full.\n\nMore of it."))
    #expect(text.hasSuffix("Ships wait west of the port."))
  }

  @Test func `a title that a program filled in is none`() throws {
    let file = SampleFile.pdf(pages: [["Some text."]], info: "/Title (Microsoft Word - draft3.doc)")
    #expect(try read(file).document.title == nil)
  }

  @Test func `a broken PDF, one without text, and one without the tool are told apart`() {
    #expect(
      complaint(Array("%PDF-1.4\nrubbish".utf8), named: "a.pdf")?.contains("no sound PDF") == true)
    #expect(complaint(SampleFile.pdf(pages: [[]]), named: "a.pdf")?.contains("ocrmypdf") == true)
    #expect(
      ReadingError.missingTool(name: "a.pdf", tool: "pdftotext", package: "poppler-utils")
        .description
        == "a.pdf needs the program pdftotext: install the Debian package poppler-utils.")
  }
}
