import AssayLanguage
import AssayModel

extension ClaimCard {
  /// The claim's words, marked, in their sentence, with the sentences before and after.
  var context: String {
    guard let document, let span = claim.span else {
      return marked(claim.quote).wrapped(to: measure, indent: "  ")
    }
    let map = ScalarMap(document.text)
    let window = Self.window(around: span, in: map)
    let before = map.substring(of: TextSpan(start: window.start, end: span.start))
    let after = map.substring(of: TextSpan(start: span.end, end: window.end))
    let text =
      (window.start > 0 ? "… " : "") + Self.flowing(before) + marked(claim.quote)
      + Self.flowing(after) + (window.end < map.scalarCount ? " …" : "")
    return text.wrapped(to: measure, indent: "  ")
  }

  /// Marks a span so that it can be told without colour, too; word by word, so that lines may
  /// break within it.
  private func marked(_ quote: String) -> String {
    let words = quote.visible(keepingLines: true)
      .split { $0 == " " || $0 == "\n" }.map { style.marked(String($0)) }
    return style.marks.before + words.joined(separator: " ") + style.marks.after
  }

  /// Running text: a line's break is a space, a paragraph's stays.
  private static func flowing(_ text: String) -> String {
    var out = ""
    let paragraphs = text.split(separator: "\n\n", omittingEmptySubsequences: false)
    for (i, paragraph) in paragraphs.enumerated() {
      if i > 0 { out += "\n" }
      out += String(paragraph.replacing("\n", with: " ")).visible()
    }
    return out
  }

  /// From the beginning of the sentence before the span's to the end of the sentence after it.
  static func window(around span: TextSpan, in map: ScalarMap) -> TextSpan {
    // Sentences are short; a text without any is cut.
    let reach = 1500
    let most = 400
    let near = TextSpan(
      start: max(0, span.start - reach), end: min(map.scalarCount, span.end + reach))
    let text = ScalarMap(map.substring(of: near))
    let sentences = RawReader.sentences(text.text).map { sentence in
      let place = text.span(ofBytes: sentence.bytes)
      return TextSpan(start: place.start + near.start, end: place.end + near.start)
    }
    let first = sentences.lastIndex { $0.start <= span.start } ?? 0
    let last = sentences.firstIndex { $0.end >= span.end } ?? sentences.count - 1
    guard sentences.indices.contains(first), sentences.indices.contains(last) else { return span }
    let start = sentences[max(0, first - 1)].start
    let end = sentences[min(sentences.count - 1, last + 1)].end
    return TextSpan(
      start: min(span.start, max(start, span.start - most)),
      end: max(span.end, min(end, span.end + most)))
  }
}
