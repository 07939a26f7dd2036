/// Tab-separated values: a line is a row, a tab ends a column, and any other byte is a character,
/// a quotation mark too.
struct TSVSyntax: RowSyntax {
  let rowLimit: Int
  /// Columns of the header; nil while it is read.
  var width: Int?

  mutating func step(
    _ bytes: Bytes, at start: Int, isLast: Bool, cells: inout [Cell], columns: Columns
  ) -> RowStep {
    let limit = min(bytes.count, start + rowLimit)
    let end = ByteScan.lineEnd(bytes, from: start, to: limit)
    var next = end
    if end == limit {
      if limit < bytes.count { return .tooLong(start, limit: rowLimit) }
      if !isLast { return .incomplete }
    } else {
      next += 1
      if bytes[end] == 0x0D {
        if next == bytes.count && !isLast { return .incomplete }
        if next < bytes.count && bytes[next] == 0x0A { next += 1 }
      }
    }
    if start == end { return .blank(next: next) }

    cells.removeAll(keepingCapacity: true)
    var i = start
    while true {
      let tab = ByteScan.first(0x09, bytes, from: i, to: end)
      cells.append(Cell(start: i, end: tab, form: .text, column: cells.count))
      if tab == end { break }
      i = tab + 1
    }
    if let width, cells.count != width {
      let fault = Fault.miscount(cells, width: width, end: end)
      return .rejected(fault, end: end, next: next)
    }
    return .row(end: end, next: next)
  }
}

extension Fault {
  /// Too many or too few columns.
  static func miscount(_ cells: [Cell], width: Int, end: Int) -> Fault {
    let offset = cells.count > width ? cells[width].start : end
    let noun = cells.count == 1 ? "column" : "columns"
    return Fault(offset: offset, reason: "\(cells.count) \(noun) where the header has \(width)")
  }
}
