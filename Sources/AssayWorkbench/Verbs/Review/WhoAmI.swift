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
      let input = try InputFile(key, from: bench.folder)
      let text = String(decoding: input.bytes, as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)
      guard Self.isVerifierKey(text) else {
        throw WorkbenchError(
          "\(key.visible()) holds no verifier key, as NAME+HASH+KEY, on one line", .badData)
      }
      let receipt = try bench.ledger.bind(key: text, by: bench.reviewer)
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

  /// Whether a text is a verifier key of C2SP's signed-note: a name, eight hexadecimal digits, and
  /// base64 of a type and a key, for Ed25519 33 bytes.
  static func isVerifierKey(_ text: String) -> Bool {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, !parts[0].contains(where: \.isWhitespace),
      parts[1].count == 8, parts[1].allSatisfy(\.isHexDigit),
      let key = Data(base64Encoded: String(parts[2]))
    else { return false }
    return key.count == 33 && key.first == 1
  }
}
