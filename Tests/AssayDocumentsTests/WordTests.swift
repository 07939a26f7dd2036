import AssayDocuments
import Testing

@Suite struct WordTests {
  private func read(_ body: String, core: String = "") throws -> Reading {
    try DocumentReader().read(SampleFile.docx(body, core: core), named: "a.docx")
  }

  @Test func `paragraphs, breaks and tables are read as they stand after tracked changes`() throws {
    let reading = try read(
      """
      <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Bridge repairs</w:t></w:r></w:p>
      <w:p><w:r><w:t xml:space="preserve">The bridge cost </w:t></w:r>
      <w:del><w:r><w:delText>30</w:delText></w:r></w:del><w:ins><w:r><w:t>35</w:t></w:r></w:ins>
      <w:r><w:t xml:space="preserve"> million.</w:t><w:br/><w:t>Next</w:t><w:tab/><w:t>line</w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Cost</w:t></w:r></w:p></w:tc></w:tr>
      <w:tr><w:tc><w:p><w:r><w:t>2020</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      <w:p/><w:p><mc:AlternateContent><mc:Choice><w:r><w:t>End.</w:t></w:r></mc:Choice>
      <mc:Fallback><w:r><w:t>End.</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>
      """,
      core:
        "<dc:creator>Ann Lee</dc:creator><dcterms:created>2022-03-04T10:00:00Z</dcterms:created>")
    #expect(
      reading.document.text
        == "Bridge repairs\n\nThe bridge cost 35 million.\nNext line\n\nYear | Cost\n2020 | 3\n\nEnd."
    )
    #expect(reading.document.title == "Bridge repairs")
    #expect(reading.document.author == "Ann Lee")
    #expect(reading.document.date?.description == "2022-03-04")
    #expect(reading.notes.count == 1)
  }

  @Test func `entities that a file declares are not expanded`() throws {
    let bomb =
      "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
      + "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Text &b; &f;</w:t></w:r></w:p></w:body></w:document>"
    let file = SampleFile.zip([("word/document.xml", bomb)])
    #expect(try DocumentReader().read(file, named: "a.docx").document.text == "Text")
  }

  @Test func `other archives are named for what they are`() {
    #expect(
      complaint(SampleFile.zip([("xl/workbook.xml", "<a/>")]), named: "a.xlsx")
        == "a.xlsx is an Excel workbook, which is not read: save it as DOCX or PDF, "
        + "or give the files in it one by one.")
    #expect(
      complaint(SampleFile.zip([("a.txt", "a")]), named: "a.zip")?.contains("ZIP archive") == true)
    #expect(
      complaint(SampleFile.zip([("word/document.xml", "<w:p>")]), named: "a.docx")?
        .contains("no sound XML") == true)
  }
}
