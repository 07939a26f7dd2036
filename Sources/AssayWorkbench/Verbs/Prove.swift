import ArgumentParser
import AssayLedger
import AssayModel

struct Prove: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Write a proof that a claim or verdict is in the log.",
    discussion: """
      WHAT is a claim, or any fact's id as `assay log` shows it, or fact:NUMBER. The proof is a \
      small JSON that `assay check-proof` checks without the ledger: the fact, those it speaks of \
      (a verdict's claim and reviewer), their ways to the root, and a checkpoint. It shows their \
      content to whoever gets it.

      With --since, the proof is that today's log extends a checkpoint that somebody kept; it \
      shows no content.

      Examples:
        assay prove 91bd22aa --output verdict.proof.json
        assay prove --since checkpoint-june.txt --output extends.proof.json
      """)

  @Argument(help: "The claim, verdict or other fact.")
  var what: String?
  @Option(help: "A file with a checkpoint that was kept.", completion: .file())
  var since: String?
  @Option(help: "The file to write, or - for standard output.", completion: .file())
  var output = "-"
  @Option(help: "The file with the private key, if not the usual one.", completion: .file())
  var keyFile: String?
  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    guard (what == nil) != (since == nil) else {
      throw ValidationError("name a claim or verdict, or give --since a checkpoint")
    }
  }

  func run(on bench: inout Workbench) throws {
    let key = try bench.signingKey(keyFile)
    let json = try json(bench, key)
    if key == nil {
      bench.terminal.note("Its checkpoint is not signed; `assay key` makes a key.")
    }
    if output == "-" { return try bench.terminal.put(json.json + "\n") }
    try OutputFile.write((json.json + "\n").utf8, to: output, from: bench.folder)
    try bench.terminal.say("Wrote \(output.visible()).")
  }

  private func json(_ bench: Workbench, _ key: NoteSigner?) throws -> JSONValue {
    if let since {
      let input = try InputFile(since, from: bench.folder)
      let old = try SignedNote(text: String(decoding: input.bytes, as: UTF8.self))
      return try bench.ledger.consistencyProof(since: old, signedBy: key, by: bench.reviewer).json
    }
    let fact = try bench.ledger.fact(matching: what ?? "")
    return try bench.ledger.proof(of: fact, signedBy: key, by: bench.reviewer).json
  }
}
