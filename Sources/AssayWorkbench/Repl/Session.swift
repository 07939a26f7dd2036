import ArgumentParser
import AssayModel
import Foundation

/// Runs typed lines on an open workbench.
struct Session {
  var bench: Workbench

  /// Runs one line. An empty one does nothing.
  mutating func run(_ line: String) throws {
    var words = try TypedLine(line).words
    if words.first == "assay" { words.removeFirst() }
    guard let first = words.first else { return }
    if first == "help" || first == "?" {
      let before = bench.terminal
      if bench.pages { bench.terminal = before.paged() }
      defer {
        bench.terminal.pager?.finish()
        bench.terminal = before
      }
      do {
        return try help(Array(words.dropFirst()))
      } catch is ReaderHasGone { return }
    }
    try Self.checkVerb(first)
    var command = try ReplCommand.parseAsRoot(words)
    guard let command = command as? any WorkbenchCommand else { return try command.run() }
    bench.replay = nil
    let before = bench.terminal
    if command.workspace.plain { bench.terminal = .standard(plain: true) }
    defer { bench.terminal = before }
    try command.runPaged(on: &bench)
    record(line, of: command)
  }

  /// Records what does the same again. A script and triage record their lines themselves.
  private func record(_ line: String, of command: any WorkbenchCommand) {
    if command is Run || command is Triage || command is Review { return }
    let replay = bench.replay ?? line.trimmingCharacters(in: .whitespaces)
    if !replay.isEmpty { bench.recording?.add(replay) }
  }

  /// The terminal as it is now: the window may have changed its size since the last line.
  mutating func refreshTerminal() {
    bench.terminal = .standard(plain: bench.terminal.style.isPlain)
  }

  private func help(_ words: [String]) throws {
    guard let first = words.first else {
      let style = bench.terminal.style
      let room = max(20, bench.terminal.measure - 14)
      for verb in ReplCommand.verbs {
        try bench.terminal.say(
          "  " + style.cyan(verb.name.padded(to: 10)) + "  " + verb.abstract.cut(to: room))
      }
      return try bench.terminal.say("`help verdict` explains one, with an example.")
    }
    guard let verb = ReplCommand.verb(words) else {
      throw WorkbenchError(Self.unknown(first), .usage)
    }
    try bench.terminal.say(verb.replHelp(columns: bench.terminal.measure))
  }

  /// Throws, with the nearest verb, unless a line may begin like this.
  static func checkVerb(_ first: String?) throws {
    guard let first, !first.hasPrefix("-"), ReplCommand.verb([first]) == nil,
      !["help", "exit", "manual-page"].contains(first), !first.hasPrefix("---")
    else { return }
    throw WorkbenchError(unknown(first), .usage)
  }

  private static func unknown(_ typed: String) -> String {
    let hint = typed.nearest(of: ReplCommand.verbs.map(\.name)).map { "; did you mean `\($0)`?" }
    return "there is no verb “\(typed.visible())”" + (hint ?? "; `help` lists them")
  }

  /// Runs a script, line by line, up to the first error.
  /// - Parameter name: as it is named in the error.
  mutating func run(script: String, named name: String) throws {
    for (i, line) in script.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      do {
        try run(String(line))
      } catch is Quit.Leaving {
        return
      } catch let error where ReplCommand.isHelp(error) {
        try bench.terminal.say(ReplCommand.fullMessage(for: error))
      } catch {
        let report = ReplCommand.report(of: error)
        throw WorkbenchError("\(name):\(i + 1): \(report.message)", report.code)
      }
    }
  }
}

extension ReplCommand {
  /// Whether the "error" is a wish for help.
  static func isHelp(_ error: any Error) -> Bool { exitCode(for: error) == .success }

  /// What to say of an error, be it the parser's or ours.
  static func report(of error: any Error) -> (message: String, code: ExitCode) {
    if let report = ErrorReport(error) { return (report.message, report.code) }
    return (message(for: error), exitCode(for: error) == .success ? .success : .usage)
  }
}
