import ArgumentParser
import AssayLedger
import AssayModel

/// Says how sure one is of the verdict that one is about to give.
struct ConfidenceVerb: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "confidence",
    abstract: "Say how sure you are of the verdict that you give next.",
    discussion: """
      Example:
        confidence high
      """)

  @Argument(help: "low, moderate or high.")
  var confidence: Confidence
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    _ = try bench.claim(nil)
    bench.draft.confidence = confidence
    try bench.terminal.say("The next verdict: \(bench.draft.summary ?? "").")
  }
}

/// Writes the rationale of the verdict that one is about to give.
struct NoteVerb: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: "Write the rationale of the verdict that you give next.",
    discussion: """
      Without words $EDITOR is opened; with several, each is a line.

      Examples:
        note
        note "The commission's protocol gives 78.7 percent."
      """)

  @Argument(help: "The rationale's lines.")
  var lines: [String] = []
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let claim = try bench.claim(nil)
    if lines.isEmpty {
      guard bench.terminal.isInteractive else {
        throw WorkbenchError("note wants its words where there is no terminal", .usage)
      }
      bench.draft.rationale = try Editor.edit(
        bench.draft.rationale ?? "",
        hint: "Why, for the reader of the report. Lines that begin with # are left out.\n"
          + claim.text.visible())
    } else {
      bench.draft.rationale = lines.joined(separator: "\n")
    }
    let written = bench.draft.rationale?.split(separator: "\n", omittingEmptySubsequences: false)
    bench.replay =
      "note " + (written ?? [""]).map { String($0).quoted }.joined(separator: " ")
    try bench.terminal.say("The next verdict: \(bench.draft.summary ?? "nothing prepared").")
  }
}

/// Answers evidence that speaks against the verdict that one is about to give.
struct AnswerVerb: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer",
    abstract: "Say why evidence that speaks against your next verdict does not change it.",
    discussion: """
      EVIDENCE is the beginning of an id as `show` gives it. The answer is part of the verdict.

      Example:
        answer 81bb07 "A draft that was never adopted."
      """)

  @Argument(help: "The evidence.")
  var evidence: String
  @Argument(help: "The answer.")
  var text: String
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let dossier = try bench.ledger.dossier(of: try bench.claim(nil).id)
    let id = try dossier.evidence(matching: evidence)
    bench.draft.answers.removeAll { $0.evidence == id }
    bench.draft.answers.append(.init(evidence: id, text: text))
    try bench.terminal.say("The next verdict: \(bench.draft.summary ?? "").")
  }
}

/// Lists the keys of `triage`.
struct KeysVerb: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "List the keys of `triage`, and what each types.",
    discussion: """
      Under [keys] in assay.toml an action is given another key: next = "j". Actions are the \
      ratings as typed (mostly-false) and high, moderate, low, note, evidence, answer, why-not, \
      next, skip, later, flag, move, strike, undo, show, command, keys and quit.

      Example:
        keys
      """)

  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    try bench.terminal.put(try bench.keys().text(style: bench.terminal.style))
  }
}

extension Workbench {
  /// The workspace's keys.
  func keys() throws -> KeyTable {
    try KeyTable(
      scale: configuration.scale, rebound: configuration.keys, path: workspace.configurationPath)
  }
}
