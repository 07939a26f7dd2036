/// The text of a paragraph of Markdown without its inline markup.
///
/// Emphasis marks that find no partner, brackets that are no link and angle brackets that are no
/// tag stay as they are. O(n).
struct MarkdownInlines {
  private enum Piece {
    case text(Range<Int>)
    case literal([UInt8])
    /// A run of `*`, `_` or `~` of which `left` marks are shown.
    case marks(UInt8, left: Int)
    case bracket
    case lineBreak
    case code([UInt8])
  }

  private let bytes: [UInt8]
  private let references: Set<String>
  private var pieces: [Piece] = []
  /// Pieces that hold marks which may still open emphasis, by mark.
  private var openers: [UInt8: [Int]] = [:]
  /// Pieces of `[`, and whether it opens an image.
  private var brackets: [(piece: Int, byte: Int, isImage: Bool)] = []
  /// Lengths of backtick runs that are known not to come again.
  private var lostTicks: Set<Int> = []
  /// Where the next `>` is; looked for again once it is passed.
  private var nextAngle = -1
  private var textStart = 0
  private var i = 0

  static func render(_ bytes: [UInt8], references: Set<String>, to out: inout [UInt8]) {
    var inlines = MarkdownInlines(bytes: bytes, references: references)
    inlines.scan()
    inlines.write(to: &out)
  }

  private init(bytes: [UInt8], references: Set<String>) {
    self.bytes = bytes
    self.references = references
  }

  private mutating func scan() {
    while i < bytes.count {
      switch bytes[i] {
      case 0x5C: readEscape()
      case 0x60: readCode()
      case 0x2A, 0x5F, 0x7E: readMarks()
      case 0x5B:
        flush()
        brackets.append((pieces.count, i, bytes[..<i].last == 0x21 && endsInBang()))
        pieces.append(.bracket)
        skip(1)
      case 0x5D: readBracketEnd()
      case 0x3C: readAngle()
      case 0x26: readEntity()
      case 0x0A: readLineEnd()
      default: i += 1
      }
    }
    flush()
  }

  /// Whether the `!` before a bracket is text and not escaped; takes it back if so.
  private mutating func endsInBang() -> Bool {
    guard case .text(let range)? = pieces.last, range.upperBound == i else { return false }
    pieces[pieces.count - 1] = .text(range.dropLast())
    return true
  }

  private mutating func flush() {
    if textStart < i { pieces.append(.text(textStart..<i)) }
    textStart = i
  }

  private mutating func skip(_ count: Int) {
    i = min(i + count, bytes.count)
    textStart = i
  }

  private mutating func put(_ piece: Piece, skipping count: Int) {
    flush()
    pieces.append(piece)
    skip(count)
  }

  private func byte(_ offset: Int) -> UInt8? {
    i + offset >= 0 && i + offset < bytes.count ? bytes[i + offset] : nil
  }

  private mutating func readEscape() {
    switch byte(1) {
    case 0x0A?: put(.lineBreak, skipping: 2)
    case let next? where isASCIIPunctuation(next): put(.literal([next]), skipping: 2)
    default: i += 1
    }
  }

  private mutating func readLineEnd() {
    // Two spaces before it make a line break.
    let isHard = byte(-1) == 0x20 && byte(-2) == 0x20
    if isHard { put(.lineBreak, skipping: 1) } else { i += 1 }
  }

  private mutating func readCode() {
    let length = bytes[i...].prefix { $0 == 0x60 }.count
    guard !lostTicks.contains(length) else {
      i += length
      return
    }
    var at = i + length
    while at < bytes.count {
      guard bytes[at] == 0x60 else {
        at += 1
        continue
      }
      let run = bytes[at...].prefix { $0 == 0x60 }.count
      if run == length {
        put(.code(Array(bytes[(i + length)..<at])), skipping: at + run - i)
        return
      }
      at += run
    }
    lostTicks.insert(length)
    i += length
  }

  private mutating func readEntity() {
    guard let (scalars, length) = characterReference(bytes[i...]) else {
      i += 1
      return
    }
    put(.literal(Array(scalars.utf8)), skipping: length)
  }

  private mutating func readAngle() {
    if nextAngle < i { nextAngle = bytes[i...].firstIndex(of: 0x3E) ?? bytes.count }
    let end = nextAngle
    guard end < bytes.count, end - i < 2000, let next = byte(1) else {
      i += 1
      return
    }
    let inside = bytes[(i + 1)..<end]
    let isLetter = (0x61...0x7A).contains(next | 0x20)
    if isLetter, !inside.contains(where: { $0 <= 0x20 || $0 == 0x3C }),
      inside.contains(0x3A) || inside.contains(0x40)
    {
      put(.literal(Array(inside)), skipping: end + 1 - i)  // autolink
    } else if isLetter || next == 0x2F || next == 0x21 || next == 0x3F {
      let name = inside.drop { $0 == 0x2F }.prefix { (0x61...0x7A).contains($0 | 0x20) }
      let isBreak = name.map { $0 | 0x20 } == Array("br".utf8)
      put(isBreak ? .lineBreak : .literal([]), skipping: end + 1 - i)
    } else {
      i += 1
    }
  }

