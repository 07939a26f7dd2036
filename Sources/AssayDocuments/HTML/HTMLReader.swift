/// Reads a web page: its main text, and what it says of its title, author, day and address.
enum HTMLReader {
  static func read(_ input: SourceFile) throws(ReadingError) -> Draft {
    let decoded = decodeHTML(input.bytes, charset: input.statedCharset, name: input.name)
    var draft = Draft(mediaType: "text/html")
    draft.notes = decoded.notes
    let tree = HTMLTree(parsing: decoded.text)
    let main = MainText(of: tree)
    let facts = PageFacts(of: tree, hidden: main.hidden, address: input.url)
    draft.title = facts.title
    draft.author = facts.author
    draft.date = facts.date
    draft.url = facts.url
    draft.text = TextFlow.text(of: tree, from: main.root, skipped: main.skipped)
    return draft
  }
}
