import CVectors

/// The network's arithmetic on given weights. Training and use share it.
package struct Network: @unchecked Sendable {
  package let shape: NetworkShape
  package let weights: UnsafePointer<Float>

  /// - Parameter weights: `shape.weights` floats that outlive this value.
  package init(shape: NetworkShape, weights: UnsafePointer<Float>) {
    self.shape = shape
    self.weights = weights
  }

  /// Reads the words of `reading.states[0]` in context and fills the rest.
  ///
  /// - Parameter disturb: called with the number and buffer of each state as soon as it is
  ///   there; training hides parts of it.
  package func read(_ reading: Reading, disturb: (Int, FloatBuffer) -> Void = { _, _ in }) {
    let rows = reading.rows
    disturb(0, reading.states[0])
    for layer in 0..<shape.layers {
      run(layer, reading, rows: rows)
      disturb(layer + 1, reading.states[layer + 1])
    }
    reading.tagLogits.reset(rows * shape.tagColumns)
    project(
      reading.states[shape.tagLayer], rows, shape.tagWeights, shape.tagBias, shape.tagColumns,
      into: reading.tagLogits)
    reading.pairs.reset(rows * shape.pairColumns)
    project(
      reading.states[shape.layers], rows, shape.pairWeights, shape.pairBias, shape.pairColumns,
      into: reading.pairs)
    cv_rectify(reading.pairs.pointer, Int32(reading.pairs.count))
  }

  private func run(_ layer: Int, _ reading: Reading, rows: Int) {
    let width = shape.width
    let half = width / 2
    let input = reading.states[layer]
    let gates = reading.gates[layer]
    gates.reset(rows * 3 * width)
    cv_multiply(
      gates.pointer, input.pointer, weights + shape.gates(layer), Int32(rows), Int32(3 * width),
      Int32(width))
    let output = reading.states[layer + 1]
    for buffer in [output, reading.cells[layer], reading.forgets[layer], reading.resets[layer]] {
      buffer.reset(rows * width)
    }
    for segment in reading.segments {
      let start = segment.lowerBound
      for direction in 0..<2 {
        let at = start * width + direction * half
        cv_recur(
          output + at, reading.cells[layer] + at, reading.forgets[layer] + at,
          reading.resets[layer] + at, gates + (start * 3 * width + direction * 3 * half),
          input + at, weights + (shape.peepholes(layer) + direction * width),
          weights + (shape.biases(layer) + direction * width), Int32(segment.count), Int32(half),
          Int32(direction))
      }
    }
  }

  private func project(
    _ input: FloatBuffer, _ rows: Int, _ matrix: Int, _ bias: Int, _ columns: Int,
    into output: FloatBuffer
  ) {
    for row in 0..<rows {
      (output + row * columns).update(from: weights + bias, count: columns)
    }
    cv_multiply(
      output.pointer, input.pointer, weights + matrix, Int32(rows), Int32(columns),
      Int32(shape.width))
  }

  /// The scores of every head for every word of a sentence.
  ///
  /// - Parameters:
  ///   - scores: set to rows of `segment.count` heads, one per word, the root's row included.
  ///   - heads: set to the head vectors (`segment.count` × `shape.arc`).
  ///   - words: set to the dependent vectors.
  ///   - turned: set to the dependent vectors times the arc weights.
  package func scoreHeads(
    _ reading: Reading, _ segment: Range<Int>, scores: FloatBuffer, heads: FloatBuffer,
    words: FloatBuffer, turned: FloatBuffer
  ) {
    let count = segment.count
    let arc = shape.arc
    heads.reset(count * arc)
    words.reset(count * arc)
    for row in 0..<count {
      let pair = reading.pairs + (segment.lowerBound + row) * shape.pairColumns
      (heads + row * arc).update(from: pair, count: arc)
      (words + row * arc).update(from: pair + arc, count: arc)
    }
    // The bias for being a head is the same for every word: it joins the turned vectors.
    turned.reset(count * arc)
    for row in 0..<count {
      (turned + row * arc).update(from: weights + shape.headBias, count: arc)
    }
    cv_multiply(
      turned.pointer, words.pointer, weights + shape.arcWeights, Int32(count), Int32(arc),
      Int32(arc))
    scores.reset(count * count)
    for word in 0..<count {
      let row = scores + word * count
      for head in 0..<count {
        row[head] = weights[shape.distances + shape.distance(word: word, head: head)]
      }
    }
    let columns = FloatBuffer(arc * count)
    cv_transpose(columns.pointer, heads.pointer, Int32(count), Int32(arc))
    cv_multiply(
      scores.pointer, turned.pointer, columns.pointer, Int32(count), Int32(count), Int32(arc))
  }

  /// The scores of every relation of each word to its head.
  ///
  /// - Parameters:
  ///   - heads: for every row of the segment its head's row in the segment.
  ///   - hidden: set to `segment.count` × `shape.label`.
  ///   - scores: set to `segment.count` × `shape.relationColumns`.
  package func scoreRelations(
    _ reading: Reading, _ segment: Range<Int>, heads: [Int], hidden: FloatBuffer,
    scores: FloatBuffer
  ) {
    let count = segment.count
    let label = shape.label
    hidden.reset(count * label)
    for row in 0..<count {
      let own = reading.pairs + (segment.lowerBound + row) * shape.pairColumns
      let other = reading.pairs + (segment.lowerBound + heads[row]) * shape.pairColumns
      let out = hidden + row * label
      cv_add(out, own + (2 * shape.arc + label), Int32(label))
      cv_add(out, other + 2 * shape.arc, Int32(label))
    }
    cv_rectify(hidden.pointer, Int32(hidden.count))
    let columns = shape.relationColumns
    scores.reset(count * columns)
    for row in 0..<count {
      (scores + row * columns).update(from: weights + shape.relationBias, count: columns)
    }
    cv_multiply(
      scores.pointer, hidden.pointer, weights + shape.relationWeights, Int32(count),
      Int32(columns), Int32(label))
  }
}
