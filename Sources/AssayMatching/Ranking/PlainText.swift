/// A text without its quotation marks and capitals: what copies of one claim have in common.
struct PlainText: Hashable {
  private let bytes: [UInt8]

  init(_ text: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): continue
      default: bytes.append(byte &- 65 < 26 ? byte | 32 : byte)
      }
      // The curly ones, U+2018 to U+201F, are E2 80 98 to E2 80 9F.
      if bytes.count > 2, (0x98...0x9F).contains(byte), bytes[bytes.count - 2] == 0x80,
        bytes[bytes.count - 3] == 0xE2
      {
        bytes.removeLast(3)
      }
    }
    self.bytes = bytes
  }
}
