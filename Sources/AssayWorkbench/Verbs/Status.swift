import ArgumentParser
import AssayLedger
import AssayModel

struct Status: WorkbenchCommand {
  static let configuration = CommandConfiguration(
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
    switch format {
    case .jsonl:
      let json: JSONValue = [
        "workspace": .string(bench.workspace.path), "reviewer": .string(bench.reviewer),
        "documents": .int(status.documents), "claims": .int(status.claims),
        "reviewed": .int(status.reviewed), "open": .int(status.claims - status.reviewed),
        "evidence": .int(status.evidence), "imports": .int(status.imports),
        "reviewers": .int(status.reviewers), "facts": .int(status.log.size),
        "root": .string(status.log.root.hex), "latest": JSONValue(status.latest?.description),
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
        ("latest", status.latest?.brief ?? "never"),
      ]
      for (name, value) in rows {
        try bench.terminal.say(style.dim(name.padded(to: 11)) + value)
      }
    }
  }
}
