import AssayLanguage
import AssayModel
import Foundation

/// Trains the log-linear model of pronouns by stochastic gradients with AdaGrad on averaged weights.
struct PronounTrainer {
  private static let epochs = 20
  private static let rate: Float = 0.1
  private static let decay: Float = 1e-3

  /// Hashes of features in order, and their weights.
  let weights: (hashes: [UInt32], weights: [Float])

  init(_ documents: [PronounLessons], seed: UInt64) {
    let lessons = documents.flatMap(\.lessons)
    let hashes = Set(lessons.lazy.flatMap { $0.options.joined() }).sorted()
    let rows = Dictionary(uniqueKeysWithValues: hashes.enumerated().map { ($1, $0) })
    let examples = lessons.map { lesson in
      (options: lesson.options.map { $0.compactMap { rows[$0] } }, right: lesson.right)
    }
    var random = SeededGenerator(seed: seed)
    var weights = [Float](repeating: 0, count: hashes.count)
    var squares = weights
    var sums = weights
    var order = Array(examples.indices)
    for _ in 0..<Self.epochs {
      order.shuffle(using: &random)
      for index in order {
        let example = examples[index]
        let probabilities = Self.probabilities(
          example.options.map { $0.reduce(Float(0)) { $0 + weights[$1] } })
        for (option, features) in example.options.enumerated() {
          let gradient = probabilities[option] - (option == example.right ? 1 : 0)
          if abs(gradient) < 1e-5 { continue }
          for feature in features {
            let slope = gradient + Self.decay * weights[feature]
            squares[feature] += slope * slope
            weights[feature] -= Self.rate * slope / (squares[feature].squareRoot() + 1e-6)
          }
        }
      }
      for index in weights.indices { sums[index] += weights[index] }
    }
    self.weights = (hashes, sums.map { $0 / Float(Self.epochs) })
  }

  private static func probabilities(_ scores: [Float]) -> [Float] {
    let top = scores.max() ?? 0
    let powers = scores.map { exp($0 - top) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

  /// For each pronoun, what is right of named readings at several degrees of certainty, each
  /// document read by a model of the others (four parts).
  static func heldOut(_ documents: [PronounLessons], seed: UInt64) -> [String] {
    var readings: [(lemma: String, probability: Float, isRight: Bool)] = []
    var named: [String: Int] = [:]
    for fold in 0..<4 {
      let others = documents.enumerated().filter { $0.offset % 4 != fold }.map(\.element)
      let model = PronounTrainer(others, seed: seed).weights
      let table = Dictionary(uniqueKeysWithValues: zip(model.hashes, model.weights))
      for (number, document) in documents.enumerated() where number % 4 == fold {
        for lesson in document.lessons {
          if lesson.isNamed[lesson.right] { named[lesson.lemma, default: 0] += 1 }
          let probabilities = probabilities(
            lesson.options.map { $0.reduce(Float(0)) { $0 + (table[$1] ?? 0) } })
          guard let best = probabilities.indices.max(by: { probabilities[$0] < probabilities[$1] }),
            lesson.isNamed[best]
          else { continue }
          readings.append((lesson.lemma, probabilities[best], best == lesson.right))
        }
      }
    }
    return ["he", "she", "it", "they"].flatMap { lemma in
      [0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map { (least: Float) in
        let told = readings.filter { $0.lemma == lemma && $0.probability >= least }
        let right = told.count { $0.isRight }
        return "\(lemma), at least \(least): \(right) right of \(told.count), "
          + "\(named[lemma] ?? 0) are named"
      }
    }
  }
}
