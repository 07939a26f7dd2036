/// A cue of one sentence with what it holds there, in tokens of the sentence.
struct CueReading {
  var manner: Saying.Manner
  var form: Saying.Form
  /// The token whose lemma attributes.
  var chief: Int
  /// The chief with its particle or preposition.
  var cue: ClosedRange<Int>
  var source: ClosedRange<Int>?
  /// In order; empty for a cue that may hold a quotation that stands beside it.
  var content: [Int]
  /// Whether words in quotation marks beside it may be its content.
  var takesQuotation = false
}

/// Finds the cues of one sentence by its tree: what each holds and who stands behind it.
struct CueReader {
  let tree: SentenceTree
  /// Whether each token stands inside quotation marks.
  let isQuoted: [Bool]

  func readings() -> [CueReading] {
    var result: [CueReading] = []
    for index in tree.tokens.indices {
      switch tree.tokens[index].tag {
      case .verb:
        if let reading = accordingTo(index) ?? verbal(index) { result.append(reading) }
      case .noun, .propn:
        if let reading = inTheWords(index) ?? spoken(index) ?? nominal(index) {
          result.append(reading)
        }
      case .adj:
        if let reading = adjectival(index) { result.append(reading) }
      case .adv:
        if let reading = adverbial(index) { result.append(reading) }
      case .adp, .sconj:
        if let reading = accordingTo(index) { result.append(reading) }
      case .num, .sym, .x, .pron, .aux, .cconj, .det, .intj, .part, .punct: break
      }
    }
    if let reading = colon() { result.append(reading) }
    return result.map(withinQuotation)
  }

  /// Quoted words attribute quoted words only.
  private func withinQuotation(_ reading: CueReading) -> CueReading {
    guard isQuoted[reading.chief] else { return reading }
    var reading = reading
    reading.content.removeAll { !isQuoted[$0] }
    reading.source = reading.source.flatMap { source in
      let inside = source.filter { isQuoted[$0] }
      return inside.first.flatMap { first in inside.last.map { first...$0 } }
    }
    return reading
  }

  /// What stands around a clause that reports: all below its governor but itself.
  func surroundings(of clause: Int) -> [Int] {
    var head = tree.heads[clause]
    guard head >= 0 else { return [] }
    // What reports stands beside the whole clause, wherever in it the analysis hangs it.
    while !tree.isClause(head), tree.heads[head] >= 0 { head = tree.heads[head] }
    return tree.yield(of: head) { $0 == clause }
  }
}
