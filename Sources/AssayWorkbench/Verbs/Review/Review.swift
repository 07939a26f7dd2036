import ArgumentParser
import AssayLedger
import AssayModel
import Foundation

struct Review: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Review the claims that want something of you, first things first.",
    discussion: """
      In a terminal this opens the REPL on the first of them; elsewhere it prints the first, or \
      with --format jsonl all of them, and ends. Filters are those of `assay list`, or the name of \
      a view; `assay queue` says what comes in which order, and `assay triage` goes by keys.

      Example:
        assay review document:opinion 'score>0.5'
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Argument(help: "Which claims; all that want something of you unless said otherwise.")
  var filter: [String] = []
  @Option(help: "table or jsonl.")
  var format: Format = .table
  @OptionGroup var recording: RecordingOption
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    bench.queue = try bench.filter(filter)
    bench.open(nil)
    if format == .jsonl {
      return try ReviewQueue(bench).forEach { entry in
        try bench.terminal.put(entry.json.json + "\n")
        return true
      }
    }
    try Next.parse([]).run(on: &bench)
  }

  /// From the shell: a terminal gets the REPL.
  func run() throws {
    var bench = try Workbench.open(workspace)
    defer { try? bench.ledger.close() }
    try recording.begin(on: &bench)
    guard format == .table, bench.terminal.isInteractive, isatty(STDIN_FILENO) == 1 else {
      return try runPaged(on: &bench)
    }
    bench.queue = try bench.filter(filter)
    try Repl(bench).run(first: "next")
  }
}
