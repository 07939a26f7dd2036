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
    draft.publisher = facts.publisher
    draft.links = links(in: tree, main, address: input.url ?? facts.url)
    draft.text = TextFlow.text(of: tree, from: main.root, skipped: main.skipped)
    return draft
  }

  /// Where the main text links to, in order, each address once.
  private static func links(in tree: HTMLTree, _ main: MainText, address: String?) -> [String] {
    var found: [String] = []
    var seen: Set<String> = []
    var index = main.root
    while index < tree.nodes[main.root].end {
      if main.skipped[index] {
        index = tree.nodes[index].end
        continue
      }
      if tree.nodes[index].tag == .a, let link = tree.attribute("href", of: index),
        let whole = PageFacts.whole(trimmed(link), from: address), seen.insert(whole).inserted
      {
        found.append(whole)
      }
      index += 1
    }
    return found
  }
}
