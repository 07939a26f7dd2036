import AssayModel

/// Reads JSON strictly (RFC 8259) out of a chunk of bytes, and knows where it is wrong.
///
/// Nesting ends at `depthLimit`; of a key that comes twice the last value counts; half a
/// surrogate pair (`\ud83d` alone, as cut-off posts have it) is repaired to U+FFFD. The bytes
/// must be UTF-8.
struct JSONScanner {
  static let depthLimit = 128

  let bytes: Bytes
  let end: Int
  var i: Int

  init(_ bytes: Bytes, from start: Int, to end: Int) {
    self.bytes = bytes
    self.end = end
    i = start
  }

  @inline(__always)
  mutating func skipSpace() {
    while i < end {
      let byte = bytes[i]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      i &+= 1
    }
  }

  func fault(_ reason: String) -> Fault { Fault(offset: i, reason: reason) }

  /// Skips white space, then one given byte.
  @inline(__always)
  mutating func expect(_ byte: UInt8, _ what: StaticString) throws(Fault) {
    skipSpace()
    guard i < end, bytes[i] == byte else { throw unexpected(what) }
    i &+= 1
  }

  func unexpected(_ wanted: StaticString) -> Fault {
    if i >= end { return fault("the JSON ends where \(wanted) should stand") }
    let left = Bytes(rebasing: bytes[i..<min(end, i + 4)])
    let scalar = String(decoding: left, as: UTF8.self).unicodeScalars.first.map { String($0) }
    return fault("“\((scalar ?? "").visible())” where \(wanted) should stand")
  }

  /// A string's inside, the scanner being at its opening quotation mark.
  @inline(__always)
  mutating func string() throws(Fault) -> (start: Int, end: Int, hasEscapes: Bool) {
    let start = i &+ 1
    i = ByteScan.stringEnd(bytes, from: start, to: end)
    if i < end, bytes[i] == 0x22 {
      i &+= 1
      return (start, i &- 1, false)
    }
    return try escapedString(from: start)
  }

  private mutating func escapedString(
    from start: Int
  ) throws(Fault) -> (start: Int, end: Int, hasEscapes: Bool) {
    while true {
      i = ByteScan.stringEnd(bytes, from: i, to: end)
      guard i < end else {
        i = start - 1
        throw fault("this string is never closed")
      }
      switch bytes[i] {
      case 0x22:
        i += 1
        return (start, i - 1, true)
      case 0x5C: try escape()
      default: throw fault("a control character inside a string must be escaped")
      }
    }
  }

  private mutating func escape() throws(Fault) {
    guard i + 1 < end else { throw fault("the JSON ends inside an escape") }
    switch bytes[i + 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: i += 2
    case 0x75:
      guard i + 6 <= end, let unit = Self.hexUnit(bytes, at: i + 2) else {
        throw fault("\\u must be followed by four hexadecimal digits")
      }
      if unit == 0 { throw fault("U+0000 has no place in a text") }
      i += 6
    default: throw fault("there is no such escape in JSON")
    }
  }

  static func hexUnit(_ bytes: Bytes, at start: Int) -> UInt32? {
    var unit: UInt32 = 0
    for digit in bytes[start..<start + 4] {
      switch digit {
      case 0x30...0x39: unit = unit << 4 | UInt32(digit - 0x30)
      case 0x61...0x66: unit = unit << 4 | UInt32(digit - 0x61 + 10)
      case 0x41...0x46: unit = unit << 4 | UInt32(digit - 0x41 + 10)
      default: return nil
      }
    }
    return unit
  }

