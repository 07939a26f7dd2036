/// A saying whose cue stands in a sentence, in tokens of that sentence.
package struct SentenceSaying: Hashable, Sendable {
  package let saying: Saying
  /// The token whose lemma attributes.
  package let chief: Int
  package let cue: ClosedRange<Int>
  /// What names the source: for a relative pronoun the noun that it stands for.
  package let source: ClosedRange<Int>?
  /// What of its content stands in the sentence.
  package let content: [ClosedRange<Int>]

  init?(_ saying: Saying, tokens: [Token], lemmas: [String]) {
    guard let cue = tokens.range(in: saying.cue) else { return nil }
    self.saying = saying
    self.cue = cue
    chief = cue.first { lemmas[$0] == saying.lemma } ?? cue.lowerBound
    source = (saying.referent ?? saying.source).flatMap(tokens.range)
    content = saying.content.compactMap(tokens.range)
  }

  /// How many tokens of the sentence it holds.
  package var size: Int { content.reduce(0) { $0 + $1.count } }
}

extension [Token] {
  /// The tokens in a range of the text's bytes.
  fileprivate func range(in bytes: Range<Int>) -> ClosedRange<Int>? {
    guard let first = firstIndex(where: { $0.bytes.upperBound > bytes.lowerBound }),
      let last = lastIndex(where: { $0.bytes.lowerBound < bytes.upperBound }), first <= last
    else { return nil }
    return first...last
  }
}

extension Analysis {
  /// The trees of all sentences, nil for those without tokens, each with what is said in it.
  package var trees: [SentenceTree?] {
    let sayings = sayings.sorted { $0.cue.lowerBound < $1.cue.lowerBound }
    var next = 0
    let trees = keptTrees ?? sentences.map { SentenceTree($0) }
    return zip(sentences, trees).map { sentence, tree in
      let first = next
      while next < sayings.count, sayings[next].cue.lowerBound < sentence.bytes.upperBound {
        next += 1
      }
      return first == next ? tree : tree.map { SentenceTree($0, sayings: sayings[first..<next]) }
    }
  }
}
