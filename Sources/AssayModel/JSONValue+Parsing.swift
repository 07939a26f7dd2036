extension JSONValue {
  /// Where and why some bytes are no JSON.
  public struct ParseError: Error, Hashable, Sendable {
    /// Offset of the byte at fault.
    public let offset: Int
    public let reason: String
  }

  /// Reads one JSON value (RFC 8259), and nothing else, from `bytes`. O(n).
  ///
  /// Where a key stands twice, the last one counts. A number too large for `Int` becomes a
  /// `Double`. Nesting deeper than 200 is refused.
  public init(parsing bytes: some Collection<UInt8>) throws(ParseError) {
    let copy = Array(bytes)
    var parser = JSONParser(bytes: copy)
    self = try parser.document()
  }

  public init(parsing text: String) throws(ParseError) { try self.init(parsing: text.utf8) }
}

private struct JSONParser {
  let bytes: [UInt8]
  var at = 0
  var depth = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private func failure(_ reason: String) -> JSONValue.ParseError {
    JSONValue.ParseError(offset: at, reason: reason)
  }

  private var current: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      at += 1
    }
  }

  mutating func document() throws(JSONValue.ParseError) -> JSONValue {
    skipSpace()
    let value = try self.value()
    skipSpace()
    guard at == bytes.count else { throw failure("something follows the value") }
    return value
  }

  private mutating func value() throws(JSONValue.ParseError) -> JSONValue {
    switch current {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case .some(UInt8(ascii: "-")), .some(0x30...0x39): return try number()
    case nil: throw failure("the text ends where a value should be")
    default: throw failure("a value cannot begin like this")
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONValue.ParseError) -> JSONValue {
    let length = word.utf8CodeUnitCount
    let found = bytes[at..<min(bytes.count, at + length)]
    let expected = UnsafeBufferPointer(start: word.utf8Start, count: length)
    guard found.elementsEqual(expected) else { throw failure("expected \(word)") }
    at += length
    return value
  }

  private mutating func enter() throws(JSONValue.ParseError) {
    depth += 1
    guard depth <= 200 else { throw failure("nested deeper than 200") }
    at += 1
    skipSpace()
  }

  private mutating func array() throws(JSONValue.ParseError) -> JSONValue {
    try enter()
    defer { depth -= 1 }
    var items: [JSONValue] = []
    if current == UInt8(ascii: "]") {
      at += 1
      return .array(items)
    }
    while true {
      skipSpace()
      items.append(try value())
      skipSpace()
      switch current {
      case UInt8(ascii: ","): at += 1
      case UInt8(ascii: "]"):
        at += 1
        return .array(items)
      default: throw failure("expected , or ]")
      }
    }
  }

  private mutating func object() throws(JSONValue.ParseError) -> JSONValue {
    try enter()
    defer { depth -= 1 }
    var members: [String: JSONValue] = [:]
    if current == UInt8(ascii: "}") {
      at += 1
      return .object(members)
    }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw failure("expected a key in quotes") }
      let key = try string()
      skipSpace()
      guard current == UInt8(ascii: ":") else { throw failure("expected :") }
      at += 1
      skipSpace()
      members[key] = try value()
      skipSpace()
      switch current {
      case UInt8(ascii: ","): at += 1
      case UInt8(ascii: "}"):
        at += 1
        return .object(members)
      default: throw failure("expected , or }")
      }
    }
  }

  private mutating func number() throws(JSONValue.ParseError) -> JSONValue {
    let start = at
    var whole = true
    if current == UInt8(ascii: "-") { at += 1 }
    let first = at
    try digits()
    if bytes[first] == 0x30 && at > first + 1 { throw failure("a number begins with 0") }
    if current == UInt8(ascii: ".") {
      whole = false
      at += 1
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      whole = false
      at += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { at += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if whole, let value = Int(text) { return .int(value) }
    guard let value = Double(text), value.isFinite else { throw failure("a number too large") }
    return .double(value)
  }

  private mutating func digits() throws(JSONValue.ParseError) {
    let start = at
    while let byte = current, (0x30...0x39).contains(byte) { at += 1 }
    if at == start { throw failure("expected a digit") }
  }

  private mutating func string() throws(JSONValue.ParseError) -> String {
    at += 1
    let start = at
    while let byte = current, byte != 0x22, byte != 0x5C, byte >= 0x20 { at += 1 }
    if current == 0x22 {
      at += 1
      return try text(bytes[start..<(at - 1)])
    }
    var out = Array(bytes[start..<at])
    while let byte = current {
      switch byte {
      case 0x22:
        at += 1
        return try text(out[...])
      case 0x5C: try escape(to: &out)
      case 0..<0x20: throw failure("a control character inside a string")
      default:
        out.append(byte)
        at += 1
      }
    }
    throw failure("the text ends inside a string")
  }

  private func text(_ bytes: ArraySlice<UInt8>) throws(JSONValue.ParseError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw failure("not UTF-8") }
    return text
  }

  private mutating func escape(to out: inout [UInt8]) throws(JSONValue.ParseError) {
    at += 1
    guard let byte = current else { throw failure("the text ends inside a string") }
    at += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: out.append(byte)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "u"): out.append(contentsOf: String(try scalar()).utf8)
    default: throw failure("no such escape")
    }
  }

  /// Reads the digits of `\uXXXX`, and the second half of a pair. A lone half becomes U+FFFD.
  private mutating func scalar() throws(JSONValue.ParseError) -> Character {
    let first = try unit()
    if let scalar = Unicode.Scalar(first) { return Character(scalar) }
    guard first < 0xDC00, current == 0x5C, at + 1 < bytes.count, bytes[at + 1] == 0x75 else {
      return "\u{FFFD}"
    }
    let mark = at
    at += 2
    let second = try unit()
    guard (0xDC00..<0xE000).contains(second) else {
      at = mark
      return "\u{FFFD}"
    }
    let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
    return Character(Unicode.Scalar(value) ?? "\u{FFFD}")
  }

  private mutating func unit() throws(JSONValue.ParseError) -> UInt16 {
    guard at + 4 <= bytes.count,
      let value = UInt16(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16),
      bytes[at] != UInt8(ascii: "+")
    else { throw failure("expected four hexadecimal digits") }
    at += 4
    return value
  }
}
