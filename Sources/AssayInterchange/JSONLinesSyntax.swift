/// One JSON object a line. White space around it, and empty lines, count for nothing.
struct JSONLinesSyntax: RowSyntax {
  let rowLimit: Int

  mutating func step(
    _ bytes: Bytes, at start: Int, isLast: Bool, cells: inout [Cell], columns: Columns
  ) -> RowStep {
    let limit = min(bytes.count, start + rowLimit)
    let end = ByteScan.first(0x0A, bytes, from: start, to: limit)
    let next = end == limit ? end : end + 1
    let rowEnd = end > start && bytes[end - 1] == 0x0D ? end - 1 : end
    if end == limit {
      if limit < bytes.count { return .tooLong(start, limit: rowLimit) }
      if !isLast { return .incomplete }
    }
    var scanner = JSONScanner(bytes, from: start, to: end)
    scanner.skipSpace()
    if scanner.i == end { return .blank(next: next) }
    do throws(Fault) {
      try ObjectCells.read(&scanner, into: &cells, columns: columns)
      scanner.skipSpace()
      if scanner.i < end { throw scanner.unexpected("the end of the line") }
    } catch {
      return .rejected(error, end: rowEnd, next: next)
    }
    return .row(end: rowEnd, next: next)
  }
}

/// Reads the members of a JSON object as a row's cells.
enum ObjectCells {
  /// The keys of one file mostly come in one order: the column that followed the last one is
  /// tried first, so that names are rarely looked up.
  static func read(
    _ scanner: inout JSONScanner, into cells: inout [Cell], columns: Columns
  ) throws(Fault) {
    cells.removeAll(keepingCapacity: true)
    guard scanner.i < scanner.end, scanner.bytes[scanner.i] == 0x7B else {
      throw scanner.unexpected("an object in { }")
    }
    scanner.i += 1
    scanner.skipSpace()
    if scanner.i < scanner.end, scanner.bytes[scanner.i] == 0x7D {
      scanner.i += 1
      return
    }
    var expected = 0
    while true {
      scanner.skipSpace()
      guard scanner.i < scanner.end, scanner.bytes[scanner.i] == 0x22 else {
        throw scanner.unexpected("a key in quotation marks")
      }
      let key = try scanner.string()
      let column: Int
      if !key.hasEscapes,
        columns.isNamed(expected, scanner.bytes, from: key.start, to: key.end)
      {
        column = expected
      } else {
        let name = scanner.text(key.start, key.end, key.hasEscapes ? .escaped : .text)
        if let known = columns.index(of: name) {
          column = known
        } else {
          guard columns.all.count < Columns.limit, name.utf8.count <= Columns.nameLimit else {
            scanner.i = key.start - 1
            if name.utf8.count > Columns.nameLimit {
              throw scanner.fault("a key longer than \(Columns.nameLimit) bytes")
            }
            throw scanner.fault("the file has more than \(Columns.limit) different keys")
          }
          column = columns.add(name)
        }
      }
      expected = column + 1
      try scanner.expect(0x3A, "a colon")
      let (start, end, form) = try scanner.value(depth: 1)
      cells.append(Cell(start: start, end: end, form: form, column: column))
      scanner.skipSpace()
      if scanner.i < scanner.end, scanner.bytes[scanner.i] == 0x2C {
        scanner.i += 1
      } else {
        try scanner.expect(0x7D, "a comma or }")
        return
      }
    }
  }
}
