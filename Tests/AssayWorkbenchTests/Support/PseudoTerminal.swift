import CPseudoTerminal
import Foundation
import Testing

/// The program at a real pseudo-terminal: what is typed goes in as keys, what comes out is read
/// as a person would see it, without colours.
final class PseudoTerminal {
  private let master: Int32
  private(set) var pid: pid_t = 0
  /// All that was shown so far.
  private(set) var shown = ""
  /// How much of `shown` was expected already.
  private var seen = 0

  init(
    _ arguments: [String] = [], in folder: String, columns: UInt16 = 80,
    as reviewer: String = "ann",
    environment: [String: String] = [:]
  ) throws {
    let values = Program.environment(
      ["TERM": "xterm-256color", "ASSAY_REVIEWER": reviewer].merging(environment) { $1 })
    let arguments = ([Program.path] + arguments).map { strdup($0) } + [nil]
    let variables = values.map { strdup("\($0)=\($1)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    master = spawn_at_terminal(Program.path, arguments, variables, folder, columns, &pid)
    try #require(master >= 0)
  }

  func resize(columns: UInt16) { _ = resize_terminal(master, columns) }

  deinit {
    kill(pid, SIGKILL)
    _ = waitpid(pid, nil, 0)
    close(master)
  }

  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// Waits until `text` is shown after what was expected before, and tells what came up to it.
  @discardableResult
  func expect(_ text: String, _ location: SourceLocation = #_sourceLocation) -> String {
    let deadline = Date().addingTimeInterval(20)
    while true {
      let new = String(shown.dropFirst(seen))
      if let range = new.range(of: text) {
        seen += new[..<range.upperBound].count
        return String(new[..<range.upperBound])
      }
      guard Date() < deadline, readMore() else {
        Issue.record("“\(text)” was not shown, but:\n\(new)", sourceLocation: location)
        return ""
      }
    }
  }

  /// Types keys, waits until `text` is shown, and then for the next prompt: what is typed while a
  /// verb runs is the terminal's to handle, not the editor's.
  func type(_ keys: String, shows text: String, _ location: SourceLocation = #_sourceLocation) {
    type(keys)
    expect(text, location)
    expectPrompt(location)
  }

  /// Types keys, waits until `text` is shown and then for the next prompt, and tells what was shown.
  func type(
    seeing keys: String, _ text: String, _ location: SourceLocation = #_sourceLocation
  ) -> String {
    type(keys)
    let shown = expect(text, location)
    expectPrompt(location)
    return shown
  }

  /// Waits for the prompt, and until the editor takes keys: it shows the prompt a moment before.
  func expectPrompt(_ location: SourceLocation = #_sourceLocation) {
    expectPromptFor("> ", location)
  }

  /// Waits until something is asked, and until the editor takes keys.
  func expectPromptFor(_ question: String, _ location: SourceLocation = #_sourceLocation) {
    expect(question, location)
    var settings = termios()
    for _ in 0..<2000 {
      if tcgetattr(master, &settings) != 0 || settings.c_lflag & tcflag_t(ICANON) == 0 { return }
      usleep(5000)
    }
    Issue.record("the editor took no keys", sourceLocation: location)
  }

  /// Waits for the program to end by itself.
  /// - Returns: its status as waitpid(2) gives it; -1 if it did not end.
  func end() -> Int32 {
    while readMore() {}
    for _ in 0..<100 {
      var status: Int32 = 0
      if waitpid(pid, &status, WNOHANG) == pid { return status }
      usleep(100_000)
    }
    Issue.record("it did not end; it showed:\n\(shown)")
    return -1
  }

  /// Reads what there is, waiting a while for it. False when the program has closed its end.
  private func readMore() -> Bool {
    var poll = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard Foundation.poll(&poll, 1, 10_000) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { read(master, $0.baseAddress, $0.count) }
    guard count > 0 else { return false }
    raw += buffer[..<count]
    shown = Self.plain(raw)
    return true
  }

  /// All bytes that came.
  private(set) var raw: [UInt8] = []

  /// What the bytes show, without escape sequences and cursor movements. What was shown once is
  /// not taken back, so that places in it stay what they are.
  private static func plain(_ bytes: [UInt8]) -> String {
    // A character that is not whole yet comes with the next bytes.
    let whole = bytes.prefix((bytes.lastIndex { $0 < 0x80 } ?? -1) + 1)
    var out = String.UnicodeScalarView()
    var inEscape = false
    for scalar in String(decoding: whole, as: UTF8.self).unicodeScalars {
      if scalar == "\u{1B}" {
        inEscape = true
      } else if inEscape {
        if !"[?;".unicodeScalars.contains(scalar) && !("0"..."9").contains(scalar) {
          inEscape = false
        }
      } else if !["\r", "\u{7}", "\u{8}"].contains(scalar) {
        out.append(scalar)
      }
    }
    return String(out)
  }
}
