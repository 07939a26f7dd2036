import ArgumentParser
import AssayLedger
import AssayModel
import Foundation

struct PrintCheckpoint: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Print the log's size and root, signed, to be kept elsewhere.",
    discussion: """
      The form is C2SP's tlog-checkpoint. It is signed if `assay key` made a key. Give it to \
      somebody, or publish it: whoever kept it can tell later that nothing of then was changed. \
      The ledger records it, too.

      Example:
        assay checkpoint > checkpoint.txt
        assay verify --against checkpoint.txt
      """)

  @Option(help: "The file with the private key, if not the usual one.", completion: .file())
  var keyFile: String?
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let key = try bench.signingKey(keyFile)
    try bench.terminal.put(
      try bench.ledger.checkpoint(signedBy: key, by: bench.reviewer).text)
    if key == nil {
      bench.terminal.note("It is not signed; `assay key` makes a key.")
    }
  }
}

extension Workbench {
  /// The key that signs this log's checkpoints; nil where none was made.
  func signingKey(_ named: String?) throws -> NoteSigner? {
    let file = SigningKey(named: named, origin: try ledger.origin(), from: folder)
    let key = try file.read()
    if key == nil, named != nil {
      throw WorkbenchError("there is no key \(file.path.visible())", .noInput)
    }
    return key
  }

  /// Says on the side how much a list leaves out.
  func noteRedactions(of kind: String) {
    let count = (try? ledger.redactions().count { $0.kind == kind }) ?? 0
    if count > 0 { terminal.note("Redacted, and so not shown: \(count) (\(kind)).") }
  }
}
