import ArgumentParser
import AssayLedger
import AssayModel
import Foundation

struct Triage: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "triage",
    abstract: "Review by single keys: a card, a key, the next card.",
    discussion: """
      Digits give the ratings in the order of the scale; ? lists the keys, q leaves. Every key \
      types a command that can be typed as well, and : types any. A verdict opens the next claim. \
      Filters are those of `assay queue`.

      Example:
        assay triage kind:quantity
      """)

  @Argument(help: "Which claims, or the name of a view.")
  var filter: [String] = []
  @OptionGroup var recording: RecordingOption
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    guard bench.terminal.isInteractive, isatty(STDIN_FILENO) == 1 else {
      throw WorkbenchError("triage wants a terminal; `queue` and `verdict` do without", .usage)
    }
    try recording.begin(on: &bench)
    if !filter.isEmpty { bench.queue = try bench.filter(filter) }
    let keys = try bench.keys()
    var loop = TriageLoop(bench: bench, keys: keys)
    let pages = bench.pages
    defer {
      bench = loop.session.bench
      bench.pages = pages
    }
    // The loop writes to the terminal as it goes.
    bench.terminal.pager?.finish()
    loop.session.bench.terminal.pager = nil
    loop.session.bench.pages = false
    try loop.run()
  }

  /// From the shell: nothing of it goes through a pager.
  func run() throws {
    var bench = try Workbench.open(workspace)
    defer { try? bench.ledger.close() }
    LineEditor.prepare()
    try run(on: &bench)
  }
}
