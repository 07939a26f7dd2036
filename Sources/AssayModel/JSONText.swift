/// JSON as Assay writes it: no white space, strings escaped as RFC 8785 (JCS) escapes them.
public enum JSONText {
  private static let hex = Array("0123456789abcdef".utf8)

  /// Appends `string` as a JSON string. O(n).
  public static func append(_ string: String, to out: inout [UInt8]) {
    var string = string
    string.withUTF8 { append(UnsafeRawBufferPointer($0), to: &out) }
  }

  /// Appends UTF-8 bytes as a JSON string. O(n).
  public static func append(_ bytes: UnsafeRawBufferPointer, to out: inout [UInt8]) {
    out.append(0x22)
    var clean = 0  // bytes from here to `i` need no escape
    for i in bytes.indices {
      let byte = bytes[i]
      if byte >= 0x20 && byte != 0x22 && byte != 0x5C { continue }
      out.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[clean..<i]))
      clean = i + 1
      out.append(0x5C)
      switch byte {
      case 0x22, 0x5C: out.append(byte)
      case 0x08: out.append(UInt8(ascii: "b"))
      case 0x09: out.append(UInt8(ascii: "t"))
      case 0x0A: out.append(UInt8(ascii: "n"))
      case 0x0C: out.append(UInt8(ascii: "f"))
      case 0x0D: out.append(UInt8(ascii: "r"))
      default:
        out.append(contentsOf: "u00".utf8)
        out.append(hex[Int(byte >> 4)])
        out.append(hex[Int(byte & 15)])
      }
    }
    out.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[clean...]))
    out.append(0x22)
  }
}
