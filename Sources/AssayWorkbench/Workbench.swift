import ArgumentParser
import AssayEvidence
import AssayLedger
import AssayModel
import Foundation

/// An open workspace, and where a session in it stands: what every verb runs on.
struct Workbench {
  let workspace: Workspace
  let configuration: Configuration
  var ledger: Ledger
  /// Who acts.
  let reviewer: String
  var terminal: Terminal
  /// The folder that relative paths are meant from.
  let folder: String

  /// The claim that is meant where none is named.
  var openClaim: ContentID?
  /// The claims that `next` walks through.
  var queue = ClaimFilter()
  /// Claims that were put off in this session.
  var skipped: Set<ContentID> = []
  /// What each act of this session recorded, for `undo`; the latest last.
  var acts: [Act] = []

  /// Something that `undo` can take back.
  struct Act {
    var summary: String
    var facts: [ContentID]
  }

  var evidence: EvidenceStore { EvidenceStore(workspace: workspace.path) }
  var scale: RatingScale { configuration.scale }

  /// Opens the workspace that the current folder is in, or the one named.
  static func open(_ named: String?, terminal: Terminal = .standard) throws -> Workbench {
    let folder = FileManager.default.currentDirectoryPath
    let workspace = try Workspace.find(from: folder, named: named)
    let configuration = try Configuration(readingFrom: workspace.configurationPath)
    let ledger = try Ledger.open(at: workspace.ledgerPath)
    return Workbench(
      workspace: workspace, configuration: configuration, ledger: ledger,
      reviewer: Self.reviewer(configuration), terminal: terminal, folder: folder)
  }

  private static func reviewer(_ configuration: Configuration) -> String {
    let environment = ProcessInfo.processInfo.environment
    for name in [
      environment["ASSAY_REVIEWER"], configuration.reviewer, environment["LOGNAME"],
      environment["USER"],
    ] {
      if let name, !name.isEmpty { return name }
    }
    return NSUserName()
  }

  /// The claim that `typed` means; the open claim where nothing was typed.
  func claim(_ typed: String?) throws -> Claim {
    if let typed {
      guard let number = Ledger.factNumber(typed) else {
        return try ledger.claim(matching: typed)
      }
      if let gone = try ledger.redaction(of: number) {
        throw WorkbenchError(gone.sentence.visible(), .noInput)
      }
      return try ledger.claim(ofFact: number)
    }
    guard let openClaim else {
      throw WorkbenchError("no claim is open; name one, or type `next`", .usage)
    }
    return try ledger.claim(openClaim)
  }

  mutating func remember(_ summary: String, _ facts: [ContentID]) {
    if !facts.isEmpty { acts.append(Act(summary: summary, facts: facts)) }
  }
}
