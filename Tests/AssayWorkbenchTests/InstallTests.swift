import Foundation
import Testing

@Suite struct InstallTests {
  @Test func `an installed program finds its models from any folder`() throws {
    let prefix = NSTemporaryDirectory() + "/assay-prefix-\(UUID().uuidString)"
    let files = FileManager.default
    defer { try? files.removeItem(atPath: prefix) }
    try files.createDirectory(atPath: prefix + "/bin", withIntermediateDirectories: true)
    try files.createDirectory(atPath: prefix + "/share", withIntermediateDirectories: true)
    let built = (Program.path as NSString).deletingLastPathComponent
    try files.copyItem(atPath: Program.path, toPath: prefix + "/bin/assay")
    func extract() throws -> (Int32, String) {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: prefix + "/bin/assay")
      process.arguments = ["extract", "--dry-run", "-"]
      process.currentDirectoryURL = URL(fileURLWithPath: "/")
      process.environment = Program.environment()
      let input = Pipe()
      let output = Pipe()
      process.standardInput = input
      process.standardOutput = output
      process.standardError = output
      try process.run()
      try input.fileHandleForWriting.write(contentsOf: Data("Rents fell by 9 percent.\n".utf8))
      try input.fileHandleForWriting.close()
      let said = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }
    let (missing, complaint) = try extract()
    #expect(missing == 66 && complaint.contains("language model"))
    try files.copyItem(
      atPath: built + "/assay_AssayLanguage.resources/Models", toPath: prefix + "/share/assay")
    let (status, said) = try extract()
    #expect(status == 0 && said.contains("9 percent"), "\(said)")
  }

  @Test func `the man page and the completions name every verb`() throws {
    let page = try Program.run(["manual-page"], in: "/").output
    #expect(!page.contains("Take back the last thing"), "the REPL's own verbs are not the shell's")
    let completions = try Program.run(["--generate-completion-script", "bash"], in: "/").output
    for verb in ["extract", "import", "evidence", "verdict", "review", "report", "export"] {
      #expect(page.contains("ASSAY \(verb.uppercased())"), "\(verb)")
      #expect(completions.contains(verb), "\(verb)")
    }
  }
}
