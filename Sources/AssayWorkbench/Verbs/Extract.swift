import ArgumentParser
import AssayDocuments
import AssayExtraction
import AssayLanguage
import AssayLedger
import AssayModel
import Foundation

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Find the claims in articles and record them.",
    discussion: """
      Reads text, Markdown, HTML, PDF, mail and DOCX. Each document and its claims go into the ledger; what is \
      there already is left as it is. Where an article changed, or is read by another model, claims \
      that are found no more are superseded, unless somebody has worked on them; see `anchor`. --dry-run prints them and needs no workspace. --all shows \
      what was left out, too, and why; it is not recorded.

      With --input jsonl each line is a document, {"id": …, "text": …}, and is answered by a \
      line, in order: {"id": …, "claims": […]}.

      A sentence encoder weighs what may be a claim; --model fast counts words and trees instead, \
      which misses more and takes a fraction of the time. Each claim names its model.

      In a terminal the article is shown with its claims marked and numbered; --format table gives \
      the list. --explain N tells all about one of them: what proposed it, what weighed in the \
      choice, and the other spans of the same assertion that lost.

      Examples:
        assay extract Claims/article.txt
        assay extract --dry-run --format jsonl article.html
        assay extract --dry-run --explain 3 article.html
        assay extract --dry-run --input jsonl corpus.jsonl > claims.jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case article
    case table
    case jsonl
  }

  enum Input: String, ExpressibleByArgument, CaseIterable {
    case documents
    case jsonl
  }

  @Argument(help: "The files, or - for standard input.", completion: .file())
  var files: [String]
  @Flag(help: "Print the claims and record nothing.")
  var dryRun = false
  @Flag(help: "Show also what was left out, and why.")
  var all = false
  @Option(help: "What the files are: documents, or lines of JSON with a document each.")
  var input: Input = .documents
  @Option(help: "With --input jsonl, how many threads work; else as many as there are cores.")
  var jobs: Int?
  @Option(help: "article, table or jsonl; else article in a terminal, table elsewhere.")
  var format: Format?
  @Option(
    help: ArgumentHelp(
      "Print the whole reasoning of the claim of this number, and record nothing.",
      valueName: "number"))
  var explain: Int?
  @OptionGroup var model: ModelOption
  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is 1 to 256.") }
    guard explain != nil else { return }
    guard files.count == 1, input == .documents else {
      throw ValidationError("--explain tells about one claim of one document: name one file.")
    }
  }

  func run() throws {
    if input == .jsonl {
      guard dryRun else {
        throw WorkbenchError("--input jsonl is a filter and records nothing; add --dry-run", .usage)
      }
      let filter = try ExtractionFilter(
        includingLeftOut: all, judge: model.judge(telling: .standard))
      return try LineFilter(jobs: jobs ?? LineFilter.cores).run(
        on: files, bytes: { line, number in filter.answer(to: line, number: number) })
    }
    if dryRun || explain != nil {
      let folder = FileManager.default.currentDirectoryPath
      let terminal = Terminal.standard
      let pipeline = try Pipeline(judge: model.judge(telling: terminal))
      for file in files {
        let read = try pipeline.read(file, from: folder, terminal: terminal)
        try show(read, pipeline, terminal)
      }
      return
    }
    var bench = try Workbench.open(workspace)
    defer { try? bench.ledger.close() }
    try run(on: &bench)
  }

  private func show(_ document: Document, _ pipeline: Pipeline, _ terminal: Terminal) throws {
    let extraction = pipeline.extraction(from: document, includingLeftOut: all)
    guard let number = explain else { return try show(extraction, of: document, terminal) }
    guard extraction.claims.indices.contains(number - 1) else {
      throw WorkbenchError(
        "there is no claim \(number): the document has \(extraction.claims.count)", .usage)
    }
    let claim = extraction.claims[number - 1]
    guard let explanation = pipeline.explanation(of: claim, in: document) else {
      throw WorkbenchError("claim \(number) cannot be explained", .badData)
    }
    let text = ExplanationText(
      claim: claim, explanation: explanation, style: terminal.style, measure: terminal.measure)
    try terminal.put(text.text)
  }

  private func show(
    _ extraction: Extraction, of document: Document, _ terminal: Terminal
  ) throws {
    switch format ?? (terminal.isInteractive ? .article : .table) {
    case .jsonl:
      for claim in extraction.claims { try terminal.put(claim.json.json + "\n") }
      for leftOut in extraction.leftOut { try terminal.put(leftOut.json.json + "\n") }
    case .article:
      let article = MarkedArticle(
        text: document.text, claims: extraction.claims, style: terminal.style)
      try terminal.put(article.text(measure: terminal.measure))
      try showLeftOut(extraction, terminal)
    case .table:
      try terminal.put(
        extraction.claimTable(terminal.style).text(width: terminal.width, style: terminal.style))
      try showLeftOut(extraction, terminal)
    }
  }

  private func showLeftOut(_ extraction: Extraction, _ terminal: Terminal) throws {
    if extraction.leftOut.isEmpty { return }
    try terminal.say("\nLeft out:")
    try terminal.put(
      extraction.leftOutTable.text(width: terminal.width, style: terminal.style))
  }
}

extension Extract: WorkbenchCommand {
  func run(on bench: inout Workbench) throws {
    let pipeline = try Pipeline(judge: model.judge(telling: bench.terminal))
    for file in files {
      let document = try pipeline.read(
        file, from: bench.folder, terminal: bench.terminal, workspace: bench.workspace)
      if dryRun || explain != nil {
        try show(document, pipeline, bench.terminal)
        continue
      }
      let extraction = pipeline.extraction(from: document, includingLeftOut: all)
      let receipt = try bench.ledger.record(
        document, claims: extraction.claims, by: bench.reviewer)
      if format == .jsonl {
        try show(extraction, of: document, bench.terminal)
      } else {
        let name = bench.terminal.style.bold(document.reference.name.visible())
        try bench.terminal.say("\(name): \(extraction.claims.count) claims, \(receipt.summary)")
        if bench.terminal.isInteractive || all {
          try show(extraction, of: document, bench.terminal)
        }
        let recorded = Set(receipt.new)
        try bench.noteMatches(of: extraction.claims.filter { recorded.contains($0.id) })
      }
    }
  }
}
