import Testing

@testable import AssayDocuments

@Suite struct ToolProcessTests {
  @Test func `a program's output, complaint and exit code are kept apart`() throws {
    let process = try ToolProcess.run(
      "sh", ["-c", "echo out; echo oops >&2; exit 3"], seconds: 20, limit: 100)
    #expect(String(decoding: process.output, as: UTF8.self) == "out\n")
    #expect(process.complaint == "oops\n")
    #expect(process.exitCode == 3)
  }

  @Test func `a program that is missing, slow or endless is told as such`() {
    #expect(throws: ToolProcess.Failure.notInstalled) {
      try ToolProcess.run("no-such-program-here", [], seconds: 20, limit: 100)
    }
    #expect(throws: ToolProcess.Failure.tookTooLong) {
      try ToolProcess.run("sleep", ["60"], seconds: 0.2, limit: 100)
    }
    #expect(throws: ToolProcess.Failure.wroteTooMuch) {
      try ToolProcess.run("yes", [], seconds: 20, limit: 1000)
    }
  }

  @Test func `arguments are passed as they are, past any shell`() throws {
    let process = try ToolProcess.run(
      "printf", ["%s", "$(id) `id` ; 'x'"], seconds: 20, limit: 100)
    #expect(String(decoding: process.output, as: UTF8.self) == "$(id) `id` ; 'x'")
  }
}
