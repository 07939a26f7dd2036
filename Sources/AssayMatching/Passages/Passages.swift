public import AssayModel

/// Cuts texts into passages: some sentences that one reads together.
public enum Passages {
  /// Scalars that a passage aims at; one ends at the next end of a sentence or paragraph.
  private static let aim = 350
  private static let most = 900

  /// The passages of a text in order, without the white space between them. Linear.
  public static func spans(in text: String) -> [TextSpan] {
    let scalars = Array(text.unicodeScalars)
    var spans: [TextSpan] = []
    var start = 0
    func end(at end: Int) {
      var (low, high) = (start, end)
      while low < high, scalars[low].properties.isWhitespace { low += 1 }
      while high > low, scalars[high - 1].properties.isWhitespace { high -= 1 }
      if low < high { spans.append(TextSpan(start: low, end: high)) }
      start = end
    }
    for index in scalars.indices {
      let next = index + 1 < scalars.count ? scalars[index + 1] : "\n"
      let isParagraph = scalars[index] == "\n" && next == "\n"
      let isSentence =
        [".", "!", "?", "\n"].contains(scalars[index]) && next.properties.isWhitespace
      let length = index + 1 - start
      if isParagraph && length > aim / 4 || isSentence && length >= aim
        || length >= most && next.properties.isWhitespace
      {
        end(at: index + 1)
      }
    }
    end(at: scalars.count)
    return spans
  }

  /// Sentences of a passage, roughly: enough to show the one that counts.
  static func sentences(in passage: String) -> [TextSpan] {
    let scalars = Array(passage.unicodeScalars)
    var spans: [TextSpan] = []
    var start = 0
    for index in scalars.indices {
      let next = index + 1 < scalars.count ? scalars[index + 1] : "\n"
      let isEnd = index + 1 == scalars.count
      guard
        isEnd || scalars[index] == "\n"
          || ([".", "!", "?"].contains(scalars[index]) && next.properties.isWhitespace
            && index - start > 25)
      else { continue }
      while start < index, scalars[start].properties.isWhitespace { start += 1 }
      if index + 1 - start > 1 { spans.append(TextSpan(start: start, end: index + 1)) }
      start = index + 1
    }
    return spans
  }
}
