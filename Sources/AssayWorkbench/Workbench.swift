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
  /// Whether long output goes through a pager. Not in triage: the next key is not for the pager.
  var pages = true
  /// The folder that relative paths are meant from.
  let folder: String

  /// The claim that is meant where none is named.
  var openClaim: ContentID?
  /// The claims that `next` walks through.
  var queue = ClaimFilter()
  /// What was prepared for the verdict on the open claim.
  var draft = Draft()
  /// Claims that were served again, whose verdicts are not shown to their reviewer.
  var servedAgain: Set<ContentID> = []
  /// Where the session is recorded.
  var recording: Recording?
  /// What to record instead of the line that was typed, where that would not do the same again.
  var replay: String?
  /// Claims that were put off in this session.
  var skipped: Set<ContentID> = []
  /// What each act of this session recorded, for `undo`; the latest last.
  var acts: [Act] = []

  /// Something that `undo` can take back.
  struct Act {
    var summary: String
    var facts: [ContentID]
    /// The claim that was open.
    var claim: ContentID?
  }

  var evidence: EvidenceStore { EvidenceStore(workspace: workspace.path) }
  var scale: RatingScale { configuration.scale }

  /// Where the lines that were typed are kept: each reviewer has a file, for what one typed of a
  /// claim is not for the other's arrow keys.
  var historyPath: String {
    "\(workspace.path)/.assay-history-\(Reviewer.fileName(of: reviewer))"
  }

  /// Opens the workspace that the current folder is in, or the one named.
  static func open(_ option: WorkspaceOption) throws -> Workbench {
    let folder = FileManager.default.currentDirectoryPath
    let workspace = try Workspace.find(from: folder, named: option.workspace)
    let configuration = try Configuration(readingFrom: workspace.configurationPath)
    let ledger = try Ledger.open(at: workspace.ledgerPath)
    return Workbench(
      workspace: workspace, configuration: configuration, ledger: ledger,
      reviewer: Reviewer(configuration).name, terminal: .standard(plain: option.plain),
      folder: folder)
  }

  /// The claim that `typed` means; the open claim where nothing was typed.
  func claim(_ typed: String?) throws -> Claim {
    if let typed {
      if let number = Ledger.factNumber(typed) {
        if let gone = try ledger.redaction(of: number) {
          throw WorkbenchError(gone.sentence.visible(), .noInput)
        }
        return try ledger.claim(ofFact: number)
      }
      return try nearestNamed(
        typed, ledger.claim(matching:), near: { try ledger.claimIDs(near: $0, limit: 3) })
    }
    guard let openClaim else {
      throw WorkbenchError("no claim is open; name one, or type `next`", .usage)
    }
    return try ledger.claim(openClaim)
  }

  /// What `typed` means; where that is nothing, the error names what it may be a slip for.
  func nearestNamed<T>(
    _ typed: String, _ look: (String) throws -> T, near: (String) throws -> [ContentID]
  ) throws -> T {
    do {
      return try look(typed)
    } catch let error as LedgerError {
      guard case .nothing = error, typed.allSatisfy(\.isHexDigit) else { throw error }
      let ids = try near(typed)
      if ids.isEmpty { throw error }
      throw WorkbenchError(
        "\(error); did you mean \(ids.map(\.short).joined(separator: ", "))?", .noInput)
    }
  }

  /// Makes a claim the open one. What was prepared for another is dropped.
  mutating func open(_ claim: ContentID?) {
    if claim != openClaim { draft = Draft() }
    openClaim = claim
  }

  mutating func remember(_ summary: String, _ facts: [ContentID]) {
    if !facts.isEmpty { acts.append(Act(summary: summary, facts: facts, claim: openClaim)) }
  }

  /// Asks a person once before something is done to many; a script says --yes.
  func confirm(_ question: String, isAgreed: Bool) throws {
    if isAgreed { return }
    guard terminal.isInteractive, isatty(STDIN_FILENO) == 1 else {
      throw WorkbenchError("\(question) Say so with --yes; nothing was recorded", .usage)
    }
    terminal.pager?.finish()
    guard let answer = LineEditor.ask("\(question) [y/N] "), answer.lowercased().hasPrefix("y")
    else { throw WorkbenchError("nothing was recorded", .usage) }
  }
}
