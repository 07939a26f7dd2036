import AssayModel

extension SeededGenerator {
  /// Evenly in [0, 1).
  mutating func unit() -> Float { Float(next() >> 40) / 16_777_216 }
}
