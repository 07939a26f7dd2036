import ArgumentParser
import AssayLedger
import AssayModel

struct Next: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "Open the next claim that wants something of you.",
    discussion: """
      `queue` says in which order; `review FILTER` or `queue FILTER` narrows it down.

      Example:
        next
      """)

  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    var passed = bench.skipped
    if let open = bench.openClaim { passed.insert(open) }
    var found: QueueEntry?
    try ReviewQueue(bench).forEach { entry in
      if passed.contains(entry.row.claim.id) { return true }
      found = entry
      return false
    }
    guard let found else {
      bench.open(nil)
      bench.replay = ""
      return try bench.terminal.say(
        bench.skipped.isEmpty
          ? "Nothing is left to review here."
          : "Nothing is left to review here but the \(bench.skipped.count) that you skipped.")
    }
    let id = found.row.claim.id
    bench.open(id)
    if found.part == .again { bench.servedAgain.insert(id) }
    bench.replay = "show \(id.hex)"
    try Show.show(id, on: bench)
  }
}

struct Skip: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "skip",
    abstract: "Put the open claim off for this session, and open the next.",
    discussion: """
      Example:
        skip
      """)

  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    bench.skipped.insert(try bench.claim(nil).id)
    try Next.parse([]).run(on: &bench)
  }
}

/// Ends a session.
struct Quit: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "quit", abstract: "Leave.", aliases: ["exit"])

  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws { throw Leaving() }

  /// Thrown to leave; not an error.
  struct Leaving: Error {}
}
