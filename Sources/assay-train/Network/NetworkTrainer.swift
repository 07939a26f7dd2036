import AssayLanguage
import AssayModel
import CVectors
import Foundation

/// Fits the network to lessons by Adam with dropout, seeded.
final class NetworkTrainer {
  struct Schedule {
    var epochs = 20
    /// Words a step, about.
    var batch = 500
    var rate: Float = 0.002
    /// The share of every state's floats that are hidden.
    var dropout: Float = 0.25
    /// The share of word features that are hidden.
    var blindness: Float = 0.03
    var seed: UInt64 = 1
  }

  let shape: NetworkShape
  let lessons: Lessons
  let schedule: Schedule
  let weights: FloatBuffer
  let embeddings: FloatBuffer

  private var generator: SeededGenerator
  let gradient: FloatBuffer
  private let mean: FloatBuffer
  private let square: FloatBuffer
  private let embeddingGradient: FloatBuffer
  private let embeddingMean: FloatBuffer
  private let embeddingSquare: FloatBuffer
  private var touched: [Int32] = []
  private var isTouched: [Bool]
  private var step = 0

  init(_ lessons: Lessons, shape: NetworkShape, schedule: Schedule) {
    self.lessons = lessons
    self.shape = shape
    self.schedule = schedule
    generator = SeededGenerator(seed: schedule.seed)
    weights = FloatBuffer(shape.weights)
    gradient = FloatBuffer(shape.weights)
    mean = FloatBuffer(shape.weights)
    square = FloatBuffer(shape.weights)
    let size = lessons.hashes.count * shape.width
    embeddings = FloatBuffer(size)
    embeddingGradient = FloatBuffer(size)
    embeddingMean = FloatBuffer(size)
    embeddingSquare = FloatBuffer(size)
    isTouched = [Bool](repeating: false, count: lessons.hashes.count)
    initialise()
  }

  private func initialise() {
    func fill(_ buffer: FloatBuffer, _ offset: Int, _ count: Int, _ reach: Float) {
      for index in offset..<(offset + count) {
        buffer[index] = (generator.unit() * 2 - 1) * reach
      }
    }
    let width = Float(shape.width)
    for layer in 0..<shape.layers {
      fill(weights, shape.gates(layer), shape.width * 3 * shape.width, (3 / width).squareRoot())
    }
    fill(weights, shape.tagWeights, shape.width * shape.tagColumns, (3 / width).squareRoot())
    fill(weights, shape.pairWeights, shape.width * shape.pairColumns, (3 / width).squareRoot())
    fill(weights, shape.arcWeights, shape.arc * shape.arc, (1 / Float(shape.arc)).squareRoot())
    fill(
      weights, shape.relationWeights, shape.label * shape.relationColumns,
      (3 / Float(shape.label)).squareRoot())
    fill(embeddings, 0, embeddings.count, 0.3)
  }

  /// - Parameter progress: told the epoch and its mean loss a word.
  func train(progress: (Int, Float) throws -> Void) rethrows {
    let words = lessons.sentences.reduce(0) { $0 + $1.heads.count - 1 }
    let steps = schedule.epochs * (words / schedule.batch + 1)
    for epoch in 1...schedule.epochs {
      var loss: Float = 0
      for batch in batches() {
        step += 1
        loss += learn(batch.map { lessons.sentences[$0] })
        update(rate: rate(step, of: steps))
      }
      try progress(epoch, loss / Float(words))
    }
  }

  /// Warms up, then falls along a cosine.
  private func rate(_ step: Int, of steps: Int) -> Float {
    let warm = min(1, Float(step) / 300)
    let turn = (1 + cos(Float.pi * min(1, Float(step) / Float(steps)))) / 2
    return schedule.rate * warm * (0.02 + 0.98 * turn)
  }

  private func batches() -> [[Int]] {
    let order = lessons.sentences.indices.shuffled(using: &generator)
    var batches: [[Int]] = []
    var batch: [Int] = []
    var size = 0
    for index in order {
      batch.append(index)
      size += lessons.sentences[index].heads.count
      if size >= schedule.batch {
        batches.append(batch)
        batch = []
        size = 0
      }
    }
    if !batch.isEmpty { batches.append(batch) }
    return batches
  }

