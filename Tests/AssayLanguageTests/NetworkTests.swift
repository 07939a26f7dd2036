import Testing

@testable import AssayLanguage

struct NetworkTests {
  private let shape = NetworkShape(
    width: 64, layers: 2, tagLayer: 1, arc: 32, label: 32, tags: 5, xpos: 7, features: 9,
    relations: 6)

  private func randomWeights() -> FloatBuffer {
    var random = SeededGenerator(state: 5)
    let weights = FloatBuffer(shape.weights)
    for index in 0..<weights.count { weights[index] = Float.random(in: -0.2...0.2, using: &random) }
    return weights
  }

  private func reading(of rows: Int) -> Reading {
    var random = SeededGenerator(state: 9)
    let reading = Reading(shape)
    reading.segments = [0..<rows]
    reading.states[0].reset(rows * shape.width)
    for index in 0..<reading.states[0].count {
      reading.states[0][index] = Float.random(in: -1...1, using: &random)
    }
    return reading
  }

  @Test func `integers give what floats give but for rounding`() {
    let weights = randomWeights()
    let packed = PackedWeights(shape: shape, weights: weights.pointer)
    for rows in [1, 2, 7, 8, 9, 40] {
      let exact = reading(of: rows)
      let rounded = reading(of: rows)
      Network(shape: shape, weights: weights.pointer).read(exact)
      Network(shape: shape, weights: weights.pointer, packed: packed).read(rounded)
      for index in 0..<exact.tagLogits.count {
        #expect(abs(exact.tagLogits[index] - rounded.tagLogits[index]) < 0.02)
      }
      for index in 0..<exact.pairs.count {
        #expect(abs(exact.pairs[index] - rounded.pairs[index]) < 0.02)
      }
    }
  }

  @Test func `a sentence is read the same alone and among others`() {
    let weights = randomWeights()
    let network = Network(
      shape: shape, weights: weights.pointer,
      packed: PackedWeights(shape: shape, weights: weights.pointer))
    let both = reading(of: 12)
    both.segments = [0..<5, 5..<12]
    network.read(both)
    let alone = reading(of: 12)
    // The second sentence, moved to the front.
    let second = (5 * shape.width)..<(12 * shape.width)
    let rows = second.map { alone.states[0][$0] }
    alone.segments = [0..<7]
    alone.states[0].reset(rows.count)
    for (index, value) in rows.enumerated() { alone.states[0][index] = value }
    network.read(alone)
    for index in 0..<alone.pairs.count {
      #expect(alone.pairs[index] == both.pairs[5 * shape.pairColumns + index])
    }
  }

  @Test func `words share features and the form tells them apart`() {
    func features(_ form: String) -> Set<UInt32> {
      var found: Set<UInt32> = []
      WordFeatures.forEach(Array(form.utf8)) { found.insert($0) }
      return found
    }
    #expect(features("walking") != features("talking"))
    #expect(features("walking").intersection(features("talking")).count > 5)
    #expect(features("don’t") == features("don't"))
    #expect(!features("").isEmpty)
    #expect(features(String(repeating: "x", count: 100_000)).count < 100)
  }
}
