import AssayLanguage
import AssayModel
import CVectors
import Foundation

extension NetworkTrainer {
  func learnTags(_ batch: [Lessons.Lesson], scale: Float) -> Float {
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

  func learnTree(
    _ lesson: Lessons.Lesson, _ segment: Range<Int>, _ network: Network, scale: Float
  ) -> Float {
    let count = segment.count
    let arc = shape.arc
    var loss: Float = 0
    network.turnWords(reading, segment, words: words, turned: turned)
    network.scoreHeads(
      reading, segment, turned: UnsafePointer(turned.pointer), scores: scores, heads: heads,
      columns: turnedOver)
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
    cv_transpose(turnedOver.pointer, scores.pointer, Int32(count), Int32(count), Int32(count))
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
  func pull(
    _ outputGradient: FloatBuffer, _ input: FloatBuffer, _ inputGradient: FloatBuffer,
    _ rows: Int, _ matrix: Int, _ bias: Int?, _ columns: Int
  ) {
    let width = input.count / rows
    turnedOver.reset(max(rows * width, width * columns))
    cv_transpose(turnedOver.pointer, input.pointer, Int32(rows), Int32(width), Int32(rows))
    cv_multiply(
      gradient + matrix, turnedOver.pointer, outputGradient.pointer, Int32(width), Int32(columns),
      Int32(rows))
    cv_transpose(turnedOver.pointer, weights + matrix, Int32(width), Int32(columns), Int32(width))
    cv_multiply(
      inputGradient.pointer, outputGradient.pointer, turnedOver.pointer, Int32(rows),
      Int32(width), Int32(columns))
    if let bias {
      for row in 0..<rows {
        cv_add(gradient + bias, outputGradient + row * columns, Int32(columns))
      }
    }
  }

  func learnLayer(_ layer: Int, rows: Int) {
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
