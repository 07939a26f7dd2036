import AssayLanguage
import Foundation

/// The distribution of a conditional random field over the labels of a row of words, by the
/// forward-backward algorithm. Numbers are scaled at each word, so that long rows do not vanish.
struct NameChain {
  private let count: Int
  private let scores: [Float]
  private let moves: [Float]
  private var forward: [Float]
  private var backward: [Float]
  private let emissions: [Float]
  private let passages: [Float]
  private var scales: [Float]
  private var logarithm: Float = 0

  private static let labels = NameLabel.count
  private static let columns = NameLabel.columns
  private static let successors: [[Int]] = (0..<labels).map { label in
    (0..<labels).filter { NameLabel.allows(label, $0) }
  }

  init(scores: [Float], count: Int, moves: [Float]) {
    self.count = count
    self.scores = scores
    self.moves = moves
    var emissions = scores
    for word in 0..<count {
      var top = -Float.infinity
      for label in 0..<Self.labels { top = max(top, scores[word * Self.columns + label]) }
      logarithm += top
      for label in 0..<Self.labels {
        emissions[word * Self.columns + label] = exp(scores[word * Self.columns + label] - top)
      }
    }
    self.emissions = emissions
    var passages = moves
    for label in 0..<Self.labels {
      for next in Self.successors[label] {
        passages[label * Self.labels + next] = exp(moves[label * Self.labels + next])
      }
    }
    self.passages = passages
    forward = [Float](repeating: 0, count: count * Self.labels)
    backward = forward
    scales = [Float](repeating: 1, count: count)
    runForward()
    runBackward()
  }

  private mutating func runForward() {
    for word in 0..<count {
      var sum: Float = 0
      for label in 0..<Self.labels {
        var value: Float = 0
        if word == 0 {
          value = NameLabel.mayBegin(label) ? 1 : 0
        } else {
          for before in NameLabel.predecessors[label] {
            value +=
              forward[(word - 1) * Self.labels + before] * passages[before * Self.labels + label]
          }
        }
        value *= emissions[word * Self.columns + label]
        if word == count - 1, !NameLabel.mayEnd(label) { value = 0 }
        forward[word * Self.labels + label] = value
        sum += value
      }
      sum = max(sum, 1e-30)
      scales[word] = sum
      logarithm += log(sum)
      for label in 0..<Self.labels { forward[word * Self.labels + label] /= sum }
    }
  }

  private mutating func runBackward() {
    for word in stride(from: count - 1, through: 0, by: -1) {
      for label in 0..<Self.labels {
        var value: Float = 0
        if word == count - 1 {
          value = NameLabel.mayEnd(label) ? 1 : 0
        } else {
          for next in Self.successors[label] {
            value +=
              passages[label * Self.labels + next] * emissions[(word + 1) * Self.columns + next]
              * backward[(word + 1) * Self.labels + next]
          }
          value /= scales[word + 1]
        }
        backward[word * Self.labels + label] = value
      }
    }
  }

  func probability(of label: Int, at word: Int) -> Float {
    forward[word * Self.labels + label] * backward[word * Self.labels + label]
  }

  /// The gradient of the loss by the score of each passage from label to label.
  func moveGradients(labels: [Int]) -> [(at: Int, gradient: Float)] {
    guard count > 1 else { return [] }
    var gradients = [Float](repeating: 0, count: Self.labels * Self.labels)
    for word in 1..<count {
      for label in 0..<Self.labels where forward[(word - 1) * Self.labels + label] > 0 {
        for next in Self.successors[label] {
          gradients[label * Self.labels + next] +=
            forward[(word - 1) * Self.labels + label] * passages[label * Self.labels + next]
            * emissions[word * Self.columns + next] * backward[word * Self.labels + next]
            / scales[word]
        }
      }
      gradients[labels[word - 1] * Self.labels + labels[word]] -= 1
    }
    return gradients.enumerated().filter { abs($0.element) > 1e-5 }.map { ($0.offset, $0.element) }
  }

  /// The negative logarithm of the probability of a row of labels.
  func loss(labels: [Int]) -> Float {
    var score: Float = 0
    for (word, label) in labels.enumerated() {
      score += scores[word * Self.columns + label]
      if word > 0 { score += moves[labels[word - 1] * Self.labels + label] }
    }
    return logarithm - score
  }
}
