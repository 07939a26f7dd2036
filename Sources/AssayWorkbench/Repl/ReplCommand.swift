import ArgumentParser
import AssayLedger
import AssayModel

/// The verbs of the REPL: those of the shell, and those that need a session.
struct ReplCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "Verify the claims of an article.",
    subcommands: AssayCommand.verbs + [Next.self, Skip.self, Undo.self, Quit.self],
    helpNames: [.long])

  struct Verb {
    let name: String
    let abstract: String
  }

  static var verbs: [Verb] {
    configuration.subcommands.map { Verb(name: $0.typedName, abstract: $0.configuration.abstract) }
      .sorted { $0.name < $1.name } + [Verb(name: "help", abstract: "Explain a verb.")]
  }

  /// The command that the words begin with: `evidence add`.
  static func verb(_ words: [String]) -> (any ParsableCommand.Type)? {
    guard let first = configuration.subcommands.first(where: { $0.typedName == words.first }) else {
      return nil
    }
    let second = first.configuration.subcommands.first { $0.typedName == words.dropFirst().first }
    return second ?? first
  }
}

extension ParsableCommand {
  /// The verb as it is typed.
  static var typedName: String {
    configuration.commandName ?? String(describing: Self.self).lowercased()
  }

  /// The verb's help as the REPL gives it.
  static func replHelp(columns: Int) -> String {
    ReplCommand.helpMessage(for: Self.self, columns: columns)
  }
}

struct Next: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open the next claim that wants a verdict.",
    discussion: """
      The claims most worthy of checking come first; `review FILTER` narrows them down.

      Example:
        next
      """)

  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    var passed = bench.skipped
    if let open = bench.openClaim { passed.insert(open) }
    var filter = bench.queue
    filter.status = filter.status ?? .open
    var found: ContentID?
    try bench.ledger.forEachClaim(filter, order: .score) { row in
      if passed.contains(row.claim.id) { return true }
      found = row.claim.id
      return false
    }
    guard let found else {
      bench.openClaim = nil
      return try bench.terminal.say(
        bench.skipped.isEmpty
          ? "Nothing is left to review here."
          : "Nothing is left to review here but the \(bench.skipped.count) that you skipped.")
    }
    bench.openClaim = found
    try Show.show(found, on: bench)
  }
}

struct Skip: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put the open claim off for this session, and open the next.",
    discussion: """
      Example:
        skip
      """)

  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    bench.skipped.insert(try bench.claim(nil).id)
    try Next.parse([]).run(on: &bench)
  }
}

struct Undo: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take back the last thing recorded in this session.",
    discussion: """
      Again takes back the one before it. Nothing is deleted: both the fact and that it was taken \
      back stay on record.

      Example:
        undo
      """)

  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    guard let act = bench.acts.popLast() else {
      throw WorkbenchError("nothing was recorded in this session that could be undone", .usage)
    }
    for fact in act.facts.reversed() {
      try bench.ledger.retract(fact, because: "undone", by: bench.reviewer)
    }
    try bench.terminal.say("Took back \(act.summary).")
  }
}

/// Ends a session.
struct Quit: WorkbenchCommand {
  static let configuration = CommandConfiguration(abstract: "Leave.", aliases: ["exit"])

  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws { throw Leaving() }

  /// Thrown to leave; not an error.
  struct Leaving: Error {}
}
