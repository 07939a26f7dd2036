package import AssayModel

/// How well predicted claims match marked ones (Documentation/EXTRACTION.md).
package struct ClaimScore: Sendable {
  package var musts = 0
  package var found = 0
  package var predicted = 0
  package var right = 0
  package var never = 0
  /// Found with the same span, give or take a word.
  package var strict = 0
  /// Musts that there are, ten a document at most, and those among the ten highest scores.
  package var top = 0
  package var topFound = 0

  /// Found with the marked modality.
  package var modality = 0
  /// Found that the marks name a source for, and those whose source was named.
  package var sources = 0
  package var sourceFound = 0

  /// A predicted claim.
  package struct Answer: Sendable {
    package var words: Range<Int>
    package var span = TextSpan(start: 0, end: 0)
    package var score: Double
    package var modality: String?
    /// The words of who is said to have said it.
    package var source: String?
    /// What a judge's ranking sees of it.
    var ranked: [Float]?
    /// What the score was made of, by name.
    package var parts: [String: Double] = [:]

    package init(words: Range<Int>, score: Double, modality: String?, source: String? = nil) {
      self.words = words
      self.score = score
      self.modality = modality
      self.source = source
    }
  }

  package init() {}

  package var recall: Double { musts == 0 ? 0 : Double(found) / Double(musts) }
  package var exact: Double { found == 0 ? 0 : Double(strict) / Double(found) }
  /// The score of an extractor's claims of one document.
  package init(_ gold: MarkedDocument, _ claims: [Claim]) {
    let words = WordStarts(gold.text)
    add(
      gold, words: words,
      claims.compactMap { claim in
        claim.span.map {
          Answer(
            words: words.words(in: $0), score: claim.score, modality: claim.modality.rawValue,
            source: claim.attribution?.source)
        }
      })
  }

  /// Adds what was counted in other documents.
  package mutating func add(_ other: ClaimScore) {
    for count in Self.counts { self[keyPath: count] += other[keyPath: count] }
  }

  private static var counts: [WritableKeyPath<ClaimScore, Int>] {
    [
      \.musts, \.found, \.predicted, \.right, \.never, \.strict, \.top, \.topFound, \.modality,
      \.sources, \.sourceFound,
    ]
  }

  package var modalityRight: Double { found == 0 ? 0 : Double(modality) / Double(found) }
  package var inTopTen: Double { top == 0 ? 0 : Double(topFound) / Double(top) }
  package var sourceNamed: Double { sources == 0 ? 0 : Double(sourceFound) / Double(sources) }
  package var precision: Double { predicted == 0 ? 0 : Double(right) / Double(predicted) }

  /// Adds one document: a prediction and a mark match where the F1 of their words is at least a
  /// half, one to one, best first; a prediction is right if it matches a must, resembles a may, or
  /// lies in a must and is a fair part of it; wrong inside a sentence without claims is a never.
  package mutating func add(
    _ gold: MarkedDocument, words: WordStarts, _ chosen: [Answer]
  ) {
    let spans = chosen.map(\.words)
    let marks = gold.claims.filter(\.isMust)
    let must = marks.map { words.words(in: $0.span) }
    let may = gold.claims.filter { !$0.isMust }.map { words.words(in: $0.span) }
    let empty = gold.sentences.filter { $0.none != nil }.map { words.words(in: $0.span) }
    var isRight = [Bool](repeating: false, count: spans.count)
    for pair in Self.pairs(spans, must) {
      isRight[pair.prediction] = true
      found += 1
      let (a, b) = (spans[pair.prediction], must[pair.mark])
      if a.count + b.count - 2 * a.clamped(to: b).count <= 1 { strict += 1 }
      if chosen[pair.prediction].modality == marks[pair.mark].modality { modality += 1 }
      if let source = marks[pair.mark].source, !source.isEmpty {
        sources += 1
        let said = WordStarts.lowercased(chosen[pair.prediction].source ?? "")
        if !said.isDisjoint(with: WordStarts.lowercased(source)) { sourceFound += 1 }
      }
    }
    let isPaired = isRight
    for (i, span) in spans.enumerated() where !isRight[i] {
      if may.contains(where: { WordStarts.overlap(span, $0) >= 0.5 })
        || must.contains(where: { Self.isFairPart(span, of: $0) })
      {
        isRight[i] = true
      } else if empty.contains(where: { span.clamped(to: $0).count * 2 > span.count }) {
        never += 1
      }
    }
    let best = chosen.indices.sorted { (chosen[$0].score, $1) > (chosen[$1].score, $0) }.prefix(10)
    top += min(10, must.count)
    topFound += best.count { isPaired[$0] }
    musts += must.count
    predicted += spans.count
    right += isRight.count { $0 }
  }

  /// Which prediction finds which mark: by the F1 of their words, one to one, best first.
  static func pairs(
    _ spans: [Range<Int>], _ marks: [Range<Int>]
  ) -> [(prediction: Int, mark: Int)] {
    var pairs: [(value: Float, prediction: Int, mark: Int)] = []
    for (i, span) in spans.enumerated() {
      for (j, mark) in marks.enumerated() where mark.overlaps(span) {
        let value = WordStarts.overlap(span, mark)
        if value >= 0.5 { pairs.append((value, i, j)) }
      }
    }
    pairs.sort { ($0.value, $0.prediction, $0.mark) > ($1.value, $1.prediction, $1.mark) }
    var predictions: Set<Int> = []
    var taken: Set<Int> = []
    return pairs.compactMap { pair in
      guard !predictions.contains(pair.prediction), taken.insert(pair.mark).inserted else {
        return nil
      }
      predictions.insert(pair.prediction)
      return (pair.prediction, pair.mark)
    }
  }

  package static func isFairPart(_ span: Range<Int>, of mark: Range<Int>) -> Bool {
    guard !span.isEmpty else { return false }
    return Float(span.clamped(to: mark).count) / Float(span.count) >= 0.8
      && WordStarts.overlap(span, mark) >= 0.3
  }
}
