import ArgumentParser
import AssayLedger
import AssayModel

struct Backup: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the ledger into a new file, while others may write it.",
    discussion: """
      The copy is the ledger as it is at one moment; put it in the place of ledger.sqlite to use \
      it. Files of evidence are not in it: copy the folder Evidence, too.

      Example:
        assay backup /media/desk/ledger-june.sqlite
      """)

  @Argument(help: "The file to make; it must not be there.", completion: .file())
  var file: String
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    try bench.ledger.backUp(to: Workspace.absolute(file, from: bench.folder))
    try bench.terminal.say("Wrote \(file.visible()).")
  }
}
