#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Writes bytes into memory that its maker knows to be large enough.
///
/// A million claims are written in an import; appending their thirty parts to an array one by one
/// would take most of the time.
struct ByteWriter {
  private var cursor: UnsafeMutablePointer<UInt8>

  private static let hex = Array("0123456789abcdef".utf8)

  init(at start: UnsafeMutablePointer<UInt8>) { cursor = start }

  /// Bytes written since `start`.
  func count(from start: UnsafeMutablePointer<UInt8>) -> Int { cursor - start }

  @inline(__always)
  mutating func put(_ text: StaticString) {
    memcpy(cursor, text.utf8Start, text.utf8CodeUnitCount)
    cursor += text.utf8CodeUnitCount
  }

  @inline(__always)
  mutating func put(_ bytes: Bytes) {
    guard let base = bytes.baseAddress else { return }
    memcpy(cursor, base, bytes.count)
    cursor += bytes.count
  }

  @inline(__always)
  mutating func put(byte: UInt8) {
    cursor.pointee = byte
    cursor += 1
  }

  /// Takes the last byte back.
  @inline(__always)
  mutating func takeBack() { cursor -= 1 }

  mutating func put(number: Int) {
    var text = String(number)
    text.withUTF8 { put($0) }
  }

  /// Writes bytes as hexadecimal digits.
  @inline(__always)
  mutating func put(hex bytes: UnsafeRawBufferPointer) {
    Self.hex.withUnsafeBufferPointer { digits in
      for byte in bytes {
        cursor.pointee = digits[Int(byte >> 4)]
        cursor[1] = digits[Int(byte & 15)]
        cursor += 2
      }
    }
  }

  /// Writes UTF-8 as a JSON string, as `JSONText` does: at most six bytes for one, and two.
  @inline(__always)
  mutating func putJSON(_ bytes: Bytes) {
    put(byte: 0x22)
    var start = 0
    while true {
      let stop = ByteScan.stringEnd(bytes, from: start, to: bytes.count)
      put(Bytes(rebasing: bytes[start..<stop]))
      if stop == bytes.count { break }
      putEscape(bytes[stop])
      start = stop + 1
    }
    put(byte: 0x22)
  }

  private mutating func putEscape(_ byte: UInt8) {
    switch byte {
    case 0x22: put(#"\""#)
    case 0x5C: put(#"\\"#)
    case 0x08: put(#"\b"#)
    case 0x09: put(#"\t"#)
    case 0x0A: put(#"\n"#)
    case 0x0C: put(#"\f"#)
    case 0x0D: put(#"\r"#)
    default:
      put(#"\u00"#)
      put(byte: Self.hex[Int(byte >> 4)])
      put(byte: Self.hex[Int(byte & 15)])
    }
  }
}

extension [UInt8] {
  /// Appends what `body` writes, which must be no more than `capacity` bytes.
  mutating func append(atMost capacity: Int, _ body: (inout ByteWriter) -> Void) {
    append(addingCapacity: capacity) { span in
      span.withUnsafeMutableBufferPointer { buffer, count in
        guard let base = buffer.baseAddress else { return }
        var writer = ByteWriter(at: base + count)
        body(&writer)
        count = writer.count(from: base)
      }
    }
  }
}
