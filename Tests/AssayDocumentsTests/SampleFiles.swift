/// Files in binary formats, made by hand so that tests show what is in them.
enum SampleFile {
  /// A PDF with one line of text a string, pages in Helvetica, and what its info says.
  static func pdf(pages: [[String]], info: String = "") -> [UInt8] {
    let kids = pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for (i, lines) in pages.enumerated() {
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
          + "/Resources << /Font << /F1 3 0 R >> >> /Contents \(5 + 2 * i) 0 R >>")
      var stream = "BT /F1 12 Tf\n"
      var height = 740
      for line in lines {
        if !line.isEmpty { stream += "1 0 0 1 72 \(height) Tm (\(line)) Tj\n" }
        height -= line.isEmpty ? 28 : 14
      }
      stream += "ET"
      objects.append("<< /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream")
    }
    objects.append("<< \(info) >>")
    var file = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (i, object) in objects.enumerated() {
      offsets.append(file.utf8.count)
      file += "\(i + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      file += String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n"
    }
    file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info \(objects.count) 0 R >>\n"
    return Array((file + "startxref\n\(start)\n%%EOF\n").utf8)
  }

  /// A ZIP archive whose files are stored as they are.
  static func zip(_ files: [(name: String, content: String)]) -> [UInt8] {
    func number(_ value: Int, _ length: Int) -> [UInt8] {
      (0..<length).map { UInt8(value >> (8 * $0) & 0xFF) }
    }
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in files {
      let size = number(content.utf8.count, 4)
      let common =
        number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4) + size + size
        + number(name.utf8.count, 2) + number(0, 2)
      directory +=
        number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2)
        + number(0, 4) + number(archive.count, 4) + Array(name.utf8)
      archive += number(0x0403_4B50, 4) + common + Array(name.utf8) + Array(content.utf8)
    }
    let end =
      number(0x0605_4B50, 4) + number(0, 4) + number(files.count, 2) + number(files.count, 2)
      + number(directory.count, 4) + number(archive.count, 4) + number(0, 2)
    return archive + directory + end
  }

  /// A DOCX whose body is the given WordprocessingML.
  static func docx(_ body: String, core: String = "") -> [UInt8] {
    zip([
      (
        "word/document.xml",
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
          + "xmlns:mc=\"m\"><w:body>\(body)</w:body></w:document>"
      ), ("docProps/core.xml", "<p xmlns:dc=\"d\" xmlns:dcterms=\"t\">\(core)</p>"),
    ])
  }

  /// A gzip file that stores its content without compressing it (RFC 1951, 3.2.4).
  static func gzip(_ content: [UInt8]) -> [UInt8] {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in content {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    crc = ~crc
    let size = UInt16(content.count)
    let tail = [crc, UInt32(content.count)].flatMap { value in
      (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) }
    }
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
      + [UInt8(size & 0xFF), UInt8(size >> 8), UInt8(~size & 0xFF), UInt8(~size >> 8)]
      + content + tail
  }
}
