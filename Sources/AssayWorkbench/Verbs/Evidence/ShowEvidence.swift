import ArgumentParser
import AssayLedger
import AssayModel

struct ShowEvidence: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a piece of evidence: how it was captured, its source, its claims, its text.",
    discussion: """
      EVIDENCE is the beginning of an id, as `assay evidence list` shows it.

      Examples:
        assay evidence show 3fa9c2
        assay evidence show 3fa9c2 --format text
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
    case text
  }

  @Argument(help: "The evidence.")
  var evidence: String
  @Option(help: "table (for people), jsonl, or text: what a reader made of it, and nothing else.")
  var format: Format = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let evidence = try bench.ledger.evidence(matching: evidence)
    let claims = try bench.ledger.claims(beside: evidence.id)
    let terminal = bench.terminal
    switch format {
    case .text:
      guard let text = evidence.text else {
        throw WorkbenchError("\(evidence.name.visible()) holds no text", .badData)
      }
      try terminal.put(terminal.isInteractive ? text.visible(keepingLines: true) : text)
      if !text.hasSuffix("\n") { try terminal.say() }
    case .jsonl:
      guard case .object(var members) = evidence.row else { return }
      members["claims"] = .array(claims.map { .string($0.id.hex) })
      members["links"] = .array(evidence.links.map(JSONValue.string))
      members["text"] = JSONValue(evidence.text)
      try terminal.put(JSONValue.object(members).json + "\n")
    case .table:
      try terminal.say(terminal.style.bold(evidence.name.visible()))
      for (name, value) in Self.facts(of: evidence) + claims.map({ ("claim", Self.line($0)) }) {
        try terminal.say("  \(terminal.style.dim(name.padded(to: 10)))  \(value.visible())")
      }
    }
  }

  private static func line(_ claim: Claim) -> String { "\(claim.id.short) \(claim.text)" }

  private static func facts(of evidence: Evidence) -> [(String, String)] {
    var facts: [(String, String?)] = [
      ("id", evidence.id.hex), ("author", evidence.author),
      ("date", evidence.date?.description), ("address", evidence.url),
      ("agency", evidence.agency),
    ]
    let source = [
      evidence.source.name, evidence.source.kind?.rawValue,
      evidence.source.reliability.map { "\($0.rawValue), \($0.meaning)" },
    ].compactMap { $0 }
    facts.append(("source", source.isEmpty ? nil : source.joined(separator: "; ")))
    if let capture = evidence.capture {
      facts += [
        ("captured", "\(capture.time) by \(capture.who), from \(capture.location)"),
        ("sha256", capture.sha256.hex), ("size", "\(capture.byteCount) bytes"),
        ("type", capture.mediaType), ("kept as", capture.storedAs),
        ("its text", capture.textStoredAs),
      ]
      if let web = capture.web {
        facts.append(("answered", "\(web.status) by \(web.peer), as \(web.url)"))
      }
    } else {
      facts.append(("captured", "never: a link without a capture"))
    }
    return facts.compactMap { name, value in value.map { (name, $0) } }
  }
}
