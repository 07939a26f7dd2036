import CVectors

/// Tags, lemmatizes and parses sentences that are split into tokens already.
///
/// It is `Sendable` so that it can be handed on; one thread at a time may use it.
package final class Annotator: @unchecked Sendable {
  private let network: Network
  private let forms: FormCache
  private let inventory: Inventory
  private let analyses: AnalysisChoice
  /// The numbers of these relations.
  private let root: Int?
  private let punctuation: Int?
  private let lemmatizer: Lemmatizer
  private let reading: Reading
  private let scores = FloatBuffer()
  private let heads = FloatBuffer()
  private let words = FloatBuffer()
  private let turned = FloatBuffer()
  private let columns = FloatBuffer()

  /// Words read together at most, but for a longer sentence. Bounds the memory.
  private static let batch = 192
  /// Words of a sentence that are parsed together. A longer one is parsed in pieces.
  private static let longest = 160

  package init(
    network: Network, vectors: WordVectors, inventory: Inventory, lemmatizer: Lemmatizer
  ) {
    self.lemmatizer = lemmatizer
    self.network = network
    self.inventory = inventory
    reading = Reading(network.shape)
    forms = FormCache(network: network, vectors: vectors)
    analyses = AnalysisChoice(inventory, network.shape)
    root = inventory.relations.firstIndex(of: "root")
    punctuation = inventory.relations.firstIndex(of: "punct")
  }

  /// Sets tag, xpos, features, head and relation of every token. Time grows linearly with the
  /// number of tokens.
  package func annotate(_ sentences: inout [Sentence]) {
    var pieces: [(sentence: Int, tokens: Range<Int>)] = []
    var size = 0
    for index in sentences.indices {
      for tokens in Self.pieces(of: sentences[index]) {
        if size + tokens.count + 1 > Self.batch {
          annotate(pieces, in: &sentences)
          pieces = []
          size = 0
        }
        pieces.append((index, tokens))
        size += tokens.count + 1
      }
    }
    annotate(pieces, in: &sentences)
  }

  /// Cuts a very long sentence, after punctuation where there is some.
  private static func pieces(of sentence: Sentence) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    let tokens = sentence.tokens
    while tokens.count - start > longest {
      var end = start + longest
      for candidate in stride(from: end, to: start + longest / 2, by: -1)
      where [",", ";", ":", ")", "—"].contains(tokens[candidate - 1].form) {
        end = candidate
        break
      }
      pieces.append(start..<end)
      start = end
    }
    if start < tokens.count { pieces.append(start..<tokens.count) }
    return pieces
  }

  private func annotate(
    _ pieces: [(sentence: Int, tokens: Range<Int>)], in sentences: inout [Sentence]
  ) {
    if pieces.isEmpty { return }
    var rows = 0
    var words: [String?] = []
    reading.segments = pieces.map { piece in
      words.append(nil)
      for token in piece.tokens { words.append(sentences[piece.sentence].tokens[token].form) }
      defer { rows = words.count }
      return rows..<words.count
    }
    forms.fill(reading, forms: words)
    network.read(reading)
    let heads = chooseHeads()
    for (piece, segment) in zip(pieces, reading.segments) {
      tag(&sentences[piece.sentence].tokens, piece.tokens, segment)
      attach(&sentences[piece.sentence].tokens, piece.tokens, segment, heads)
      agree(&sentences[piece.sentence].tokens, piece.tokens, segment)
    }
  }

  private func tag(_ tokens: inout [Token], _ range: Range<Int>, _ segment: Range<Int>) {
    for (offset, token) in range.enumerated() {
      set(analyses.best(in: logits(segment, offset)), of: &tokens[token], Self.row(segment, offset))
    }
  }

  /// Chooses anew where a tag does not go with the relation that the word has in the tree.
  private func agree(_ tokens: inout [Token], _ range: Range<Int>, _ segment: Range<Int>) {
    let agreement = TagAgreement(tokens, range)
    for (offset, token) in range.enumerated() {
      guard let tags = agreement.tags(for: token, in: tokens) else { continue }
      set(
        analyses.best(in: logits(segment, offset), among: tags), of: &tokens[token],
        Self.row(segment, offset))
    }
  }

  private func logits(_ segment: Range<Int>, _ offset: Int) -> UnsafePointer<Float> {
    UnsafePointer(reading.tagLogits + Self.row(segment, offset) * network.shape.tagColumns)
  }

  /// The row of a word behind that of its sentence's root.
  private static func row(_ segment: Range<Int>, _ offset: Int) -> Int {
    segment.lowerBound + 1 + offset
  }

  private func set(_ analysis: Inventory.Combination, of token: inout Token, _ row: Int) {
    token.tag = Inventory.tags[analysis.tag]
    token.xpos = inventory.xpos[analysis.xpos]
    token.features = Features(inventory.features[analysis.features])
    let tag = LemmaKey.tag(analysis.tag, xpos: analysis.xpos)
    let form = token.form
    token.lemma = forms.lemma(row: row, tag: tag) { lemmatizer.lemma(of: form, tag: tag) }
  }

  /// The row of each row's head, and in `scores` those of its relations.
  private func chooseHeads() -> [Int] {
    let rows = 0..<reading.rows
    network.turnWords(reading, rows, words: words, turned: turned)
    var chosen: [Int] = []
    chosen.reserveCapacity(rows.count)
    for segment in reading.segments {
      network.scoreHeads(
        reading, segment, turned: UnsafePointer(turned + segment.lowerBound * network.shape.arc),
        scores: scores, heads: heads, columns: columns)
      for head in TreeDecoder.heads(
        scores: UnsafePointer(scores.pointer), count: segment.count)
      {
        chosen.append(segment.lowerBound + head)
      }
    }
    network.scoreRelations(reading, rows, heads: chosen, hidden: heads, scores: scores)
    return chosen
  }

  private func attach(
    _ tokens: inout [Token], _ range: Range<Int>, _ segment: Range<Int>, _ chosen: [Int]
  ) {
    // A later piece of a long sentence hangs on the first piece's root.
    let above = range.lowerBound > 0 ? tokens[..<range.lowerBound].firstIndex { $0.head < 0 } : nil
    let relations = relations(of: segment)
    var heads = chosen[segment].dropFirst().map { $0 - segment.lowerBound - 1 }
    Punctuation.attach(
      &heads, forms: range.map { tokens[$0].form }, isMark: relations.map { $0 == punctuation })
    for (offset, index) in range.enumerated() {
      if heads[offset] < 0 {
        tokens[index].head = above ?? -1
        tokens[index].relation = above == nil ? "root" : "parataxis"
      } else {
        tokens[index].head = range.lowerBound + heads[offset]
        tokens[index].relation = inventory.relations[relations[offset]]
      }
    }
    OfPhrases.attach(&tokens, range)
    ThatClauses.attach(&tokens, range)
  }

  /// The best relation of every word of a segment but the root.
  private func relations(of segment: Range<Int>) -> [Int] {
    segment.dropFirst().map { row in
      Int(
        cv_largest(
          scores + row * network.shape.relationColumns, Int32(network.shape.relations),
          Int32(root ?? -1)))
    }
  }
}
