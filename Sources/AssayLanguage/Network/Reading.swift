/// The activations of the network over a batch of sentences: rows of words, sentence after
/// sentence, each with a row for its root first.
package final class Reading {
  /// The rows of each sentence, its root included.
  package var segments: [Range<Int>] = []
  package var rows: Int { segments.last?.upperBound ?? 0 }
  /// Input of the first layer, and the output of every layer.
  package let states: [FloatBuffer]
  /// For each layer: gate inputs, cell states, forget and reset gates.
  package let gates: [FloatBuffer]
  package let cells: [FloatBuffer]
  package let forgets: [FloatBuffer]
  package let resets: [FloatBuffer]
  /// The first layer's input where it was made before: not in `states[0]` and `gates[0]`, but in
  /// rows of these, of which `places` names one for each word. They outlive the reading's use.
  package struct Opened {
    var states: UnsafePointer<Float>
    var gates: UnsafePointer<Float>
    var places: [Int32]
  }
  package var opened: Opened?
  package let tagLogits = FloatBuffer()
  package let pairs = FloatBuffer()

  package init(_ shape: NetworkShape) {
    states = (0...shape.layers).map { _ in FloatBuffer() }
    gates = (0..<shape.layers).map { _ in FloatBuffer() }
    cells = (0..<shape.layers).map { _ in FloatBuffer() }
    forgets = (0..<shape.layers).map { _ in FloatBuffer() }
    resets = (0..<shape.layers).map { _ in FloatBuffer() }
  }
}
