import AssayModel

/// A run of letters, a run of digits, or one other character: what number and date grammar reads.
struct Lexeme: Sendable {
  enum Kind: UInt8, Sendable {
    case word
    case digits
    case symbol
    /// A blank line, or outside the text: no phrase goes across it.
    case barrier
  }

  /// In lower case; empty for a run too long to be a word or a number.
  let text: String
  private let firstByte: Int32
  private let lastByte: Int32
  let kind: Kind
  let marks: LexemeMarks
  /// Whether nothing stands between it and the lexeme before.
  let glued: Bool
  /// Whether its first letter is a capital.
  let capital: Bool
  /// Whether exactly one space stands before it (`40 000`).
  let singleSpace: Bool

  init(
    kind: Kind, bytes: Range<Int>, text: String, marks: LexemeMarks, glued: Bool = false,
    capital: Bool = false, singleSpace: Bool = false
  ) {
    self.kind = kind
    firstByte = Int32(clamping: bytes.lowerBound)
    lastByte = Int32(clamping: bytes.upperBound)
    self.text = text
    self.marks = marks
    self.glued = glued
    self.capital = capital
    self.singleSpace = singleSpace
  }

  static let none = Lexeme(kind: .barrier, bytes: 0..<0, text: "", marks: [])

  /// Bytes of the text.
  var start: Int { Int(firstByte) }
  var end: Int { Int(lastByte) }

  var isWord: Bool { kind == .word }
  var isDigits: Bool { kind == .digits }
  var isDash: Bool { marks.contains(.dash) }
  /// Whether it is part of a number in words; `and` is not.
  var isNumber: Bool { marks.contains(.number) }
  var isApostrophe: Bool { text == "'" || text == "’" || text == "‘" }
}

/// A text cut into lexemes, in O(bytes).
struct LexedText: Sendable {
  let map: ScalarMap
  private let items: [Lexeme]

  var count: Int { items.count }

  /// Any index may be asked for; outside there are barriers.
  subscript(index: Int) -> Lexeme {
    index >= 0 && index < items.count ? items[index] : .none
  }

  init(_ map: ScalarMap) {
    self.map = map
    var text = map.text
    items = text.withUTF8 { Lexer(bytes: $0).lexemes() }
  }

  /// As it stands in the text.
  func raw(_ index: Int) -> String {
    let lexeme = self[index]
    return map.substring(ofBytes: lexeme.start..<lexeme.end)
  }

  /// The words of a range, in lower case with single spaces.
  func joined(_ range: Range<Int>) -> String {
    range.map { self[$0].text }.joined(separator: " ")
  }

  /// The range of bytes of a non-empty range of lexemes.
  func bytes(_ range: Range<Int>) -> Range<Int> {
    self[range.lowerBound].start..<max(self[range.lowerBound].start, self[range.upperBound - 1].end)
  }

  /// The first lexeme that begins at or after a byte. O(log n).
  func index(ofByte byte: Int) -> Int {
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if items[middle].start < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// One pass over the bytes.
private struct Lexer {
  private static let longest = 32

  let bytes: UnsafeBufferPointer<UInt8>

  func lexemes() -> [Lexeme] {
    var out: [Lexeme] = []
    out.reserveCapacity(bytes.count / 5 + 1)
    var at = 0
    while at < bytes.count {
      let gap = at
      var breaks = 0
      while at < bytes.count, let width = space(at) {
        if bytes[at] == 0x0A { breaks += 1 }
        at += width
      }
      guard at < bytes.count else { break }
      if breaks > 1 { out.append(.none) }
      let start = at
      let kind = read(&at)
      let single = at > start && gap < start && (start - gap == 1 || space(gap) == start - gap)
      let text = lowered(start..<at, kind)
      let marks: LexemeMarks =
        switch kind {
        case .word: .of(text)
        case .digits: .digits
        default: .of(symbol: text)
        }
      out.append(
        Lexeme(
          kind: kind, bytes: start..<at, text: text, marks: marks, glued: gap == start && start > 0,
          capital: isCapital(start), singleSpace: single))
    }
    return out
  }

  /// Moves over one lexeme.
  private func read(_ at: inout Int) -> Lexeme.Kind {
    if isDigit(at) {
      while at < bytes.count, isDigit(at) { at += 1 }
      return .digits
    }
    if letter(at) != nil {
      while at < bytes.count, let width = letter(at) { at += width }
      return .word
    }
    at = min(bytes.count, at + scalar(at).width)
    return .symbol
  }

  private func lowered(_ range: Range<Int>, _ kind: Lexeme.Kind) -> String {
    guard range.count <= Self.longest else { return "" }
    if kind == .symbol || kind == .digits {
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }
    if range.allSatisfy({ bytes[$0] < 0x80 }) {
      return String(
        decoding: range.map { isUpper($0) ? bytes[$0] | 0x20 : bytes[$0] }, as: UTF8.self)
    }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self).lowercased()
  }

  private func isDigit(_ at: Int) -> Bool { bytes[at] >= 0x30 && bytes[at] <= 0x39 }
  private func isUpper(_ at: Int) -> Bool { bytes[at] >= 0x41 && bytes[at] <= 0x5A }

  private func isCapital(_ at: Int) -> Bool {
    bytes[at] < 0x80
      ? isUpper(at) : Unicode.Scalar(scalar(at).value)?.properties.isUppercase ?? false
  }

  /// Width of the white space at a byte, nil where there is none.
  private func space(_ at: Int) -> Int? {
    switch bytes[at] {
    case 0x20, 0x09...0x0D: return 1
    case 0xC2, 0xE2, 0xE3:
      let scalar = scalar(at)
      switch scalar.value {
      case 0xA0, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return scalar.width
      default: return nil
      }
    default: return nil
    }
  }

  /// Width of the letter at a byte, nil where there is none.
  private func letter(_ at: Int) -> Int? {
    let byte = bytes[at]
    if byte < 0x80 { return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A ? 1 : nil }
    let scalar = scalar(at)
    // The ordinal indicator stands for the degree sign in many texts.
    guard scalar.value != 0xBA, let properties = Unicode.Scalar(scalar.value)?.properties else {
      return nil
    }
    return properties.isAlphabetic || properties.isDiacritic && scalar.value >= 0x300
      ? scalar.width : nil
  }

  /// The scalar at a byte of valid UTF-8.
  private func scalar(_ at: Int) -> (value: UInt32, width: Int) {
    let first = UInt32(bytes[at])
    let width = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard width > 1, at + width <= bytes.count else { return (first, 1) }
    var value = first & (0xFF >> UInt32(width + 1))
    for offset in 1..<width { value = value << 6 | UInt32(bytes[at + offset] & 0x3F) }
    return (value, width)
  }
}
