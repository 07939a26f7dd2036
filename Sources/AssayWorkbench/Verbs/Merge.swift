import ArgumentParser
import AssayEvidence
import AssayInterchange
import AssayLedger
import AssayModel
import Foundation

struct Merge: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take over a case that another desk packed.",
    discussion: """
      Documents, claims and evidence that are not here yet are recorded, in your name; evidence is \
      laid beside the claims as it was there, and says on whose word. The other desk's verdicts \
      never count here: `show` tells them, with who gave them and the log that holds them, and the \
      claims stay open. What both desks have stays as it is here. What they do not agree on is \
      listed, with exit code 1; nothing is overwritten.

      Examples:
        assay merge case.zip --key desk.pub --dry-run
        assay merge case.zip --key desk.pub
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Argument(help: "The zip that `assay bundle` wrote.", completion: .file())
  var bundle: String
  @Option(help: "The sender's public key, or a file with it.")
  var key: String?
  @Flag(help: "Say what would be done, and do nothing.")
  var dryRun = false
  @Option(help: "table (for people) or jsonl.")
  var format: Format = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let opened = try CaseBundle(named: bundle, key: key, from: bench.folder)
    for finding in opened.findings { bench.terminal.note(finding.visible()) }
    if opened.signer == nil {
      bench.terminal.note("Who signed it is not known; --key PUBLIC checks that.")
    }
    let origin = MergeOrigin(checkpoint: opened.checkpoint, signer: opened.signer)
    if opened.checkpoint.origin == (try bench.ledger.origin()) {
      throw WorkbenchError(
        "\(bundle.visible()) is a case of this very ledger; there is nothing to take over", .usage)
    }
    if bench.ledger.isReadOnly { throw LedgerError.readOnly(path: bench.ledger.path) }
    // Files first: a fact never speaks of evidence that is not there.
    if !dryRun {
      for name in opened.evidenceFiles {
        guard let bytes = try opened.archive.content(of: name) else { continue }
        _ = try bench.evidence.keep(bytes, named: name)
      }
    }
    let receipt = try bench.ledger.merge(
      opened.facts.ledger, from: origin, by: bench.reviewer, isRehearsal: dryRun)
    try tell(receipt, opened, bench.terminal)
    if !receipt.conflicts.isEmpty || !opened.findings.isEmpty {
      try Terminal.flush()
      throw ExitCode.findings
    }
  }

  private func tell(
    _ receipt: MergeReceipt, _ opened: CaseBundle, _ terminal: Terminal
  ) throws {
    switch format {
    case .jsonl:
      for conflict in receipt.conflicts { try terminal.put(conflict.json.json + "\n") }
      let json: JSONValue = [
        "new": .object(receipt.new.mapValues(JSONValue.int)), "same": .int(receipt.same),
        "conflicts": .int(receipt.conflicts.count), "dryRun": .bool(dryRun),
        "origin": .string(opened.checkpoint.origin), "signedBy": JSONValue(opened.signer),
      ]
      try terminal.put(json.json + "\n")
    case .table:
      let names = [
        ("document", "documents"), ("claim", "claims"), ("evidence", "pieces of evidence"),
        ("attachment", "laid beside claims"), ("foreign", "verdicts of theirs to read"),
      ]
      let parts = names.compactMap { kind, name in receipt.new[kind].map { "\($0) \(name)" } }
      try terminal.say(
        "\(terminal.style.bold(bundle.visible())) (\(opened.sentence)): "
          + (parts.isEmpty
            ? "nothing new"
            : "\(dryRun ? "would be new" : "new"): \(parts.joined(separator: ", "))")
          + "; \(receipt.same) the same.")
      for conflict in receipt.conflicts {
        try terminal.say(
          "  \(conflict.kind) \(conflict.id.short): \(conflict.sentence.visible())")
      }
    }
  }
}
