import AssayInterchange
import AssayLedger
import AssayModel

/// One file on its way into the ledger.
struct ImportRun {
  /// Rows that are handed to the ledger at once.
  private static let batchRows = 5000

  private let bench: Workbench
  private let preview: ImportPreview?
  private let source: ImportSource
  private var reader: ImportReader
  private let file: ImportFile
  /// The file's name as JSON.
  private let fileName: [UInt8]
  /// Rows that were read.
  private var count = 0
  private var rejected = 0
  private var rejects: [ImportReceipt.Reject] = []
  private var rejectFile: RejectFile?
  /// How many new claims are remembered, to be matched with earlier ones.
  private let matchLimit: Int
  /// The new claims; one more than the limit where there are too many.
  private(set) var matched: [ContentID] = []

  init(
    of name: String, as format: ImportFormat?, mapping: ImportMapping, dryRun: Bool,
    matchLimit: Int, bench: Workbench
  ) throws {
    self.bench = bench
    self.matchLimit = matchLimit
    preview = dryRun ? try ImportPreview(of: bench.ledger) : nil
    source = try ImportSource(name, from: bench.folder, spool: bench.workspace.path)
    reader = try ImportReader(
      source.bytes(), ImportOptions(file: source.name, format: format, mapping: mapping))
    file = ImportFile(
      name: name == "-" ? source.name : bench.workspace.relative(name, from: bench.folder),
      sha256: source.sha256, byteCount: source.byteCount,
      mapping: Dictionary(
        reader.mapping.filter { $0.field != nil || $0.isKey }.map {
          ($0.name, ($0.field?.rawValue ?? "") + ($0.isKey ? " key" : ""))
        }
      ) { first, _ in first })
    fileName = Array(JSONValue.string(file.name).json.utf8)
    if !dryRun {
      rejectFile = RejectFile(besides: name, of: reader, from: bench.folder)
    }
  }

  /// Which column is read as what, for people.
  var mappingSummary: String {
    let used = reader.mapping.compactMap { column in
      column.field.map { "\($0.rawValue)=\(column.name)" }
        ?? (column.isKey ? "key=\(column.name)" : nil)
    }
    let kept = reader.mapping.filter { $0.field == nil && !$0.isKey }.map(\.name)
    let encoding = reader.isEncodingGuessed ? "; read as \(reader.encoding.rawValue)" : ""
    return "reads " + used.joined(separator: ", ")
      + (kept.isEmpty ? "" : "; keeps \(kept.joined(separator: ", "))") + encoding
  }

  /// Reads and records all rows.
  mutating func finish() throws -> ImportReceipt {
    defer { rejectFile?.discard() }
    var bar = ProgressBar(source.name.visible().cut(to: 30), unit: "rows")
    defer { bar.clear() }
    var receipt = ImportReceipt()
    if let preview {
      while let rows = try next(&bar) {
        receipt.add(rows, try preview.outcomes(of: rows.map { $0.claim($0.id) }, from: file))
      }
    } else {
      var new: [ContentID] = []
      try bench.ledger.import(
        file, by: bench.reviewer, next: { try next(&bar) },
        told: { rows, outcomes in
          receipt.add(rows, outcomes)
          for (row, outcome) in zip(rows, outcomes)
          where outcome == .inserted && new.count <= matchLimit {
            new.append(row.id)
          }
        })
      matched = new
    }
    receipt.rejected = rejected
    receipt.rejects = rejects
    receipt.rejectFile = try rejectFile?.finish()
    return receipt
  }

  /// Some thousand rows; nil at the end. Those that are no claims are put aside.
  private mutating func next(_ bar: inout ProgressBar) throws -> [FiledRow]? {
    var rows: [FiledRow] = []
    while rows.count < Self.batchRows, let batch = try reader.next() {
      rows.reserveCapacity(Self.batchRows + batch.rows.count)
      for row in batch.rows { rows.append(FiledRow(row, from: fileName)) }
      for row in batch.rejected { try reject(row) }
      count += batch.rows.count + batch.rejected.count
      bar.show(done: source.progress, count: count)
    }
    return rows.isEmpty ? nil : rows
  }

  private mutating func reject(_ row: RejectedRow) throws {
    rejected += 1
    if rejects.count < ImportReceipt.told {
      rejects.append(.init(line: row.line, column: row.column, reason: row.reason))
    }
    try rejectFile?.append(row.raw)
  }
}
