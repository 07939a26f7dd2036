/// Where the rows of one chunk go: sound ones as fields, the others as rejected.
struct RowSink {
  private(set) var rows: [RowFields] = []
  private(set) var rejected: [RejectedRow] = []
  private(set) var builder: RowBuilder
  private let bytes: Bytes
  private let format: ImportFormat
  private let isGuarded: Bool
  /// Scalars of the first line that came with an earlier chunk.
  private let columnsBefore: Int
  /// The first byte after the last row that is not UTF-8.
  private var invalid: Int

  init(
    _ bytes: Bytes, format: ImportFormat, isGuarded: Bool, columnsBefore: Int,
    builder: RowBuilder
  ) {
    self.bytes = bytes
    self.format = format
    self.isGuarded = isGuarded
    self.columnsBefore = columnsBefore
    self.builder = builder
    invalid = UTF8Check.firstInvalid(bytes, from: 0, to: bytes.count)
  }

  mutating func reject(_ fault: Fault, from start: Int, to end: Int, line: Int) {
    let place = TextPlace(
      of: fault.offset, in: bytes, from: start, line: line, isOneLine: format == .jsonl,
      before: columnsBefore)
    var raw = Array(bytes[start..<end])
    if format == .json {
      // Rejected objects are written as JSON lines; a line break in JSON is but white space.
      for i in raw.indices where raw[i] == 0x0A || raw[i] == 0x0D { raw[i] = 0x20 }
    }
    rejected.append(
      RejectedRow(
        line: place.line, column: place.column, firstLine: line, reason: fault.reason, raw: raw))
  }

  /// Takes the row between two places, or rejects it.
  mutating func take(
    _ cells: inout [Cell], of columns: Columns, from start: Int, to end: Int, line: Int
  ) {
    if let fault = notText(from: start, to: end) {
      reject(fault, from: start, to: end, line: line)
      return
    }
    let items = FeedItem.extents(cells, of: columns, in: bytes)
    if items.isEmpty { add(&cells, of: columns, from: start, to: end, line: line) }
    for item in items {
      let line = line + ByteScan.lineBreaks(bytes, from: start, to: item.lowerBound)
      var scanner = JSONScanner(bytes, from: item.lowerBound, to: item.upperBound)
      do throws(Fault) {
        try ObjectCells.read(&scanner, into: &cells, columns: columns)
        add(&cells, of: columns, from: item.lowerBound, to: item.upperBound, line: line)
      } catch {
        reject(error, from: item.lowerBound, to: item.upperBound, line: line)
      }
    }
  }

  private mutating func add(
    _ cells: inout [Cell], of columns: Columns, from start: Int, to end: Int, line: Int
  ) {
    if isGuarded {
      for i in cells.indices { cells[i].unguard(in: bytes) }
    }
    do throws(Fault) {
      var fields =
        ReviewCells.isReview(cells, of: columns, in: bytes)
        ? try builder.review(from: start, to: end, of: columns, in: bytes)
        : try builder.fields(cells, of: columns, in: bytes, rowEnd: end)
      fields.line = line
      fields.raw = Piece(start..<end)
      rows.append(fields)
    } catch {
      reject(error, from: start, to: end, line: line)
    }
  }

  /// What makes the bytes no text, if anything does.
  private mutating func notText(from start: Int, to end: Int) -> Fault? {
    if invalid < end {
      let first = invalid < start ? UTF8Check.firstInvalid(bytes, from: start, to: end) : invalid
      invalid = UTF8Check.firstInvalid(bytes, from: end, to: bytes.count)
      if first < end {
        let digits = String(bytes[first], radix: 16, uppercase: true)
        return Fault(
          offset: first,
          reason: "the byte 0x\(digits) is not UTF-8; mend it, or say how the file is encoded")
      }
    }
    let zero = ByteScan.first(0, bytes, from: start, to: end)
    if zero == end { return nil }
    return Fault(
      offset: zero, reason: "a zero byte, which is no text; say how the file is encoded")
  }
}
