import ArgumentParser
import AssayLedger
import AssayModel
import Foundation

/// Shows a claim, waits for a key, runs what it types, and so on.
struct TriageLoop {
  var session: Session
  let keys: KeyTable

  init(bench: Workbench, keys: KeyTable) {
    session = Session(bench: bench)
    self.keys = keys
  }

  mutating func run() throws {
    try attempt(session.bench.openClaim == nil ? "next" : "show")
    while session.bench.openClaim != nil {
      try prompt()
      switch KeyReader.next() {
      case .end:
        return try session.bench.terminal.say()
      case .resized:
        try session.bench.terminal.say()
        try attempt("show")
      case .character(let key):
        guard let action = keys.action(for: key) else {
          try session.bench.terminal.say("\(String(key).visible()) is no key here; ? lists them")
          continue
        }
        try session.bench.terminal.say(session.bench.terminal.style.dim(action.about))
        if action.name == "quit" { return }
        guard let line = filled(action.line) else {
          try session.bench.terminal.say("Given up; nothing was recorded.")
          continue
        }
        guard try attempt(line) else { return }
      }
    }
  }

  /// Runs a line as if it had been typed, tells what went wrong, and moves on after a verdict.
  /// - Returns: false to leave.
  @discardableResult
  private mutating func attempt(_ line: String) throws -> Bool {
    let before = session.bench.openClaim
    session.refreshTerminal()
    do {
      try session.run(line)
    } catch is Quit.Leaving {
      return false
    } catch {
      let style = session.bench.terminal.style
      try session.bench.terminal.say(style.red(ReplCommand.report(of: error).message))
      return true
    }
    let words = (try? TypedLine(line).words) ?? []
    let verb = ReplCommand.verb(words) as? any WorkbenchCommand.Type
    if verb?.movesOn == true, session.bench.openClaim == before {
      return try attempt("next")
    }
    // What was taken back is open again.
    if words.first == "undo", session.bench.openClaim != nil { return try attempt("show") }
    return true
  }

  /// The line with its parts in braces asked for; nil where one was given up.
  private func filled(_ line: String) -> String? {
    var filled = ""
    var rest = Substring(line)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      filled += rest[..<open]
      let wanted = String(rest[rest.index(after: open)..<close])
      let value = LineEditor.ask("\(wanted): ", before: filled, on: session.bench)
      guard let value, !value.allSatisfy(\.isWhitespace) else { return nil }
      let trimmed = value.trimmingCharacters(in: .whitespaces)
      filled += line == "{\(wanted)}" ? trimmed : trimmed.quoted
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }

  /// Items beside each other, broken between two of them.
  private static func lines(of items: [String], columns: Int) -> String {
    var lines = [""]
    for item in items {
      let last = lines[lines.count - 1]
      let longer = last.isEmpty ? item : last + "  " + item
      if last.isEmpty || longer.displayWidth <= columns {
        lines[lines.count - 1] = longer
      } else {
        lines.append(item)
      }
    }
    return lines.joined(separator: "\n")
  }

  private func prompt() throws {
    let bench = session.bench
    let ratings = bench.scale.ratings.prefix(10).enumerated().map { number, rating in
      "\((number + 1) % 10) \(rating.name.visible())"
    }
    try bench.terminal.say()
    try bench.terminal.put(
      bench.terminal.style.dim(Self.lines(of: ratings, columns: bench.terminal.measure))
        + "\n\(bench.openClaim?.short ?? "") [? keys, q quit]> ")
    try Terminal.flush()
  }
}
