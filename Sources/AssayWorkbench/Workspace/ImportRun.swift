import AssayInterchange
import AssayLedger
import AssayModel

/// One file on its way into the ledger.
struct ImportRun {
  /// Rows that are handed to the ledger at once.
  private static let batchRows = 10_000

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
      while let claims = try next(&bar) {
        receipt.add(claims, try preview.outcomes(of: claims, from: file))
      }
    } else {
      var new: [ContentID] = []
      try bench.ledger.import(
        file, by: bench.reviewer, next: { try next(&bar) },
        told: { claims, outcomes in
          receipt.add(claims, outcomes)
          for (claim, outcome) in zip(claims, outcomes)
          where outcome == .inserted && new.count <= matchLimit {
            new.append(claim.id)
          }
        })
      matched = new
    }
    receipt.rejected = rejected
    receipt.rejects = rejects
    receipt.rejectFile = try rejectFile?.finish()
    return receipt
  }

  /// Some thousand claims; nil at the end. Rows that are none are put aside.
  private mutating func next(_ bar: inout ProgressBar) throws -> [ImportedClaim]? {
    var claims: [ImportedClaim] = []
    while claims.count < Self.batchRows, let batch = try reader.next() {
      claims.reserveCapacity(Self.batchRows + batch.rows.count)
      for row in batch.rows { claims.append(row.imported(from: fileName)) }
      for row in batch.rejected { try reject(row) }
      count += batch.rows.count + batch.rejected.count
      bar.show(done: source.progress, count: count)
    }
    return claims.isEmpty ? nil : claims
  }

  private mutating func reject(_ row: RejectedRow) throws {
    rejected += 1
    if rejects.count < ImportReceipt.told {
      rejects.append(.init(line: row.line, column: row.column, reason: row.reason))
    }
    try rejectFile?.append(row.raw)
  }
}
