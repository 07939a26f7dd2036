public import AssayModel

/// Where a quote stands in a text.
public enum QuoteAnchor: Hashable, Sendable {
  /// It stands there once; `quote` is the text's own words.
  case exact(TextSpan, quote: String)
  /// It stands there once, but not where it was said to.
  case moved(TextSpan, quote: String)
  /// It stands there more than once.
  case ambiguous([TextSpan])
  /// It does not stand there; `nearest` is the passage most like it, if any is.
  case lost(nearest: String?)

  /// Looks for `quote` in `text`. White space, hyphenation at line ends, and the shapes of
  /// quotation marks, apostrophes and dashes do not matter; every letter and digit does.
  ///
  /// O(n + m) for usual texts (Knuth, Morris and Pratt 1977), in the lengths of both.
  ///
  /// - Parameter place: where it is said to stand, a page for example; then only what stands there
  ///   counts as found.
  public init(_ quote: String, in text: String, within place: TextSpan? = nil) {
    let needle = Folded(quote)
    let haystack = Folded(text)
    let pattern = needle.trimmed
    guard !pattern.isEmpty else {
      self = .lost(nearest: nil)
      return
    }
    let found = haystack.occurrences(of: pattern).map { start in
      TextSpan(
        start: haystack.offsets[start], end: haystack.ends[start + pattern.count - 1])
    }
    // What begins on a page may end on the next.
    let there = found.filter { span in
      place.map { $0.start <= span.start && span.start < $0.end } ?? true
    }
    let meant = there.isEmpty ? found : there
    switch meant.count {
    case 0: self = .lost(nearest: Self.nearest(quote, in: text))
    case 1:
      let words = ScalarMap(text).substring(of: meant[0])
      self = there.isEmpty ? .moved(meant[0], quote: words) : .exact(meant[0], quote: words)
    default: self = .ambiguous(meant)
    }
  }

  /// The stretch of as many words as the quote has that shares most words with it, if it shares
  /// at least a third.
  static func nearest(_ quote: String, in text: String) -> String? {
    let wanted = Set(Self.words(quote).map { $0.lowercased() })
    let words = Self.words(text)
    let width = max(Self.words(quote).count, 4)
    guard !wanted.isEmpty, !words.isEmpty else { return nil }
    let hits = words.map { wanted.contains($0.lowercased()) ? 1 : 0 }
    var sum = 0
    var best = (count: 0, end: 0)
    for i in words.indices {
      sum += hits[i] - (i >= width ? hits[i - width] : 0)
      if sum > best.count { best = (sum, i) }
    }
    guard best.count * 3 >= wanted.count, let last = words.indices.last else { return nil }
    let start = max(0, best.end - width - 2)
    let end = min(last, best.end + 3)
    let passage = text[words[start].startIndex..<words[end].endIndex]
    return passage.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.isNumber }
  }
}

/// A text's scalars with everything folded that a quote may differ in, and where each stood.
private struct Folded {
  var scalars: [Unicode.Scalar] = []
  /// Where each folded scalar's original begins and ends.
  var offsets: [Int] = []
  var ends: [Int] = []

  init(_ text: String) {
    let all = Array(text.unicodeScalars)
    var i = 0
    while i < all.count {
      let scalar = all[i]
      if scalar.properties.isWhitespace {
        let start = i
        while i < all.count, all[i].properties.isWhitespace { i += 1 }
        append(" ", start, i)
      } else if Self.isHyphen(scalar), let next = Self.afterLineEnd(all, i + 1) {
        // A word broken over two lines.
        i = next
      } else {
        if scalar.value != 0xAD { append(Self.fold(scalar), i, i + 1) }
        i += 1
      }
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ start: Int, _ end: Int) {
    scalars.append(scalar)
    offsets.append(start)
    ends.append(end)
  }

  /// Without white space at the ends.
  var trimmed: [Unicode.Scalar] {
    Array(scalars.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar.value == 0x2010 || scalar.value == 0xAD
  }

  /// The index of the next line's first letter, if a line ends at `i`.
  private static func afterLineEnd(_ all: [Unicode.Scalar], _ i: Int) -> Int? {
    var j = i
    var sawLineEnd = false
    while j < all.count, all[j].properties.isWhitespace {
      if all[j] == "\n" { sawLineEnd = true }
      j += 1
    }
    return sawLineEnd && j < all.count && all[j].properties.isLowercase ? j : nil
  }

  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x60, 0xB4: "'"
    case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xAB, 0xBB: "\""
    case 0x2010...0x2015, 0x2212: "-"
    default: scalar
    }
  }

  /// Where `pattern` begins, overlaps left out.
  func occurrences(of pattern: [Unicode.Scalar]) -> [Int] {
    var borders = [Int](repeating: 0, count: pattern.count)
    var k = 0
    for i in pattern.indices.dropFirst() {
      while k > 0, pattern[i] != pattern[k] { k = borders[k - 1] }
      if pattern[i] == pattern[k] { k += 1 }
      borders[i] = k
    }
    var found: [Int] = []
    k = 0
    for i in scalars.indices {
      while k > 0, scalars[i] != pattern[k] { k = borders[k - 1] }
      if scalars[i] == pattern[k] { k += 1 }
      if k == pattern.count {
        found.append(i - k + 1)
        k = 0
      }
    }
    return found
  }
}
