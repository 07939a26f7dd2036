import Glibc

/// Decodes bytes in a named charset, as a server or a page states it; nil if the name is not
/// known. Bytes that the charset does not have become U+FFFD.
func decode(_ bytes: [UInt8], as charset: String) -> DecodedText? {
  let label = trimmed(charset.lowercased())
  switch label {
  case "utf-8", "utf8", "unicode-1-1-utf-8":
    if let text = String(validating: bytes, as: UTF8.self) { return DecodedText(text: text) }
    // Servers say utf-8 of everything; only trust it as far as the bytes agree.
    let census = UTF8Census(of: bytes)
    guard census.sound >= census.broken else { return nil }
    return DecodedText(
      text: String(decoding: bytes, as: UTF8.self),
      notes: [
        "The text holds \(census.broken) broken UTF-8 sequences, the first in line "
          + "\(census.firstBrokenLine), shown as U+FFFD."
      ])
  case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252", "l1",
    "iso8859-1", "iso_8859-1":
    // WHATWG Encoding: these labels all mean Windows-1252, and pages that state them are often
    // UTF-8 in truth.
    if let text = String(validating: bytes, as: UTF8.self) { return DecodedText(text: text) }
    return DecodedText(text: decodeWindows1252(bytes))
  case "utf-16", "utf-16le": return decodeUTF16(bytes[...], .little)
  case "utf-16be": return decodeUTF16(bytes[...], .big)
  default: return decodeWithSystem(bytes, charset: systemName(label)).map { DecodedText(text: $0) }
  }
}

/// WHATWG names that the C library knows by another, or that mean a wider charset.
private func systemName(_ label: String) -> String {
  switch label {
  case "gb2312", "gbk", "x-gbk", "gb_2312-80": "GB18030"
  case "euc-kr", "ks_c_5601-1987", "korean": "CP949"
  case "shift_jis", "shift-jis", "sjis", "x-sjis": "CP932"
  case "big5": "BIG5-HKSCS"
  case "iso-8859-9", "latin5": "WINDOWS-1254"
  case "iso-8859-11", "tis-620": "CP874"
  case "iso-8859-8-i": "ISO-8859-8"
  case "x-mac-roman", "macintosh": "MACINTOSH"
  default: label
  }
}

/// Decodes with the C library's `iconv`.
private func decodeWithSystem(_ bytes: [UInt8], charset: String) -> String? {
  // A name is only letters, digits and punctuation: "//" would be a command to iconv.
  guard charset.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }), !charset.isEmpty,
    let converter = iconv_open("UTF-8", charset),
    Int(bitPattern: converter) != -1
  else { return nil }
  defer { iconv_close(converter) }
  var out: [UInt8] = []
  out.reserveCapacity(bytes.count * 2)
  var input = bytes.map { CChar(bitPattern: $0) }
  var chunk = [CChar](repeating: 0, count: 1 << 15)
  input.withUnsafeMutableBufferPointer { source in
    var next = source.baseAddress
    var left = source.count
    while left > 0 {
      let (status, made) = chunk.withUnsafeMutableBufferPointer { target in
        var space = target.baseAddress
        var room = target.count
        let status = iconv(converter, &next, &left, &space, &room)
        return (status == -1 ? errno : 0, target.count - room)
      }
      out.append(contentsOf: chunk[..<made].lazy.map { UInt8(bitPattern: $0) })
      if status == EILSEQ || status == EINVAL {
        out.append(contentsOf: "\u{FFFD}".utf8)
        next = next?.advanced(by: 1)
        left -= 1
      }
    }
  }
  return String(decoding: out, as: UTF8.self)
}

/// Windows-1252 as the WHATWG Encoding Standard has it: every byte is a character.
func decodeWindows1252(_ bytes: [UInt8]) -> String {
  var out: [UInt8] = []
  out.reserveCapacity(bytes.count + bytes.count / 8)
  for byte in bytes {
    if byte < 0x80 {
      out.append(byte)
    } else if byte >= 0xA0 {
      out.append(0xC0 | byte >> 6)
      out.append(0x80 | byte & 0x3F)
    } else {
      out.append(contentsOf: windows1252High[Int(byte) - 0x80])
    }
  }
  return String(decoding: out, as: UTF8.self)
}

/// The UTF-8 of bytes 0x80 to 0x9F.
private let windows1252High: [[UInt8]] = {
  let scalars: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
  return scalars.compactMap { Unicode.Scalar($0).map { Array(String($0).utf8) } }
}()
