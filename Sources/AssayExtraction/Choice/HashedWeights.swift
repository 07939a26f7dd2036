import Foundation

/// Several linear models over the same hashed features (Weinberger et al. 2009): one sum each.
/// Weights are a byte each, times one scale.
package struct HashedWeights: Sendable {
  /// Buckets of the hashing trick are `0..<2^bits`.
  package let bits: Int
  /// How many sums there are, eight at most.
  package let width: Int
  let scale: Float
  let biases: [Float]
  /// `width` weights a bucket.
  let weights: [Int8]

  /// The sums of a list of features, its biases included. O(number of features).
  func sums(of buckets: [UInt32], share: Float = 1) -> SIMD8<Float> {
    sums(plainSums(of: buckets), share: share)
  }

  /// What plain sums come to.
  func sums(_ plain: SIMD8<Int32>, share: Float = 1) -> SIMD8<Float> {
    var result = SIMD8<Float>(plain) * (scale * share)
    for k in 0..<width { result[k] += biases[k] }
    return result
  }

  /// Sums in steps of the scale, without biases: those of two lists add up to those of both. What
  /// stands beyond `width` means nothing.
  func plainSums(of buckets: [UInt32]) -> SIMD8<Int32> {
    var sums = SIMD8<Int32>()
    weights.withUnsafeBytes { weights in
      for bucket in buckets { sums &+= row(bucket, of: weights) }
    }
    return sums
  }

  /// The plain sums of one feature.
  func plainSums(of bucket: UInt32) -> SIMD8<Int32> {
    weights.withUnsafeBytes { row(bucket, of: $0) }
  }

  /// Eight weights at once, of which those beyond `width` are the next bucket's.
  private func row(_ bucket: UInt32, of weights: UnsafeRawBufferPointer) -> SIMD8<Int32> {
    let place = Int(bucket) * width
    if place <= weights.count - SIMD8<Int8>.scalarCount {
      let eight = weights.loadUnaligned(fromByteOffset: place, as: SIMD8<Int8>.self)
      return SIMD8<Int32>(truncatingIfNeeded: eight)
    }
    var sums = SIMD8<Int32>()
    for k in 0..<width {
      sums[k] = Int32(weights.loadUnaligned(fromByteOffset: place + k, as: Int8.self))
    }
    return sums
  }

  func weight(of bucket: UInt32, _ sum: Int) -> Float {
    Float(weights[Int(bucket) * width + sum]) * scale
  }

  /// A byte a weight. The scale keeps all but the rarest weights; these are cut to the largest.
  init(bits: Int, width: Int, quantising weights: [Float], biases: [Float]) {
    let largest = weights.reduce(Float(0)) { max($0, abs($1)) }
    let scale = max(largest, 1e-6) / 127
    self.bits = bits
    self.width = width
    self.scale = scale
    self.biases = biases
    self.weights = weights.map { Int8(max(-127, min(127, ($0 / scale).rounded()))) }
  }

  func write(to writer: inout ModelWriter) {
    writer.put(bits)
    writer.put(width)
    writer.put(scale)
    writer.put(biases)
    writer.put(weights)
  }

  init(from reader: inout ModelReader) throws {
    bits = try reader.int(below: 24)
    width = try reader.int(below: 9)
    scale = try reader.float()
    biases = try reader.floats(width)
    weights = try reader.weights(width << bits)
  }
}

/// The logistic function: a probability of log odds.
func logistic(_ value: Float) -> Float { 1 / (1 + exp(-value)) }