  /// Skips a number.
  mutating func number() throws(Fault) {
    if bytes[i] == UInt8(ascii: "-") { i += 1 }
    guard i < end, isDigit(bytes[i]) else { throw unexpected("a digit") }
    if bytes[i] == UInt8(ascii: "0") {
      i += 1
      if i < end, isDigit(bytes[i]) { throw fault("a number must not begin with a zero") }
    } else {
      skipDigits()
    }
    if i < end, bytes[i] == UInt8(ascii: ".") {
      i += 1
      guard i < end, isDigit(bytes[i]) else { throw unexpected("a digit") }
      skipDigits()
    }
    if i < end, bytes[i] | 0x20 == UInt8(ascii: "e") {
      i += 1
      if i < end, bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "-") { i += 1 }
      guard i < end, isDigit(bytes[i]) else { throw unexpected("a digit") }
      skipDigits()
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private mutating func skipDigits() {
    while i < end, isDigit(bytes[i]) { i += 1 }
  }

  /// Skips one value after white space and tells what it is. For a string the range is its
  /// inside.
  mutating func value(
    depth: Int
  ) throws(Fault) -> (start: Int, end: Int, form: Cell.Form) {
    skipSpace()
    guard i < end else { throw unexpected("a value") }
    let start = i
    switch bytes[i] {
    case 0x22:
      let (start, end, hasEscapes) = try string()
      return (start, end, hasEscapes ? .escaped : .text)
    case 0x2D, 0x30...0x39:
      try number()
      return (start, i, .number)
    case 0x7B:
      try skipObject(depth: depth)
      return (start, i, .object)
    case 0x5B:
      try skipArray(depth: depth)
      return (start, i, .array)
    case 0x74:
      try literal("true")
      return (start, i, .boolean)
    case 0x66:
      try literal("false")
      return (start, i, .boolean)
    case 0x6E:
      try literal("null")
      return (start, i, .null)
    default: throw unexpected("a value")
    }
  }

  private mutating func literal(_ word: StaticString) throws(Fault) {
    guard i + word.utf8CodeUnitCount <= end else { throw unexpected("a value") }
    for k in 0..<word.utf8CodeUnitCount where bytes[i + k] != word.utf8Start[k] {
      throw unexpected("a value")
    }
    i += word.utf8CodeUnitCount
  }

  private mutating func skipObject(depth: Int) throws(Fault) {
    guard depth < Self.depthLimit else {
      throw fault("the JSON is nested more than \(Self.depthLimit) deep")
    }
    i += 1
    skipSpace()
    if i < end, bytes[i] == 0x7D {
      i += 1
      return
    }
    while true {
      skipSpace()
      guard i < end, bytes[i] == 0x22 else { throw unexpected("a key in quotation marks") }
      _ = try string()
      try expect(0x3A, "a colon")
      _ = try value(depth: depth + 1)
      skipSpace()
      if i < end, bytes[i] == 0x2C {
        i += 1
      } else {
        try expect(0x7D, "a comma or }")
        return
      }
    }
  }

  private mutating func skipArray(depth: Int) throws(Fault) {
    guard depth < Self.depthLimit else {
      throw fault("the JSON is nested more than \(Self.depthLimit) deep")
    }
    i += 1
    skipSpace()
    if i < end, bytes[i] == 0x5D {
      i += 1
      return
    }
    while true {
      _ = try value(depth: depth + 1)
      skipSpace()
      if i < end, bytes[i] == 0x2C {
        i += 1
      } else {
        try expect(0x5D, "a comma or ]")
        return
      }
    }
  }

  /// Appends the text of a JSON string's inside that has escapes.
  static func unescape(_ bytes: Bytes, from start: Int, to end: Int, into out: inout [UInt8]) {
    var i = start
    while i < end {
      let clean = ByteScan.first(0x5C, bytes, from: i, to: end)
      out.append(contentsOf: Bytes(rebasing: bytes[i..<clean]))
      i = clean
      if i == end { return }
      switch bytes[i + 1] {
      case 0x62: out.append(0x08)
      case 0x66: out.append(0x0C)
      case 0x6E: out.append(0x0A)
      case 0x72: out.append(0x0D)
      case 0x74: out.append(0x09)
      case 0x75:
        i += appendUnit(bytes, at: i, to: end, into: &out)
        continue
      default: out.append(bytes[i + 1])
      }
      i += 2
    }
  }

  /// Appends the scalar of the `\u` escape at `i`, which may take a second one to be whole, and
  /// tells how many bytes they are.
  private static func appendUnit(
    _ bytes: Bytes, at i: Int, to end: Int, into out: inout [UInt8]
  ) -> Int {
    let unit = hexUnit(bytes, at: i + 2) ?? 0xFFFD
    if unit & 0xFC00 == 0xD800, i + 12 <= end, bytes[i + 6] == 0x5C, bytes[i + 7] == 0x75,
      let low = hexUnit(bytes, at: i + 8), low & 0xFC00 == 0xDC00
    {
      Transcoder.append(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF, to: &out)
      return 12
    }
    Transcoder.append(unit & 0xF800 == 0xD800 ? 0xFFFD : unit, to: &out)
    return 6
  }
}
