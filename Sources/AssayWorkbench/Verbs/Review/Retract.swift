import ArgumentParser
import AssayLedger
import AssayModel

struct Retract: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract",
    abstract:
      "Take a fact back, on record: a verdict, an attachment, a claim, a flag, a retraction.",
    discussion: """
      FACT is an id as `assay log` shows it. Nothing is deleted: the retraction is one more fact, \
      and taking a retraction back makes its fact stand again.

      Example:
        assay retract 91bd22aa --because "The table was misread."
      """)

  @Argument(help: "The fact's id, or its beginning.")
  var fact: String
  @Option(help: "Why.")
  var because: String
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let ledger = bench.ledger
    let id = try bench.nearestNamed(
      fact, ledger.retractable(matching:), near: { try ledger.retractableIDs(near: $0, limit: 3) })
    let retraction = try bench.ledger.retract(
      id, because: because, by: bench.reviewer, signedBy: try bench.signer())
    bench.remember("that \(id.short) was taken back", [retraction].compactMap(\.self))
    try bench.terminal.say("Took \(id.short) back.")
  }
}
