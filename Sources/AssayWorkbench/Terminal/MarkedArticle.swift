import AssayModel

/// An article as a reader sees it, with its claims in numbered brackets: `[1:won a fifth term]`.
///
/// A claim within a claim has brackets within the brackets. Where two cross, the bracket that
/// closes the outer one first names its number: `[1:… [2:… 1]… ]`. What is no claim is dimmed.
struct MarkedArticle {
  let text: String
  /// In the order of their numbers, from 1.
  let claims: [Claim]
  let style: Style

  /// A bracket: where it stands and what it looks like.
  private struct Bracket {
    let place: Int
    let label: String
    /// How many claims are open after it.
    let depth: Int
  }

  /// The article in lines of at most `measure` columns.
  func text(measure: Int) -> String {
    let map = ScalarMap(text)
    var out = ""
    var start = 0
    var depth = 0
    for bracket in brackets {
      out += words(map, start, bracket.place, isClaim: depth > 0) + bracket.label
      start = bracket.place
      depth = bracket.depth
    }
    out += words(map, start, map.scalarCount, isClaim: depth > 0)
    let wrapped = out.wrapped(to: measure)
    return wrapped.hasSuffix("\n") ? wrapped : wrapped + "\n"
  }

  /// Word by word, so that lines may break between words of any colour.
  private func words(_ map: ScalarMap, _ start: Int, _ end: Int, isClaim: Bool) -> String {
    let words = map.substring(of: TextSpan(start: start, end: end)).visible(keepingLines: true)
      .replacing("\t", with: " ")
    guard style.coloured, !isClaim else { return words }
    return words.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: " ", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : style.dim(String($0)) }.joined(separator: " ")
    }.joined(separator: "\n")
  }

  private var brackets: [Bracket] {
    let spans = claims.enumerated().compactMap { number, claim in
      claim.span.map { (number: number + 1, span: $0) }
    }
    // Of claims that begin together the longest opens first.
    var coming = spans.sorted {
      ($0.span.start, $1.span.end, $0.number) < ($1.span.start, $0.span.end, $1.number)
    }[...]
    var open: [(number: Int, span: TextSpan)] = []
    var result: [Bracket] = []
    while let place = [coming.first?.span.start, open.map(\.span.end).min()].compactMap(\.self)
      .min()
    {
      // What ends here is closed before anything opens, the innermost first.
      if let index = open.lastIndex(where: { $0.span.end == place }) {
        let isInnermost = index == open.count - 1
        let number = open.remove(at: index).number
        let label = isInnermost ? "]" : "\(number)]"
        result.append(Bracket(place: place, label: style.cyan(label), depth: open.count))
      } else if let next = coming.popFirst() {
        open.append(next)
        result.append(
          Bracket(place: place, label: style.cyan("[\(next.number):"), depth: open.count))
      }
    }
    return result
  }
}
