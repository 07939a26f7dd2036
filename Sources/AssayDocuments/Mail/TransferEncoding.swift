/// Undoes quoted-printable (RFC 2045, 6.7), or the Q encoding of headers (RFC 2047, 4.2) where
/// `_` is a space. What is not well-formed stays as it is.
func decodeQuotedPrintable(_ bytes: ArraySlice<UInt8>, inHeader: Bool) -> [UInt8] {
  var out: [UInt8] = []
  out.reserveCapacity(bytes.count)
  func digit(_ index: Int) -> UInt8? {
    guard index < bytes.endIndex else { return nil }
    switch bytes[index] {
    case 0x30...0x39: return bytes[index] - 0x30
    case 0x41...0x46: return bytes[index] - 0x37
    case 0x61...0x66: return bytes[index] - 0x57
    default: return nil
    }
  }
  var i = bytes.startIndex
  while i < bytes.endIndex {
    let byte = bytes[i]
    if byte == 0x5F && inHeader {
      out.append(0x20)
      i += 1
    } else if byte != 0x3D {
      out.append(byte)
      i += 1
    } else if let high = digit(i + 1), let low = digit(i + 2) {
      out.append(high << 4 | low)
      i += 3
    } else {
      // A soft line break: `=`, blanks, end of line.
      var end = i + 1
      while end < bytes.endIndex, [0x20, 0x09, 0x0D].contains(bytes[end]) { end += 1 }
      if end >= bytes.endIndex || bytes[end] == 0x0A {
        i = end + 1
      } else {
        out.append(byte)
        i += 1
      }
    }
  }
  return out
}

/// Undoes base64 (RFC 4648); line breaks and anything foreign are passed over.
func decodeBase64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var out: [UInt8] = []
  out.reserveCapacity(bytes.count / 4 * 3)
  var bits: UInt32 = 0
  var count = 0
  for byte in bytes {
    let value: UInt8
    switch byte {
    case 0x41...0x5A: value = byte - 0x41
    case 0x61...0x7A: value = byte - 0x47
    case 0x30...0x39: value = byte + 4
    case 0x2B, 0x2D: value = 62
    case 0x2F, 0x5F: value = 63
    default: continue
    }
    bits = bits << 6 | UInt32(value)
    count += 1
    if count % 4 == 0 {
      out.append(UInt8(truncatingIfNeeded: bits >> 16))
      out.append(UInt8(truncatingIfNeeded: bits >> 8))
      out.append(UInt8(truncatingIfNeeded: bits))
    }
  }
  // Two or three digits at the end hold one or two more bytes.
  switch count % 4 {
  case 2: out.append(UInt8(truncatingIfNeeded: bits >> 4))
  case 3:
    out.append(UInt8(truncatingIfNeeded: bits >> 10))
    out.append(UInt8(truncatingIfNeeded: bits >> 2))
  default: break
  }
  return out
}

/// Header values with encoded words, `=?utf-8?Q?caf=C3=A9?=` (RFC 2047).
enum EncodedWords {
  static func decoded(_ value: String) -> String {
    var out = ""
    var rest = value[...]
    var afterWord = false
    while let start = rest.utf8.indices.first(where: { rest[$0...].hasPrefix("=?") }) {
      let between = rest[..<start]
      guard let (word, end) = word(rest[start...]) else {
        out += rest[...start]
        rest = rest[rest.index(after: start)...]
        afterWord = false
        continue
      }
      // White space between two encoded words is not shown.
      if !(afterWord && between.allSatisfy(\.isWhitespace)) { out += between }
      out += word
      rest = rest[end...]
      afterWord = true
    }
    return out + rest
  }

  private static func word(_ text: Substring) -> (String, Substring.Index)? {
    let fields = text.prefix(4000).split(
      separator: "?", maxSplits: 4, omittingEmptySubsequences: false)
    guard fields.count == 5, fields[0] == "=", fields[4].hasPrefix("=") else { return nil }
    let content = Array(fields[3].utf8)
    let bytes: [UInt8]
    switch fields[2].lowercased() {
    case "q": bytes = decodeQuotedPrintable(content[...], inHeader: true)
    case "b": bytes = decodeBase64(content[...])
    default: return nil
    }
    let charset = String(fields[1].split(separator: "*").first ?? "utf-8")
    let decoded = decode(bytes, as: charset)?.text ?? String(decoding: bytes, as: UTF8.self)
    return (decoded, text.index(after: fields[4].startIndex))
  }
}
