import ArgumentParser
import AssayReports

struct BundleVerb: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Pack a case into one zip: documents, evidence, facts, reports and proof.",
    discussion: """
      WHAT is a document, a claim's id, or filters as in `assay list`; without it the case is the \
      whole ledger. Whoever gets the zip can read it with any zip program, look through it with \
      `assay open`, and take it over with `assay merge`. It shows them the evidence, and all that \
      reviewers concluded about these claims; sealed verdicts, notes to oneself and the workspace's \
      settings stay here.

      Example:
        assay bundle opinion --output opinion.zip
      """)

  @Argument(help: "What the case is about.")
  var what: [String] = []
  @Option(help: "The zip to write.", completion: .file())
  var output: String
  @Option(help: "The file with the private key, if not the usual one.", completion: .file())
  var keyFile: String?
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let subject = try ReportSubject(what, .full, in: bench)
    var content = ReportContent(
      title: subject.title,
      desk: subject.title == bench.configuration.deskName ? nil : bench.configuration.deskName,
      documents: subject.documents, dossiers: subject.dossiers, scale: bench.scale)
    content.language = bench.configuration.language
    content.redacted = subject.redacted
    let (bytes, missing) = try bench.bundle(content, keyFile: keyFile)
    try OutputFile.write(bytes, to: output, from: bench.folder)
    try bench.terminal.say(
      "Wrote \(output.visible()): \(subject.dossiers.count) claims, "
        + "\(subject.documents.count) documents, \(bytes.count) bytes.")
    if !missing.isEmpty {
      for place in missing.prefix(10) { bench.terminal.note("\(place) is gone, and not in it") }
      try Terminal.flush()
      throw ExitCode.findings
    }
  }
}
