import AssayModel

extension JSONScanner {
  /// A value that was scanned before, as a tree.
  func tree(_ start: Int, _ end: Int, _ form: Cell.Form) throws(Fault) -> JSONValue {
    switch form {
    case .text, .escaped, .doubled: return .string(text(start, end, form))
    case .number:
      return Self.number(String(decoding: Bytes(rebasing: bytes[start..<end]), as: UTF8.self))
    case .boolean: return .bool(bytes[start] == 0x74)
    case .null: return .null
    case .array, .object:
      var scanner = JSONScanner(bytes, from: start, to: end)
      return try scanner.tree(depth: 0)
    }
  }

  func text(_ start: Int, _ end: Int, _ form: Cell.Form) -> String {
    if form == .text { return String(decoding: Bytes(rebasing: bytes[start..<end]), as: UTF8.self) }
    var out: [UInt8] = []
    Self.unescape(bytes, from: start, to: end, into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// A number as JSON holds it; where neither 64 bits nor a double can hold it, its digits.
  static func number(_ literal: String) -> JSONValue {
    if let whole = Int(literal) { return .int(whole) }
    let isWhole = !literal.utf8.contains { $0 == 0x2E || $0 | 0x20 == 0x65 }
    if !isWhole, let value = Double(literal), value.isFinite { return .double(value) }
    return .string(literal)
  }

  /// The value at the scanner, as a tree.
  mutating func tree(depth: Int) throws(Fault) -> JSONValue {
    skipSpace()
    guard i < end, bytes[i] == 0x7B || bytes[i] == 0x5B else {
      let (start, end, form) = try value(depth: depth)
      return try tree(start, end, form)
    }
    guard depth < Self.depthLimit else {
      throw fault("the JSON is nested more than \(Self.depthLimit) deep")
    }
    return bytes[i] == 0x7B ? try object(depth: depth) : try array(depth: depth)
  }

  private mutating func object(depth: Int) throws(Fault) -> JSONValue {
    var members: [String: JSONValue] = [:]
    i += 1
    skipSpace()
    if i < end, bytes[i] == 0x7D {
      i += 1
      return .object(members)
    }
    while true {
      skipSpace()
      guard i < end, bytes[i] == 0x22 else { throw unexpected("a key in quotation marks") }
      let (start, stop, hasEscapes) = try string()
      try expect(0x3A, "a colon")
      members[text(start, stop, hasEscapes ? .escaped : .text)] = try tree(depth: depth + 1)
      skipSpace()
      if i < end, bytes[i] == 0x2C {
        i += 1
      } else {
        try expect(0x7D, "a comma or }")
        return .object(members)
      }
    }
  }

  private mutating func array(depth: Int) throws(Fault) -> JSONValue {
    var items: [JSONValue] = []
    i += 1
    skipSpace()
    if i < end, bytes[i] == 0x5D {
      i += 1
      return .array(items)
    }
    while true {
      items.append(try tree(depth: depth + 1))
      skipSpace()
      if i < end, bytes[i] == 0x2C {
        i += 1
      } else {
        try expect(0x5D, "a comma or ]")
        return .array(items)
      }
    }
  }
}

/// A place in a file, for people: both count from 1, the column in scalars.
struct TextPlace {
  var line: Int
  var column: Int

  /// - Parameters:
  ///   - start: where line number `line` is at, and from where its ends are counted.
  ///   - isOneLine: whether line breaks after `start` are but white space.
  ///   - before: scalars of the line that come before the bytes.
  init(
    of offset: Int, in bytes: Bytes, from start: Int, line: Int, isOneLine: Bool = false,
    before: Int = 0
  ) {
    self.line = line + (isOneLine ? 0 : ByteScan.lineBreaks(bytes, from: start, to: offset))
    var first = offset
    let floor = isOneLine ? start : 0
    while first > floor, isOneLine || bytes[first - 1] != 0x0A && bytes[first - 1] != 0x0D {
      first -= 1
    }
    column = first == 0 ? before + 1 : 1
    for i in first..<offset where bytes[i] & 0xC0 != 0x80 { column += 1 }
  }
}
