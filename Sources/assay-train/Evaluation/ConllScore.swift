import AssayLanguage

/// The measures of the CoNLL 2018 shared task (`conll18_ud_eval.py`): F1 over the spans of
/// sentences, tokens and words, and over words of the same span that agree in a column.
///
/// Relations count without their subtypes, as there.
struct ConllScore {
  struct Count {
    var gold = 0
    var system = 0
    var correct = 0

    var f1: Double { 200 * Double(correct) / Double(max(1, gold + system)) }
  }

  static let names = [
    "Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS",
  ]
  private(set) var counts = [String: Count]()

  /// Adds a document that was read from the same text as its gold standard.
  mutating func add(gold: [Sentence], system: [Sentence]) {
    count(
      "Sentences", Set(gold.map(\.bytes)), Set(system.map(\.bytes)), goldCount: gold.count,
      systemCount: system.count)
    let goldTokens = gold.flatMap { Self.surfaces($0.tokens) }
    let systemTokens = system.flatMap { Self.surfaces($0.tokens) }
    count(
      "Tokens", Set(goldTokens), Set(systemTokens), goldCount: goldTokens.count,
      systemCount: systemTokens.count)
    let goldWords = Self.words(gold)
    let systemWords = Self.words(system)
    let found = Dictionary(systemWords.map { ($0.token.bytes, $0) }) { first, _ in first }
    var correct = [Int](repeating: 0, count: 7)
    for word in goldWords {
      guard let other = found[word.token.bytes] else { continue }
      let sameHead = word.head == other.head
      let agree = [
        true, word.token.tag == other.token.tag, word.token.xpos == other.token.xpos,
        word.token.features == other.token.features,
        word.token.lemma == other.token.lemma || word.token.lemma == "_", sameHead,
        sameHead && Self.universal(word.token.relation) == Self.universal(other.token.relation),
      ]
      for index in agree.indices where agree[index] { correct[index] += 1 }
    }
    for (name, correct) in zip(Self.names.dropFirst(2), correct) {
      counts[name, default: Count()].gold += goldWords.count
      counts[name, default: Count()].system += systemWords.count
      counts[name, default: Count()].correct += correct
    }
  }

  private mutating func count(
    _ name: String, _ gold: Set<Range<Int>>, _ system: Set<Range<Int>>, goldCount: Int,
    systemCount: Int
  ) {
    counts[name, default: Count()].gold += goldCount
    counts[name, default: Count()].system += systemCount
    counts[name, default: Count()].correct += gold.intersection(system).count
  }

  private struct Word {
    var token: Token
    /// The bytes of its head; nil for a root.
    var head: Range<Int>?
  }

  private static func words(_ sentences: [Sentence]) -> [Word] {
    sentences.flatMap { sentence in
      sentence.tokens.map { token in
        Word(token: token, head: token.head < 0 ? nil : sentence.tokens[token.head].bytes)
      }
    }
  }

  /// The spans of written words: joined tokens are one.
  private static func surfaces(_ tokens: [Token]) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    for token in tokens {
      if token.joined, let last = spans.last {
        spans[spans.count - 1] = last.lowerBound..<token.bytes.upperBound
      } else {
        spans.append(token.bytes)
      }
    }
    return spans
  }

  private static func universal(_ relation: String) -> Substring {
    relation.prefix { $0 != ":" }
  }

  var summary: String {
    Self.names.map { name in
      let f1 = ((counts[name]?.f1 ?? 0) * 100).rounded() / 100
      return "\(name) \(f1)"
    }.joined(separator: "  ")
  }
}
