import AssayDocuments
import Testing

@Suite struct MailTests {
  private func mail(_ lines: String...) throws -> Reading {
    try DocumentReader().read(Array(lines.joined(separator: "\r\n").utf8), named: "a.eml")
  }

  private static let head = [
    "From: =?utf-8?q?J=C3=B6rg_M=C3=BCller?= <j@example.org>", "To: desk@example.org",
    "Subject: Crane figures", "\t=?utf-8?B?4oCT?= =?utf-8?Q?_part_2?=",
    "Date: Tue, 5 Mar 2024 23:10:00 -0800", "MIME-Version: 1.0",
  ].joined(separator: "\r\n")

  @Test func `subject, sender and date are decoded`() throws {
    let document = try mail(Self.head, "", "The crane is 40 m high.", "It is new.", "").document
    #expect(document.title == "Crane figures – part 2")
    #expect(document.author == "Jörg Müller")
    #expect(document.date?.description == "2024-03-05")
    #expect(document.text == "The crane is 40 m high.\nIt is new.")
    #expect(document.mediaType == "message/rfc822")
  }

  @Test func `the plain part of a mail in two forms is read, attachments are named`() throws {
    let reading = try mail(
      Self.head, "Content-Type: multipart/mixed; boundary=\"one\"", "", "preamble", "--one",
      "Content-Type: multipart/alternative; boundary=two", "", "--two",
      "Content-Type: text/plain; charset=iso-8859-1; format=flowed",
      "Content-Transfer-Encoding: quoted-printable", "", "The caf=E9 sold 400 =", "cakes and ",
      "more.", "--two", "Content-Type: text/html", "", "<p>other</p>", "--two--", "--one",
      "Content-Type: application/pdf", "Content-Disposition: attachment; filename=\"f.pdf\"",
      "Content-Transfer-Encoding: base64", "", "JVBERi0=", "--one--", "")
    #expect(reading.document.text == "The café sold 400 cakes and more.")
    #expect(reading.notes == ["Attachments of a.eml were not read: f.pdf."])
  }

  @Test func `a mail that is only HTML gives all its text`() throws {
    let html = "PHRhYmxlPjx0cj48dGQ+PHA+SGVsbG8gJmFtcDsgd2VsY29tZTwvcD48YSBocmVmPXg+UmVhZDwvYT4="
    let document = try mail(
      Self.head, "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64", "",
      html
    ).document
    #expect(document.text == "Hello & welcome\n\nRead")
  }

  @Test func `a mail without a name for it is known by its headers`() throws {
    let bytes = Array((Self.head + "\r\n\r\nHello.").utf8)
    #expect(try DocumentReader().read(bytes, named: "-").document.title == "Crane figures – part 2")
    #expect(
      try read("Note: this\nis: text\n\nHello.", named: "-").document.mediaType == "text/plain")
  }

  @Test func `parts within parts without end are given up, not followed`() throws {
    let nested = (0..<200).map {
      "Content-Type: multipart/mixed; boundary=b\($0)\r\n\r\n--b\($0)"
    }.joined(separator: "\r\n")
    #expect(
      complaint(Array((Self.head + "\r\n" + nested).utf8), named: "a.eml") == "a.eml holds no text."
    )
  }
}
