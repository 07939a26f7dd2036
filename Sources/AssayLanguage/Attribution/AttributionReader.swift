import AssayModel

/// Finds who is said to have said, thought or wanted what.
///
/// Cues are read from each sentence's tree (`CueReader`), quotations from the marks of the whole
/// document, and then each quotation is given to the cue that says it: the nearest beside it, or,
/// where its sentence names nobody, that of the quotation or the sentence before. Time grows
/// linearly with the text.
public struct AttributionReader: Sendable {
  public init() {}

  /// All that is attributed, by the place of its cue. Sayings may lie in each other's content.
  public func sayings(in analysis: Analysis) -> [Saying] {
    var document = QuotedDocument(analysis)
    document.giveQuotations()
    return document.sayings()
  }
}

/// A document's cue readings while quotations are being given to them. Tokens are counted through
/// the document.
struct QuotedDocument {
  struct Part {
    var sentence: Int
    var reading: CueReading
    /// The content as stretches of the document's tokens.
    var content: [Range<Int>] = []
    var isQuotation = false
  }

  let analysis: Analysis
  /// The trees of the sentences that have parts.
  private var trees: [Int: SentenceTree] = [:]
  /// The first token of each sentence, and after the last their number.
  let starts: [Int]
  let paragraphs: [Int]
  let quotations: [Range<Int>]
  var parts: [Part] = []
  /// The parts of each sentence.
  private var places: [Range<Int>] = []
  private let isQuoted: [Bool]
  /// The sentence of each token.
  private let sentenceOf: [Int]

  init(_ analysis: Analysis) {
    self.analysis = analysis
    var starts = [0]
    var sentenceOf: [Int] = []
    for (index, sentence) in analysis.sentences.enumerated() {
      starts.append(starts[index] + sentence.tokens.count)
      sentenceOf += repeatElement(index, count: sentence.tokens.count)
    }
    self.starts = starts
    self.sentenceOf = sentenceOf
    paragraphs = analysis.paragraphs
    quotations = Quotations(analysis.sentences, paragraphs: paragraphs).ranges
    var isQuoted = [Bool](repeating: false, count: sentenceOf.count)
    for quotation in quotations { for token in quotation { isQuoted[token] = true } }
    self.isQuoted = isQuoted
    for (index, sentence) in analysis.sentences.enumerated() {
      let begin = parts.count
      if let tree = analysis.keptTrees.map({ $0[index] }) ?? SentenceTree(sentence) {
        let marks = Array(isQuoted[starts[index]..<starts[index + 1]])
        for reading in CueReader(tree: tree, isQuoted: marks).readings() {
          parts.append(
            Part(
              sentence: index, reading: reading,
              content: Self.stretches(reading, tree, start: starts[index])))
        }
        if parts.count > begin { trees[index] = tree }
      }
      places.append(begin..<parts.count)
    }
  }

  // MARK: - Content

