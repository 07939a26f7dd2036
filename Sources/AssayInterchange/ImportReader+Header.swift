extension ImportReader {
  /// Reads a table's header and decides what its columns are.
  mutating func readHeader() throws {
    if case .csv = syntax {
      let delimiter = options.delimiter ?? takeSeparatorLine() ?? Delimiter.likely(chunk)
      syntax = .csv(CSVSyntax(delimiter: delimiter, rowLimit: options.rowLimit))
    }
    while !(isLast && chunk.isEmpty) {
      let (step, names) = headerStep()
      switch step {
      case .incomplete: isLast = try input.fill(&chunk, wanted: max(1, chunk.count))
      case .blank(let next): drop(next)
      case .overlong(let fault), .rejected(let fault, _, _): throw brokenHeader(fault)
      case .row(let end, let next):
        columns.add(header: names)
        isGuarded = names == ClaimTable.columns
        try columns.check(file: options.file)
        header = chunk[..<end] + [0x0A]
        setWidth(names.count)
        drop(next)
        return
      }
    }
    throw InterchangeError.noHeader(file: options.file)
  }

  /// Reads the keys of the rows that the first chunk holds, without using the rows up.
  mutating func readKeys() throws {
    switch syntax {
    case .lines(var lines): readKeys(&lines)
    case .document(var document): readKeys(&document)
    case .csv, .tsv: return
    }
    if !columns.all.isEmpty { try columns.check(file: options.file, isWhole: isLast) }
  }

  private mutating func readKeys(_ syntax: inout some RowSyntax) {
    chunk.withUnsafeBufferPointer { bytes in
      var cells: [Cell] = []
      var position = 0
      while position < bytes.count {
        switch syntax.step(bytes, at: position, isLast: isLast, cells: &cells, columns: columns) {
        case .blank(let next), .rejected(_, _, let next): position = next
        case .row(_, let next):
          position = next
          for item in FeedItem.extents(cells, of: columns, in: bytes) {
            var scanner = JSONScanner(bytes, from: item.lowerBound, to: item.upperBound)
            try? ObjectCells.read(&scanner, into: &cells, columns: columns)
          }
        case .incomplete, .overlong: return
        }
      }
    }
  }

  /// Excel's own first line, `sep=;`: the delimiter that it names.
  private mutating func takeSeparatorLine() -> UInt8? {
    guard chunk.count >= 6, chunk.starts(with: "sep=".utf8),
      chunk[5] == 0x0A || chunk[5] == 0x0D, chunk[4] < 0x80
    else { return nil }
    let delimiter = chunk[4]
    drop(chunk.count > 6 && chunk[5] == 0x0D && chunk[6] == 0x0A ? 7 : 6)
    return delimiter
  }

  private mutating func headerStep() -> (RowStep, [String]) {
    var cells: [Cell] = []
    var step = RowStep.incomplete
    var names: [String] = []
    chunk.withUnsafeBufferPointer { bytes in
      switch syntax {
      case .csv(var syntax):
        step = syntax.step(bytes, at: 0, isLast: isLast, cells: &cells, columns: columns)
      case .tsv(var syntax):
        step = syntax.step(bytes, at: 0, isLast: isLast, cells: &cells, columns: columns)
      case .lines, .document: break
      }
      names = cells.map { $0.text(of: bytes) }
    }
    return (step, names)
  }

  private mutating func setWidth(_ width: Int) {
    switch syntax {
    case .csv(var csv):
      csv.width = width
      syntax = .csv(csv)
    case .tsv(var tsv):
      tsv.width = width
      syntax = .tsv(tsv)
    case .lines, .document: break
    }
  }

  /// Takes lines off the front.
  private mutating func drop(_ count: Int) {
    line += chunk.withUnsafeBufferPointer { ByteScan.lineBreaks($0, from: 0, to: count) }
    chunk.removeFirst(count)
  }

  private func brokenHeader(_ fault: Fault) -> InterchangeError {
    let place = chunk.withUnsafeBufferPointer {
      TextPlace(of: fault.offset, in: $0, from: 0, line: line)
    }
    return .brokenHeader(
      file: options.file, line: place.line, column: place.column, reason: fault.reason)
  }
}

/// The character between the columns of CSV.
enum Delimiter {
  /// Of comma, semicolon and tab the one that cuts the header into most names that are known;
  /// among equals the one that stands there most often; else the comma.
  static func likely(_ head: [UInt8]) -> UInt8 {
    var line: [UInt8] = []
    var isQuoted = false
    for byte in head.drop(while: { $0 == 0x0A || $0 == 0x0D }) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted && (byte == 0x0A || byte == 0x0D) { break }
      // What is quoted holds no delimiter; the marks themselves are not part of a name.
      if !isQuoted || byte != 0x2C && byte != 0x3B && byte != 0x09 { line.append(byte) }
    }
    var best: (delimiter: UInt8, known: Int, count: Int) = (0x2C, -1, -1)
    for delimiter in [0x2C, 0x3B, 0x09] as [UInt8] {
      let names = line.split(separator: delimiter, omittingEmptySubsequences: false)
      let known = names.count { ImportField.guess(String(decoding: $0, as: UTF8.self)) != nil }
      if (known, names.count) > (best.known, best.count) { best = (delimiter, known, names.count) }
    }
    return best.delimiter
  }
}
