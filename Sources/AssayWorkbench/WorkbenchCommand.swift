import ArgumentParser

/// A verb: one command with two front doors. From the shell, `run()` opens the workspace that one
/// is in; the REPL runs it on the workbench that is open already.
protocol WorkbenchCommand: ParsableCommand {
  var workspace: WorkspaceOption { get }
  func run(on bench: inout Workbench) throws
}

extension WorkbenchCommand {
  func run() throws {
    var bench = try Workbench.open(workspace.workspace)
    defer { try? bench.ledger.close() }
    try run(on: &bench)
  }
}

struct WorkspaceOption: ParsableArguments {
  @Option(
    help: "The workspace's folder, if not the one that the current folder is in.",
    completion: .directory)
  var workspace: String?
}

/// How a list is printed.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case jsonl
  case csv
}
