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
        assay report opinion --format html --proof
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown
    case html

    var suffix: String { self == .markdown ? "md" : "html" }
    var published: PublishedReport.Format { self == .markdown ? .markdown : .html }
  }

  @Argument(help: "What the report is about.")
  var what: [String] = []
  @Option(help: "markdown or html.")
  var format: Format = .markdown
  @Option(help: "The file to write, or - for standard output.", completion: .file())
  var output: String?
  @OptionGroup var proof: ProofOptions
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let subject = try Subject(what, in: bench)
    let path = output ?? "\(bench.workspace.path)/Reports/\(subject.fileName).\(format.suffix)"
    var content = ReportContent(
      title: subject.title, desk: bench.configuration.deskName, documents: subject.documents,
      dossiers: subject.dossiers, scale: bench.scale,
      pathToWorkspace: bench.workspace.path(from: path, folder: bench.folder))
    content.redacted = subject.redacted
    var text =
      switch format {
      case .markdown: try MarkdownReport().render(content)
      case .html: try HTMLReport().render(content)
      }
    if proof.proof {
      text = try bench.publish(text, of: content, as: format.published, keyFile: proof.keyFile).file
    }
    if path == "-" { return try bench.terminal.put(text) }
    try OutputFile.write(text.utf8, to: path, from: bench.folder)
    let shown = bench.workspace.relative(path, from: bench.folder)
    try bench.terminal.say(
      "Wrote \(shown.visible()): \(subject.dossiers.count) claims, \(subject.reviewedCount) with a verdict."
    )
  }

  /// The part of the ledger that a report is about.
  struct Subject {
    var title: String
    var fileName: String
    var documents: [Document] = []
    var dossiers: [Dossier] = []
    /// What was redacted of it.
    var redacted: [RedactedFact] = []

    var reviewedCount: Int { dossiers.count { $0.status == .reviewed } }

    init(_ what: [String], in bench: Workbench) throws {
      title = bench.configuration.deskName ?? "Fact-check report"
      fileName = "report"
      let ledger = bench.ledger
      var filter = ClaimFilter()
      if what.count == 1, let document = try Self.found({ try ledger.document(matching: what[0]) })
      {
        title = document.name
        fileName = Self.fileName(for: document)
        filter.document = document.id
        documents = try ContentID(hex: document.id).map { [try ledger.document($0)] } ?? []
      } else if what.count == 1, let claim = try Self.found({ try ledger.claim(matching: what[0]) })
      {
        title = claim.text
        fileName = "claim-\(claim.id.short)"
        dossiers = [try ledger.dossier(of: claim.id)]
        documents = try Self.documents(of: dossiers, in: ledger)
        redacted = dossiers.flatMap(\.redacted)
        return
      } else {
        filter = try ClaimFilter(parsing: what, scale: bench.scale)
      }
      dossiers = try ledger.dossiers(filter)
      if documents.isEmpty { documents = try Self.documents(of: dossiers, in: ledger) }
      redacted =
        try what.isEmpty
        ? ledger.redactions()
        : dossiers.flatMap(\.redacted)
          + documents.flatMap { try ledger.redactions(inDocument: $0.id) }
      if !what.isEmpty && dossiers.isEmpty && documents.isEmpty {
        throw WorkbenchError(
          "no document, claim or filter is “\(what.joined(separator: " ").visible())”", .noInput)
      }
    }

    /// Nil where nothing is called that; what is ambiguous stays an error.
    private static func found<T>(_ find: () throws -> T) throws -> T? {
      do {
        return try find()
      } catch LedgerError.nothing {
        return nil
      }
    }

    /// The documents that the claims came from, as far as the ledger has them, in order.
    private static func documents(of dossiers: [Dossier], in ledger: Ledger) throws -> [Document] {
      var seen: Set<String> = []
      return try dossiers.compactMap { dossier in
        guard let id = dossier.claim.document?.id, seen.insert(id).inserted,
          let content = ContentID(hex: id)
        else { return nil }
        return try found { try ledger.document(content) }
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
