import CTerminal
import Foundation

/// Reads lines from a person at a terminal: history, Ctrl-R, completion (libedit).
///
/// There is one terminal, and so one editor; libedit keeps its state in globals.
final class LineEditor {
  enum Input {
    case line(String)
    /// Ctrl-C: the line was given up.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal is gone.
    case end
  }

  private let historyPath: String

  /// - Parameter historyPath: one line a line, oldest first; made if it is not there.
  init(historyPath: String) {
    self.historyPath = historyPath
    Self.prepare()
    let past = (try? String(contentsOfFile: historyPath, encoding: .utf8)) ?? ""
    for line in past.split(separator: "\n").suffix(1000) { add_history(String(line)) }
  }

  /// Sets libedit up, and has Ctrl-C give up a line instead of the session.
  static func prepare() {
    setlocale(LC_CTYPE, "")
    if String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    assay_prepare_line_editing(completeWord)
  }

  /// Reads a line, completing words from what the workbench knows.
  func readLine(prompt: String, on bench: Workbench) -> Input {
    var interrupted: Int32 = 0
    guard let typed = Self.read(prompt, before: "", on: bench, &interrupted) else {
      if interrupted == 0 { return .end }
      print()
      return .interrupted
    }
    return .line(typed)
  }

  /// Asks for one thing. Nil where the answer is given up.
  /// - Parameter before: what the answer belongs to, for completion: `why-not `.
  static func ask(_ prompt: String, before: String = "", on bench: Workbench? = nil) -> String? {
    try? Terminal.flush()
    var interrupted: Int32 = 0
    let answer = read(prompt, before: before, on: bench, &interrupted)
    if answer == nil { print() }
    return answer
  }

  private static func read(
    _ prompt: String, before: String, on bench: Workbench?, _ interrupted: inout Int32
  ) -> String? {
    completer = { line in
      let word = UnfinishedWord(in: before + line)
      return (word, bench.map { Completion(bench: $0).candidates(for: word) } ?? [])
    }
    defer { completer = nil }
    guard let typed = assay_read_line(prompt, &interrupted) else { return nil }
    defer { free(typed) }
    return String(cString: typed)
  }

  /// Puts a line into the history, now and for later sessions.
  func remember(_ line: String) {
    let line = line.replacingOccurrences(of: "\n", with: " ")
    add_history(line)
    let file = open(historyPath, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }  // a read-only workspace has no history; nothing is lost
    defer { close(file) }
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
  }
}

/// What libedit's C callback asks. Only the thread that reads lines touches it.
nonisolated(unsafe) private var completer: ((String) -> (UnfinishedWord, [String]))?

/// libedit's completer: the longest common beginning, then all candidates, then null.
private func completeWord(
  _ text: UnsafePointer<CChar>?, _ start: Int32, _ end: Int32
) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
  guard let completer else { return nil }
  // libedit counts characters, and takes a word to begin after the last space: what it has of ours
  // stays where it is, and the candidates go on from there.
  let line = assay_line_so_far().map { String(cString: $0) } ?? ""
  let (word, found) = completer(
    String(String.UnicodeScalarView(line.unicodeScalars.prefix(Int(end)))))
  let kept = word.raw.unicodeScalars.count - Int(end - start)
  let candidates = found.map { String(String.UnicodeScalarView($0.unicodeScalars.dropFirst(kept))) }
  assay_finish_completion()
  guard let first = candidates.first else { return nil }
  let shared = candidates.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
  // A folder goes on, and so does a filter's key.
  let goesOn = [":", ">", "/"].contains { first.hasSuffix($0) }
  let all = candidates.count == 1 ? [goesOn ? first : first + " "] : [shared] + candidates
  let array = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: all.count + 1)
  for (i, candidate) in all.enumerated() { array[i] = strdup(candidate) }
  array[all.count] = nil
  return array
}
