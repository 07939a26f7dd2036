import Foundation

/// Runs the program where its folder is mounted read-only: permissions do not stop root, who runs
/// the tests in a container.
enum ReadOnlyMount {
  static let isPossible: Bool =
    (try? run(shell: "true", in: NSTemporaryDirectory()).status == 0) ?? false

  static func run(_ arguments: [String], in folder: String) throws -> Program.Result {
    let quoted = ([Program.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    return try run(shell: quoted, in: folder)
  }

  private static func run(shell command: String, in folder: String) throws -> Program.Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "unshare", "--mount", "--propagation", "private", "sh", "-c",
      "mount --bind '\(folder)' '\(folder)' && mount -o remount,bind,ro '\(folder)' "
        + "&& cd '\(folder)' && exec \(command)",
    ]
    process.environment = Program.environment()
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let shown = output.fileHandleForReading.readDataToEndOfFile()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Program.Result(
      status: process.terminationStatus, output: String(decoding: shown, as: UTF8.self),
      errors: String(decoding: said, as: UTF8.self))
  }
}
