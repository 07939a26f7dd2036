import ArgumentParser
import AssayLedger
import AssayModel
import Foundation

/// The conversation with a reviewer at a terminal. Errors are told; none ends it.
final class Repl {
  private var session: Session

  init(_ bench: Workbench) { session = Session(bench: bench) }

  /// - Parameter first: a line to run before the first prompt.
  func run(first: String? = nil) throws {
    let editor = LineEditor(historyPath: session.bench.historyPath)
    try greet()
    if let first { _ = try attempt(first) }
    while true {
      try Terminal.flush()
      switch editor.readLine(prompt: prompt, on: session.bench) {
      case .end:
        try session.bench.terminal.say()
        return
      case .interrupted: continue
      case .line(let line):
        if line.allSatisfy(\.isWhitespace) { continue }
        editor.remember(line)
        guard try attempt(line) else { return }
      }
    }
  }

  /// Runs a line and tells what went wrong.
  /// - Returns: false to leave.
  private func attempt(_ line: String) throws -> Bool {
    session.refreshTerminal()
    do {
      try session.run(line)
    } catch is Quit.Leaving {
      return false
    } catch let error where ReplCommand.isHelp(error) {
      try session.bench.terminal.say(ReplCommand.fullMessage(for: error))
    } catch {
      let style = session.bench.terminal.style
      try session.bench.terminal.say(style.red(ReplCommand.report(of: error).message))
    }
    return true
  }

  private func greet() throws {
    let bench = session.bench
    let status = try bench.ledger.status()
    let open = status.claims - status.reviewed
    try bench.terminal.say(
      bench.terminal.style.bold("Assay") + " — \(status.claims) claims, \(open) open. "
        + "You are \(bench.reviewer.visible()).")
    try bench.terminal.say(
      "`next` opens a claim, `triage` goes by keys, `help` lists verbs, Ctrl-D leaves.")
  }

  /// Says where one is: the workspace, and the claim that is open.
  private var prompt: String {
    let bench = session.bench
    let name = bench.workspace.path.split(separator: "/").last.map(String.init) ?? "/"
    let place = name.visible().cut(to: max(4, min(24, Terminal.columns / 3)))
    let claim = bench.openClaim.map { " \($0.short)" } ?? ""
    guard bench.terminal.style.coloured else { return "\(place)\(claim)> " }
    // \1 … \2 tell the editor which characters take no room.
    return
      "\u{1}\u{1B}[1;34m\u{2}\(place)\u{1}\u{1B}[36m\u{2}\(claim)\u{1}\u{1B}[0m\u{2}> "
  }
}
