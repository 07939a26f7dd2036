/// How a file writes its characters as bytes.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  /// What people call Latin-1: Windows-1252, as the WHATWG Encoding Standard reads that name.
  case latin1 = "latin-1"

  /// The encoding that people call by this name: `utf8`, `UTF-16`, `ISO-8859-1`, `cp1252`.
  public init?(name: String) {
    switch name.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
    case "utf8": self = .utf8
    case "utf16", "utf16le", "ucs2", "unicode": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "latin1", "iso88591", "windows1252", "cp1252", "ansi": self = .latin1
    default: return nil
    }
  }

  /// The encoding of which `head` begins with the byte order mark, and the mark's length.
  static func marked(_ head: [UInt8]) -> (TextEncoding, Int)? {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if head.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if head.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// What an unmarked text most likely is, by its first bytes.
  ///
  /// Text in UTF-16 has a zero in most of its even or odd places. Bytes that are no UTF-8 make
  /// Latin-1 only where they outnumber the sequences that are: those do not occur by accident,
  /// so a UTF-8 file with a broken row stays UTF-8.
  static func likely(_ head: [UInt8]) -> TextEncoding {
    var zeros = [0, 0]
    for (i, byte) in head.prefix(4096).enumerated() where byte == 0 { zeros[i & 1] += 1 }
    let half = min(head.count, 4096) / 2
    if half > 0, zeros[1] * 2 > half, zeros[0] * 8 < half { return .utf16LittleEndian }
    if half > 0, zeros[0] * 2 > half, zeros[1] * 8 < half { return .utf16BigEndian }
    let (good, bad) = head.withUnsafeBufferPointer { countUTF8Sequences($0) }
    return bad > good ? .latin1 : .utf8
  }

  /// How many sequences of several bytes are UTF-8 and how many bytes belong to none. A sequence
  /// that the end cuts off counts as neither.
  private static func countUTF8Sequences(_ bytes: UnsafeBufferPointer<UInt8>) -> (Int, Int) {
    var good = 0
    var bad = 0
    var i = 0
    while i < bytes.count {
      if bytes[i] < 0x80 {
        i += 1
      } else if let length = UTF8Check.sequenceLength(in: bytes, at: i) {
        good += 1
        i += length
      } else {
        if bytes.count - i >= 4 { bad += 1 }
        i += 1
      }
    }
    return (good, bad)
  }
}

/// Turns UTF-16 or Latin-1 into UTF-8, a buffer at a time.
struct Transcoder {
  let encoding: TextEncoding
  /// A byte or a high surrogate whose other half is in the next buffer.
  private var loose: UInt8?
  private var high: UInt16?

  init(_ encoding: TextEncoding) { self.encoding = encoding }

  /// Appends `input` as UTF-8. What is no character becomes U+FFFD.
  mutating func append(_ input: ArraySlice<UInt8>, to out: inout [UInt8]) {
    switch encoding {
    case .utf8: out.append(contentsOf: input)
    case .latin1: for byte in input { appendLatin1(byte, to: &out) }
    case .utf16LittleEndian, .utf16BigEndian:
      for byte in input {
        guard let first = loose else {
          loose = byte
          continue
        }
        loose = nil
        let unit =
          encoding == .utf16LittleEndian
          ? UInt16(byte) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(byte)
        append(unit, to: &out)
      }
    }
  }

  /// Appends what the end of the input leaves unfinished.
  mutating func finish(to out: inout [UInt8]) {
    if high != nil || loose != nil { Self.append(0xFFFD, to: &out) }
    high = nil
    loose = nil
  }

  private mutating func append(_ unit: UInt16, to out: inout [UInt8]) {
    if let first = high {
      high = nil
      if unit & 0xFC00 == 0xDC00 {
        Self.append(0x10000 + (UInt32(first) & 0x3FF) << 10 + UInt32(unit) & 0x3FF, to: &out)
        return
      }
      Self.append(0xFFFD, to: &out)
    }
    switch unit & 0xFC00 {
    case 0xD800: high = unit
    case 0xDC00: Self.append(0xFFFD, to: &out)
    default: Self.append(UInt32(unit), to: &out)
    }
  }

  private func appendLatin1(_ byte: UInt8, to out: inout [UInt8]) {
    if byte < 0x80 {
      out.append(byte)
    } else {
      Self.append(byte < 0xA0 ? Self.windows1252[Int(byte) - 0x80] : UInt32(byte), to: &out)
    }
  }

  /// Appends a scalar as UTF-8.
  static func append(_ scalar: UInt32, to out: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: out.append(UInt8(scalar))
    case 0x80..<0x800:
      out.append(0xC0 | UInt8(scalar >> 6))
      out.append(0x80 | UInt8(scalar & 0x3F))
    case 0x800..<0x10000:
      out.append(0xE0 | UInt8(scalar >> 12))
      out.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      out.append(0x80 | UInt8(scalar & 0x3F))
    default:
      out.append(0xF0 | UInt8(scalar >> 18 & 7))
      out.append(0x80 | UInt8(scalar >> 12 & 0x3F))
      out.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      out.append(0x80 | UInt8(scalar & 0x3F))
    }
  }

  /// Bytes 0x80 to 0x9F; the five that the code page leaves free stay control characters.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
