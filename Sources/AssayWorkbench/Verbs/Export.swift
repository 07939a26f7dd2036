import ArgumentParser
import AssayInterchange
import AssayLedger
import AssayModel
import Foundation

struct Export: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write claims with evidence and verdicts for other programs.",
    discussion: """
      jsonl and csv hold all claims; claimreview (schema.org, as fact-check indexes read it) those \
      with a verdict; webannotation (W3C) those that have a place in a document. Filters are those \
      of `assay list`. CSV cells that a spreadsheet would run as formulas begin with an apostrophe.

      --as facts writes everything, losslessly, as JSON lines: `assay restore` makes the same \
      ledger of them. Evidence files are named by their hashes; copy the folder Evidence, too.

      --as corrections writes the documents that reviewers mended, a line of JSON each, with what \
      are claims and what is none, for an extractor to learn from.

      Examples:
        assay export --format csv --output claims.csv
        assay export status:reviewed --format claimreview
        assay export --as facts --output facts.jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl
    case csv
    case claimreview
    case webannotation
  }

  enum Content: String, ExpressibleByArgument, CaseIterable {
    case claims
    case facts
    case corrections
  }

  @Argument(help: "Which claims; all of them unless said otherwise.")
  var filter: [String] = []
  @Option(help: "jsonl, csv, claimreview or webannotation.")
  var format: Format = .jsonl
  @Option(name: .customLong("as"), help: "claims, corrections, or all facts of the ledger.")
  var content: Content = .claims
  @Option(help: "The file to write, or - for standard output.", completion: .file())
  var output = "-"
  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    if content == .facts, !filter.isEmpty || format != .jsonl {
      throw ValidationError("--as facts writes all facts as JSON lines; no filter, no --format")
    }
  }

  func run(on bench: inout Workbench) throws {
    if content == .facts { return try exportFacts(bench) }
    defer { bench.noteRedactions(of: "claim") }
    let filter = try bench.filter(filter)
    var bytes: [UInt8] = []
    if content == .corrections {
      for document in try bench.ledger.correctedDocuments() {
        document.json.write(to: &bytes)
        bytes.append(0x0A)
      }
      return try write(bytes, bench)
    }
    let dossiers = try bench.ledger.dossiers(filter)
    switch format {
    case .jsonl:
      for dossier in dossiers { ClaimLines.append(dossier, to: &bytes) }
    case .csv:
      bytes = ClaimTable.header
      for dossier in dossiers { ClaimTable.append(dossier, to: &bytes) }
    case .claimreview:
      try claimReview(of: bench).feed(of: dossiers).write(to: &bytes)
      bytes.append(0x0A)
    case .webannotation:
      var texts: [String: ScalarMap] = [:]
      for dossier in dossiers {
        if let id = dossier.claim.document?.id, texts[id] == nil {
          texts[id] = try text(ofDocument: id, bench)
        }
        guard
          let annotation = WebAnnotation.annotation(
            of: dossier, in: dossier.claim.document.flatMap { texts[$0.id] })
        else { continue }
        annotation.write(to: &bytes)
        bytes.append(0x0A)
      }
    }
    try write(bytes, bench)
  }

  private func write(_ bytes: [UInt8], _ bench: Workbench) throws {
    if output == "-" { return try bench.terminal.put(bytes) }
    try OutputFile.write(bytes, to: output, from: bench.folder)
    try bench.terminal.say("Wrote \(output.visible()).")
  }

  private func exportFacts(_ bench: Workbench) throws {
    if output == "-" {
      return try bench.ledger.exportFacts { try bench.terminal.put($0.json + "\n") }
    }
    try OutputFile.write(to: output, from: bench.folder) { put in
      try bench.ledger.exportFacts { try put(Array(($0.json + "\n").utf8)) }
    }
    try bench.terminal.say("Wrote \(output.visible()).")
  }

  private func claimReview(of bench: Workbench) throws -> ClaimReview {
    guard let url = bench.configuration.deskURL, let name = bench.configuration.deskName else {
      throw WorkbenchError(
        "ClaimReview names its publisher: set name and url under [desk] in \(Workspace.configurationName)",
        .usage)
    }
    return ClaimReview(
      publisher: name, publisherURL: url, base: url,
      scales: [bench.scale] + RatingScale.builtIn)
  }

  private func text(ofDocument id: String, _ bench: Workbench) throws -> ScalarMap? {
    guard let content = ContentID(hex: id) else { return nil }
    do {
      return ScalarMap(try bench.ledger.document(content).text)
    } catch LedgerError.nothing {
      return nil  // an imported claim's document may be known by name only
    }
  }
}
