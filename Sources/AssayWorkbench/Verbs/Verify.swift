import ArgumentParser
import AssayEvidence
import AssayLedger
import AssayModel
import Foundation

struct Verify: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that the ledger is what was recorded.",
    discussion: """
      Computes anew every leaf, id and reference, the tree, the full-text index and the hash of \
      every file of evidence, and names what does not match. With --against, it also proves that \
      today's log extends a checkpoint that was kept elsewhere: without one, whoever can write the \
      ledger could have written all of it anew.

      Exit code 1 says that something does not match.

      Examples:
        assay verify
        assay verify --against checkpoint-june.txt --key desk.pub
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Option(help: "A file with a checkpoint that was kept; may be given several times.")
  var against: [String] = []
  @Option(help: "The public key that signed it, or a file with it.")
  var key: String?
  @Option(help: "table (for people) or jsonl.")
  var format: Format = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let terminal = bench.terminal
    let key = try key.map { try PublicKey($0, from: bench.folder).verifier }
    var findings = 0
    func report(_ finding: Finding) throws {
      findings += 1
      try terminal.put(format == .jsonl ? finding.json.json + "\n" : "\(finding)\n")
    }
    let checkpoints = try against.map { try checkpoint($0, key, bench, report) }
    let showsProgress = terminal.isInteractive && isatty(STDERR_FILENO) == 1
    let verification = try bench.ledger.verify(against: checkpoints) { count in
      if showsProgress { terminal.show("\(count) facts …") }
    } report: {
      try report($0)
    }
    if showsProgress { terminal.show("") }
    let files = try bench.evidence.audit(try bench.ledger.captures()) { try report($0) }
    try tell(verification, files: files, findings: findings, terminal)
    if findings > 0 {
      try Terminal.flush()
      throw ExitCode.findings
    }
  }

  private func checkpoint(
    _ file: String, _ key: NoteVerifier?, _ bench: Workbench, _ report: (Finding) throws -> Void
  ) throws -> Checkpoint {
    let input = try InputFile(file, from: bench.folder)
    do {
      let note = try SignedNote(text: String(decoding: input.bytes, as: UTF8.self))
      let checkpoint = try Checkpoint(text: note.body)
      if let key {
        do {
          guard try note.isSigned(by: key) else { throw ProofError.unsigned(key: key.name) }
        } catch {
          try report(Finding(.checkpoint(file), "\(error)"))
        }
      } else {
        bench.terminal.note(
          "Who signed \(file.visible()) was not checked; --key PUBLIC checks it.")
      }
      return checkpoint
    } catch let error as ProofError {
      throw WorkbenchError("\(file.visible()): \(error.description)", .badData)
    }
  }

  private func tell(
    _ verification: Verification, files: Int, findings: Int, _ terminal: Terminal
  ) throws {
    switch format {
    case .jsonl:
      let json: JSONValue = [
        "facts": .int(verification.facts), "redacted": .int(verification.redacted),
        "files": .int(files), "findings": .int(findings),
        "root": .string(verification.root.hex), "against": .array(against.map(JSONValue.string)),
      ]
      try terminal.put(json.json + "\n")
    case .table:
      let redacted =
        verification.redacted > 0 ? ", \(verification.redacted) of them redacted" : ""
      let extended =
        against.isEmpty || findings > 0
        ? "" : " The log extends \(against.map { $0.visible() }.joined(separator: ", "))."
      try terminal.say(
        "\(verification.facts) facts\(redacted), \(files) files of evidence, root "
          + "\(verification.root.hex.prefix(16))…: "
          + (findings == 0 ? "all as recorded.\(extended)" : "\(findings) do not match."))
    }
  }
}
