import ArgumentParser
import AssayLedger
import AssayModel
import Foundation

struct Review: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    abstract: "Review the claims that want a verdict, most worthy of checking first.",
    discussion: """
      In a terminal this opens the REPL on the first of them; elsewhere it prints the first, or \
      with --format jsonl all of them, and ends. Filters are those of `assay list`.

      Example:
        assay review document:opinion 'score>0.5'
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Argument(help: "Which claims; all that are open unless said otherwise.")
  var filter: [String] = []
  @Option(help: "table or jsonl.")
  var format: Format = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    bench.queue = try ClaimFilter(parsing: filter, scale: bench.scale)
    bench.openClaim = nil
    if format == .jsonl {
      var queue = bench.queue
      queue.status = queue.status ?? .open
      return try bench.ledger.forEachClaim(queue, order: .score) { row in
        try bench.terminal.put(row.json.json + "\n")
        return true
      }
    }
    try Next.parse([]).run(on: &bench)
  }

  /// From the shell: a terminal gets the REPL.
  func run() throws {
    var bench = try Workbench.open(workspace.workspace)
    defer { try? bench.ledger.close() }
    guard format == .table, bench.terminal.isInteractive, isatty(STDIN_FILENO) == 1 else {
      return try run(on: &bench)
    }
    bench.queue = try ClaimFilter(parsing: filter, scale: bench.scale)
    try Repl(bench).run(first: "next")
  }
}
