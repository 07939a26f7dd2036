/// Reads a web page: its main text, and what it says of its title, author, day and address.
enum HTMLReader {
  /// - Parameter isMail: whether all that is shown is wanted: mails have no navigation, and are
  ///   laid out in tables that look like it.
  static func read(_ input: SourceFile, isMail: Bool = false) throws(ReadingError) -> Draft {
    let decoded = decodeHTML(input.bytes, charset: input.statedCharset, name: input.name)
    var draft = Draft(mediaType: "text/html")
    draft.notes = decoded.notes
    let tree = HTMLTree(parsing: decoded.text)
    let main = isMail ? MainText(whole: tree) : MainText(of: tree)
    let facts = PageFacts(of: tree, hidden: main.hidden, address: input.url)
    draft.title = facts.title
    draft.author = facts.author
    draft.date = facts.date
    draft.url = facts.url
    draft.text = TextFlow.text(of: tree, from: main.root, skipped: main.skipped)
    return draft
  }
}
