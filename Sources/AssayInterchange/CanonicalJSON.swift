import AssayModel

/// JSON strings as `JSONText` writes them, faster where nothing needs an escape.
enum CanonicalJSON {
  static func append(_ bytes: Bytes, to out: inout [UInt8]) {
    if ByteScan.stringEnd(bytes, from: 0, to: bytes.count) == bytes.count {
      out.append(0x22)
      out.append(contentsOf: bytes)
      out.append(0x22)
    } else {
      JSONText.append(UnsafeRawBufferPointer(bytes), to: &out)
    }
  }
}
