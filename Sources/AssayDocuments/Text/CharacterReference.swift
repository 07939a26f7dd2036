import CLibXML2

/// Decodes the character reference (`&amp;`, `&#8217;`, `&#x2019;`) at the beginning of some
/// bytes. Gives its text and its length in bytes; nil if there is none.
func characterReference(_ bytes: ArraySlice<UInt8>) -> (text: String, length: Int)? {
  guard bytes.first == 0x26 else { return nil }
  let head = bytes.dropFirst().prefix(32)
  guard let end = head.firstIndex(of: 0x3B), end > head.startIndex else { return nil }
  let name = head[..<end]
  let length = end + 1 - bytes.startIndex
  if name.first == 0x23 {
    let digits = name.dropFirst()
    let isHex = digits.first.map { $0 | 0x20 } == 0x78
    let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
    guard let value = UInt32(text, radix: isHex ? 16 : 10) else { return nil }
    return (scalar(ofReference: value), length)
  }
  let text = String(decoding: name, as: UTF8.self)
  if text == "apos" { return ("'", length) }
  guard
    name.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || (0x30...0x39).contains($0) }),
    let entity = htmlEntityLookup(text), let scalar = Unicode.Scalar(entity.pointee.value)
  else { return nil }
  return (String(scalar), length)
}

/// The character of a numeric reference. Numbers 128 to 159 mean Windows-1252, as in browsers.
private func scalar(ofReference value: UInt32) -> String {
  if (0x80...0x9F).contains(value) { return decodeWindows1252([UInt8(value)]) }
  guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
  return String(scalar)
}
