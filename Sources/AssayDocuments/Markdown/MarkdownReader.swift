/// Reads Markdown (CommonMark with GFM tables, strikethrough and footnotes) as its text without
/// markup: blocks with one blank line between them, link texts without their targets, code kept.
enum MarkdownReader {
  static func read(_ input: SourceFile) throws(ReadingError) -> Draft {
    let decoded = try decodeText(input.bytes, charset: input.statedCharset, name: input.name)
    var draft = Draft(mediaType: "text/markdown")
    draft.notes = decoded.notes
    let front = FrontMatter(of: decoded.text)
    let body = Array(decoded.text.utf8.dropFirst(front.length))
    let blocks = MarkdownBlocks(of: body)
    var out: [UInt8] = []
    out.reserveCapacity(body.count)
    for block in blocks.blocks {
      let start = out.count
      if start > 0 { out.append(contentsOf: [0x0A, 0x0A]) }
      let contentStart = out.count
      switch block.kind {
      case .code: out.append(contentsOf: block.bytes)
      case .heading, .paragraph:
        MarkdownInlines.render(block.bytes, references: blocks.references, to: &out)
      case .table:
        for (i, row) in block.bytes.split(separator: 0x0A).enumerated() {
          if i > 0 { out.append(0x0A) }
          MarkdownInlines.render(Array(row), references: blocks.references, to: &out)
        }
      }
      if out.count == contentStart {
        out.removeSubrange(start...)
      } else if case .heading(1) = block.kind, draft.title == nil {
        draft.title = oneLine(String(decoding: out[contentStart...], as: UTF8.self))
      }
    }
    draft.text = String(decoding: out, as: UTF8.self)
    draft.title = front.value("title") ?? draft.title
    draft.author = front.value("author", "authors", "by")
    draft.date = front.date
    draft.url = front.value("url", "canonical", "canonical_url", "link", "source")
      .flatMap { $0.hasPrefix("http") ? $0 : nil }
    return draft
  }
}
