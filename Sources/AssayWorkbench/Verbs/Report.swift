import ArgumentParser
import AssayLedger
import AssayModel
import AssayReports

struct Report: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a report that can be published and checked.",
    discussion: """
      WHAT is a document, a claim's id, or filters as in `assay list` (judged:2025-03 and \
      dated:2025 are periods); without it the report is about the whole ledger. For the kinds \
      claimant and source, other words are a name. It goes into Reports/ unless --output says \
      otherwise; pictures are inside HTML, and SVG files beside Markdown.

      Kinds: full has every claim with its evidence and the marked text; summary is one page; \
      corrections tell what changed since a day, a time or a checkpoint (--since; the last \
      checkpoint unless said otherwise); open is what waits for somebody; claimant and source are \
      profiles; statistics say how the desk works.

      Examples:
        assay report opinion
        assay report --kind summary --format pdf
        assay report --kind corrections --since 2025-05-01
        assay report --kind claimant "Anton Veled" --format html
        assay report status:reviewed judged:2025-03 --output -
        assay report opinion --format html --proof
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown
    case html
    case pdf

    var suffix: String { self == .markdown ? "md" : rawValue }
    var published: PublishedReport.Format { self == .markdown ? .markdown : .html }
  }

  @Argument(help: "What the report is about.")
  var what: [String] = []
  @Option(
    help: "full, summary, corrections, open, claimant, source or statistics.")
  var kind: ReportKind = .full
  @Option(help: "For corrections: a day, a time, or a file with a checkpoint.")
  var since: String?
  @Option(help: "markdown, html, or pdf, which Chromium makes.")
  var format: Format = .markdown
  @Option(help: "A template of your own, or a folder of them.", completion: .file())
  var template: String?
  @Option(help: "How days and numbers are written: de, fr, en-US, …")
  var language: String?
  @Flag(help: "List the built-in templates, or print the one named as WHAT.")
  var printTemplate = false
  @Option(help: "The file to write, or - for standard output.", completion: .file())
  var output: String?
  @OptionGroup var proof: ProofOptions
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    if printTemplate { return try putTemplate(bench.terminal) }
    let subject = try ReportSubject(what, kind, in: bench)
    let path =
      output ?? "\(bench.workspace.path)/Reports/\(subject.fileName(for: kind)).\(format.suffix)"
    if path == "-" && format == .pdf {
      throw WorkbenchError("a PDF goes into a file: --output FILE.pdf", .usage)
    }
    if proof.proof, kind != .full || format == .pdf {
      throw WorkbenchError("a proof goes into full reports in Markdown or HTML", .usage)
    }
    var content = try content(of: subject, in: bench)
    content.pathToWorkspace = bench.workspace.path(from: path, folder: bench.folder)
    if format == .markdown, path != "-" { content.pictureStem = OutputFile.stem(of: path) }
    let templates = try ReportTemplates(
      template ?? bench.configuration.templates, for: kind, format, from: bench.folder)
    var bytes =
      format == .markdown
      ? try MarkdownReport(templates: templates.sources).bytes(content)
      : try HTMLReport(templates: templates.sources).bytes(content)
    if proof.proof {
      bytes = Array(
        try bench.publish(
          String(decoding: bytes, as: UTF8.self), of: content, as: format.published,
          hasOwnTemplates: !templates.sources.isEmpty, keyFile: proof.keyFile
        ).file.utf8)
    }
    if path == "-" { return try bench.terminal.put(String(decoding: bytes, as: UTF8.self)) }
    if format == .pdf {
      try PDFPrinter().print(bytes, to: path, from: bench.folder, dated: content.latestFact)
    } else {
      try OutputFile.write(bytes, to: path, from: bench.folder)
    }
    let pictures = format == .markdown ? content.pictures : []
    for picture in pictures {
      try OutputFile.write(
        picture.svg.utf8, to: OutputFile.withoutSuffix(path) + picture.ending, from: bench.folder)
    }
    let shown = bench.workspace.relative(path, from: bench.folder).visible()
    let beside =
      pictures.isEmpty
      ? "" : ", \(pictures.count) picture\(pictures.count > 1 ? "s" : "") beside it"
    try bench.terminal.say(
      "Wrote \(shown)\(beside): \(subject.dossiers.count) claims, \(subject.reviewedCount) with a "
        + "verdict.")
  }

  private func content(of subject: ReportSubject, in bench: Workbench) throws -> ReportContent {
    var content = ReportContent(
      title: subject.title,
      // Not twice: a report on the whole ledger is called like the desk.
      desk: subject.title == bench.configuration.deskName ? nil : bench.configuration.deskName,
      documents: subject.documents,
      dossiers: subject.dossiers, scale: bench.scale)
    content.kind = kind
    content.redacted = subject.redacted
    content.profileName = subject.name
    content.language =
      try self.language.map(ReportLanguage.init(typed:))
      ?? bench.configuration.language
    if since != nil && kind != .corrections {
      throw WorkbenchError("--since goes with --kind corrections", .usage)
    }
    switch kind {
    case .corrections: try content.compare(since: since, subject, in: bench)
    case .open: content.cases = try bench.ledger.openCases(subject.filter)
    case .statistics: content.record = try subject.record(in: bench)
    case .full, .summary, .claimant, .source: break
    }
    return content
  }

  private func putTemplate(_ terminal: Terminal) throws {
    guard let name = what.first else {
      return try terminal.put(
        BuiltInTemplates.sources.keys.sorted().map { "\($0)\n" }.joined())
    }
    let bare = name.hasSuffix(".mustache") ? String(name.dropLast(9)) : name
    guard let source = BuiltInTemplates.sources[bare] else {
      throw WorkbenchError(
        "there is no template “\(name.visible())”; `assay report --print-template` lists them",
        .noInput)
    }
    try terminal.put(source)
  }
}

extension ReportLanguage {
  fileprivate init(typed: String) throws {
    guard let known = ReportLanguage(typed) else {
      throw WorkbenchError(
        "reports are not written in “\(typed.visible())”; --language is one of "
          + ReportLanguage.known.map(\.code).joined(separator: ", "), .usage)
    }
    self = known
  }
}

extension Workspace {
  /// What leads from a report's folder to the workspace; nil where the report lies elsewhere.
  fileprivate func path(from report: String, folder: String) -> String? {
    if report == "-" { return nil }
    let relative = relative(report, from: folder)
    guard Self.absolute(report, from: folder).hasPrefix(path + "/") else { return nil }
    return String(repeating: "../", count: relative.split(separator: "/").count - 1)
  }
}
