/// Blanks the tags that would nest an HTML page deeper than any real one, and end tags without
/// number that end nothing, before libxml2 sees them. No text is lost. O(n).
///
/// libxml2 keeps a list of open elements and walks it for every end tag without a partner, and
/// compares every attribute of an element with those before it: a page made of such would take
/// quadratic time. Browsers limit nesting, to 512, as well.
struct NestingGuard {
  static let deepest = 256
  /// End tags without a partner that are let pass; real pages have some.
  static let strays = 2000
  static let attributes = 300

  /// Names of the open elements, as hashes of their letters: two names that fall together do
  /// no harm.
  private var open: [Int] = []
  private var openCount: [Int: Int] = [:]
  private var strays = 0
  private var lastCommentEnded = false

  static func apply(to source: inout [UInt8]) {
    var nesting = NestingGuard()
    source.withUnsafeMutableBufferPointer { nesting.scan($0) }
  }

  private mutating func scan(_ source: UnsafeMutableBufferPointer<UInt8>) {
    var i = 0
    while i < source.count {
      switch source[i] {
      case 0:
        source[i] = 0x20  // libxml2 stops at NUL
        i += 1
      case 0x3C: i = readTag(source, at: i)
      default: i += 1
      }
    }
  }

  /// Reads the tag or comment at `start` and gives the place after it.
  private mutating func readTag(
    _ source: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) -> Int {
    if source[start...].starts(with: "<!--".utf8) {
      // Once no comment ends any more, none needs to be looked for.
      guard !lastCommentEnded, let end = Self.place(of: "-->", in: source, from: start + 4) else {
        lastCommentEnded = true
        return start + 4
      }
      return end + 3
    }
    let isEnd = start + 1 < source.count && source[start + 1] == 0x2F
    let nameStart = isEnd ? start + 2 : start + 1
    guard nameStart < source.count, (0x61...0x7A).contains(source[nameStart] | 0x20) else {
      return start + 1
    }
    var i = nameStart
    while i < source.count, source[i] > 0x2F, source[i] != 0x3C, source[i] != 0x3E { i += 1 }
    let name = Self.hash(source[nameStart..<i])
    let end = Self.endOfTag(source, from: i)
    if isEnd {
      if !close(name) { blank(source, start..<end) }
    } else if name == Self.script || name == Self.style {
      let mark = name == Self.script ? "</script" : "</style"
      return Self.place(of: mark, in: source, from: end) ?? source.count
    } else if source[end - 1] == 0x3E, source[end - 2] != 0x2F, !opens(name) {
      blank(source, start..<end)
    }
    return end
  }

  /// The place after the `>` of a tag; attributes beyond the limit are blanked.
  private static func endOfTag(
    _ source: UnsafeMutableBufferPointer<UInt8>, from start: Int
  ) -> Int {
    var quote: UInt8 = 0
    var spaces = 0
    for i in start..<source.count {
      let byte = source[i]
      if byte == 0 { source[i] = 0x20 }
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        return i + 1
      } else if byte <= 0x20 {
        spaces += 1
      } else if byte == 0x22 || byte == 0x27, source[i - 1] == 0x3D || source[i - 1] <= 0x20 {
        quote = byte
      }
      if spaces > attributes { source[i] = 0x20 }
    }
    return source.count
  }

  private func blank(_ source: UnsafeMutableBufferPointer<UInt8>, _ range: Range<Int>) {
    for i in range { source[i] = 0x20 }
  }

  /// False where the page is too deep already.
  private mutating func opens(_ name: Int) -> Bool {
    if Self.uncounted.contains(name) { return true }
    guard open.count < Self.deepest else { return false }
    open.append(name)
    openCount[name, default: 0] += 1
    return true
  }

  /// False for an end tag that ends nothing and is one too many.
  private mutating func close(_ name: Int) -> Bool {
    guard openCount[name, default: 0] > 0 else {
      strays += Self.uncounted.contains(name) ? 0 : 1
      return strays <= Self.strays
    }
    while let last = open.popLast() {
      openCount[last, default: 1] -= 1
      if last == name { break }
    }
    return true
  }

  /// The first place of `mark` (lower case) in any case.
  private static func place(
    of mark: String, in source: UnsafeMutableBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    let mark = Array(mark.utf8)
    var i = start
    while i + mark.count <= source.count {
      if source[i] == mark[0], mark.indices.allSatisfy({ source[i + $0] | 0x20 == mark[$0] | 0x20 })
      {
        return i
      }
      i += 1
    }
    return nil
  }

  private static func hash(_ name: some Sequence<UInt8>) -> Int {
    name.reduce(5381) { ($0 &* 33 &+ Int($1 | 0x20)) & 0xFFFF_FFFF }
  }

  private static let script = hash("script".utf8)
  private static let style = hash("style".utf8)

  /// Elements that libxml2 knows to have no content, or to end where the next one begins.
  private static let uncounted = Set(
    [
      "br", "img", "hr", "input", "meta", "link", "area", "base", "col", "param", "p", "li", "td",
      "tr", "th", "dt", "dd", "option", "tbody", "thead", "tfoot",
    ].map { hash($0.utf8) })
}
