import ArgumentParser
import AssayLedger
import AssayModel

struct Restore: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Make a ledger again from what `assay export --as facts` wrote.",
    discussion: """
      Only into a workspace that is still empty. All facts, times, reviewers and the root are \
      those of the exported ledger; everything is verified while it is read, and nothing is \
      restored if anything is wrong. Copy the folder Evidence, too, and run `assay verify`.

      Example:
        assay init desk && assay restore facts.jsonl --workspace desk
      """)

  @Argument(help: "The export, or - for standard input.", completion: .file())
  var file: String
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let path = bench.ledger.path
    guard try bench.ledger.logState().size <= 1 else { throw LedgerError.notEmpty(path: path) }
    var lines = try LineReader(file, from: bench.folder)
    // The ledger's file is replaced by another: nobody may go on with the old one.
    try bench.ledger.close()
    let result = Result { try Ledger.restore(at: path) { try lines.next() } }
    bench.ledger = try Ledger.open(at: path)
    let state = try result.get()
    try bench.terminal.say("Restored \(state.size) facts, root \(state.root.hex).")
  }
}
