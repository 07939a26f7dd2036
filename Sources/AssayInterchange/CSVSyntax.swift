/// Comma-separated values (RFC 4180), rows ending with CR LF, LF or CR.
///
/// A quotation mark inside an unquoted field is a character, as all common readers have it. Where
/// a quoted field is broken (something follows its closing mark, or it never closes) as little as
/// possible is given up: see `recover`. Time is linear: lines that a broken field ran over hold
/// only pairs of marks, so none of them opens a field that is searched as far again.
struct CSVSyntax: RowSyntax {
  let delimiter: UInt8
  let rowLimit: Int
  /// Columns of the header; nil while it is read.
  var width: Int?

  private static let quote = UInt8(ascii: "\"")

  mutating func step(
    _ bytes: Bytes, at start: Int, isLast: Bool, cells: inout [Cell], columns: Columns
  ) -> RowStep {
    let end = min(bytes.count, start + rowLimit)
    let isCut = end < bytes.count
    let isWhole = isLast && !isCut
    switch scan(bytes, from: start, to: end, isLast: isWhole, cells: &cells) {
    case .row(let rowEnd, let next):
      if rowEnd == start { return .blank(next: next) }
      if let width, cells.count != width {
        let fault = Fault.miscount(cells, width: width, end: rowEnd)
        return .rejected(fault, end: rowEnd, next: next)
      }
      return .row(end: rowEnd, next: next)
    case .broken(let opening, let fault):
      return recover(
        bytes, from: start, to: end, opening: opening, fault: fault, isLast: isLast)
    case .open(let opening):
      if !isWhole && !isCut { return .incomplete }
      return recover(bytes, from: start, to: end, opening: opening, fault: nil, isLast: isLast)
    case .unfinished:
      return isCut ? .tooLong(start, limit: rowLimit) : .incomplete
    }
  }

  /// What one row, read as the grammar has it, comes to.
  private enum Scan {
    case row(end: Int, next: Int)
    /// A field that opened at a quotation mark breaks the grammar.
    case broken(opening: Int, Fault)
    /// A field that opened at this quotation mark has not closed where the bytes end.
    case open(Int)
    case unfinished
  }

  private func scan(
    _ bytes: Bytes, from start: Int, to end: Int, isLast: Bool, cells: inout [Cell],
    strictly: Bool = false
  ) -> Scan {
    cells.removeAll(keepingCapacity: true)
    var i = start
    while true {
      var cell = Cell(start: i, end: i, form: .text, column: cells.count)
      if i < end, bytes[i] == Self.quote {
        let opening = i
        cell.start = i + 1
        i += 1
        while true {
          i = ByteScan.first(Self.quote, bytes, from: i, to: end)
          if i == end { return .open(opening) }
          if i + 1 == end {
            if !isLast { return .open(opening) }
            break
          }
          if bytes[i + 1] != Self.quote { break }
          cell.form = .doubled
          i += 2
        }
        cell.end = i
        i += 1
        if i < end, bytes[i] != delimiter, bytes[i] != 0x0A, bytes[i] != 0x0D {
          return .broken(
            opening: opening,
            Fault(
              offset: i,
              reason: "something follows the quotation mark that closes this field; "
                + "a mark inside it is written twice"))
        }
      } else {
        while true {
          i = ByteScan.fieldEnd(bytes, from: i, to: end, delimiter: delimiter)
          guard i < end, bytes[i] == Self.quote else { break }
          if strictly { return .broken(opening: i, Fault(offset: i, reason: "a stray mark")) }
          i += 1
        }
        cell.end = i
      }
      cells.append(cell)
      if i == end { return isLast ? .row(end: end, next: end) : .unfinished }
      if bytes[i] == delimiter {
        i += 1
      } else if bytes[i] == 0x0A {
        return .row(end: i, next: i + 1)
      } else if i + 1 < end {
        return .row(end: i, next: bytes[i + 1] == 0x0A ? i + 2 : i + 1)
      } else {
        // Whether LF follows the CR decides where the next row begins.
        return isLast ? .row(end: i, next: end) : .unfinished
      }
    }
  }