  // MARK: Emphasis

  /// CommonMark 0.31, 6.2, without the rule of three: a mark's partner is the nearest one.
  private mutating func readMarks() {
    let mark = bytes[i]
    let length = bytes[i...].prefix { $0 == mark }.count
    let before = i > 0 ? bytes[i - 1] : 0x20
    let after = byte(length) ?? 0x20
    let (spaceBefore, spaceAfter) = (before <= 0x20, after <= 0x20)
    let (pointBefore, pointAfter) = (isASCIIPunctuation(before), isASCIIPunctuation(after))
    let leftFlanking = !spaceAfter && (!pointAfter || spaceBefore || pointBefore)
    let rightFlanking = !spaceBefore && (!pointBefore || spaceAfter || pointAfter)
    var canOpen = leftFlanking
    var canClose = rightFlanking
    if mark == 0x5F {
      canOpen = leftFlanking && (!rightFlanking || pointBefore)
      canClose = rightFlanking && (!leftFlanking || pointAfter)
    }
    if mark == 0x7E, length > 2 {
      i += length
      return
    }
    var left = length
    if canClose {
      while left > 0, let opener = openers[mark]?.last,
        case .marks(_, let available) = pieces[opener]
      {
        let used = min(left, available)
        left -= used
        pieces[opener] = .marks(mark, left: available - used)
        if available == used { openers[mark]?.removeLast() }
      }
    }
    put(.marks(mark, left: left), skipping: length)
    if canOpen, left > 0 { openers[mark, default: []].append(pieces.count - 1) }
  }

  // MARK: Links

  private mutating func readBracketEnd() {
    guard let open = brackets.popLast() else {
      i += 1
      return
    }
    let label = String(decoding: bytes[(open.byte + 1)..<i].prefix(1000), as: UTF8.self)
    if label.hasPrefix("^"), references.contains(label.lowercased()) {
      flush()
      pieces.removeSubrange(open.piece...)  // a footnote's mark
      forgetOpeners(from: open.piece)
      return skip(1)
    }
    guard let length = linkTail(label: label) else {
      i += 1
      return
    }
    flush()
    if open.isImage {
      pieces.removeSubrange(open.piece...)
      forgetOpeners(from: open.piece)
    } else {
      pieces[open.piece] = .literal([])
    }
    skip(length)
  }

  private mutating func forgetOpeners(from piece: Int) {
    for mark in openers.keys {
      while let last = openers[mark]?.last, last >= piece { openers[mark]?.removeLast() }
    }
  }

  /// Bytes from `]` to the end of the link; nil if it is no link.
  private func linkTail(label: String) -> Int? {
    let rest = bytes[(i + 1)...].prefix(4000)
    if rest.first == 0x28 {
      if let end = Self.endOfTarget(rest) { return end - i }
    } else if rest.first == 0x5B, let end = rest.prefix(1000).firstIndex(of: 0x5D) {
      let name = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self).lowercased()
      if references.contains(name.isEmpty ? label.lowercased() : name) { return end + 1 - i }
    }
    return references.contains(label.lowercased()) ? 1 : nil
  }

  /// The place after the `)` of `(target "title")`; nil if it is none.
  private static func endOfTarget(_ bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes.dropFirst().drop { $0 <= 0x20 }
    if rest.first == 0x3C {
      guard let end = rest.firstIndex(where: { $0 == 0x3E || $0 == 0x0A }), rest[end] == 0x3E else {
        return nil
      }
      rest = rest[(end + 1)...]
    } else {
      var depth = 0
      while let byte = rest.first, byte > 0x20, byte != 0x29 || depth > 0 {
        if byte == 0x28 { depth += 1 }
        if byte == 0x29 { depth -= 1 }
        if depth > 32 { return nil }
        rest = rest.dropFirst(byte == 0x5C ? 2 : 1)
      }
    }
    rest = rest.drop { $0 <= 0x20 }
    if let quote = rest.first, quote == 0x22 || quote == 0x27 {
      guard let end = rest.dropFirst().prefix(1000).firstIndex(of: quote) else { return nil }
      rest = rest[(end + 1)...].drop { $0 <= 0x20 }
    }
    return rest.first == 0x29 ? rest.startIndex + 1 : nil
  }

  // MARK: Writing

  private func write(to out: inout [UInt8]) {
    let start = out.count
    var folder = SpaceFolder()
    func fold(_ bytes: some Collection<UInt8>) {
      if bytes.withContiguousStorageIfAvailable({ folder.append($0, to: &out) }) == nil {
        Array(bytes).withUnsafeBufferPointer { folder.append($0, to: &out) }
      }
    }
    for piece in pieces {
      switch piece {
      case .text(let range): fold(bytes[range])
      case .literal(let literal), .code(let literal): fold(literal)
      case .marks(let mark, let left): fold([UInt8](repeating: mark, count: left))
      case .bracket: fold([0x5B])
      case .lineBreak:
        if !folder.atLineStart { out.append(0x0A) }
        folder.beginLine()
      }
    }
    while out.count > start, out.last == 0x0A { out.removeLast() }
  }
}

func isASCIIPunctuation(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
  default: false
  }
}
