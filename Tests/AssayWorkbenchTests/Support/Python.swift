import Foundation

/// Documentation/check_proof.py: what Assay proves, checked by a program that shares nothing with it.
enum Python {
  static let canCheckSignatures: Bool =
    ((try? run(["-c", "import cryptography"]).status == 0) ?? false)
    || ProcessInfo.processInfo.environment["ASSAY_SOAK"] != nil

  static func checkProof(_ file: String, _ key: String) throws -> (status: Int32, output: String) {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../Documentation/check_proof.py").standardizedFileURL.path
    return try run([script, file, key])
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