  private func update(rate: Float) {
    let decay1: Float = 0.9
    let decay2: Float = 0.98
    var correction1: Float = 1
    var correction2: Float = 1
    if step < 1000 {
      for _ in 0..<step {
        correction1 *= decay1
        correction2 *= decay2
      }
      correction1 = 1 - correction1
      correction2 = 1 - correction2
    }
    let rate = rate * correction2.squareRoot() / correction1
    cv_adam(
      weights.pointer, gradient.pointer, mean.pointer, square.pointer, Int32(weights.count), rate,
      decay1, decay2, 1e-8)
    for row in touched {
      let at = Int(row) * shape.width
      cv_adam(
        embeddings + at, embeddingGradient + at, embeddingMean + at, embeddingSquare + at,
        Int32(shape.width), rate, decay1, decay2, 1e-8)
      isTouched[Int(row)] = false
    }
    touched.removeAll(keepingCapacity: true)
  }

  // MARK: One step

  lazy var reading = Reading(shape)
  lazy var stateGradients = (0...shape.layers).map { _ in FloatBuffer() }
  lazy var masks = (0...shape.layers).map { _ in FloatBuffer() }
  let gateGradient = FloatBuffer()
  let pairGradient = FloatBuffer()
  let turnedOver = FloatBuffer()
  let scores = FloatBuffer()
  let heads = FloatBuffer()
  let words = FloatBuffer()
  let turned = FloatBuffer()
  let hidden = FloatBuffer()
  let partial = FloatBuffer()

  /// Adds the gradient of the batch; returns the sum of its losses.
  private func learn(_ batch: [Lessons.Lesson]) -> Float {
    let network = Network(shape: shape, weights: UnsafePointer(weights.pointer))
    var rows = 0
    reading.segments = batch.map { lesson in
      defer { rows += lesson.heads.count }
      return rows..<(rows + lesson.heads.count)
    }
    let kept = embed(batch, rows: rows)
    network.read(reading) { layer, state in
      masks[layer].reset(state.count)
      hide(in: masks[layer].pointer, state.count)
      cv_times(state.pointer, masks[layer].pointer, Int32(state.count))
    }
    for gradient in stateGradients { gradient.reset(rows * shape.width) }
    let scale = 1 / Float(rows)
    var loss = learnTags(batch, scale: scale)
    pairGradient.reset(rows * shape.pairColumns)
    for (lesson, segment) in zip(batch, reading.segments) {
      loss += learnTree(lesson, segment, network, scale: scale)
    }
    // Through the rectifier and the projection to the last layer.
    cv_rectify_gradient(pairGradient.pointer, reading.pairs.pointer, Int32(pairGradient.count))
    pull(
      pairGradient, reading.states[shape.layers], stateGradients[shape.layers], rows,
      shape.pairWeights, shape.pairBias, shape.pairColumns)
    for layer in (0..<shape.layers).reversed() { learnLayer(layer, rows: rows) }
    cv_times(
      stateGradients[0].pointer, masks[0].pointer, Int32(stateGradients[0].count))
    for (row, features) in kept.enumerated() {
      for feature in features {
        if !isTouched[Int(feature)] {
          isTouched[Int(feature)] = true
          touched.append(feature)
        }
        cv_add(
          embeddingGradient + Int(feature) * shape.width,
          stateGradients[0] + row * shape.width, Int32(shape.width))
      }
    }
    return loss
  }

  /// Fills a mask of dropout.
  private func hide(in mask: UnsafeMutablePointer<Float>, _ count: Int) {
    let keep = 1 - schedule.dropout
    let scale = 1 / keep
    var generator = self.generator
    for index in 0..<count { mask[index] = generator.unit() < keep ? scale : 0 }
    self.generator = generator
  }

  /// Fills the network's input; returns the features that chance left in.
  private func embed(_ batch: [Lessons.Lesson], rows: Int) -> [[Int32]] {
    reading.states[0].reset(rows * shape.width)
    var kept: [[Int32]] = []
    kept.reserveCapacity(rows)
    for lesson in batch {
      for word in lesson.features.indices {
        var features = lesson.features[word]
        // Rare words are often read without their forms, as unknown words will be.
        if generator.unit() < 1 / (1 + Float(lesson.frequency[word])) + 0.05 {
          features.removeFirst(word == 0 ? 0 : lesson.whole[word])
        }
        if word > 0 { features.removeAll { _ in generator.unit() < schedule.blindness } }
        for feature in features {
          cv_add(
            reading.states[0] + kept.count * shape.width,
            embeddings + Int(feature) * shape.width, Int32(shape.width))
        }
        kept.append(features)
      }
    }
    return kept
  }
}
