import CPseudoTerminal
import Foundation

/// The program as a user runs it: a process with arguments, input and a folder.
enum Program {
  struct Result: Equatable {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The `assay` that was built beside these tests.
  static let path: String =
    (String(cString: image_path()) as NSString).deletingLastPathComponent + "/assay"

  static func environment(_ extra: [String: String] = [:]) -> [String: String] {
    ["PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory(), "ASSAY_REVIEWER": "ann"]
      .merging(extra) { $1 }
  }

  /// Runs it to its end.
  static func run(
    _ arguments: [String], in folder: String, input: String = "", as reviewer: String = "ann",
    environment: [String: String] = [:]
  ) throws -> Result {
    try Running(arguments, in: folder, input: input, as: reviewer, environment: environment)
      .finish()
  }

  /// Runs a shell command, in which `$ASSAY` is the program.
  static func shell(_ command: String, in folder: String) throws -> Result {
    try Running(
      ["-c", command], of: "/bin/sh", in: folder, input: "", as: "ann"
    ).finish()
  }

  /// Starts it, so that it can be killed.
  static func start(
    _ arguments: [String], in folder: String, input: String = "", as reviewer: String = "ann"
  ) throws -> Running {
    try Running(arguments, in: folder, input: input, as: reviewer)
  }

  final class Running {
    let process = Process()
    private let output: String
    private let errors: String

    fileprivate init(
      _ arguments: [String], of program: String = Program.path, in folder: String, input: String,
      as reviewer: String, environment: [String: String] = [:]
    ) throws {
      // Files instead of pipes: nobody has to drain them while the process runs.
      let stem = NSTemporaryDirectory() + "/assay-run-\(UUID().uuidString)"
      output = stem + ".out"
      errors = stem + ".err"
      let inputPath = stem + ".in"
      for (path, contents) in [(output, ""), (errors, ""), (inputPath, input)] {
        _ = FileManager.default.createFile(atPath: path, contents: Data(contents.utf8))
      }
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = arguments
      process.currentDirectoryURL = URL(fileURLWithPath: folder)
      process.environment = Program.environment(
        ["ASSAY_REVIEWER": reviewer, "ASSAY": Program.path].merging(environment) { $1 })
      process.standardInput = FileHandle(forReadingAtPath: inputPath)
      process.standardOutput = FileHandle(forWritingAtPath: output)
      process.standardError = FileHandle(forWritingAtPath: errors)
      try process.run()
      try? FileManager.default.removeItem(atPath: inputPath)
    }

    func kill() {
      Foundation.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }

    func finish() -> Result {
      process.waitUntilExit()
      defer {
        try? FileManager.default.removeItem(atPath: output)
        try? FileManager.default.removeItem(atPath: errors)
      }
      func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
      }
      return Result(
        status: process.terminationStatus, output: text(output), errors: text(errors))
    }
  }
}
