import ArgumentParser
import Foundation

struct Run: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a file of commands, up to the first error.",
    discussion: """
      One command a line, as in the REPL; # begins a remark. The first error ends the run and is \
      told with its line. What was recorded before it stays.

      Example:
        assay run Claims/review.assay
      """)

  @Argument(help: "The file, or - for standard input.", completion: .file())
  var script: String
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let input = try InputFile(script, from: bench.folder)
    guard let text = String(validatingUTF8Bytes: input.bytes) else {
      throw WorkbenchError("\(script.visible()) is not UTF-8 text", .badData)
    }
    var session = Session(bench: bench)
    defer { bench = session.bench }
    try session.run(script: text, named: script == "-" ? "standard input" : script.visible())
  }
}

extension String {
  /// Nil unless the bytes are UTF-8.
  init?(validatingUTF8Bytes bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    self = text
  }
}
