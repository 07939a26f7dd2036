import ArgumentParser
import AssayLedger
import AssayModel

/// The verbs of the REPL: those of the shell, and those that need a session.
struct ReplCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "Verify the claims of an article.",
    subcommands: AssayCommand.verbs + [
      Next.self, Skip.self, ConfidenceVerb.self, NoteVerb.self, AnswerVerb.self, Undo.self,
      KeysVerb.self, Quit.self,
    ],
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
