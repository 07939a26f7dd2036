import AssayModel

/// Reads a mail (EML) or a saved page (MHTML): the first text it shows, with subject, sender and
/// date. Attachments are not read, and named in the notes.
enum MailReader {
  static func read(_ input: SourceFile) throws(ReadingError) -> Draft {
    let mail = MIMEPart(input.bytes[...])
    guard !mail.headers.isEmpty else {
      throw .damaged(name: input.name, reason: "it has no mail headers")
    }
    var draft = Draft(mediaType: "message/rfc822")
    var attachments: [String] = []
    if let shown = shown(in: mail, &attachments) { try fill(&draft, with: shown, input) }
    draft.title =
      mail.headers["subject"].flatMap { oneLine(EncodedWords.decoded($0)) } ?? draft.title
    draft.author = mail.headers["from"].flatMap(sender) ?? draft.author
    draft.date = mail.headers["date"].flatMap { WrittenDate($0)?.day } ?? draft.date
    let address = mail.headers["content-location"] ?? mail.headers["snapshot-content-location"]
    draft.url = draft.url ?? address.flatMap { $0.hasPrefix("http") ? $0 : nil }
    if !attachments.isEmpty {
      let names = attachments.prefix(5).joined(separator: ", ")
      let more = attachments.count > 5 ? " and \(attachments.count - 5) more" : ""
      draft.notes.append("Attachments of \(input.name) were not read: \(names)\(more).")
    }
    return draft
  }

  /// The part to read: plain text before HTML where a mail gives both.
  private static func shown(in part: MIMEPart, _ attachments: inout [String]) -> MIMEPart? {
    if part.isAttachment {
      attachments.append(part.fileName ?? part.mediaType)
      return nil
    }
    guard part.parts.isEmpty else {
      let found = part.parts.compactMap { shown(in: $0, &attachments) }
      if part.mediaType == "multipart/alternative" {
        return found.first { $0.mediaType == "text/plain" && hasText($0) } ?? found.last
      }
      return found.first
    }
    if part.mediaType == "text/plain" || part.mediaType == "text/html" { return part }
    if let name = part.fileName { attachments.append(name) }
    return nil
  }

  private static func hasText(_ part: MIMEPart) -> Bool {
    part.decodedBody.contains { $0 > 0x20 }
  }

  private static func fill(
    _ draft: inout Draft, with part: MIMEPart, _ input: SourceFile
  ) throws(ReadingError) {
    let body = part.decodedBody
    if part.mediaType == "text/html" {
      let page = SourceFile(
        bytes: body, name: input.name, mediaType: part.charset.map { "text/html; charset=\($0)" })
      let read = try HTMLReader.read(page, isMail: true)
      draft.text = read.text
      draft.url = read.url
      draft.notes = read.notes
    } else {
      let decoded = try decodeText(body, charset: part.charset, name: input.name)
      draft.text = lines(of: decoded.text, flowed: part.isFlowed)
      draft.notes = decoded.notes
    }
  }

  /// The text with line feeds only, none at its ends; in flowed text (RFC 3676) lines that end
  /// in a space go on in the next.
  private static func lines(of text: String, flowed: Bool) -> String {
    var out: [UInt8] = []
    var goesOn = false
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      var line = line[...]
      if line.last == 0x0D { line.removeLast() }
      if flowed, line.first == 0x20 { line.removeFirst() }
      if !out.isEmpty && !goesOn { out.append(0x0A) }
      out.append(contentsOf: line)
      goesOn = flowed && line.last == 0x20 && !line.elementsEqual("-- ".utf8)
    }
    while let last = out.last, last <= 0x20 { out.removeLast() }
    return String(decoding: out.drop { $0 == 0x0A }, as: UTF8.self)
  }

  /// The name in `"Jane Doe" <jane@example.org>`, else the address.
  private static func sender(_ value: String) -> String? {
    let text = EncodedWords.decoded(value)
    guard let angle = text.firstIndex(of: "<") else { return oneLine(text) }
    let name = oneLine(text[..<angle].filter { $0 != "\"" })
    return name ?? oneLine(text[text.index(after: angle)...].prefix { $0 != ">" })
  }
}
