/// Reads a file of claims, a batch of rows at a time, in flat memory.
///
/// A row that is no claim is handed out as rejected and never stops the run. What is thrown is
/// about the whole file: that it cannot be read, is damaged gzip data, or has no column for the
/// claim's words.
///
///     var reader = try ImportReader(ByteSource(fileDescriptor: 0, name: "-"), options)
///     while let batch = try reader.next() {
///       for row in batch.rows { … }
///       for row in batch.rejected { … }
///     }
public struct ImportReader {
  public let options: ImportOptions
  public let format: ImportFormat
  /// The header line as UTF-8 with a line break, to begin a file of rejected rows with. Empty
  /// where the format has none.
  public internal(set) var header: [UInt8] = []
  var input: Input
  var syntax: Syntax
  let columns: Columns
  private var builder = RowBuilder()
  /// Bytes that were read and not yet handed out; they begin with a row.
  var chunk: [UInt8] = []
  var isLast = false
  var line = 1
  /// Scalars of the line that come before the chunk: objects of JSON need not begin a line.
  private var columnsBefore = 0
  /// Whether the table is Assay's own, whose cells are guarded against formulas.
  var isGuarded = false
  /// Whether the rest of a line that was too long has still to be passed over.
  private var isSkipping = false

  enum Syntax {
    case csv(CSVSyntax)
    case tsv(TSVSyntax)
    case lines(JSONLinesSyntax)
    case document(JSONDocumentSyntax)
  }

  /// Reads as far as the header of a table, or into the first rows of JSON, so that `mapping` can
  /// be shown before any row is used.
  public init(_ source: ByteSource, _ options: ImportOptions) throws {
    self.options = options
    input = try Input(source, options: options)
    columns = Columns(options.mapping)
    isLast = try input.fill(&chunk, wanted: options.chunkSize)
    format = options.format ?? ImportFormat(fileName: options.file) ?? .likely(chunk)
    let limit = options.rowLimit
    switch format {
    case .csv: syntax = .csv(CSVSyntax(delimiter: UInt8(ascii: ","), rowLimit: limit))
    case .tsv: syntax = .tsv(TSVSyntax(rowLimit: limit))
    case .jsonl: syntax = .lines(JSONLinesSyntax(rowLimit: limit))
    case .json: syntax = .document(JSONDocumentSyntax(rowLimit: limit))
    }
    switch format {
    case .csv, .tsv: try readHeader()
    case .jsonl, .json: try readKeys()
    }
  }

  /// How the file's characters are encoded.
  public var encoding: TextEncoding { input.encoding }

  /// Whether that was only guessed, from bytes that are not UTF-8, and is to be told.
  public var isEncodingGuessed: Bool { input.isEncodingGuessed }

  /// The columns of a table, or the keys that the first rows of JSON have, and what they are
  /// taken for.
  public var mapping: [ImportColumn] {
    columns.all.map { ImportColumn(name: $0.name, field: $0.field, isKey: $0.isKey) }
  }

  /// The next rows; nil at the end.
  /// - Throws: `InterchangeError`, and what the byte source throws.
  public mutating func next() throws -> ImportBatch? {
    var window = options.chunkSize
    while !(isLast && chunk.isEmpty) {
      if !isLast && chunk.count < window {
        isLast = try input.fill(&chunk, wanted: window - chunk.count)
      }
      let (batch, consumed) = readRows(within: min(window, chunk.count))
      // Where not even one row ends in the window, one looks further; then back to small batches.
      window = consumed == 0 ? window * 2 : options.chunkSize
      chunk.removeFirst(consumed)
      if !batch.isEmpty { return batch }
    }
    return nil
  }

  private mutating func readRows(within count: Int) -> (batch: ImportBatch, consumed: Int) {
    switch syntax {
    case .csv(var csv): return readRows(&csv, within: count)
    case .tsv(var tsv): return readRows(&tsv, within: count)
    case .lines(var lines): return readRows(&lines, within: count)
    case .document(var document):
      defer { syntax = .document(document) }
      return readRows(&document, within: count)
    }
  }

  /// Reads all rows that the first `count` bytes of the chunk hold whole; of a window that had to
  /// grow, one.
  private mutating func readRows(
    _ syntax: inout some RowSyntax, within count: Int
  ) -> (batch: ImportBatch, consumed: Int) {
    builder.begin(chunk: count)
    let isLast = isLast && count == chunk.count
    let hasGrown = count > options.chunkSize
    var position = 0
    let (rows, rejected) = chunk.withUnsafeBufferPointer { chunk in
      let bytes = Bytes(rebasing: chunk[..<count])
      var sink = RowSink(
        bytes, format: format, isGuarded: isGuarded, columnsBefore: columnsBefore,
        builder: builder)
      var cells: [Cell] = []
      reading: while position < bytes.count && !(hasGrown && position > 0) {
        if isSkipping {
          guard skip(bytes, &position, isLast: isLast) else { break reading }
          continue
        }
        let start = position
        switch syntax.step(bytes, at: start, isLast: isLast, cells: &cells, columns: columns) {
        case .incomplete: break reading
        case .blank(let next): position = next
        case .overlong(let fault):
          sink.reject(fault, from: start, to: start, line: line)
          isSkipping = true
        case .rejected(let fault, let end, let next):
          sink.reject(fault, from: start, to: end, line: line)
          position = next
        case .row(let end, let next):
          sink.take(&cells, of: columns, from: start, to: end, line: line)
          position = next
        }
        // In JSON lines LF alone ends a line, and every step takes one.
        if position > start {
          line += format == .jsonl ? 1 : ByteScan.lineBreaks(bytes, from: start, to: position)
        }
      }
      builder = sink.builder
      if format == .json {
        let place = TextPlace(
          of: position, in: bytes, from: position, line: line, before: columnsBefore)
        columnsBefore = place.column - 1
      }
      return (sink.rows, sink.rejected)
    }
    let bytes = rows.isEmpty ? [] : chunk[..<count] + builder.scratch
    return (ImportBatch(bytes: bytes, fields: rows, rejected: rejected), position)
  }

  /// Passes over the rest of a line.
  /// - Returns: whether the line has ended.
  private mutating func skip(
    _ bytes: Bytes, _ position: inout Int, isLast: Bool
  ) -> Bool {
    let end =
      format == .jsonl
      ? ByteScan.first(0x0A, bytes, from: position, to: bytes.count)
      : ByteScan.lineEnd(bytes, from: position, to: bytes.count)
    position = end
    if end == bytes.count { return false }
    if bytes[end] == 0x0D {
      // A CR that ends the chunk may be half a line break.
      if end + 1 == bytes.count && !isLast { return false }
      if end + 1 < bytes.count && bytes[end + 1] == 0x0A { position += 1 }
    }
    position += 1
    line += 1
    isSkipping = false
    return true
  }
}

/// A column of an import and what it is taken for.
public struct ImportColumn: Hashable, Sendable {
  public var name: String
  /// Nil for a column that is kept as it is.
  public var field: ImportField?
  /// Whether it gives the rows' keys.
  public var isKey: Bool
}
