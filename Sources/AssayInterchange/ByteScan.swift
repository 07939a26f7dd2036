#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

typealias Bytes = UnsafeBufferPointer<UInt8>

/// Looks for bytes eight at a time (Warren, "Hacker's Delight", 6-1: finding a zero byte).
enum ByteScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The bytes of `word` that equal the one that `pattern` repeats have their high bit set. False
  /// marks may follow a true one, never come before it.
  @inline(__always)
  private static func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let zeroed = word ^ pattern
    return (zeroed &- ones) & ~zeroed & highs
  }

  @inline(__always)
  private static func word(_ bytes: Bytes, _ i: Int) -> UInt64 {
    UInt64(
      littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: i, as: UInt64.self))
  }

  /// Where the first quotation mark, backslash or control character stands, or `end`.
  @inline(__always)
  static func stringEnd(_ bytes: Bytes, from start: Int, to end: Int) -> Int {
    var i = start
    while i &+ 8 <= end {
      let word = word(bytes, i)
      let found =
        matches(word, 0x2222_2222_2222_2222) | matches(word, 0x5C5C_5C5C_5C5C_5C5C)
        | ((word &- 0x2020_2020_2020_2020) & ~word & highs)
      if found != 0 { return i &+ found.trailingZeroBitCount >> 3 }
      i &+= 8
    }
    while i < end {
      let byte = bytes[i]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 { return i }
      i &+= 1
    }
    return end
  }

  /// Where the first of a delimiter, a quotation mark, CR or LF stands, or `end`.
  @inline(__always)
  static func fieldEnd(_ bytes: Bytes, from start: Int, to end: Int, delimiter: UInt8) -> Int {
    let delimiters = UInt64(delimiter) &* ones
    var i = start
    while i &+ 8 <= end {
      let word = word(bytes, i)
      let found =
        matches(word, delimiters) | matches(word, 0x2222_2222_2222_2222)
        | matches(word, 0x0A0A_0A0A_0A0A_0A0A) | matches(word, 0x0D0D_0D0D_0D0D_0D0D)
      if found != 0 { return i &+ found.trailingZeroBitCount >> 3 }
      i &+= 8
    }
    while i < end {
      let byte = bytes[i]
      if byte == delimiter || byte == 0x22 || byte == 0x0A || byte == 0x0D { return i }
      i &+= 1
    }
    return end
  }

  /// Where `byte` stands first, or `end`.
  @inline(__always)
  static func first(_ byte: UInt8, _ bytes: Bytes, from start: Int, to end: Int) -> Int {
    guard start < end, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), end - start)
    else { return end }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }

  /// Where the first line break (LF, or CR) stands, or `end`.
  static func lineEnd(_ bytes: Bytes, from start: Int, to end: Int) -> Int {
    let feed = first(0x0A, bytes, from: start, to: end)
    return first(0x0D, bytes, from: start, to: feed)
  }

  /// How many lines end between two places; CR LF is one end.
  static func lineBreaks(_ bytes: Bytes, from start: Int, to end: Int) -> Int {
    var count = 0
    var i = start
    while true {
      i = lineEnd(bytes, from: i, to: end)
      if i == end { return count }
      count += 1
      i += bytes[i] == 0x0D && i + 1 < end && bytes[i + 1] == 0x0A ? 2 : 1
    }
  }

  static func equal(_ bytes: Bytes, _ start: Int, _ count: Int, _ other: [UInt8]) -> Bool {
    guard count == other.count, let base = bytes.baseAddress else { return false }
    return other.withUnsafeBufferPointer {
      count == 0 || $0.baseAddress.map { memcmp(base + start, $0, count) == 0 } ?? false
    }
  }
}

/// Whether bytes are UTF-8 (RFC 3629).
enum UTF8Check {
  /// Where the first byte that belongs to no scalar stands, or `end`.
  static func firstInvalid(_ bytes: Bytes, from start: Int, to end: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let bytes = Bytes(rebasing: bytes[0..<end])
    var i = start
    while i < end {
      if i &+ 8 <= end,
        raw.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        i &+= 8
      } else if bytes[i] < 0x80 {
        i &+= 1
      } else if let length = sequenceLength(in: bytes, at: i) {
        i &+= length
      } else {
        return i
      }
    }
    return end
  }

  /// The length of the sequence of two to four bytes that begins at `i`; nil where none does.
  @inline(__always)
  static func sequenceLength(in bytes: Bytes, at i: Int) -> Int? {
    let first = bytes[i]
    let left = bytes.count &- i
    func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      range.contains(bytes[i &+ offset])
    }
    switch first {
    case 0xC2...0xDF: return left > 1 && follows(1) ? 2 : nil
    case 0xE0: return left > 2 && follows(1, 0xA0...0xBF) && follows(2) ? 3 : nil
    case 0xED: return left > 2 && follows(1, 0x80...0x9F) && follows(2) ? 3 : nil
    case 0xE1...0xEF: return left > 2 && follows(1) && follows(2) ? 3 : nil
    case 0xF0:
      return left > 3 && follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : nil
    case 0xF1...0xF3: return left > 3 && follows(1) && follows(2) && follows(3) ? 4 : nil
    case 0xF4:
      return left > 3 && follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : nil
    default: return nil
    }
  }
}
