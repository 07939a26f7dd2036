import ArgumentParser
import AssayEvidence
import AssayInterchange
import AssayLedger
import AssayModel
import AssayReports
import Foundation

struct OpenBundle: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Look through a case that `assay bundle` packed, without taking it over.",
    discussion: """
      Checks the bundle, and runs a verb on it: `list`, `show`, `search`, `report` and all others \
      that only read. Without a verb, a terminal gets the REPL. Nothing is written to any \
      workspace; the bundle's own settings, if there are any, are not read.

      Give --key the sender's public key; without it nobody knows who made the bundle.

      Examples:
        assay open case.zip
        assay open --key desk.pub case.zip list status:reviewed
        assay open case.zip report --format html --output case.html
      """)

  @Option(help: "The public key that must have signed, or a file with it.")
  var key: String?
  @Flag(help: "No colours, and words instead of signs.")
  var plain = false
  @Argument(help: "The zip.", completion: .file())
  var bundle: String
  @Argument(parsing: .captureForPassthrough, help: "The verb to run on it, and what it wants.")
  var command: [String] = []

  func run() throws {
    let folder = FileManager.default.currentDirectoryPath
    let terminal = Terminal.standard(plain: plain)
    let opened = try CaseBundle(named: bundle, key: key, from: folder)
    terminal.note("\(bundle.visible()): \(opened.sentence)")
    for finding in opened.findings { terminal.note(finding.visible()) }
    let place = try TemporaryWorkspace(of: opened)
    defer { place.remove() }
    var configuration = Configuration()
    configuration.scale = opened.facts.content.scale
    configuration.deskName = opened.facts.content.desk
    let bench = Workbench(
      workspace: Workspace(path: place.path), configuration: configuration,
      ledger: opened.facts.ledger, reviewer: Reviewer(Configuration()).name, terminal: terminal,
      folder: folder)
    try run(on: bench)
    if !opened.findings.isEmpty {
      try Terminal.flush()
      throw ExitCode.findings
    }
  }

  private func run(on bench: Workbench) throws {
    var bench = bench
    guard let verb = command.first else {
      if isatty(STDIN_FILENO) == 1 { return try Repl(bench).run() }
      return try Status.parse([]).runPaged(on: &bench)
    }
    try Session.checkVerb(verb)
    let parsed = try ReplCommand.parseAsRoot(command)
    // A key would be made for somebody else's log.
    guard var wanted = parsed as? any WorkbenchCommand, !(wanted is Key) else {
      throw WorkbenchError("`\(verb.visible())` does not work on a bundle", .usage)
    }
    if var report = wanted as? Report, report.output == nil {
      // The bundle has no folder of its own that would stay.
      report.output = "-"
      wanted = report
    }
    try wanted.runPaged(on: &bench)
  }
}

extension CaseBundle {
  /// Reads a bundle that a user named.
  init(named name: String, key: String?, from folder: String) throws {
    let key = try key.map { try PublicKey($0, from: folder).verifier }
    let input = try InputFile(name, from: folder)
    do {
      self = try CaseBundle(input.bytes, key: key)
    } catch let error as ProofError {
      throw WorkbenchError(
        "\(name.visible()): \(error.description)", error.isFinding ? .findings : .badData)
    } catch let error as ArchiveError {
      throw WorkbenchError("\(name.visible()): \(error.description)", .badData)
    }
  }
}

/// The evidence of a bundle, unpacked where verbs look for it, until it is removed.
struct TemporaryWorkspace {
  let path: String

  init(of bundle: CaseBundle) throws {
    var template = Array((NSTemporaryDirectory() + "assay-case-XXXXXX").utf8CString)
    guard let made = mkdtemp(&template) else {
      throw WorkbenchError("cannot make a folder for what is in the bundle", .cannotCreate)
    }
    path = String(cString: made)
    do {
      let store = EvidenceStore(workspace: path)
      for name in bundle.evidenceFiles {
        guard let bytes = try bundle.archive.content(of: name) else { continue }
        _ = try store.keep(bytes, named: name)
      }
    } catch {
      remove()
      throw error
    }
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