  /// Runs of content tokens. Marks between two runs join them, what cue and source hold parts
  /// them.
  private static func stretches(
    _ reading: CueReading, _ tree: SentenceTree, start: Int
  ) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for token in reading.content {
      if let last = result.last,
        (last.upperBound..<max(last.upperBound, start + token)).allSatisfy({
          tree.tokens[$0 - start].tag == .punct && !reading.cue.contains($0 - start)
        })
      {
        result[result.count - 1] = last.lowerBound..<(start + token + 1)
      } else {
        result.append((start + token)..<(start + token + 1))
      }
    }
    return result
  }

  private func token(_ index: Int) -> Token {
    let sentence = sentenceOf[index]
    return analysis.sentences[sentence].tokens[index - starts[sentence]]
  }

  /// Without the marks at its edges; quotation marks and brackets stay.
  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var range = range
    while let first = range.first, Self.separators.contains(token(first).form) {
      range = (first + 1)..<range.upperBound
    }
    while let last = range.last, Self.separators.contains(token(last).form) {
      range = range.lowerBound..<last
    }
    return range.isEmpty ? nil : range
  }

  private static let separators: Set<String> = [
    ",", ".", ";", ":", "-", "–", "—", "--", "...", "…", "and", "but",
  ]

  // MARK: - Quotations

  /// Gives each quotation to what says it.
  mutating func giveQuotations() {
    /// Who said the last quotation, and in which sentence it ended.
    var last: (part: Int, sentence: Int)?
    for quotation in quotations {
      let sentences = sentenceOf[quotation.lowerBound]...sentenceOf[quotation.upperBound - 1]
      let isLong = quotation.count > 5 || sentences.count > 1
      if let part = governing(quotation, sentences) {
        extend(part, over: quotation)
        if isLong { last = (part, sentences.upperBound) }
      } else if isLong, let part = beside(quotation, sentences) {
        extend(part, over: quotation)
        last = (part, sentences.upperBound)
      } else if isLong, let part = elsewhere(quotation, sentences, last) {
        last = (part, sentences.upperBound)
      }
    }
  }

  private mutating func extend(_ part: Int, over quotation: Range<Int>) {
    parts[part].isQuotation = true
    var content = parts[part].content.filter { !$0.overlaps(quotation) }
    var whole = quotation
    for stretch in parts[part].content where stretch.overlaps(quotation) {
      whole = min(whole.lowerBound, stretch.lowerBound)..<max(whole.upperBound, stretch.upperBound)
    }
    content.append(whole)
    parts[part].content = content.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The part outside the quotation whose content it is by the tree: the nearest.
  private func governing(_ quotation: Range<Int>, _ sentences: ClosedRange<Int>) -> Int? {
    candidates(sentences).filter { part in
      let chief = chief(of: part)
      return !quotation.contains(chief) && parts[part].content.contains { $0.overlaps(quotation) }
    }
    .min { distance(chief(of: $0), quotation) < distance(chief(of: $1), quotation) }
  }

  /// A cue that stands beside it, with nothing but its own clause between the two.
  private func beside(_ quotation: Range<Int>, _ sentences: ClosedRange<Int>) -> Int? {
    candidates(sentences).filter { part in
      parts[part].reading.takesQuotation && !isQuoted[chief(of: part)]
        && distance(chief(of: part), quotation) <= 12
    }
    .min { distance(chief(of: $0), quotation) < distance(chief(of: $1), quotation) }
  }

  /// For a quotation whose sentences say nothing of who speaks.
  private mutating func elsewhere(
    _ quotation: Range<Int>, _ sentences: ClosedRange<Int>, _ last: (part: Int, sentence: Int)?
  ) -> Int? {
    let first = sentences.lowerBound
    // `This is what Voss said:` before it.
    if first > 0, analysis.sentences[first - 1].tokens.last?.form == ":",
      let part = places[first - 1].last(where: { parts[$0].reading.takesQuotation })
    {
      extend(part, over: quotation)
      return part
    }
    // More of the same speaker: in one paragraph, or at the start of the next.
    if let last {
      let gap = first - last.sentence
      let isSame = paragraphs[first] == paragraphs[last.sentence]
      if isSame && gap <= 3 || gap == 1 {
        extend(last.part, over: quotation)
        return last.part
      }
    }
    // Somebody who speaks in the sentence before or behind.
    for other in [first - 1, sentences.upperBound + 1, first - 2] {
      guard places.indices.contains(other),
        let part = places[other].last(where: {
          parts[$0].reading.source != nil && parts[$0].reading.manner == .says
            && !isQuoted[chief(of: $0)]
        })
      else { continue }
      extend(part, over: quotation)
      return part
    }
    return nil
  }

  private func candidates(_ sentences: ClosedRange<Int>) -> [Int] {
    if sentences.count == 1 { return Array(places[sentences.lowerBound]) }
    return Array(places[sentences.lowerBound]) + Array(places[sentences.upperBound])
  }

  private func chief(of part: Int) -> Int {
    starts[parts[part].sentence] + parts[part].reading.chief
  }

  private func distance(_ token: Int, _ range: Range<Int>) -> Int {
    if range.contains(token) { return 0 }
    return token < range.lowerBound ? range.lowerBound - token : token - range.upperBound + 1
  }

  // MARK: - Result

  func sayings() -> [Saying] {
    parts.compactMap { part in
      let content = part.content.compactMap(trimmed).map(bytes)
      guard !content.isEmpty, let tree = trees[part.sentence] else { return nil }
      let start = starts[part.sentence]
      let place = { (tokens: ClosedRange<Int>) in
        bytes((start + tokens.lowerBound)..<(start + tokens.upperBound + 1))
      }
      return Saying(
        manner: part.reading.manner, form: part.reading.form,
        lemma: tree.lemmas[part.reading.chief], source: part.reading.source.map(place),
        referent: part.reading.source.flatMap(CueReader(tree: tree, isQuoted: []).referent).map(
          place),
        cue: place(part.reading.cue), content: content, isQuotation: part.isQuotation)
    }
  }

  private func bytes(_ tokens: Range<Int>) -> Range<Int> {
    let first = token(tokens.lowerBound).bytes.lowerBound
    return first..<max(first, token(tokens.upperBound - 1).bytes.upperBound)
  }
}

extension Analysis {
  /// The number of the paragraph that each sentence begins in. Empty lines part paragraphs; in a
  /// text that has none, every line break does.
  var paragraphs: [Int] {
    var breaks: [Int] = []
    var hasEmptyLines = false
    var end = 0
    for sentence in sentences {
      let gap = map.substring(ofBytes: end..<max(end, sentence.bytes.lowerBound))
      let lines = end == 0 ? 0 : gap.utf8.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
      if lines > 1 { hasEmptyLines = true }
      breaks.append(lines)
      end = sentence.bytes.upperBound
    }
    var number = 0
    return breaks.map { lines in
      if lines > (hasEmptyLines ? 1 : 0) { number += 1 }
      return number
    }
  }
}
