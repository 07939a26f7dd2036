import ArgumentParser
import AssayInterchange
import AssayLedger
import AssayModel

struct Search: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search claims and evidence for words.",
    discussion: """
      All words must stand there; words in quotation marks must stand together; the last word may \
      be the beginning of one.

      Example:
        assay search "fifth term"
      """)

  @Argument(help: "The words.")
  var words: [String]
  @Option(help: "At most so many claims, and as many passages of evidence.")
  var limit = 20
  @Option(help: "table, jsonl or csv.")
  var format: ListFormat = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    // A word that holds a space was quoted on the command line: its words belong together.
    let pattern = words.map { $0.contains(" ") && !$0.contains("\"") ? "\"\($0)\"" : $0 }
      .joined(separator: " ")
    let claims = try bench.ledger.search(pattern, limit: limit)
    switch format {
    case .jsonl:
      for row in claims { try bench.terminal.put(row.json.json + "\n") }
    case .csv:
      try bench.terminal.put(csv: ClaimRow.csvHeadings)
      for row in claims { try bench.terminal.put(csv: row.csvCells) }
    case .table:
      try table(
        claims, try bench.ledger.searchEvidence(pattern, limit: limit), bench.terminal, bench.scale)
    }
  }

  private func table(
    _ claims: [ClaimRow], _ evidence: [EvidenceHit], _ terminal: Terminal, _ scale: RatingScale
  ) throws {
    if claims.isEmpty && evidence.isEmpty { return try terminal.say("Nothing holds these words.") }
    if !claims.isEmpty {
      try terminal.put(
        ClaimRow.table(claims, scale, terminal.style)
          .text(width: terminal.width, style: terminal.style))
    }
    if !evidence.isEmpty {
      if !claims.isEmpty { try terminal.say() }
      var table = Table([
        .init(heading: "evidence"), .init(heading: "name"),
        .init(heading: "passage", flexible: true),
      ])
      for hit in evidence {
        table.add([
          terminal.style.cyan(hit.evidence.id.short), hit.evidence.name.visible().cut(to: 24),
          hit.snippet.visible(),
        ])
      }
      try terminal.put(table.text(width: terminal.width, style: terminal.style))
    }
  }
}
