package import AssayModel

/// Finds the names in an analysed text: a linear-chain model (Lafferty et al. 2001) over the
/// stretches in which names may stand, decoded by Viterbi's algorithm.
package struct NameReader: Sendable {
  /// A name: its sentence, its words and their kind, the most likely of all in the document.
  package struct Name: Hashable, Sendable {
    package var sentence: Int
    package var tokens: ClosedRange<Int>
    package var kind: Entity.Kind

    package init(sentence: Int, tokens: ClosedRange<Int>, kind: Entity.Kind) {
      self.sentence = sentence
      self.tokens = tokens
      self.kind = kind
    }
  }

  package let model: NameModel

  package init(model: NameModel) { self.model = model }

  /// The names of a text, in its order. O(length).
  package func names(in sentences: [Sentence]) -> [Name] {
    let document = DocumentWords(sentences, lists: model.lists)
    var scores = [Float]()
    var found: [Scored] = []
    for (number, sentence) in sentences.enumerated() {
      let regions = NameRegions.regions(in: sentence.tokens)
      if regions.isEmpty { continue }
      let features = NameFeatures(
        NameWords(sentence.tokens, lists: model.lists), document: document)
      for region in regions {
        score(region, features, &scores)
        for name in NameLabel.names(in: best(region.count, scores)) {
          let start = region.lowerBound + name.words.lowerBound
          let tokens = start...(start + name.words.count - 1)
          found.append(
            Scored(
              sentence: number, tokens: tokens, kind: name.kind,
              scores: NameLabel.kinds.indices.map { score(name.words, of: $0, scores) }))
        }
      }
    }
    NameAgreement.settle(&found, in: sentences)
    return found.map {
      Name(sentence: $0.sentence, tokens: $0.tokens, kind: NameLabel.kinds[$0.kind])
    }
  }

  /// A name with the score of each kind.
  struct Scored {
    var sentence: Int
    var tokens: ClosedRange<Int>
    var kind: Int
    var scores: [Float]
  }

  /// Sets the scores of all labels for every word of a region.
  private func score(_ region: Range<Int>, _ features: NameFeatures, _ scores: inout [Float]) {
    let columns = NameLabel.columns
    scores = [Float](repeating: 0, count: region.count * columns)
    scores.withUnsafeMutableBufferPointer { scores in
      guard let base = scores.baseAddress else { return }
      for index in region {
        let row = base + (index - region.lowerBound) * columns
        features.forEach(at: index, in: region) { _, hash in
          model.weights.add(feature: hash, to: row)
        }
      }
    }
  }

  /// The best row of labels.
  private func best(_ count: Int, _ scores: [Float]) -> [Int] {
    let labels = NameLabel.count
    let columns = NameLabel.columns
    var from = [Int8](repeating: 0, count: count * labels)
    var current = (0..<labels).map { NameLabel.mayBegin($0) ? scores[$0] : -.infinity }
    for word in 1..<max(1, count) {
      var next = [Float](repeating: -.infinity, count: labels)
      for label in 0..<labels {
        for before in NameLabel.predecessors[label] {
          let sum = current[before] + model.transitions[before * labels + label]
          if sum > next[label] {
            next[label] = sum
            from[word * labels + label] = Int8(before)
          }
        }
        next[label] += scores[word * columns + label]
      }
      current = next
    }
    var label = NameLabel.outside
    for other in 0..<labels where NameLabel.mayEnd(other) && current[other] > current[label] {
      label = other
    }
    var path = [Int](repeating: 0, count: count)
    for word in stride(from: count - 1, through: 0, by: -1) {
      path[word] = label
      label = Int(from[word * labels + label])
    }
    return path
  }

  /// What a name of these words scores as one of a kind.
  private func score(_ words: ClosedRange<Int>, of kind: Int, _ scores: [Float]) -> Float {
    words.enumerated().reduce(0) { sum, word in
      let label = NameLabel.label(kind: kind, offset: word.offset, of: words.count)
      return sum + scores[word.element * NameLabel.columns + label]
    }
  }
}
