import ArgumentParser
import AssayLedger
import AssayModel
import Foundation

struct WhoAmI: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "whoami",
    abstract: "Say who gives verdicts here, and why you are that one.",
    discussion: """
      ASSAY_REVIEWER wins over `reviewer` in assay.toml, which wins over the login. --key binds \
      your name to a public key, as one more fact: the file holds a verifier key as a signed note \
      has it, NAME+HASH+KEY. A name alone proves nothing: whoever can write the ledger can take \
      any name.

      Examples:
        assay whoami
        assay whoami --key ann.pub
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Option(help: "A file with your public key.", completion: .file())
  var key: String?
  @Option(help: "table or jsonl.")
  var format: Format = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    if let key {
      let verifier = try PublicKey(key, from: bench.folder).verifier
      let receipt = try bench.ledger.bind(key: verifier.description, by: bench.reviewer)
      bench.remember("the key of \(bench.reviewer.visible())", receipt.new)
    }
    let origin = Reviewer(bench.configuration).origin
    let bound = try bench.ledger.key(of: bench.reviewer)
    if format == .jsonl {
      let json: JSONValue = [
        "reviewer": .string(bench.reviewer), "origin": .string(origin),
        "publicKey": JSONValue(bound),
      ]
      return try bench.terminal.put(json.json + "\n")
    }
    try bench.terminal.say("\(bench.reviewer.visible()), by \(origin).")
    try bench.terminal.say(bound.map { "Key: \($0.visible())" } ?? "Bound to no key.")
  }
}
