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
      with a verdict; webannotation (W3C) those that have a place in a document; bibtex and csl \
      (CSL-JSON) their evidence, to be cited. Filters are those of `assay list`. Into a folder, \
      which ends in a slash, claimreview writes a file for each claim, and the feed. CSV cells that a spreadsheet would run as formulas begin with an apostrophe.

      --as facts writes everything, losslessly, as JSON lines: `assay restore` makes the same \
      ledger of them. Evidence files are named by their hashes; copy the folder Evidence, too.

      --as corrections writes the documents that reviewers mended, a line of JSON each, with what \
      are claims and what is none, for an extractor to learn from.

      Examples:
        assay export --format csv --output claims.csv
        assay export status:reviewed --format claimreview
        assay export status:reviewed --format claimreview --output public/
        assay export status:reviewed --format bibtex --output evidence.bib
        assay export --as facts --output facts.jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl
    case csv
    case claimreview
    case webannotation
    case bibtex
    case csl
  }

  enum Content: String, ExpressibleByArgument, CaseIterable {
    case claims
    case facts
    case corrections
  }

  @Argument(help: "Which claims; all of them unless said otherwise.")
  var filter: [String] = []
  @Option(help: "jsonl, csv, claimreview, webannotation, bibtex or csl.")
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
    switch format {
    case .jsonl: return try writeEach(filter, bench, ClaimLines.append)
    case .csv: return try writeEach(filter, bench, header: ClaimTable.header, ClaimTable.append)
    case .claimreview where output.hasSuffix("/"):
      return try writeReviews(of: bench.ledger.dossiers(filter), bench)
    case .bibtex:
      bytes = Array(Bibliography(of: try bench.ledger.dossiers(filter)).bibTeX.utf8)
    case .csl:
      Bibliography(of: try bench.ledger.dossiers(filter)).csl.write(to: &bytes)
      bytes.append(0x0A)
    case .claimreview:
      try claimReview(of: bench).feed(of: bench.ledger.dossiers(filter)).write(to: &bytes)
      bytes.append(0x0A)
    case .webannotation:
      try addAnnotations(of: bench.ledger.dossiers(filter), to: &bytes, bench)
    }
    try write(bytes, bench)
  }

  private func addAnnotations(
    of dossiers: [Dossier], to bytes: inout [UInt8], _ bench: Workbench
  ) throws {
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

  private func write(_ bytes: [UInt8], _ bench: Workbench) throws {
    if output == "-" { return try bench.terminal.put(bytes) }
    try OutputFile.write(bytes, to: output, from: bench.folder)
    try bench.terminal.say("Wrote \(output.visible()).")
  }

  /// A file for each claim with a verdict, named by its id, and the feed of all of them.
  private func writeReviews(of dossiers: [Dossier], _ bench: Workbench) throws {
    let reviews = try claimReview(of: bench)
    let folder = Workspace.absolute(output, from: bench.folder)
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw WorkbenchError("cannot make the folder \(output.visible())", .cannotCreate)
    }
    var count = 0
    for dossier in dossiers {
      guard let review = reviews.review(of: dossier) else { continue }
      try OutputFile.write(
        (review.json + "\n").utf8, to: "\(folder)/\(dossier.claim.id.hex).jsonld",
        from: bench.folder)
      count += 1
    }
    try OutputFile.write(
      (reviews.feed(of: dossiers).json + "\n").utf8, to: "\(folder)/feed.jsonld",
      from: bench.folder)
    try bench.terminal.say("Wrote \(count) reviews and feed.jsonld into \(output.visible()).")
  }

  /// Writes claim by claim, so that a million take no more memory than a thousand.
  private func writeEach(
    _ filter: ClaimFilter, _ bench: Workbench, header: [UInt8] = [],
    _ append: (Dossier, inout [UInt8]) -> Void
  ) throws {
    try writePieces(bench) { put in
      try put(header)
      var line: [UInt8] = []
      try bench.ledger.eachDossier(filter) { dossier in
        line.removeAll(keepingCapacity: true)
        append(dossier, &line)
        try put(line)
      }
    }
  }

  private func exportFacts(_ bench: Workbench) throws {
    try writePieces(bench) { put in
      try bench.ledger.exportFacts { try put(Array(($0.json + "\n").utf8)) }
    }
  }

  private func writePieces(
    _ bench: Workbench, fill: (_ put: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    if output == "-" { return try fill { try bench.terminal.put($0) } }
    try OutputFile.write(to: output, from: bench.folder, fill: fill)
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
