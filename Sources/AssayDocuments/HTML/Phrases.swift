/// Lines that pages put around and between the paragraphs of an article.
enum Phrases {
  static func isDate(_ line: String, dayFirst: Bool? = nil) -> Bool {
    guard line.utf8.count <= 90 else { return false }
    if let written = WrittenDate(line, dayFirst: dayFirst), written.isWhole { return true }
    // `Last Updated : Nov 20, 2019 01:41 PM IST | Source: …`
    let lower = line.lowercased()
    return ["published", "updated", "posted", "last updated", "first published", "last modified"]
      .contains { lower.hasPrefix($0) } && WrittenDate(line) != nil
  }

  static func isByline(_ line: String) -> Bool {
    if line.utf8.count > 140 { return false }
    if Opening.byline(line) != nil { return true }
    let lower = line.lowercased()
    return ["posted by ", "written by ", "by: "].contains { lower.hasPrefix($0) }
  }

  /// What may stand alone between two paragraphs.
  static func isInterruption(_ line: String) -> Bool {
    let bare = line.lowercased().filter { $0.isLetter || $0 == " " || $0.isNumber }
    return interruptions.contains(trimmed(bare))
  }

  private static let interruptions: Set<String> = [
    "ad", "advert", "advertisement", "advertising", "sponsored", "sponsored content", "promoted",
    "story continues below", "story continues below advertisement", "article continues below",
    "article continues after advertisement", "continue reading the main story",
    "advertisement continue reading the main story", "continue reading below",
    "scroll to continue", "scroll to continue with content", "read more", "read also", "also read",
    "share", "share this", "share this article", "share on facebook", "tweet", "tweet this",
    "email",
    "print", "comment", "comments", "no comments", "leave a comment", "view comments",
    "show comments", "loading", "subscribe", "subscribe now", "sign up", "follow us", "related",
    "image", "photo", "video", "watch", "play", "listen", "close", "skip", "back to top",
    "see more",
    "view more", "load more", "click to enlarge", "click here", "getty images",
    "enlarge this image",
    "toggle caption", "hide caption", "tell us what you think", "view this post on instagram",
  ]

  /// A heading after which a page tells of other things.
  static func opensAppendix(_ line: String) -> Bool {
    let lower = line.lowercased()
    return appendices.contains { lower.hasPrefix($0) }
  }

  private static let appendices = [
    "more ", "more:", "more from", "related", "read more", "read next", "read also", "also read",
    "recommended", "you may also", "you might also", "you may like", "see also", "up next",
    "trending", "popular", "most popular", "most read", "comments", "leave a reply",
    "leave a comment", "share this", "share on", "about the author", "about author", "follow us",
    "sponsored", "promoted", "from our partners", "around the web", "latest", "top stories",
    "don't miss", "don’t miss", "what to read next", "further reading", "editor's picks",
    "editors' picks", "editor’s picks", "editors’ picks", "sign up", "subscribe", "newsletter",
    "tags:", "tags", "filed under", "topics", "posted in",
  ]

  /// A sentence that asks the reader for something, as the last lines of a page do.
  static func isCall(_ line: String) -> Bool {
    let lower = line.lowercased()
    return calls.contains { lower.firstIndex(ofText: $0) != nil }
  }

  private static let calls = [
    "subscribe", "newsletter", "sign up", "follow us", "follow him on", "follow her on",
    "follow them on", "follow me on", "on twitter @", "on twitter at", "click here", "read more",
    "all rights reserved", "download our app", "join our", "email us", "contact us", "write to us",
    "have a tip", "may be reached at", "can be reached at", "share your thoughts", "let us know",
    "leave a comment", "support our", "donate", "like us on", "copyright ©", "terms of use",
    "first published", "get the latest", "your inbox", "news tips",
  ]
}
