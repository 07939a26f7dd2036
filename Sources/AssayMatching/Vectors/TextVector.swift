public import AssayEncoder
import CVectors

/// The direction of a text's meaning, in bytes.
public struct TextVector: Hashable, Sendable {
  /// Numbers of a vector, a byte each.
  static let width = MeaningEncoder.width

  /// As `cv_round_bytes` makes them: 128 stands for zero.
  let bytes: [UInt8]
  /// One over its length, the bytes taken for numbers; 0 for what points nowhere.
  let scale: Float

  /// Rounds a vector of `width` floats.
  init(_ floats: [Float]) {
    var bytes = [UInt8](repeating: 128, count: Self.width)
    var size: Float = 0
    if floats.count == Self.width {
      cv_round_bytes(&bytes, &size, floats, 1, Int32(Self.width))
    }
    let squares = bytes.reduce(0) { $0 + (Int($1) - 128) * (Int($1) - 128) }
    self.bytes = bytes
    scale = squares > 0 ? 1 / Float(squares).squareRoot() : 0
  }

  init(bytes: [UInt8], scale: Float) {
    self.bytes = bytes
    self.scale = scale
  }

  /// From -1 to 1; 1 for texts that mean the same.
  public func cosine(with other: TextVector) -> Double {
    var sum = 0
    for i in 0..<Self.width { sum += (Int(bytes[i]) - 128) * (Int(other.bytes[i]) - 128) }
    return Double(Float(sum) * scale * other.scale)
  }
}

extension MeaningEncoder {
  /// One a text; the same text has the same vector whatever its neighbours.
  public func rounded(_ texts: [String]) -> [TextVector] { vectors(of: texts).map(TextVector.init) }
}
