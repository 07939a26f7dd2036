/// What a vector is of: a claim, or a passage of a document or of evidence.
public struct VectorKey: Hashable, Sendable, Comparable {
  /// The number of its fact.
  public var fact: Int
  /// Where the passage begins, in scalars; 0 for a claim.
  public var start: Int

  public init(fact: Int, start: Int = 0) {
    self.fact = fact
    self.start = start
  }

  /// The first key behind this one.
  public var next: VectorKey { VectorKey(fact: fact, start: start + 1) }

  public static func < (a: VectorKey, b: VectorKey) -> Bool {
    (a.fact, a.start) < (b.fact, b.start)
  }

  init(raw: UInt64) {
    self.init(fact: Int(raw >> 32), start: Int(raw & 0xFFFF_FFFF))
  }

  var raw: UInt64 { UInt64(fact) << 32 | UInt64(start) & 0xFFFF_FFFF }
}
