import ArgumentParser
import AssayInterchange
import AssayLedger
import AssayModel

struct Show: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a claim in its context, with evidence and verdicts.",
    discussion: """
      CLAIM is the beginning of an id, or words that only one claim holds. In the REPL the claim \
      shown becomes the open one, and CLAIM may be left out.

      Example:
        assay show 3fa9c2
        assay show "87 percent"
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Argument(help: "The claim.", completion: .custom { _, _, _ in [] })
  var claim: String?
  @Option(help: "table (for people) or jsonl.")
  var format: Format = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let claim = try bench.claim(claim)
    bench.open(claim.id)
    try Self.show(claim.id, format: format, on: bench)
  }

  static func show(_ id: ContentID, format: Format = .table, on bench: Workbench) throws {
    let dossier = try bench.ledger.dossier(of: id)
    switch format {
    case .jsonl:
      try bench.terminal.put(dossier.json.json + "\n")
    case .table:
      let document = dossier.claim.document
        .flatMap { ContentID(hex: $0.id) }.flatMap { try? bench.ledger.document($0) }
      let card = ClaimCard(
        dossier: dossier, document: document, scale: bench.scale, style: bench.terminal.style,
        measure: bench.terminal.measure, review: try bench.ledger.reviewCase(of: id),
        history: try bench.ledger.history(of: id),
        hidesVerdicts: bench.servedAgain.contains(id))
      try bench.terminal.put(card.text + (try SameClaims(of: dossier.claim, on: bench)).text)
    }
  }
}
