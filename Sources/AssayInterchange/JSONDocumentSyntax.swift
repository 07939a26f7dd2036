/// One JSON document, or several in a row: the objects of its array, of its feed, or itself.
///
/// Objects are found by their brackets alone and then read strictly one by one, so a broken one
/// costs only itself, unless its brackets or quotation marks do not close: then all up to where
/// they do. A document of any length is read in flat memory.
struct JSONDocumentSyntax: RowSyntax {
  let rowLimit: Int
  private var state = State.start

  /// Keys whose array holds what the document is a feed of.
  private static let feeds: Set<String> = ["dataFeedElement", "@graph", "itemListElement"]

  private enum State {
    /// Before a document.
    case start
    /// Inside the array of a feed, or of a document that is an array.
    case elements(isFeed: Bool)
    /// Passing over what has that many brackets open.
    case passing(depth: Int, then: Next)
  }

  private enum Next {
    case start
    case elements(isFeed: Bool)
  }

  init(rowLimit: Int) { self.rowLimit = rowLimit }

  mutating func step(
    _ bytes: Bytes, at start: Int, isLast: Bool, cells: inout [Cell], columns: Columns
  ) -> RowStep {
    if case .passing(let depth, let then) = state {
      return pass(bytes, from: start, depth: depth, then: then, isLast: isLast)
    }
    var i = start
    while i < bytes.count, Self.isSpace(bytes[i]) { i += 1 }
    if i == bytes.count { return Self.blank(bytes, from: start, isLast: isLast) }
    if i > start { return .blank(next: i) }

    switch state {
    case .start:
      if bytes[i] == UInt8(ascii: "[") {
        state = .elements(isFeed: false)
        return .blank(next: i + 1)
      }
      if bytes[i] == UInt8(ascii: "{"),
        let feed = Self.feedStart(bytes, from: i, to: min(bytes.count, i + rowLimit))
      {
        state = .elements(isFeed: true)
        return .blank(next: feed)
      }
    case .elements(let isFeed):
      if bytes[i] == UInt8(ascii: ",") { return .blank(next: i + 1) }
      if bytes[i] == UInt8(ascii: "]") {
        state = isFeed ? .passing(depth: 1, then: .start) : .start
        return .blank(next: i + 1)
      }
    case .passing: break
    }
    return element(bytes, at: i, isLast: isLast, cells: &cells, columns: columns)
  }

  private mutating func element(
    _ bytes: Bytes, at start: Int, isLast: Bool, cells: inout [Cell], columns: Columns
  ) -> RowStep {
    let limit = min(bytes.count, start + rowLimit)
    let closing = Self.valueEnd(bytes, from: start, to: limit)
    if closing == nil {
      if limit < bytes.count { return skipOverlong(start) }
      if !isLast { return .incomplete }
    }
    let end = closing ?? limit
    var scanner = JSONScanner(bytes, from: start, to: end)
    do throws(Fault) {
      try ObjectCells.read(&scanner, into: &cells, columns: columns)
      scanner.skipSpace()
      if scanner.i < end { throw scanner.unexpected("the end of the object") }
    } catch {
      // What is no value at all is passed over byte by byte.
      return .rejected(error, end: max(end, start + 1), next: max(end, start + 1))
    }
    return .row(end: end, next: end)
  }

  private mutating func skipOverlong(_ start: Int) -> RowStep {
    switch state {
    case .elements(let isFeed): state = .passing(depth: 0, then: .elements(isFeed: isFeed))
    default: state = .passing(depth: 0, then: .start)
    }
    return .rejected(.tooLong("object", start, limit: rowLimit), end: start, next: start)
  }

  /// Passes over what is left of the brackets that are open, a chunk at a time.
  private mutating func pass(
    _ bytes: Bytes, from start: Int, depth: Int, then: Next, isLast: Bool
  ) -> RowStep {
    var depth = depth
    var i = start
    while i < bytes.count {
      switch bytes[i] {
      case UInt8(ascii: "\""):
        guard let end = Self.stringEnd(bytes, from: i, to: bytes.count) else {
          if isLast { return .blank(next: bytes.count) }
          state = .passing(depth: depth, then: then)
          return i == start ? .incomplete : .blank(next: i)
        }
        i = end
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth <= 0 {
          switch then {
          case .start: state = .start
          case .elements(let isFeed): state = .elements(isFeed: isFeed)
          }
          return .blank(next: i + 1)
        }
      default: break
      }
      i += 1
    }
    state = .passing(depth: depth, then: then)
    return Self.blank(bytes, from: start, isLast: isLast)
  }

  /// All up to the chunk's end, save a CR there that may be half a line break.
  private static func blank(_ bytes: Bytes, from start: Int, isLast: Bool) -> RowStep {
    let next = !isLast && bytes[bytes.count - 1] == 0x0D ? bytes.count - 1 : bytes.count
    return next == start ? .incomplete : .blank(next: next)
  }

  /// Where the array of the feed begins whose object begins at `start`; nil if it is no feed, or
  /// the bytes end before one can tell.
  private static func feedStart(_ bytes: Bytes, from start: Int, to end: Int) -> Int? {
    var scanner = JSONScanner(bytes, from: start + 1, to: end)
    while true {
      scanner.skipSpace()
      guard scanner.i < end, bytes[scanner.i] == UInt8(ascii: "\""),
        let key = try? scanner.string()
      else { return nil }
      scanner.skipSpace()
      guard scanner.i < end, bytes[scanner.i] == UInt8(ascii: ":") else { return nil }
      scanner.i += 1
      scanner.skipSpace()
      guard scanner.i < end else { return nil }
      let name = scanner.text(key.start, key.end, key.hasEscapes ? .escaped : .text)
      if bytes[scanner.i] == UInt8(ascii: "["), feeds.contains(name) { return scanner.i + 1 }
      guard let next = valueEnd(bytes, from: scanner.i, to: end) else { return nil }
      scanner.i = next
      scanner.skipSpace()
      guard scanner.i < end, bytes[scanner.i] == UInt8(ascii: ",") else { return nil }
      scanner.i += 1
    }
  }

  /// Where the value that begins at `start` ends, by its brackets and quotation marks.
  static func valueEnd(_ bytes: Bytes, from start: Int, to end: Int) -> Int? {
    var depth = 0
    var i = start
    while i < end {
      switch bytes[i] {
      case UInt8(ascii: "\""):
        guard let next = stringEnd(bytes, from: i, to: end) else { return nil }
        i = next
        if depth == 0 { return i }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        // A bracket that closes what is around the value ends it.
        if depth == 0 { return i }
        depth -= 1
        if depth == 0 { return i + 1 }
      case UInt8(ascii: ",") where depth == 0: return i
      default:
        if depth == 0 && isSpace(bytes[i]) { return i }
      }
      i += 1
    }
    return nil
  }

  /// After the quotation mark that closes the string whose opening one is at `start`.
  private static func stringEnd(_ bytes: Bytes, from start: Int, to end: Int) -> Int? {
    var i = start + 1
    while true {
      i = ByteScan.stringEnd(bytes, from: i, to: end)
      if i >= end { return nil }
      if bytes[i] == UInt8(ascii: "\"") { return i + 1 }
      i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
