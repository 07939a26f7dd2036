import ArgumentParser
import AssayLedger
import AssayModel

struct Status: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show a workspace at a glance.",
    discussion: """
      Example:
        assay status
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Option(help: "table or jsonl.")
  var format: Format = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let status = try bench.ledger.status()
    let requeued = try bench.ledger.requeued(on: Timestamp.now.day)
    switch format {
    case .jsonl:
      let json: JSONValue = [
        "workspace": .string(bench.workspace.path), "reviewer": .string(bench.reviewer),
        "documents": .int(status.documents), "claims": .int(status.claims),
        "reviewed": .int(status.reviewed), "open": .int(status.claims - status.reviewed),
        "evidence": .int(status.evidence), "imports": .int(status.imports),
        "reviewers": .int(status.reviewers), "facts": .int(status.log.size),
        "root": .string(status.log.root.hex), "latest": JSONValue(status.latest?.description),
        "redacted": .int(status.redacted), "byteCount": .int(status.byteCount),
        "checkpoint": status.lastCheckpoint?.json ?? .null,
        "requeued": .array(requeued.map(\.json)),
      ]
      try bench.terminal.put(json.json + "\n")
    case .table:
      let style = bench.terminal.style
      let rows = [
        ("workspace", bench.workspace.path.visible()), ("reviewer", bench.reviewer.visible()),
        ("documents", String(status.documents)),
        (
          "claims",
          "\(status.claims): \(status.reviewed) reviewed, \(status.claims - status.reviewed) open"
        ),
        ("anchors", "\(try bench.ledger.doubtfulAnchors().count) doubtful"),
        ("evidence", String(status.evidence)), ("imports", String(status.imports)),
        ("log", "\(status.log.size) facts, root \(status.log.root.hex.prefix(16))…"),
        ("size", Self.size(status.byteCount)),
        ("checkpoint", status.lastCheckpoint?.summary ?? "none; `assay checkpoint` makes one"),
        ("latest", status.latest?.brief ?? "never"),
      ]
      for (name, value) in rows {
        try bench.terminal.say(style.dim(name.padded(to: 11)) + value)
      }
      if status.redacted > 0 {
        try bench.terminal.say(style.dim("redacted".padded(to: 11)) + "\(status.redacted) facts")
      }
      if status.hasRedactionToFinish {
        bench.terminal.note(
          "A redaction did not get to its end; `assay redact --finish` ends it.")
      }
      try tell(requeued, bench.terminal)
    }
  }

  /// Verdicts that have to be looked at again, at most ten of them.
  private func tell(_ requeued: [Requeue], _ terminal: Terminal) throws {
    if requeued.isEmpty { return }
    let verdicts = requeued.count == 1 ? "verdict has" : "verdicts have"
    try terminal.say(
      terminal.style.dim("requeued".padded(to: 11))
        + terminal.style.yellow("\(requeued.count) \(verdicts) to be looked at again"))
    for requeue in requeued.prefix(10) {
      let reasons = requeue.reasons.map(\.description).joined(separator: "; ").visible()
      try terminal.say("  \(terminal.style.cyan(requeue.claim.short))  \(reasons)")
    }
    if requeued.count > 10 { try terminal.say("  … and \(requeued.count - 10) more") }
  }

  /// `1.4 MB`, in powers of ten.
  private static func size(_ bytes: Int) -> String {
    var tenths = bytes * 10
    for unit in ["bytes", "kB", "MB"] {
      if tenths < 10_000 {
        return unit == "bytes" ? "\(bytes) bytes" : "\(tenths / 10).\(tenths % 10) \(unit)"
      }
      tenths /= 1000
    }
    return "\(tenths / 10).\(tenths % 10) GB"
  }
}

extension RecordedCheckpoint {
  fileprivate var summary: String {
    let names = note.signatures.map { $0.name.visible() }
    return "\(checkpoint.size) facts, \(time.brief), "
      + (names.isEmpty ? "not signed" : "signed by \(names.joined(separator: ", "))")
  }

  fileprivate var json: JSONValue {
    [
      "size": .int(checkpoint.size), "root": .string(checkpoint.root.hex), "who": .string(who),
      "time": .string(time.description),
      "signers": .array(note.signatures.map { .string($0.name) }),
    ]
  }
}

extension Requeue {
  var json: JSONValue {
    [
      "claim": .string(claim.hex), "verdict": .string(verdict.hex),
      "reasons": .array(reasons.map { .string($0.description) }),
    ]
  }
}
