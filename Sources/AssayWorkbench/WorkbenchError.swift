import ArgumentParser

/// An error of the workbench: one sentence, and the exit code that scripts see.
struct WorkbenchError: Error, CustomStringConvertible {
  let description: String
  let code: ExitCode

  init(_ description: String, _ code: ExitCode) {
    self.description = description
    self.code = code
  }
}

/// Exit codes of sysexits(3), and 1 for "done, with findings".
extension ExitCode {
  static let findings = ExitCode(1)
  static let usage = ExitCode(64)
  static let badData = ExitCode(65)
  static let noInput = ExitCode(66)
  static let cannotCreate = ExitCode(73)
  static let inputOutput = ExitCode(74)
  static let busy = ExitCode(75)
}
