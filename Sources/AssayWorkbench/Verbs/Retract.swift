import ArgumentParser
import AssayLedger
import AssayModel

struct Retract: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take back a verdict, an attachment or a claim, on record.",
    discussion: """
      FACT is an id as `assay log` shows it. Nothing is deleted: the retraction is one more fact.

      Example:
        assay retract 91bd22aa --because "The table was misread."
      """)

  @Argument(help: "The fact's id, or its beginning.")
  var fact: String
  @Option(help: "Why.")
  var because: String
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let id = try bench.ledger.retractable(matching: fact)
    try bench.ledger.retract(id, because: because, by: bench.reviewer)
    try bench.terminal.say("Took \(id.short) back.")
  }
}
