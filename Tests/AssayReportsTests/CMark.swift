import Foundation

/// The reference parser of GitHub Flavored Markdown, run as a program.
enum CMark {
  static let path = [
    "/usr/bin/cmark-gfm", "/usr/local/bin/cmark-gfm", "/opt/homebrew/bin/cmark-gfm",
  ]
  .first { FileManager.default.isExecutableFile(atPath: $0) }
  static var isInstalled: Bool { path != nil }

  /// HTML of a Markdown text. Raw HTML passes through where `unsafe` is set.
  static func html(_ markdown: String, unsafe: Bool = false) throws -> String {
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appendingPathComponent("assay-report-\(UUID().uuidString).md")
    try Data(markdown.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path ?? "cmark-gfm")
    process.arguments =
      (unsafe ? ["--unsafe"] : [])
      + ["footnotes", "table", "autolink", "strikethrough", "tasklist"].flatMap { ["-e", $0] }
      + [file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
