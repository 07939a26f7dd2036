/// Converts between UTF-8 byte offsets and scalar offsets of one text, both ways in O(64).
///
/// A text that is all ASCII costs nothing: both offsets are the same.
public struct ScalarMap: Sendable {
  private static let stride = 64

  /// The text that the offsets are of.
  public let text: String
  private let isASCII: Bool
  /// Scalars before byte `64 * i`.
  private var scalarsBefore: [Int32] = []
  public let scalarCount: Int
  public let byteCount: Int

  /// O(n) in the text's length.
  public init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    var scalars = 0
    var bytes = 0
    var marks: [Int32] = []
    for byte in text.utf8 {
      if bytes % Self.stride == 0 { marks.append(Int32(scalars)) }
      if byte & 0xC0 != 0x80 { scalars += 1 }
      bytes += 1
    }
    marks.append(Int32(scalars))
    self.text = text
    isASCII = scalars == bytes
    scalarsBefore = scalars == bytes ? [] : marks
    scalarCount = scalars
    byteCount = bytes
  }

  /// The number of scalars that begin before the byte at `offset`.
  public func scalarOffset(ofByte offset: Int) -> Int {
    if isASCII || offset <= 0 { return max(0, min(offset, byteCount)) }
    if offset >= byteCount { return scalarCount }
    let block = offset / Self.stride
    var count = Int(scalarsBefore[block])
    let utf8 = text.utf8
    var index = utf8.index(utf8.startIndex, offsetBy: block * Self.stride)
    for _ in (block * Self.stride)..<offset {
      if utf8[index] & 0xC0 != 0x80 { count += 1 }
      index = utf8.index(after: index)
    }
    return count
  }

  /// The byte at which the scalar number `offset` begins.
  public func byteOffset(ofScalar offset: Int) -> Int {
    if isASCII || offset <= 0 { return max(0, min(offset, byteCount)) }
    if offset >= scalarCount { return byteCount }
    // The last block that begins with at most `offset` scalars before it.
    var low = 0
    var high = scalarsBefore.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(scalarsBefore[middle]) <= offset { low = middle } else { high = middle - 1 }
    }
    var byte = low * Self.stride
    var count = Int(scalarsBefore[low])
    let utf8 = text.utf8
    var index = utf8.index(utf8.startIndex, offsetBy: byte)
    while byte < byteCount {
      if utf8[index] & 0xC0 != 0x80 {
        if count == offset { return byte }
        count += 1
      }
      byte += 1
      index = utf8.index(after: index)
    }
    return byteCount
  }

  public func span(ofBytes range: Range<Int>) -> TextSpan {
    TextSpan(
      start: scalarOffset(ofByte: range.lowerBound), end: scalarOffset(ofByte: range.upperBound))
  }

  public func bytes(of span: TextSpan) -> Range<Int> {
    let start = byteOffset(ofScalar: span.start)
    return start..<max(start, byteOffset(ofScalar: span.end))
  }

  /// The text in a range of bytes. The range is cut to the text; a cut scalar is repaired.
  public func substring(ofBytes range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<byteCount)
    var text = text
    return text.withUTF8 {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }

  /// The text of a span, `text[start:end]`. The span is cut to the text.
  public func substring(of span: TextSpan) -> String {
    substring(ofBytes: bytes(of: span))
  }
}
