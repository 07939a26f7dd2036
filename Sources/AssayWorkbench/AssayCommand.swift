import ArgumentParser
import Foundation

/// The program: its verbs, and the REPL where none is named.
struct AssayCommand: ParsableCommand {
  static let verbs: [any ParsableCommand.Type] = [
    Init.self, Read.self, Analyse.self, Extract.self, Score.self, Import.self, List.self, Show.self,
    Search.self, Match.self, IndexVerb.self, Link.self, Unlink.self, EvidenceVerb.self,
    SourceVerb.self, Queue.self, Review.self, Triage.self, GiveVerdict.self, WhyNot.self,
    Assign.self, Later.self, FlagVerb.self, RequeueVerb.self, Mend.self, AnchorVerb.self,
    Agreement.self, Report.self, Export.self, Retract.self, Log.self, Status.self, WhoAmI.self,
    Run.self, Verify.self, PrintCheckpoint.self, Key.self, Prove.self, CheckProof.self,
    CheckReport.self, BundleVerb.self, OpenBundle.self, Merge.self, Redact.self, Backup.self,
    Restore.self,
  ]

  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "Verify the claims of an article: extract them, review them, report on them.",
    discussion: """
      Without a verb, a terminal gets the REPL; commands that come through a pipe are run up to \
      the first error.

      Examples:
        assay init desk && cd desk
        assay extract Claims/article.txt
        assay review
        assay report
      """,
    version: version,
    subcommands: verbs + [ManualPage.self])

  static let version = "0.1.0"

  @OptionGroup var recording: RecordingOption
  @OptionGroup var workspace: WorkspaceOption

  func run() throws {
    var bench = try Workbench.open(workspace)
    defer { try? bench.ledger.close() }
    try recording.begin(on: &bench)
    if isatty(STDIN_FILENO) == 1 {
      try Repl(bench).run()
    } else {
      try Run.parse(["-"]).run(on: &bench)
    }
  }
}

/// Runs the program with the process's arguments and ends the process.
public func runAssay() -> Never {
  signal(SIGPIPE, SIG_IGN)  // a reader that has gone is told by the write that fails
  do {
    try Session.checkVerb(CommandLine.arguments.dropFirst().first)
    var command = try AssayCommand.parseAsRoot()
    try command.run()
    try Terminal.flush()
  } catch {
    try? Terminal.flush()
    guard let report = ErrorReport(error) else { AssayCommand.exit(withError: error) }
    FileHandle.standardError.write(Data("assay: \(report.message)\n".utf8))
    exit(report.code.rawValue)
  }
  exit(0)
}
