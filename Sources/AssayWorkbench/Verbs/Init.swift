import ArgumentParser
import AssayLedger
import Foundation

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a workspace.",
    discussion: """
      A workspace is a folder with assay.toml, the ledger, and the folders Claims, Evidence and \
      Reports. What is there already stays as it is.

      Example:
        assay init ~/desk/election
      """)

  @Argument(help: "The folder; made if it is not there.", completion: .directory)
  var folder = "."

  func run() throws {
    let terminal = Terminal.standard
    let path = Workspace.absolute(folder, from: FileManager.default.currentDirectoryPath)
    var made = try Workspace.make(at: path)
    let workspace = Workspace(path: path)
    if !FileManager.default.fileExists(atPath: workspace.ledgerPath) {
      try Ledger.create(at: workspace.ledgerPath).close()
      made.append(Workspace.ledgerName)
    } else {
      try Ledger.open(at: workspace.ledgerPath).close()
    }
    try terminal.say(
      made.isEmpty
        ? "\(folder) is a workspace already; nothing was changed."
        : "Made \(made.joined(separator: ", ")) in \(folder).")
  }
}
