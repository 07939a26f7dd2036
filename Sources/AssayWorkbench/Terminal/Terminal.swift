import ArgumentParser
import AssayInterchange
import CTerminal
import Foundation

/// Where a verb writes: results to standard output, what is said on the side to standard error.
struct Terminal {
  /// Whether a person sees standard output.
  let isInteractive: Bool
  let style: Style
  /// Columns; nil where lines may be of any length.
  let width: Int?
  /// Takes what is longer than the screen.
  var pager: Pager?

  /// The terminal as it is now.
  /// - Parameter plain: no colours, and words instead of signs.
  static func standard(plain: Bool = false) -> Terminal {
    let interactive = isatty(STDOUT_FILENO) == 1
    let environment = ProcessInfo.processInfo.environment
    let coloured =
      interactive && !plain && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
    return Terminal(
      isInteractive: interactive, style: Style(coloured: coloured, isPlain: plain),
      width: interactive ? columns : nil)
  }

  static var standard: Terminal { standard() }

  /// The terminal's present width, between 20 and 200 columns.
  static var columns: Int { columns(of: STDOUT_FILENO) }

  /// The same of the terminal that standard error goes to.
  static var errorColumns: Int { columns(of: STDERR_FILENO) }

  private static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return min(max(Int(size.ws_col), 20), 200)
    }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
  }

  /// The terminal's present height.
  static var rows: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 {
      return Int(size.ws_row)
    }
    return 24
  }

  /// The terminal with a pager for what one verb says, if there is one to be had.
  func paged() -> Terminal {
    var paged = self
    if isInteractive, let width { paged.pager = Pager(rows: Self.rows - 1, width: width) }
    return paged
  }

  /// Width for running text.
  var measure: Int { min(width ?? 80, 100) }

  /// Writes a line of a result.
  func say(_ line: String = "") throws {
    try put(line + "\n")
  }

  /// Writes a result as it is.
  func put(_ text: String) throws {
    var text = text
    try text.withUTF8 { try put($0) }
  }

  /// Writes a row of CSV: as it is for a program, and for eyes with what could act on the terminal
  /// made visible.
  func put(csv cells: [String]) throws {
    try put(CSVText.row(isInteractive ? cells.map { $0.visible() } : cells))
  }

  func put(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBufferPointer { try put($0) }
  }

  private func put(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    if let pager {
      if !pager.write(bytes) { throw ReaderHasGone() }
    } else if fwrite(bytes.baseAddress, 1, bytes.count, assay_standard_output()) < bytes.count {
      try Self.failed()
    }
  }

  /// Writes what was said so far to where it goes.
  static func flush() throws {
    if fflush(assay_standard_output()) != 0 { try failed() }
  }

  /// Tells something on the side: progress, a warning.
  func note(_ line: String) {
    pager?.finish()
    try? Self.flush()
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// Shows a line in place of the one shown last, such as how far something is.
  func show(_ line: String) {
    FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
  }

  /// Asks a person.
  /// - Throws: where nobody is there to answer.
  func confirm(_ question: String) throws -> Bool {
    guard isatty(STDIN_FILENO) == 1 else {
      throw WorkbenchError("nobody is there to say yes; --yes says it", .usage)
    }
    pager?.finish()
    // Past the pager, which would hold it back.
    let prompt = Array("\(question) [y/N] ".utf8)
    if fwrite(prompt, 1, prompt.count, assay_standard_output()) < prompt.count {
      try Self.failed()
    }
    try Self.flush()
    let answer = (readLine() ?? "").lowercased()
    return answer == "y" || answer == "yes"
  }

  /// A reader that has gone, as in `assay list | head`, has seen all it wanted.
  private static func failed() throws {
    if errno == EPIPE { exit(0) }
    throw WorkbenchError(
      "cannot write the output: \(String(cString: strerror(errno)))", .inputOutput)
  }
}

/// Thrown where the pager was left before the end; not an error.
struct ReaderHasGone: Error {}
