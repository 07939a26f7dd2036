package import AssayModel

/// A document with every claim marked, as `claim-spans` files hold them.
package struct MarkedDocument: Sendable {
  package struct Mark: Sendable {
    package var span: TextSpan
    package var isMust: Bool
    /// Whether a second annotator, asked for a must, would surely call it one, too.
    package var isSure = true
    package var modality: String
    package var source: String?
    package var kinds: [String]
  }

  package struct MarkedSentence: Sendable {
    package var span: TextSpan
    /// Why it holds no claim; nil where it holds one.
    package var none: String?
  }

  package let id: String
  package let genre: String
  package let text: String
  package let sentences: [MarkedSentence]
  package let claims: [Mark]

  init(
    id: String, genre: String, text: String, sentences: [MarkedSentence], claims: [Mark]
  ) {
    self.id = id
    self.genre = genre
    self.text = text
    self.sentences = sentences
    self.claims = claims
  }

  /// Nil where the value is no marked document.
  package init?(json: JSONValue) {
    guard let id = json["id"]?.string, let text = json["text"]?.string,
      let claims = json["claims"]?.array, let sentences = json["sentences"]?.array
    else { return nil }
    self.id = id
    self.text = text
    genre = json["genre"]?.string ?? ""
    self.sentences = sentences.compactMap { item in
      Self.span(item).map { MarkedSentence(span: $0, none: item["none"]?.string) }
    }
    self.claims = claims.compactMap { item in
      Self.span(item).map {
        Mark(
          span: $0, isMust: item["label"]?.string == "must",
          isSure: item["sure"] != .bool(false),
          modality: item["modality"]?.string ?? "asserted", source: item["source"]?.string,
          kinds: (item["kinds"]?.array ?? []).compactMap(\.string))
      }
    }
  }

  private static func span(_ json: JSONValue) -> TextSpan? {
    guard let start = json["start"]?.int, let end = json["end"]?.int else { return nil }
    return TextSpan(start: start, end: end)
  }
}

/// The words of a text as the scorer counts them: letters, digits and underscores, with single
/// marks (`’`, `'`, `.`, `,`) between them. Each word is known by the scalar it begins with.
package struct WordStarts: Sendable {
  private let starts: [Int]

  package init(_ text: String) {
    starts = Self.ranges(Array(text.unicodeScalars)).map(\.lowerBound)
  }

  private static func ranges(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = 0
    while index < scalars.count {
      guard isWord(scalars[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < scalars.count {
        let joinsNext =
          joins(scalars[index]) && index + 1 < scalars.count && isWord(scalars[index + 1])
        guard isWord(scalars[index]) || joinsNext else { break }
        index += 1
      }
      result.append(start..<index)
    }
    return result
  }

  /// The numbers of the words that begin in a span.
  package func words(in span: TextSpan) -> Range<Int> {
    let first = place(span.start)
    return first..<max(first, place(span.end))
  }

  /// F1 of the words of two stretches.
  package static func overlap(_ a: Range<Int>, _ b: Range<Int>) -> Float {
    let common = a.clamped(to: b).count
    guard common > 0, a.overlaps(b) else { return 0 }
    return 2 * Float(common) / Float(a.count + b.count)
  }

  /// The words of a text, in small letters.
  package static func lowercased(_ text: String) -> Set<String> {
    let scalars = Array(text.lowercased().unicodeScalars)
    return Set(ranges(scalars).map { String(String.UnicodeScalarView(scalars[$0])) })
  }

  private func place(_ offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "’" || scalar == "'" || scalar == "." || scalar == ","
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return (scalar.value >= 48 && scalar.value <= 57)
        || (scalar.value >= 65 && scalar.value <= 90)
        || (scalar.value >= 97 && scalar.value <= 122) || scalar == "_"
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
