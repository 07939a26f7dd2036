import ArgumentParser
import AssayInterchange
import AssayLedger
import AssayModel
import Crypto
import Foundation

/// What an import did.
struct ImportReceipt {
  var inserted = 0
  var same = 0
  var newVersions = 0
  var rejected = 0
  /// The first of the rejected rows; all of them are in `rejectFile`.
  var rejects: [Reject] = []
  var rejectFile: String?

  struct Reject {
    var line: Int
    var column: Int
    var reason: String

    func json(file: String) -> JSONValue {
      [
        "outcome": "rejected", "file": .string(file), "line": .int(line), "column": .int(column),
        "reason": .string(reason),
      ]
    }
  }

  func json(file: String) -> JSONValue {
    [
      "file": .string(file), "inserted": .int(inserted), "same": .int(same),
      "newVersions": .int(newVersions), "rejected": .int(rejected),
      "rejectFile": JSONValue(rejectFile),
    ]
  }
}

/// One file on its way into the ledger.
struct ImportRun {
  /// Rows recorded in one transaction: enough for speed, few enough to lose little.
  private static let batchSize = 10_000
  /// Rejected rows that are told one by one.
  private static let toldRejects = 1000

  private let dryRun: Bool
  private let bench: Workbench
  private var reader: ImportReader
  private let source: ImportFile
  private var receipt = ImportReceipt()
  private var pending: [ImportedClaim] = []
  private var seen: Set<ContentID> = []
  private var rejectFile: RejectFile?
  /// The new claims, as far as they are to be matched with earlier ones.
  private(set) var matched: [ContentID] = []
  private let matchLimit: Int
  private let descriptor: Int32?

  init(
    of file: String, as format: ImportFormat?, mapping: ImportMapping, dryRun: Bool,
    matchLimit: Int, bench: Workbench
  ) throws {
    self.matchLimit = matchLimit
    self.dryRun = dryRun
    self.bench = bench
    let name = file == "-" ? "standard input" : file
    let bytes: ByteSource
    let hash: Fingerprint
    let count: Int
    if file == "-" {
      let input = try InputFile(file, from: bench.folder)
      (bytes, hash, count) = (
        ByteSource(input.bytes), Fingerprint(of: input.bytes), input.bytes.count
      )
      descriptor = nil
    } else {
      let opened = open(Workspace.absolute(file, from: bench.folder), O_RDONLY | O_CLOEXEC)
      guard opened >= 0 else {
        throw WorkbenchError("there is no file \(file.visible()) that can be read", .noInput)
      }
      // Read once for the hash, which is recorded before the first row, and once for the rows.
      (hash, count) = try Self.hash(opened, name: name)
      bytes = ByteSource(fileDescriptor: opened, name: name)
      descriptor = opened
    }
    reader = try ImportReader(bytes, ImportOptions(file: name, format: format, mapping: mapping))
    source = ImportFile(
      name: file == "-" ? name : bench.workspace.relative(file, from: bench.folder), sha256: hash,
      byteCount: count,
      mapping: Dictionary(
        reader.mapping.filter { $0.field != nil || $0.isKey }.map {
          ($0.name, ($0.field?.rawValue ?? "") + ($0.isKey ? " key" : ""))
        }
      ) { first, _ in first })
    if !dryRun {
      rejectFile = RejectFile(besides: file, of: reader, from: bench.folder)
    }
  }

  private static func hash(_ file: Int32, name: String) throws -> (Fingerprint, Int) {
    var hasher = SHA256()
    var count = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let size = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if size < 0 && errno == EINTR { continue }
      guard size >= 0 else {
        throw WorkbenchError(
          "\(name.visible()) cannot be read: \(String(cString: strerror(errno)))", .noInput)
      }
      if size == 0 { break }
      count += size
      hasher.update(data: buffer[..<size])
    }
    lseek(file, 0, SEEK_SET)
    guard let hash = Fingerprint(hex: Hex.string(hasher.finalize())) else {
      throw WorkbenchError("\(name.visible()) cannot be hashed", .inputOutput)
    }
    return (hash, count)
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
    defer { if let descriptor { close(descriptor) } }
    let file = Array(JSONValue.string(source.name).json.utf8)
    while let batch = try reader.next() {
      for row in batch.rows {
        let id = row.id
        var body: [UInt8] = []
        body.reserveCapacity(512)
        row.appendJSON(id: Array(id.hex.utf8), file: file, to: &body)
        pending.append(ImportedClaim(id: id, body: body, key: row[.key]))
        if pending.count == Self.batchSize { try record() }
      }
      for row in batch.rejected { try reject(row) }
    }
    try record()
    receipt.rejectFile = try rejectFile?.finish()
    return receipt
  }

  private mutating func record() throws {
    let outcomes =
      dryRun
      ? try bench.ledger.previewImport(pending, seen: &seen)
      : try bench.ledger.import(pending, from: source, by: bench.reviewer)
    for (claim, outcome) in zip(pending, outcomes) {
      switch outcome {
      case .inserted:
        receipt.inserted += 1
        if matched.count <= matchLimit { matched.append(claim.id) }
      case .same: receipt.same += 1
      case .newVersion: receipt.newVersions += 1
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func reject(_ row: RejectedRow) throws {
    receipt.rejected += 1
    if receipt.rejects.count < Self.toldRejects {
      receipt.rejects.append(.init(line: row.line, column: row.column, reason: row.reason))
    }
    try rejectFile?.append(row.raw)
  }
}
