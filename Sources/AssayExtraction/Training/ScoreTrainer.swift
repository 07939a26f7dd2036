import Foundation

/// Learns the two scores of sentences.
///
/// Whether a sentence is checkable, both debates and marked documents tell; where the line lies,
/// the marked documents alone, since the debates' annotators were asked for what is of interest.
package struct ScoreTrainer: Sendable {
  package var linear = LinearTrainer(width: 2)
  package var folds = 5

  package init() {
    linear.bits = 20
    linear.normalises = true
    linear.epochs = 5
    linear.rate = 0.02
  }

  /// - Returns: the scorer, and what the held-out sentences got, for a report.
  package func train(
    _ sentences: [ScoredSentence]
  ) -> (scorer: SentenceScorer, heldOut: [(checkable: Float, score: Float)]) {
    let groups = Dictionary(
      uniqueKeysWithValues: Set(sentences.map(\.group)).sorted().enumerated().map { ($1, $0) })
    var sums = [SIMD8<Float>](repeating: .zero, count: sentences.count)
    for fold in 0..<folds {
      let isHeld = { (s: ScoredSentence) in (groups[s.group] ?? 0) % folds == fold }
      let scorer = SentenceScorer(
        weights: weights(sentences.filter { !isHeld($0) }), calibrations: [.init(), .init()])
      for (index, sentence) in sentences.enumerated() where isHeld(sentence) {
        sums[index] = scorer.sums(of: sentence.buckets)
      }
    }
    let (checkable, score) = (SentenceScorer.checkable, SentenceScorer.score)
    var marked: [(Float, Bool)] = []
    var debated: [(Float, Bool)] = []
    for (sentence, sums) in zip(sentences, sums) {
      if let worthy = sentence.worthy {
        debated.append((sums[score], worthy))
      } else if let isCheckable = sentence.checkable {
        marked.append((sums[checkable], isCheckable))
      }
    }
    let calibrations = [
      Calibrator(marked).calibration(odds: 0), Calibrator(debated).calibration(odds: 0.35),
    ]
    return (
      SentenceScorer(weights: weights(sentences), calibrations: calibrations),
      sums.map {
        (
          logistic(calibrations[checkable].odds($0[checkable])),
          logistic(calibrations[score].odds($0[score]))
        )
      }
    )
  }

  private func weights(_ sentences: [ScoredSentence]) -> HashedWeights {
    linear.train(sentences.map(\.buckets)) { index, sums in
      let sentence = sentences[index]
      func slope(_ sum: Float, _ target: Bool?) -> Float {
        target.map { logistic(sum) - ($0 ? 1 : 0) } ?? 0
      }
      return SIMD8(
        slope(sums[SentenceScorer.checkable], sentence.checkable),
        slope(sums[SentenceScorer.score], sentence.worthy), 0, 0, 0, 0, 0, 0)
    }
  }
}

/// Turns sums into probabilities (Platt 1999), on sentences that were held out.
struct Calibrator {
  let answers: [(sum: Float, isTrue: Bool)]

  init(_ answers: [(Float, Bool)]) { self.answers = answers.map { (sum: $0.0, isTrue: $0.1) } }

  /// Probabilities whose 0.5 lies between where yes becomes likelier than no and where precision
  /// and recall together (F1) are highest.
  ///
  /// - Parameter share: how much the odds count. Crowds call worthy what experts would not, so the
  ///   line that suits crowds best lies too low.
  func calibration(odds share: Float) -> SentenceScorer.Calibration {
    var calibration = fitted
    let line = -calibration.slope * bestSum
    calibration.offset = share * calibration.offset + (1 - share) * line
    return calibration
  }

  private var fitted: SentenceScorer.Calibration {
    var slope: Double = 1
    var offset: Double = 0
    // Newton's method on two numbers; a dozen steps are plenty.
    for _ in 0..<20 {
      var g = (0.0, 0.0)
      var h = (1e-6, 0.0, 1e-6)
      for answer in answers {
        let x = Double(answer.sum)
        let p = 1 / (1 + exp(-(slope * x + offset)))
        let error = p - (answer.isTrue ? 1 : 0)
        let curve = p * (1 - p)
        g = (g.0 + error * x, g.1 + error)
        h = (h.0 + curve * x * x, h.1 + curve * x, h.2 + curve)
      }
      let determinant = h.0 * h.2 - h.1 * h.1
      guard abs(determinant) > 1e-9 else { break }
      slope -= (h.2 * g.0 - h.1 * g.1) / determinant
      offset -= (h.0 * g.1 - h.1 * g.0) / determinant
    }
    return .init(slope: Float(slope), offset: Float(offset))
  }

  /// The sum from which on F1 is highest.
  private var bestSum: Float {
    let sorted = answers.sorted { $0.sum > $1.sum }
    let all = sorted.count { $0.isTrue }
    var found = 0
    var best: (f1: Double, sum: Float) = (0, 0)
    for (index, answer) in sorted.enumerated() {
      if answer.isTrue { found += 1 }
      let f1 = 2 * Double(found) / Double(all + index + 1)
      if f1 > best.f1 { best = (f1, answer.sum) }
    }
    return best.sum
  }
}