  /// Gives up as little as possible of a row whose quoting is broken.
  ///
  /// A field that never closes costs the line on which it opens. If it breaks on a later line, the
  /// mark that opened it may be a stray one: it is taken to be so where the line after it begins a
  /// row that is sound without any leniency. Else all lines up to the fault are given up, and,
  /// as long as the marks in them do not pair and no sound row begins, those after it.
  private func recover(
    _ bytes: Bytes, from start: Int, to end: Int, opening: Int, fault: Fault?, isLast: Bool
  ) -> RowStep {
    let stray = Fault(
      offset: opening, reason: "the quotation mark that opens this field is never closed")
    let first = ByteScan.lineEnd(bytes, from: opening, to: end)
    if first == end {
      if end < bytes.count { return .tooLong(start, limit: rowLimit) }
      return isLast ? .rejected(fault ?? stray, end: end, next: end) : .incomplete
    }
    guard let second = Self.afterBreak(bytes, first, isLast: isLast) else { return .incomplete }
    guard let fault else { return .rejected(stray, end: first, next: second) }
    if fault.offset > first {
      guard let isSound = isSound(bytes, at: second, isLast: isLast) else { return .incomplete }
      if isSound { return .rejected(stray, end: first, next: second) }
    }

    // What is given up stays within the limit of a row, whatever the chunk holds beyond it.
    let isCut = end < bytes.count
    var last = ByteScan.lineEnd(bytes, from: fault.offset, to: end)
    if last == end {
      if isCut { return .rejected(stray, end: first, next: second) }
      return isLast ? .rejected(fault, end: end, next: end) : .incomplete
    }
    var marks = Self.marks(bytes, from: opening, to: last)
    while true {
      guard let next = Self.afterBreak(bytes, last, isLast: isLast) else { return .incomplete }
      if marks % 2 == 0 { return .rejected(fault, end: last, next: next) }
      if next >= end {
        return isCut || isLast ? .rejected(fault, end: last, next: next) : .incomplete
      }
      guard let isSound = isSound(bytes, at: next, isLast: isLast) else { return .incomplete }
      let following = ByteScan.lineEnd(bytes, from: next, to: end)
      if isSound || following == end && isCut {
        return .rejected(fault, end: last, next: next)
      }
      if following == end {
        return isLast ? .rejected(fault, end: end, next: end) : .incomplete
      }
      marks += Self.marks(bytes, from: next, to: following)
      last = following
    }
  }

  /// Whether a row begins here that has the header's columns and no mark out of place; nil where
  /// the chunk does not tell.
  private func isSound(_ bytes: Bytes, at start: Int, isLast: Bool) -> Bool? {
    let end = min(bytes.count, start + rowLimit)
    let isWhole = isLast && end == bytes.count
    var cells: [Cell] = []
    switch scan(bytes, from: start, to: end, isLast: isWhole, cells: &cells, strictly: true) {
    case .row: return cells.count == width
    case .broken: return false
    case .open, .unfinished: return isWhole || end < bytes.count ? false : nil
    }
  }

  private static func marks(_ bytes: Bytes, from start: Int, to end: Int) -> Int {
    var count = 0
    for byte in bytes[start..<end] where byte == quote { count += 1 }
    return count
  }

  /// Where the line after a break begins; nil where the chunk ends between CR and a possible LF.
  private static func afterBreak(_ bytes: Bytes, _ end: Int, isLast: Bool) -> Int? {
    if end == bytes.count { return end }
    if bytes[end] == 0x0A { return end + 1 }
    if end + 1 == bytes.count { return isLast ? end + 1 : nil }
    return bytes[end + 1] == 0x0A ? end + 2 : end + 1
  }
}
