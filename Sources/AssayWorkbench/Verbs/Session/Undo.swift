import ArgumentParser
import AssayLedger
import AssayModel

struct Undo: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back the last thing recorded in this session, or any other of them.",
    discussion: """
      Again takes back the one before it. FACT is the beginning of an id as `log` shows it; --list \
      shows what can be undone. Nothing is deleted: both the fact and that it was taken back stay \
      on record. What was recorded before this session is `retract`'s, with a reason.

      Examples:
        undo
        undo --list
      """)

  @Argument(help: "The fact; the last thing where none is named.")
  var fact: String?
  @Flag(help: "List what can be undone, the last thing first.")
  var list = false
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    if list {
      for act in bench.acts.reversed() {
        try bench.terminal.say("  \(act.facts.last?.short ?? "")  \(act.summary)")
      }
      return
    }
    let typed = fact?.lowercased() ?? ""
    let index = bench.acts.lastIndex { act in
      act.facts.contains { $0.hex.hasPrefix(typed) }
    }
    guard let index else {
      throw WorkbenchError(
        fact == nil
          ? "nothing was recorded in this session that could be undone"
          : "nothing that was recorded in this session begins with “\(typed.visible())”; "
            + "`retract` takes older facts back", .usage)
    }
    let act = bench.acts[index]
    _ = try bench.ledger.retract(
      all: act.facts, because: "undone", by: bench.reviewer, signedBy: try bench.signer())
    bench.acts.remove(at: index)
    if let claim = act.claim { bench.open(claim) }
    try bench.terminal.say("Took back \(act.summary).")
  }
}
