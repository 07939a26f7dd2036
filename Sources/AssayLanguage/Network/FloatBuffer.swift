/// Floats of which the address stays the same: rows of activations, weights, gradients.
package final class FloatBuffer {
  package private(set) var pointer: UnsafeMutablePointer<Float>
  package private(set) var count: Int
  private var capacity: Int

  /// Zeros.
  package init(_ count: Int = 0) {
    self.count = count
    capacity = max(count, 16)
    pointer = .allocate(capacity: capacity)
    pointer.initialize(repeating: 0, count: capacity)
  }

  /// Room for floats that are not set. Memory that is never written to costs nothing.
  package init(room count: Int) {
    self.count = count
    capacity = max(count, 16)
    pointer = .allocate(capacity: capacity)
  }

  deinit { pointer.deallocate() }

  /// Makes it `count` zeros, in the memory it has where that is enough.
  package func reset(_ count: Int) {
    resize(count)
    pointer.update(repeating: 0, count: count)
  }

  /// Makes it `count` floats of any value, to be written over.
  package func resize(_ count: Int) {
    if count > capacity {
      pointer.deallocate()
      capacity = max(count, capacity * 2)
      pointer = .allocate(capacity: capacity)
      pointer.initialize(repeating: 0, count: capacity)
    }
    self.count = count
  }

  package subscript(_ index: Int) -> Float {
    get { pointer[index] }
    set { pointer[index] = newValue }
  }

  package static func + (buffer: FloatBuffer, offset: Int) -> UnsafeMutablePointer<Float> {
    buffer.pointer + offset
  }
}
