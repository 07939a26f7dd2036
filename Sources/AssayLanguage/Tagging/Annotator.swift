/// Tags, lemmatizes and parses sentences that are split into tokens already.
///
/// It is `Sendable` so that it can be handed on; one thread at a time may use it.
package final class Annotator: @unchecked Sendable {
  private let network: Network
  private let vectors: WordVectors
  private let inventory: Inventory
  private let combinationsByXpos: [[Inventory.Combination]]
  /// The numbers of these relations.
  private let root: Int?
  private let punctuation: Int?
  private let lemmatizer: Lemmatizer
  private let reading: Reading
  private let scores = FloatBuffer()
  private let heads = FloatBuffer()
  private let words = FloatBuffer()
  private let turned = FloatBuffer()

  /// The vectors of forms met already. Emptied when full, which bounds the memory.
  private var cached: [String: Int] = [:]
  private let cache: FloatBuffer
  private static let cacheSize = 8192

  /// Words read together at most, but for a longer sentence. Bounds the memory.
  private static let batch = 192
  /// Words of a sentence that are parsed together. A longer one is parsed in pieces.
  private static let longest = 160

  package init(
    network: Network, vectors: WordVectors, inventory: Inventory, lemmatizer: Lemmatizer
  ) {
    self.lemmatizer = lemmatizer
    self.network = network
    self.vectors = vectors
    self.inventory = inventory
    reading = Reading(network.shape)
    cache = FloatBuffer(Self.cacheSize * network.shape.width)
    var grouped = [[Inventory.Combination]](repeating: [], count: inventory.xpos.count)
    for combination in inventory.analyses { grouped[combination.xpos].append(combination) }
    combinationsByXpos = grouped
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
    let width = network.shape.width
    var rows = 0
    reading.segments = pieces.map { piece in
      defer { rows += piece.tokens.count + 1 }
      return rows..<(rows + piece.tokens.count + 1)
    }
    reading.states[0].reset(rows * width)
    for (piece, segment) in zip(pieces, reading.segments) {
      vectors.add(
        feature: WordFeatures.root, to: reading.states[0] + segment.lowerBound * width)
      for (offset, token) in piece.tokens.enumerated() {
        embed(
          sentences[piece.sentence].tokens[token].form,
          at: reading.states[0] + (segment.lowerBound + 1 + offset) * width)
      }
    }
    network.read(reading)
    for (piece, segment) in zip(pieces, reading.segments) {
      tag(&sentences[piece.sentence].tokens, piece.tokens, segment)
      parse(&sentences[piece.sentence].tokens, piece.tokens, segment)
    }
  }

  /// Sets a word's vector, which is made once for each form.
  private func embed(_ form: String, at place: UnsafeMutablePointer<Float>) {
    let width = network.shape.width
    if let known = cached[form] {
      place.update(from: cache + known * width, count: width)
      return
    }
    vectors.add(Array(form.utf8), to: place)
    if form.utf8.count > 64 { return }
    if cached.count == Self.cacheSize { cached.removeAll(keepingCapacity: true) }
    let row = cached.count
    cached[form] = row
    (cache + row * width).update(from: place, count: width)
  }

  /// Chooses among the analyses that occur: the best sum of tag, xpos and features.
  private func tag(_ tokens: inout [Token], _ range: Range<Int>, _ segment: Range<Int>) {
    let shape = network.shape
    for (offset, token) in range.enumerated() {
      let tags = reading.tagLogits + (segment.lowerBound + 1 + offset) * shape.tagColumns
      let xpos = tags + shape.tags
      let features = xpos + shape.xpos
      var top: Float = -.infinity
      for index in 0..<shape.xpos { top = max(top, xpos[index]) }
      var best = inventory.analyses[0]
      var bestScore: Float = -.infinity
      // A Penn tag far below the best cannot be made up for by the rest.
      for index in 0..<shape.xpos where xpos[index] > top - 5 {
        for candidate in combinationsByXpos[index] {
          let score = tags[candidate.tag] + xpos[index] + features[candidate.features]
          if score > bestScore {
            bestScore = score
            best = candidate
          }
        }
      }
      tokens[token].tag = Inventory.tags[best.tag]
      tokens[token].xpos = inventory.xpos[best.xpos]
      tokens[token].features = Features(inventory.features[best.features])
      tokens[token].lemma = lemmatizer.lemma(
        of: tokens[token].form, tag: LemmaKey.tag(best.tag, xpos: best.xpos))
    }
  }

  private func parse(_ tokens: inout [Token], _ range: Range<Int>, _ segment: Range<Int>) {
    network.scoreHeads(
      reading, segment, scores: scores, heads: heads, words: words, turned: turned)
    let tree = TreeDecoder.heads(scores: UnsafePointer(scores.pointer), count: segment.count)
    network.scoreRelations(reading, segment, heads: tree, hidden: heads, scores: scores)
    // A later piece of a long sentence hangs on the first piece's root.
    let above = range.lowerBound > 0 ? tokens[..<range.lowerBound].firstIndex { $0.head < 0 } : nil
    let relations = relations(count: range.count)
    var heads = tree.dropFirst().map { $0 - 1 }
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
  }

  /// The best relation of every word but the root, by the scores of a segment.
  private func relations(count: Int) -> [Int] {
    let columns = network.shape.relationColumns
    return (1...max(1, count)).map { row in
      let row = scores + row * columns
      var best = root == 0 ? 1 : 0
      for relation in 0..<network.shape.relations
      where relation != root && row[relation] > row[best] { best = relation }
      return best
    }
  }
}
