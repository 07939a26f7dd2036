import AssayModel
import Foundation
import Testing

@testable import AssayEvidence

@Suite struct WARCTests {
  @Test func `another program reads every record, and the digests match`() throws {
    let exchange = { (address: String, head: String, body: [UInt8]) in
      Exchange(
        address: address, time: Timestamp(milliseconds: 1_700_000_000_123), peer: "192.0.2.7",
        request: Array("GET / HTTP/1.1\r\nHost: a.example\r\n\r\n".utf8),
        response: HTTPMessage(head: Array(head.utf8), body: body))
    }
    let fetched = Fetched(
      requested: "http://a.example/",
      exchanges: [
        exchange("http://a.example/", "HTTP/1.1 301 Moved\r\nLocation: /b\r\n\r\n", []),
        exchange(
          "http://a.example/b", "HTTP/1.1 200 OK\r\n\r\n", (0...255).map { UInt8($0) } + [13, 10]),
      ], payload: [])
    let warc = WARC(of: fetched, software: "Assay/test", who: "ann\r\nWARC-Type: forged")
    let path = NSTemporaryDirectory() + "/assay-\(UUID().uuidString).warc"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(warc.bytes).write(to: URL(fileURLWithPath: path))
    #expect(
      try PythonScript.run("warc_digests.py", path) == """
        warcinfo - 
        response http://a.example/ 301
        request http://a.example/ 
        response http://a.example/b 200
        request http://a.example/b 

        """)
  }
}

/// A script of Tests/Python, run by the system's Python.
enum PythonScript {
  struct Failed: Error {
    var output: String
  }

  /// - Returns: what it wrote; throws what it wrote where it failed.
  static func run(_ name: String, _ arguments: String...) throws -> String {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", tests.path + "/Python/" + name] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(output: text) }
    return text
  }
}
