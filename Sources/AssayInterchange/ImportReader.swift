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
  var columns: Columns
  private var builder = RowBuilder()
  /// Bytes that were read and not yet handed out; they begin with a row.
  var chunk: [UInt8] = []
  var isLast = false
  var line = 1
  /// Whether the rest of a line that was too long has still to be passed over.
  private var isSkipping = false

  enum Syntax {
    case csv(CSVSyntax)
    case tsv(TSVSyntax)
    case lines(JSONLinesSyntax)
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
    case .jsonl, .json: syntax = .lines(JSONLinesSyntax(rowLimit: limit))
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
    while !(isLast && chunk.isEmpty) {
      if !isLast && chunk.count < options.chunkSize {
        isLast = try input.fill(&chunk, wanted: options.chunkSize - chunk.count)
      }
      let (batch, consumed) =
        switch syntax {
        case .csv(var syntax): readRows(&syntax)
        case .tsv(var syntax): readRows(&syntax)
        case .lines(var syntax): readRows(&syntax)
        }
      if consumed == 0 && !isLast {
        // The first row is longer than the chunk.
        isLast = try input.fill(&chunk, wanted: max(options.chunkSize, chunk.count))
      } else {
        chunk.removeFirst(consumed)
      }
      if !batch.isEmpty { return batch }
    }
    return nil
  }

  /// Reads all rows that the chunk holds whole.
  private mutating func readRows(
    _ syntax: inout some RowSyntax
  ) -> (batch: ImportBatch, consumed: Int) {
    var rows: [RowFields] = []
    var rejected: [RejectedRow] = []
    var position = 0
    builder.begin(chunk: chunk.count)
    chunk.withUnsafeBufferPointer { bytes in
      var cells: [Cell] = []
      var invalid = UTF8Check.firstInvalid(bytes, from: 0, to: bytes.count)
      func reject(_ fault: Fault, _ end: Int) {
        rejected.append(RejectedRow(fault, in: bytes, from: position, to: end, line: line))
      }
      reading: while position < bytes.count {
        if isSkipping {
          guard let next = endOfSkipped(bytes, from: position) else {
            // A CR that ends the chunk may be half a line break.
            let keepsCR = !isLast && format != .jsonl && bytes[bytes.count - 1] == 0x0D
            position = bytes.count - (keepsCR ? 1 : 0)
            break reading
          }
          isSkipping = false
          line += 1
          position = next
          continue
        }
        switch syntax.step(bytes, at: position, isLast: isLast, cells: &cells, columns: &columns) {
        case .incomplete: break reading
        case .blank(let next):
          advance(bytes, &position, to: next)
        case .overlong(let fault):
          reject(fault, position)
          isSkipping = true
        case .rejected(let fault, let end, let next):
          reject(fault, end)
          advance(bytes, &position, to: next)
        case .row(let end, let next):
          do throws(Fault) {
            if invalid < end {
              let first = invalid
              invalid = UTF8Check.firstInvalid(bytes, from: end, to: bytes.count)
              if first >= position { throw .notUTF8(bytes, first) }
            }
            if ByteScan.first(0, bytes, from: position, to: end) < end {
              throw .zero(ByteScan.first(0, bytes, from: position, to: end))
            }
            var fields = try builder.fields(cells, of: columns, in: bytes, rowEnd: end)
            fields.line = line
            fields.raw = Piece(position..<end)
            rows.append(fields)
          } catch {
            reject(error, end)
          }
          advance(bytes, &position, to: next)
        }
      }
    }
    let bytes = rows.isEmpty ? [] : chunk + builder.scratch
    return (ImportBatch(bytes: bytes, fields: rows, rejected: rejected), position)
  }

  private mutating func advance(_ bytes: Bytes, _ position: inout Int, to next: Int) {
    line += format == .jsonl ? 1 : ByteScan.lineBreaks(bytes, from: position, to: next)
    position = next
  }

  /// Where the line after one that is passed over begins; nil if the chunk does not tell.
  private func endOfSkipped(_ bytes: Bytes, from start: Int) -> Int? {
    let end =
      format == .jsonl
      ? ByteScan.first(0x0A, bytes, from: start, to: bytes.count)
      : ByteScan.lineEnd(bytes, from: start, to: bytes.count)
    if end == bytes.count { return nil }
    if bytes[end] == 0x0A { return end + 1 }
    if end + 1 == bytes.count { return isLast ? end + 1 : nil }
    return bytes[end + 1] == 0x0A ? end + 2 : end + 1
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

extension Fault {
  static func notUTF8(_ bytes: Bytes, _ offset: Int) -> Fault {
    let digits = String(bytes[offset], radix: 16, uppercase: true)
    return Fault(
      offset: offset,
      reason: "the byte 0x\(digits) is not UTF-8; mend it, or say how the file is encoded")
  }

  static func zero(_ offset: Int) -> Fault {
    Fault(offset: offset, reason: "a zero byte, which is no text; say how the file is encoded")
  }
}

extension RejectedRow {
  init(_ fault: Fault, in bytes: Bytes, from start: Int, to end: Int, line: Int) {
    let place = TextPlace(of: fault.offset, in: bytes, from: start, line: line)
    self.init(
      line: place.line, column: place.column, firstLine: line, reason: fault.reason,
      raw: Array(bytes[start..<end]))
  }
}
