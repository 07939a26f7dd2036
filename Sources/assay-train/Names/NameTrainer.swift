import AssayLanguage
import AssayModel
import AssayWeights
import Foundation

/// Trains the linear-chain model of names: a conditional random field, by stochastic gradients with
/// AdaGrad (Duchi et al. 2011) on averaged weights.
final class NameTrainer {
  struct Schedule {
    var epochs = 14
    var seed: UInt64 = 1
    var rate: Float = 0.05
    var decay: Float = 2e-5
    /// How often a feature of a word's own letters, and one of the analysis, is hidden.
    var hidesWords: Float = 0.25
    var hidesAnalysis: Float = 0.25
  }

  /// A region's words with the rows of their features and their labels.
  struct Example {
    struct Feature {
      var row: Int32
      var kind: UInt8
    }
    var features: [[Feature]]
    var labels: [Int]
  }

  private static let columns = NameLabel.columns
  private static let labels = NameLabel.count

  let schedule: Schedule
  private(set) var hashes: [UInt32] = []
  private var examples: [Example] = []
  private var weights: [Float] = []
  private var squares: [Float] = []
  private var sums: [Float] = []
  private var moves: [Float]
  private var moveSquares: [Float]
  private var moveSums: [Float]
  private var averaged = 0
  private var random: SeededGenerator

  init(schedule: Schedule = Schedule()) {
    self.schedule = schedule
    random = SeededGenerator(seed: schedule.seed)
    let size = Self.labels * Self.labels
    moves = [Float](repeating: 0, count: size)
    moveSquares = moves
    moveSums = moves
  }

  /// Makes examples of documents. A feature counts if two documents have it, lest the names of one
  /// document be learned by heart.
  func read(
    _ documents: [(sentences: [Sentence], names: [[GoldNames.Name]])], lists: NameLists
  ) {
    var seen: [UInt32: (document: Int, isShared: Bool)] = [:]
    var raw: [(features: [[(UInt32, UInt32)]], labels: [Int])] = []
    for (number, document) in documents.enumerated() {
      let words = DocumentWords(document.sentences, lists: lists)
      for (index, sentence) in document.sentences.enumerated() {
        let regions = NameRegions.regions(in: sentence.tokens)
        if regions.isEmpty { continue }
        let labels = Self.labels(document.names[index], count: sentence.tokens.count)
        let features = NameFeatures(NameWords(sentence.tokens, lists: lists), document: words)
        for region in regions {
          let rows = region.map { word in
            var found: [(UInt32, UInt32)] = []
            features.forEach(at: word, in: region) { found.append(($0, $1)) }
            return found
          }
          for (_, hash) in rows.joined() {
            if let known = seen[hash] {
              if known.document != number { seen[hash] = (number, true) }
            } else {
              seen[hash] = (number, false)
            }
          }
          raw.append((rows, Self.cut(Array(labels[region]))))
        }
      }
    }
    hashes = seen.filter { $0.value.isShared }.map(\.key).sorted()
    let rows = Dictionary(uniqueKeysWithValues: hashes.enumerated().map { ($1, Int32($0)) })
    examples = raw.map { example in
      Example(
        features: example.features.map { word in
          word.compactMap { kind, hash in
            rows[hash].map { Example.Feature(row: $0, kind: UInt8(kind)) }
          }
        }, labels: example.labels)
    }
    weights = [Float](repeating: 0, count: hashes.count * Self.columns)
    squares = weights
    sums = weights
  }

  private static func labels(_ names: [GoldNames.Name], count: Int) -> [Int] {
    var labels = [Int](repeating: NameLabel.outside, count: count)
    for name in names {
      let kind = NameLabel.kinds.firstIndex(of: name.kind) ?? 0
      for (offset, token) in name.tokens.enumerated() {
        labels[token] = NameLabel.label(kind: kind, offset: offset, of: name.tokens.count)
      }
    }
    return labels
  }

  /// Labels of a region in which a name that reaches beyond it is none.
  private static func cut(_ labels: [Int]) -> [Int] {
    var result = [Int](repeating: NameLabel.outside, count: labels.count)
    for name in NameLabel.names(in: labels)
    where NameLabel.mayBegin(labels[name.words.lowerBound]) {
      for word in name.words { result[word] = labels[word] }
    }
    return result
  }

  /// - Parameter report: told number and mean loss of each epoch.
  func train(_ report: (Int, Float) -> Void) {
    var order = Array(examples.indices)
    for epoch in 1...schedule.epochs {
      order.shuffle(using: &random)
      var loss: Float = 0
      for index in order { loss += learn(examples[index]) }
      if epoch * 2 > schedule.epochs { average() }
      report(epoch, loss / Float(max(1, examples.count)))
    }
  }

  private func average() {
    averaged += 1
    for index in weights.indices { sums[index] += weights[index] }
    for index in moves.indices { moveSums[index] += moves[index] }
  }

  private func learn(_ example: Example) -> Float {
    let features = example.features.map { $0.filter { isShown($0.kind) } }
    let count = features.count
    var scores = [Float](repeating: 0, count: count * Self.columns)
    for (word, rows) in features.enumerated() {
      for feature in rows {
        let row = Int(feature.row) * Self.columns
        for label in 0..<Self.labels { scores[word * Self.columns + label] += weights[row + label] }
      }
    }
    let chain = NameChain(scores: scores, count: count, moves: moves)
    for word in 0..<count {
      for label in 0..<Self.labels {
        let target: Float = example.labels[word] == label ? 1 : 0
        let gradient = chain.probability(of: label, at: word) - target
        if abs(gradient) < 1e-4 { continue }
        for feature in features[word] {
          let at = Int(feature.row) * Self.columns + label
          let slope = gradient + schedule.decay * weights[at]
          squares[at] += slope * slope
          weights[at] -= schedule.rate * slope / (squares[at].squareRoot() + 1e-6)
        }
      }
    }
    for (at, gradient) in chain.moveGradients(labels: example.labels) {
      moveSquares[at] += gradient * gradient
      moves[at] -= schedule.rate * gradient / (moveSquares[at].squareRoot() + 1e-6)
    }
    return chain.loss(labels: example.labels)
  }

  private func isShown(_ kind: UInt8) -> Bool {
    if NameFeatures.analysed.contains(UInt32(kind)) {
      return random.unit() >= schedule.hidesAnalysis
    }
    return kind == 1 || random.unit() >= schedule.hidesWords
  }

  /// The model's file: averaged weights, those that weigh nothing left out.
  func contents(
    lists: (hashes: [UInt32], bits: [UInt32]), pronouns: (hashes: [UInt32], weights: [Float]),
    least: Float
  ) -> ModelFile.Contents {
    let scale = 1 / Float(max(1, averaged))
    var kept: [UInt32] = []
    var rows: [Float] = []
    for (index, hash) in hashes.enumerated() {
      let row = sums[(index * Self.columns)..<((index + 1) * Self.columns)].map { $0 * scale }
      guard row.contains(where: { abs($0) >= least }) else { continue }
      kept.append(hash)
      rows += row
    }
    let packed = rows.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map {
        WordVectors.quantise($0, count: kept.count, width: Self.columns)
      } ?? (rows: [], scales: [])
    }
    return NameModel.contents(
      hashes: kept, rows: packed.rows, scales: packed.scales,
      transitions: moveSums.map { $0 * scale }, lists: lists,
      pronouns: pronouns)
  }
}
