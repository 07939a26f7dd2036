import ArgumentParser
import AssayLedger
import AssayModel
import AssayReports

struct Report: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a report that can be published and checked.",
    discussion: """
      WHAT is a document, a claim's id, or filters as in `assay list`; without it the report is \
      about the whole ledger. It goes into Reports/ unless --output says otherwise.

      Examples:
        assay report opinion
        assay report status:reviewed --output -
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown
    case html

    var suffix: String { self == .markdown ? "md" : "html" }
  }

  @Argument(help: "What the report is about.")
  var what: [String] = []
  @Option(help: "markdown or html.")
  var format: Format = .markdown
  @Option(help: "The file to write, or - for standard output.", completion: .file())
  var output: String?
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let subject = try Subject(what, in: bench)
    let path = output ?? "\(bench.workspace.path)/Reports/\(subject.fileName).\(format.suffix)"
    let content = ReportContent(
      title: subject.title, desk: bench.configuration.deskName,
      sections: subject.sections, strays: subject.strays, scale: bench.scale,
      latestFact: try bench.ledger.latestTime(),
      pathToWorkspace: bench.workspace.path(from: path, folder: bench.folder))
    let text =
      switch format {
      case .markdown: try MarkdownReport().render(content)
      case .html: try HTMLReport().render(content)
      }
    if path == "-" { return try bench.terminal.put(text) }
    try OutputFile.write(text.utf8, to: path, from: bench.folder)
    let shown = bench.workspace.relative(path, from: bench.folder)
    try bench.terminal.say(
      "Wrote \(shown.visible()): \(subject.claimCount) claims, \(subject.reviewedCount) with a verdict."
    )
  }

  /// The part of the ledger that a report is about.
  struct Subject {
    var title: String
    var fileName: String
    var sections: [ReportContent.Section] = []
    var strays: [Dossier] = []

    var claimCount: Int { dossiers.count }
    var reviewedCount: Int { dossiers.count { $0.status == .reviewed } }
    private var dossiers: [Dossier] { sections.flatMap(\.dossiers) + strays }

    init(_ what: [String], in bench: Workbench) throws {
      title = bench.configuration.deskName ?? "Fact-check report"
      fileName = "report"
      if what.isEmpty {
        try add(try bench.ledger.dossiers(), of: bench.ledger)
      } else if what.count == 1,
        let document = try? bench.ledger.document(matching: what[0])
      {
        title = document.name
        fileName = Self.fileName(for: document)
        var filter = ClaimFilter()
        filter.document = document.id
        try add(try bench.ledger.dossiers(filter), of: bench.ledger)
        if sections.isEmpty, let id = ContentID(hex: document.id) {
          sections = [.init(document: try bench.ledger.document(id), dossiers: [])]
        }
      } else if what.count == 1, let claim = try? bench.ledger.claim(matching: what[0]) {
        title = claim.text
        fileName = "claim-\(claim.id.short)"
        try add([try bench.ledger.dossier(of: claim.id)], of: bench.ledger)
      } else {
        let filter = try ClaimFilter(parsing: what, scale: bench.scale)
        try add(try bench.ledger.dossiers(filter), of: bench.ledger)
        if dossiers.isEmpty {
          throw WorkbenchError(
            "no document, claim or filter is “\(what.joined(separator: " ").visible())”", .noInput)
        }
      }
    }

    private mutating func add(_ dossiers: [Dossier], of ledger: Ledger) throws {
      var order: [String] = []
      var byDocument: [String: [Dossier]] = [:]
      for dossier in dossiers {
        guard dossier.claim.span != nil, let document = dossier.claim.document?.id,
          dossier.claim.imported == nil
        else {
          strays.append(dossier)
          continue
        }
        if byDocument[document] == nil { order.append(document) }
        byDocument[document, default: []].append(dossier)
      }
      for id in order {
        guard let content = ContentID(hex: id) else { continue }
        sections.append(
          .init(document: try ledger.document(content), dossiers: byDocument[id] ?? []))
      }
    }

    /// The document's file name without its suffix, as far as it is plain; else its id.
    private static func fileName(for document: DocumentReference) -> String {
      let last = document.path?.split(separator: "/").last ?? ""
      let stem = last.split(separator: ".").first.map(String.init) ?? ""
      let plain = stem.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
      return plain.isEmpty ? "document-\(document.id.prefix(8))" : plain
    }
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
