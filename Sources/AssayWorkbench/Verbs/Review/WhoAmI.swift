import ArgumentParser
import AssayLedger
import AssayModel
import Foundation

struct WhoAmI: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "whoami",
    abstract: "Say who gives verdicts here, and why you are that one.",
    discussion: """
      ASSAY_REVIEWER wins over `reviewer` in assay.toml, which wins over the login. A name alone \
      proves nothing: whoever can write the ledger can take any name. --sign makes you a key \
      (Ed25519) where you have none, in a file that only you may read, outside of the workspace, \
      and binds your name to it, as one more fact; from then on your verdicts, and what you take \
      back, are signed. --key binds your name to the public half of a key that you have (NAME+HASH+\
      KEY, as `assay key` prints it); ASSAY_REVIEWER_KEY then names the file of its private half.

      Examples:
        assay whoami
        assay whoami --sign
        ASSAY_REVIEWER_KEY=~/ann.key assay whoami --key ann.pub
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Flag(help: "Sign from now on, with a key that is made where you have none.")
  var sign = false
  @Option(help: "A file with your public key.", completion: .file())
  var key: String?
  @Option(help: "table or jsonl.")
  var format: Format = .table
  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    if sign, key != nil { throw ValidationError("--sign and --key do not go together") }
  }

  func run(on bench: inout Workbench) throws {
    let file = SigningKey(reviewer: bench.reviewer, from: bench.folder)
    if let key = try key.map({ try PublicKey($0, from: bench.folder).verifier })
      ?? made(file, bench)
    {
      let receipt = try bench.ledger.bind(key: key.description, by: bench.reviewer)
      bench.remember("the key of \(bench.reviewer.visible())", receipt.new)
    }
    let origin = Reviewer(bench.configuration).origin
    let bound = try bench.ledger.key(of: bench.reviewer)
    if format == .jsonl {
      let json: JSONValue = [
        "reviewer": .string(bench.reviewer), "origin": .string(origin),
        "publicKey": JSONValue(bound), "signs": .bool(try bench.signer() != nil),
      ]
      return try bench.terminal.put(json.json + "\n")
    }
    try bench.terminal.say("\(bench.reviewer.visible()), by \(origin).")
    guard let bound else {
      return try bench.terminal.say("Bound to no key; verdicts are not signed (--sign).")
    }
    try bench.terminal.say("Key: \(bound.visible())")
    try bench.terminal.say(
      try bench.signer() == nil
        ? "Its private half is not at \(file.path.visible()): verdicts are not signed."
        : "Verdicts are signed with \(file.path.visible()).")
  }

  /// The reviewer's own key, made where there is none; nil unless it is asked for.
  private func made(_ file: SigningKey, _ bench: Workbench) throws -> NoteVerifier? {
    guard sign else { return nil }
    if let key = try file.read() { return key.verifier }
    let name = bench.reviewer.map { $0.isWhitespace || $0 == "+" ? "-" : $0 }
    let key = try file.make(named: String(name), outside: bench.workspace)
    bench.terminal.note("Made \(file.path.visible()), which signs as you: keep it to yourself.")
    return key.verifier
  }
}
