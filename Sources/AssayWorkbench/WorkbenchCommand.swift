import ArgumentParser

/// A verb: one command with two front doors. From the shell, `run()` opens the workspace that one
/// is in; the REPL runs it on the workbench that is open already.
protocol WorkbenchCommand: ParsableCommand {
  var workspace: WorkspaceOption { get }
  func run(on bench: inout Workbench) throws
  /// Whether `triage` opens the next claim after it.
  static var movesOn: Bool { get }
}

extension WorkbenchCommand {
  static var movesOn: Bool { false }

  func run() throws {
    var bench = try Workbench.open(workspace)
    defer { try? bench.ledger.close() }
    try runPaged(on: &bench)
  }

  /// Runs it with a pager for what is longer than the screen.
  func runPaged(on bench: inout Workbench) throws {
    let before = bench.terminal
    let paged = bench.pages ? before.paged() : before
    bench.terminal = paged
    defer {
      paged.pager?.finish()
      bench.terminal = before
    }
    do {
      try run(on: &bench)
    } catch is ReaderHasGone {}
  }
}

struct WorkspaceOption: ParsableArguments {
  @Option(
    help: "The workspace's folder, if not the one that the current folder is in.",
    completion: .directory)
  var workspace: String?
  @Flag(help: "No colours, and words instead of signs, as a screen reader wants it.")
  var plain = false
}

/// How a list is printed.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case jsonl
  case csv
}
