import ArgumentParser
import AssayInterchange
import AssayLedger
import AssayModel

struct Import: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import claims from CSV, TSV, JSON lines or ClaimReview.",
    discussion: """
      The columns are told by their headings; --map names them where that fails. Rows that are no \
      claims are rejected with line and reason and written to FILE.rejected.SUFFIX, which can be \
      mended and imported. Importing a file again adds nothing twice. Ratings in the file are \
      kept as their publisher's, not as verdicts; evidence links are recorded, not fetched.

      Exit code 1 says that rows were rejected.

      Examples:
        assay import claims.csv --dry-run
        assay import politifact.tsv --map text=Statement,claimant=Speaker --key id
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Argument(help: "The files, or - for standard input.", completion: .file())
  var files: [String]
  @Option(help: "Which column is what: text=Statement,claimant=Speaker,…")
  var map: [String] = []
  @Option(help: "The column that holds a row's own key: a later row with it is a new version.")
  var key: String?
  @Option(help: "What the files are: csv, tsv, jsonl or json; told by the suffix otherwise.")
  var input: ImportFormat?
  @Flag(help: "Tell which new claims were checked before, however many; some ms each.")
  var match = false
  @Flag(help: "Say what would be done, and do nothing.")
  var dryRun = false
  @Option(help: "How to report: table (for people) or jsonl.")
  var format: Format = .table
  @OptionGroup var workspace: WorkspaceOption

  /// So many new claims are matched with earlier ones without being asked for.
  private static let matchedUnasked = 20

  func run(on bench: inout Workbench) throws {
    let mapping = try ImportMapping(parsing: map, key: key)
    var hasRejected = false
    for file in files {
      var run = try ImportRun(
        of: file, as: input, mapping: mapping, dryRun: dryRun,
        matchLimit: match ? .max - 1 : Self.matchedUnasked, bench: bench)
      bench.terminal.note("\(file.visible()): \(run.mappingSummary.visible())")
      let receipt = try run.finish()
      hasRejected = hasRejected || receipt.rejected > 0
      if !dryRun && (match || run.matched.count <= Self.matchedUnasked) {
        try bench.noteMatches(of: run.matched.map { try bench.ledger.claim($0) })
      }
      switch format {
      case .table: try tell(receipt, of: file, bench.terminal)
      case .jsonl:
        for row in receipt.rejects { try bench.terminal.put(row.json(file: file).json + "\n") }
        for row in receipt.versions { try bench.terminal.put(row.json(file: file).json + "\n") }
        try bench.terminal.put(receipt.json(file: file).json + "\n")
      }
    }
    if hasRejected {
      try Terminal.flush()
      throw ExitCode.findings
    }
  }

  private func tell(_ receipt: ImportReceipt, of file: String, _ terminal: Terminal) throws {
    var parts = [
      "\(receipt.inserted) \(dryRun ? "would be new" : "new")", "\(receipt.same) the same",
    ]
    if receipt.newVersions > 0 {
      parts.append("\(receipt.newVersions) new version\(receipt.newVersions == 1 ? "" : "s")")
    }
    parts.append("\(receipt.rejected) rejected")
    try terminal.say("\(terminal.style.bold(file.visible())): \(parts.joined(separator: ", ")).")
    for row in receipt.rejects {
      terminal.note("\(file.visible()):\(row.line):\(row.column): \(row.reason.visible())")
    }
    if receipt.rejected > receipt.rejects.count {
      terminal.note("… and \(receipt.rejected - receipt.rejects.count) more rejected rows.")
    }
    for row in receipt.versions {
      terminal.note(
        "\(file.visible()):\(row.line): a new version of what came under the key "
          + "\(row.key.visible()): \(row.id.short)")
    }
    if receipt.newVersions > receipt.versions.count {
      terminal.note("… and \(receipt.newVersions - receipt.versions.count) more new versions.")
    }
    if let path = receipt.rejectFile {
      terminal.note("The rejected rows are in \(path.visible()); mend them and import that file.")
    }
  }
}
