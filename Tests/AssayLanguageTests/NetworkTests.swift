import AssayModel
import CVectors
import Testing

@testable import AssayLanguage

struct NetworkTests {
  private let shape = NetworkShape(
    width: 64, layers: 2, tagLayer: 1, arc: 32, label: 32, tags: 5, xpos: 7, features: 9,
    relations: 6)

  private func randomWeights() -> FloatBuffer {
    var random = SeededGenerator(seed: 5)
    let weights = FloatBuffer(shape.weights)
    for index in 0..<weights.count { weights[index] = Float.random(in: -0.2...0.2, using: &random) }
    return weights
  }

  private func reading(of rows: Int) -> Reading {
    var random = SeededGenerator(seed: 9)
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

  @Test func `a matrix unit gives what other instructions give, to the bit`() {
    let weights = randomWeights()
    for rows in [1, 15, 16, 31, 32, 33, 70] {
      let (one, other) = (reading(of: rows), reading(of: rows))
      for (reading, usesTiles) in [(one, true), (other, false)] {
        let packed = PackedWeights(shape: shape, weights: weights.pointer, usesTiles: usesTiles)
        Network(shape: shape, weights: weights.pointer, packed: packed).read(reading)
      }
      #expect((0..<one.tagLogits.count).allSatisfy { one.tagLogits[$0] == other.tagLogits[$0] })
      #expect((0..<one.pairs.count).allSatisfy { one.pairs[$0] == other.pairs[$0] })
    }
  }

  @Test func `words are read the same from where they lie and from their own rows`() {
    let weights = randomWeights()
    let network = Network(shape: shape, weights: weights.pointer)
    let (own, named) = (reading(of: 6), reading(of: 6))
    network.read(own)
    // The same rows in reverse, each named by its place.
    let states = FloatBuffer(6 * shape.width)
    let gates = FloatBuffer(6 * 3 * shape.width)
    for row in 0..<6 {
      (states + (5 - row) * shape.width)
        .update(from: named.states[0] + row * shape.width, count: shape.width)
    }
    network.openGates(states.pointer, gates.pointer, rows: 6)
    named.opened = Reading.Opened(
      states: UnsafePointer(states.pointer), gates: UnsafePointer(gates.pointer),
      places: [5, 4, 3, 2, 1, 0])
    network.read(named)
    #expect((0..<own.pairs.count).allSatisfy { own.pairs[$0] == named.pairs[$0] })
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

  @Test func `the largest number is found, the first of equal ones, but for one left out`() {
    var random = SeededGenerator(seed: 4)
    for count in 1..<80 {
      // Few different numbers, so that many are equal.
      let numbers = (0..<count).map { _ in Float(Int.random(in: -6...6, using: &random)) / 2 }
      for without in [-1, 0, count / 2, count - 1] {
        let others = numbers.indices.filter { $0 != without }
        let top = others.map { numbers[$0] }.max()
        let first = others.first { numbers[$0] == top } ?? 0
        #expect(Int(cv_largest(numbers, Int32(count), Int32(without))) == first)
      }
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
