/// The rule by which a summary shortens a quote: blanks are folded, up to 100 characters stay
/// whole, longer ones keep whole words of the first 90 and end in `[…]`. Only summaries shorten;
/// a claim's entry has the whole quote.
enum ShortQuote {
  static let longest = 100
  static let kept = 90

  static func of(_ text: String) -> String {
    let folded = fold(text)
    guard let cut = folded.index(folded.startIndex, offsetBy: longest, limitedBy: folded.endIndex),
      cut < folded.endIndex
    else { return folded }
    let end = folded.index(folded.startIndex, offsetBy: kept)
    let head = folded[..<end]
    // A cut between words is where the next character is a blank, or after the last blank.
    if folded[end] != " ", let blank = head.lastIndex(of: " "), blank > head.startIndex {
      return head[..<blank] + " […]"
    }
    return head + " […]"
  }

  /// Runs of spaces, tabs and line breaks as one space, none at the ends.
  private static func fold(_ text: String) -> String {
    text.utf8
      .split { $0 == 0x20 || (0x09...0x0D).contains($0) }
      .map { String(Substring($0)) }
      .joined(separator: " ")
  }
}
