/// A half-open range `[start, end)` of Unicode scalars (code points) of a document's text.
///
/// This is what the public interface counts in, as W3C Web Annotation and Python do.
/// Inside a module, byte offsets into `text.utf8` may be faster; `ScalarMap` converts.
public struct TextSpan: Hashable, Sendable, Codable, Comparable {
  public var start: Int
  public var end: Int

  /// - Parameters:
  ///   - start: offset of the first scalar.
  ///   - end: offset after the last scalar; not less than `start`.
  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// Length in scalars.
  public var count: Int { end - start }

  public var isEmpty: Bool { end <= start }

  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  public static func < (a: TextSpan, b: TextSpan) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}
