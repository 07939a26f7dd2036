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
  private let gradient: FloatBuffer
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

  private lazy var reading = Reading(shape)
  private lazy var stateGradients = (0...shape.layers).map { _ in FloatBuffer() }
  private lazy var masks = (0...shape.layers).map { _ in FloatBuffer() }
  private let gateGradient = FloatBuffer()
  private let pairGradient = FloatBuffer()
  private let turnedOver = FloatBuffer()

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

  private func learnTags(_ batch: [Lessons.Lesson], scale: Float) -> Float {
    var loss: Float = 0
    let logits = reading.tagLogits
    let columns = shape.tagColumns
    for (lesson, segment) in zip(batch, reading.segments) {
      for word in lesson.heads.indices {
        let row = logits + (segment.lowerBound + word) * columns
        var offset = 0
        for (answer, count) in [
          (lesson.tags[word], shape.tags), (lesson.xpos[word], shape.xpos),
          (lesson.morphology[word], shape.features),
        ] {
          loss += Self.miss(row + offset, count, answer: answer, scale: scale)
          offset += count
        }
        for column in offset..<columns { row[column] = 0 }
      }
    }
    pull(
      logits, reading.states[shape.tagLayer], stateGradients[shape.tagLayer], reading.rows,
      shape.tagWeights, shape.tagBias, columns)
    return loss
  }

  /// Turns logits into their gradient; returns the loss. An answer below 0 teaches nothing.
  private static func miss(
    _ logits: UnsafeMutablePointer<Float>, _ count: Int, answer: Int, scale: Float
  ) -> Float {
    if answer < 0 {
      for index in 0..<count { logits[index] = 0 }
      return 0
    }
    let given = logits[answer]
    let total = cv_softmax(logits, Int32(count))
    logits[answer] -= 1
    for index in 0..<count { logits[index] *= scale }
    return total - given
  }

  private let scores = FloatBuffer()
  private let heads = FloatBuffer()
  private let words = FloatBuffer()
  private let turned = FloatBuffer()
  private let hidden = FloatBuffer()
  private let partial = FloatBuffer()

  private func learnTree(
    _ lesson: Lessons.Lesson, _ segment: Range<Int>, _ network: Network, scale: Float
  ) -> Float {
    let count = segment.count
    let arc = shape.arc
    var loss: Float = 0
    network.scoreHeads(
      reading, segment, scores: scores, heads: heads, words: words, turned: turned)
    for word in 0..<count {
      // No word is its own head.
      scores[word * count + word] = -1e9
      loss += Self.miss(
        scores + word * count, count, answer: word == 0 ? -1 : lesson.heads[word], scale: scale)
      for head in 0..<count {
        gradient[shape.distances + shape.distance(word: word, head: head)] +=
          scores[word * count + head]
      }
    }
    // scores = turned · headsᵀ
    turnedOver.reset(count * count)
    cv_transpose(turnedOver.pointer, scores.pointer, Int32(count), Int32(count))
    partial.reset(count * arc)
    cv_multiply(
      partial.pointer, turnedOver.pointer, turned.pointer, Int32(count), Int32(arc), Int32(count))
    spread(partial, width: arc, to: 0, segment)
    let turnedGradient = FloatBuffer(count * arc)
    cv_multiply(
      turnedGradient.pointer, scores.pointer, heads.pointer, Int32(count), Int32(arc),
      Int32(count))
    // turned = bias + words · arcWeights
    let wordGradient = FloatBuffer(count * arc)
    pull(turnedGradient, words, wordGradient, count, shape.arcWeights, shape.headBias, arc)
    spread(wordGradient, width: arc, to: arc, segment)

    network.scoreRelations(
      reading, segment, heads: lesson.heads, hidden: hidden, scores: scores)
    let columns = shape.relationColumns
    for word in 0..<count {
      let row = scores + word * columns
      loss += Self.miss(row, shape.relations, answer: lesson.relations[word], scale: scale)
      for column in shape.relations..<columns { row[column] = 0 }
    }
    let label = shape.label
    partial.reset(count * label)
    pull(scores, hidden, partial, count, shape.relationWeights, shape.relationBias, columns)
    cv_rectify_gradient(partial.pointer, hidden.pointer, Int32(partial.count))
    spread(partial, width: label, to: 2 * arc + label, segment)
    for word in 0..<count {
      cv_add(
        pairGradient
          + ((segment.lowerBound + lesson.heads[word]) * shape.pairColumns + 2 * arc),
        partial + word * label, Int32(label))
    }
    return loss
  }

  private func spread(
    _ rows: FloatBuffer, width: Int, to offset: Int, _ segment: Range<Int>
  ) {
    for row in 0..<segment.count {
      cv_add(
        pairGradient + ((segment.lowerBound + row) * shape.pairColumns + offset),
        rows + row * width, Int32(width))
    }
  }

  /// Back through `output = bias + input · matrix`.
  private func pull(
    _ outputGradient: FloatBuffer, _ input: FloatBuffer, _ inputGradient: FloatBuffer,
    _ rows: Int, _ matrix: Int, _ bias: Int?, _ columns: Int
  ) {
    let width = input.count / rows
    turnedOver.reset(max(rows * width, width * columns))
    cv_transpose(turnedOver.pointer, input.pointer, Int32(rows), Int32(width))
    cv_multiply(
      gradient + matrix, turnedOver.pointer, outputGradient.pointer, Int32(width), Int32(columns),
      Int32(rows))
    cv_transpose(turnedOver.pointer, weights + matrix, Int32(width), Int32(columns))
    cv_multiply(
      inputGradient.pointer, outputGradient.pointer, turnedOver.pointer, Int32(rows),
      Int32(width), Int32(columns))
    if let bias {
      for row in 0..<rows {
        cv_add(gradient + bias, outputGradient + row * columns, Int32(columns))
      }
    }
  }

  private func learnLayer(_ layer: Int, rows: Int) {
    let width = shape.width
    let half = width / 2
    let above = stateGradients[layer + 1]
    cv_times(above.pointer, masks[layer + 1].pointer, Int32(above.count))
    gateGradient.reset(rows * 3 * width)
    for segment in reading.segments {
      for direction in 0..<2 {
        let at = segment.lowerBound * width + direction * half
        let gate = segment.lowerBound * 3 * width + direction * 3 * half
        cv_recur_gradient(
          gateGradient + gate, stateGradients[layer] + at,
          gradient + (shape.peepholes(layer) + direction * width),
          gradient + (shape.biases(layer) + direction * width), above + at,
          reading.cells[layer] + at, reading.forgets[layer] + at, reading.resets[layer] + at,
          reading.gates[layer] + gate, reading.states[layer] + at,
          weights + (shape.peepholes(layer) + direction * width), Int32(segment.count),
          Int32(half), Int32(direction))
      }
    }
    pull(
      gateGradient, reading.states[layer], stateGradients[layer], rows, shape.gates(layer), nil,
      3 * width)
  }
}
