import CVectors

/// The network's arithmetic on given weights. Training and use share it.
package struct Network: @unchecked Sendable {
  package let shape: NetworkShape
  package let weights: UnsafePointer<Float>
  private let packed: PackedWeights?

  /// - Parameters:
  ///   - weights: `shape.weights` floats that outlive this value.
  ///   - packed: the same in integers, for use; training has none.
  package init(
    shape: NetworkShape, weights: UnsafePointer<Float>, packed: PackedWeights? = nil
  ) {
    self.shape = shape
    self.weights = weights
    self.packed = packed
  }

  /// Reads the words of `reading.states[0]`, or those of `reading.opened`, in context and fills the
  /// rest.
  ///
  /// - Parameters:
  ///   - disturb: called with the number and buffer of each state as soon as it is there;
  ///     training hides parts of it.
  package func read(
    _ reading: Reading, disturb: (Int, FloatBuffer) -> Void = { _, _ in }
  ) {
    let rows = reading.rows
    if reading.opened == nil { disturb(0, reading.states[0]) }
    for layer in 0..<shape.layers {
      if layer > 0 || reading.opened == nil {
        reading.gates[layer].resize(rows * 3 * shape.width)
        open(layer, reading.states[layer].pointer, reading.gates[layer].pointer, rows)
      }
      run(layer, reading, rows: rows)
      disturb(layer + 1, reading.states[layer + 1])
    }
    reading.tagLogits.resize(rows * shape.tagColumns)
    project(
      reading.tagLogits, reading.states[shape.tagLayer], shape.tagWeights, shape.tagBias, rows,
      shape.tagColumns, shape.width)
    reading.pairs.resize(rows * shape.pairColumns)
    project(
      reading.pairs, reading.states[shape.layers], shape.pairWeights, shape.pairBias, rows,
      shape.pairColumns, shape.width)
    cv_rectify(reading.pairs.pointer, Int32(reading.pairs.count))
  }

  /// The inputs of the first layer's gates, which a word's own vector decides.
  /// - Parameters:
  ///   - states: `rows` of `shape.width`.
  ///   - gates: set to `rows` of three times as many.
  package func openGates(
    _ states: UnsafePointer<Float>, _ gates: UnsafeMutablePointer<Float>, rows: Int
  ) {
    open(0, states, gates, rows)
  }

  private func open(
    _ layer: Int, _ states: UnsafePointer<Float>, _ gates: UnsafeMutablePointer<Float>,
    _ rows: Int
  ) {
    project(gates, states, shape.gates(layer), nil, rows, 3 * shape.width, shape.width)
  }

  private func run(_ layer: Int, _ reading: Reading, rows: Int) {
    let width = shape.width
    let half = width / 2
    let opened = layer == 0 ? reading.opened : nil
    let input = opened?.states ?? UnsafePointer(reading.states[layer].pointer)
    let gates = opened?.gates ?? UnsafePointer(reading.gates[layer].pointer)
    let output = reading.states[layer + 1]
    for buffer in [output, reading.cells[layer], reading.forgets[layer], reading.resets[layer]] {
      buffer.resize(rows * width)
    }
    (opened?.places ?? []).withUnsafeBufferPointer { places in
      for segment in reading.segments {
        let start = segment.lowerBound
        let first = opened == nil ? start : 0
        for direction in 0..<2 {
          let at = start * width + direction * half
          cv_recur(
            output + at, reading.cells[layer] + at, reading.forgets[layer] + at,
            reading.resets[layer] + at, gates + (first * 3 * width + direction * 3 * half),
            input + (first * width + direction * half),
            weights + (shape.peepholes(layer) + direction * width),
            weights + (shape.biases(layer) + direction * width),
            opened == nil ? nil : places.baseAddress.map { $0 + start }, Int32(segment.count),
            Int32(half), Int32(direction))
        }
      }
    }
  }

  /// output = bias + input · matrix, the offsets being those of the shape.
  private func project(
    _ output: FloatBuffer, _ input: FloatBuffer, _ matrix: Int, _ bias: Int?, _ rows: Int,
    _ columns: Int, _ inner: Int
  ) {
    project(output.pointer, input.pointer, matrix, bias, rows, columns, inner)
  }

  private func project(
    _ output: UnsafeMutablePointer<Float>, _ input: UnsafePointer<Float>, _ matrix: Int,
    _ bias: Int?, _ rows: Int, _ columns: Int, _ inner: Int
  ) {
    if let packed {
      packed.project(
        output, input, matrix, bias: bias.map { weights + $0 }, rows: rows, columns: columns,
        inner: inner)
      return
    }
    cv_project(
      output, input, weights + matrix, bias.map { weights + $0 }, Int32(rows), Int32(columns),
      Int32(inner))
  }

  /// Makes words ready to choose their heads, those of several sentences at once.
  ///
  /// - Parameters:
  ///   - words: set to the dependent vectors (`rows.count` × `shape.arc`).
  ///   - turned: set to the dependent vectors times the arc weights.
  package func turnWords(
    _ reading: Reading, _ rows: Range<Int>, words: FloatBuffer, turned: FloatBuffer
  ) {
    let arc = shape.arc
    words.resize(rows.count * arc)
    for row in 0..<rows.count {
      let pair = reading.pairs + (rows.lowerBound + row) * shape.pairColumns
      (words + row * arc).update(from: pair + arc, count: arc)
    }
    // The bias for being a head is the same for every word: it joins the turned vectors.
    turned.resize(rows.count * arc)
    project(turned, words, shape.arcWeights, shape.headBias, rows.count, arc, arc)
  }

  /// The scores of every head for every word of a sentence.
  ///
  /// - Parameters:
  ///   - turned: what `turnWords` made of the sentence's first word and those behind it.
  ///   - scores: set to rows of `segment.count` heads, one per word, the root's row included.
  ///   - heads: set to the head vectors (`segment.count` × `shape.arc`).
  ///   - columns: overwritten.
  package func scoreHeads(
    _ reading: Reading, _ segment: Range<Int>, turned: UnsafePointer<Float>, scores: FloatBuffer,
    heads: FloatBuffer, columns: FloatBuffer
  ) {
    let count = segment.count
    // Whole blocks of 32 columns multiply fastest; those too many are dropped again.
    let wide = (count + 31) / 32 * 32
    let arc = shape.arc
    heads.resize(count * arc)
    for row in 0..<count {
      let pair = reading.pairs + (segment.lowerBound + row) * shape.pairColumns
      (heads + row * arc).update(from: pair, count: arc)
    }
    scores.resize(count * wide)
    for word in 0..<count {
      let row = scores + word * wide
      for head in 0..<wide {
        row[head] = weights[shape.distances + shape.distance(word: word, head: head)]
      }
    }
    columns.resize(arc * wide)
    cv_transpose(columns.pointer, heads.pointer, Int32(count), Int32(arc), Int32(wide))
    cv_multiply(
      scores.pointer, turned, columns.pointer, Int32(count), Int32(wide), Int32(arc))
    for word in 1..<max(1, count) {
      (scores + word * count).update(from: scores + word * wide, count: count)
    }
    scores.resize(count * count)
  }

  /// The scores of every relation of each word to its head, of one sentence or several.
  ///
  /// - Parameters:
  ///   - heads: for every one of the rows its head's place among them.
  ///   - hidden: set to `rows.count` × `shape.label`.
  ///   - scores: set to `rows.count` × `shape.relationColumns`.
  package func scoreRelations(
    _ reading: Reading, _ rows: Range<Int>, heads: [Int], hidden: FloatBuffer,
    scores: FloatBuffer
  ) {
    let count = rows.count
    let label = shape.label
    hidden.reset(count * label)
    for row in 0..<count {
      let own = reading.pairs + (rows.lowerBound + row) * shape.pairColumns
      let other = reading.pairs + (rows.lowerBound + heads[row]) * shape.pairColumns
      let out = hidden + row * label
      cv_add(out, own + (2 * shape.arc + label), Int32(label))
      cv_add(out, other + 2 * shape.arc, Int32(label))
    }
    cv_rectify(hidden.pointer, Int32(hidden.count))
    let columns = shape.relationColumns
    scores.resize(count * columns)
    project(
      scores, hidden, shape.relationWeights, shape.relationBias, count, columns, label)
  }
}
