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

  init?(_ saying: Saying, in tree: SentenceTree) {
    guard let cue = tree.tokens(in: saying.cue) else { return nil }
    self.saying = saying
    self.cue = cue
    chief = cue.first { tree.lemmas[$0] == saying.lemma } ?? cue.lowerBound
    source = (saying.referent ?? saying.source).flatMap(tree.tokens)
    content = saying.content.compactMap(tree.tokens)
  }

  /// How many tokens of the sentence it holds.
  package var size: Int { content.reduce(0) { $0 + $1.count } }
}

extension SentenceTree {
  /// The tokens in a range of the text's bytes.
  func tokens(in bytes: Range<Int>) -> ClosedRange<Int>? {
    guard let first = tokens.firstIndex(where: { $0.bytes.upperBound > bytes.lowerBound }),
      let last = tokens.lastIndex(where: { $0.bytes.lowerBound < bytes.upperBound }), first <= last
    else { return nil }
    return first...last
  }
}

extension Analysis {
  /// The trees of all sentences, nil for those without tokens, each with what is said in it.
  package var trees: [SentenceTree?] {
    var trees = sentences.map(SentenceTree.init)
    var index = 0
    for saying in sayings.sorted(by: { $0.cue.lowerBound < $1.cue.lowerBound }) {
      while index < sentences.count, sentences[index].bytes.upperBound <= saying.cue.lowerBound {
        index += 1
      }
      guard index < sentences.count, let tree = trees[index],
        let here = SentenceSaying(saying, in: tree)
      else { continue }
      trees[index]?.sayings.append(here)
    }
    return trees
  }
}
