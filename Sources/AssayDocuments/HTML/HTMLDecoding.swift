/// Decodes a page: byte order mark, then the charset that the server gave, then the page's own
/// `meta`, then UTF-8 or Windows-1252, as browsers do (WHATWG HTML, 13.2.3).
func decodeHTML(_ bytes: [UInt8], charset: String?, name: String) -> DecodedText {
  if let marked = decodeMarked(bytes) { return marked }
  for label in [charset, statedCharset(in: bytes)] {
    guard var label = label?.lowercased(), !label.isEmpty else { continue }
    // A page whose meta could be read as ASCII is not in UTF-16.
    if label.hasPrefix("utf-16") { label = "utf-8" }
    if let stated = decode(bytes, as: label) { return stated }
  }
  if let order = unmarkedUTF16(bytes) { return decodeUTF16(bytes[...], order) }
  return decodeUTF8OrWestern(bytes, name: name)
}

/// The charset of `<meta charset>`, `<meta http-equiv content>` or the XML declaration, looked
/// for in the first 4 kB.
private func statedCharset(in bytes: [UInt8]) -> String? {
  let head = String(decoding: bytes.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
    .lowercased()
  if head.hasPrefix("<?xml"), let end = head.firstIndex(of: ">"),
    let at = String(head[..<end]).firstIndex(ofText: "encoding=")
  {
    let value = head[at...].dropFirst(9).drop { $0 == "\"" || $0 == "'" }
    return String(value.prefix { $0 != "\"" && $0 != "'" && $0 != "?" })
  }
  for tag in head.split(separator: "<") where tag.hasPrefix("meta") {
    let tag = String(tag.prefix { $0 != ">" })
    guard let at = tag.firstIndex(ofText: "charset") else { continue }
    let value = tag[at...].dropFirst(7).drop { $0 == " " || $0 == "=" || $0 == "\"" || $0 == "'" }
    let label = value.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_:".contains($0)) }
    if !label.isEmpty { return String(label) }
  }
  return nil
}
