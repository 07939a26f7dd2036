import AssayModel

/// Reads JSON as pages embed it: line breaks inside strings, commas too many, comments around
/// and text behind are let pass. Nil for what is no JSON at all. O(n).
struct LooseJSON {
  private let bytes: [UInt8]
  private var i = 0
  private static let deepest = 60

  static func value(of text: String) -> JSONValue? {
    var parser = LooseJSON(bytes: Array(text.utf8))
    // `<!--`, `/*<![CDATA[*/` and the like may come first.
    while let byte = parser.peek, byte != 0x7B, byte != 0x5B || parser.isCDATA { parser.i += 1 }
    return parser.value(depth: 0)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var peek: UInt8? { i < bytes.count ? bytes[i] : nil }
  private var isCDATA: Bool {
    bytes[i...].starts(with: "[CDATA".utf8)
      || (i >= 6 && bytes[(i - 6)...].starts(with: "[CDATA[".utf8))
  }

  private mutating func skipBlank() {
    while let byte = peek, byte <= 0x20 || byte == 0x2C { i += 1 }
  }

  private mutating func value(depth: Int) -> JSONValue? {
    skipBlank()
    guard depth < Self.deepest, let byte = peek else { return nil }
    switch byte {
    case 0x7B: return object(depth: depth)
    case 0x5B:
      i += 1
      var items: [JSONValue] = []
      while true {
        skipBlank()
        guard let next = peek else { return .array(items) }
        if next == 0x5D {
          i += 1
          return .array(items)
        }
        guard let item = value(depth: depth + 1) else { return .array(items) }
        items.append(item)
      }
    case 0x22: return .string(string())
    default: return word()
    }
  }

  private mutating func object(depth: Int) -> JSONValue {
    i += 1
    var members: [String: JSONValue] = [:]
    while true {
      skipBlank()
      guard let next = peek else { break }
      if next == 0x7D {
        i += 1
        break
      }
      guard next == 0x22 else { break }
      let key = string()
      skipBlank()
      guard peek == 0x3A else { break }
      i += 1
      guard let member = value(depth: depth + 1) else { break }
      if members[key] == nil { members[key] = member }
    }
    return .object(members)
  }

  private mutating func word() -> JSONValue? {
    let start = i
    while let byte = peek, byte > 0x20, byte != 0x2C, byte != 0x5D, byte != 0x7D { i += 1 }
    switch String(decoding: bytes[start..<i], as: UTF8.self) {
    case "": return nil
    case "true": return .bool(true)
    case "false": return .bool(false)
    case let text:
      return Int(text).map(JSONValue.int) ?? Double(text).map(JSONValue.double) ?? .null
    }
  }

  private mutating func string() -> String {
    i += 1
    var out: [UInt8] = []
    while let byte = peek, byte != 0x22 {
      i += 1
      guard byte == 0x5C, let escaped = peek else {
        out.append(byte)
        continue
      }
      i += 1
      switch escaped {
      case UInt8(ascii: "n"): out.append(0x0A)
      case UInt8(ascii: "t"): out.append(0x09)
      case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): out.append(0x20)
      case UInt8(ascii: "u"): out.append(contentsOf: unicodeEscape())
      default: out.append(escaped)
      }
    }
    i += 1
    return String(decoding: out, as: UTF8.self)
  }

  private mutating func unicodeEscape() -> [UInt8] {
    func unit() -> UInt32? {
      guard i + 4 <= bytes.count else { return nil }
      return UInt32(String(decoding: bytes[i..<(i + 4)], as: UTF8.self), radix: 16)
    }
    guard var value = unit() else { return [] }
    i += 4
    if value & 0xFC00 == 0xD800, bytes[min(i, bytes.count)...].starts(with: [0x5C, 0x75]) {
      i += 2
      if let low = unit(), low & 0xFC00 == 0xDC00 {
        value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
        i += 4
      } else {
        i -= 2
      }
    }
    return Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
  }
}
