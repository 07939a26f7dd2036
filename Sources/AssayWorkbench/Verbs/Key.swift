import ArgumentParser
import AssayLedger
import AssayModel
import Foundation

struct Key: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Make the key that signs checkpoints, and print its public half.",
    discussion: """
      The private key (Ed25519) is kept in a file that only you may read, outside of the \
      workspace: under $XDG_CONFIG_HOME/assay/keys (or ~/.config), where --file or ASSAY_KEY do \
      not say otherwise. It is made once and never overwritten. Publish the line printed where \
      your readers trust it, apart from the proofs that it is to check. A reviewer's own key, which \
      signs verdicts, is made by `assay whoami --sign`.

      Example:
        assay key > desk.pub
      """)

  @Option(help: "The file of the private key.", completion: .file())
  var file: String?
  @Option(help: "The key's name; the log's, unless said otherwise.")
  var name: String?
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let origin = try bench.ledger.origin()
    let file = SigningKey(named: file, origin: origin, from: bench.folder)
    if let key = try file.read() {
      return try bench.terminal.say(key.verifier.description)
    }
    let key = try file.make(named: name ?? origin, outside: bench.workspace)
    bench.terminal.note("Made \(file.path.visible()), which signs as you: keep it to yourself.")
    try bench.terminal.say(key.verifier.description)
  }
}
