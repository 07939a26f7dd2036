import ArgumentParser
import AssayModel
import Foundation

/// Prints a page to PDF with Chromium, as its own print command would, from a file and without a
/// network.
struct PDFPrinter {
  private static let programs = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
  ]

  private let program: String

  /// - Throws: `WorkbenchError` where there is no Chromium.
  init() throws {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin")
      .split(separator: ":")
    let found = Self.programs.lazy.flatMap { name in folders.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else {
      throw WorkbenchError(
        "a PDF is printed by Chromium, which is not here: apt-get install chromium; or write "
          + "--format html and print it from a browser", .cannotCreate)
    }
    program = found
  }

  /// - Parameter time: what the file says of when it was made; it has no clock either.
  func print(_ page: [UInt8], to path: String, from folder: String, dated time: Timestamp?) throws {
    let scratch = NSTemporaryDirectory() + "/assay-pdf-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    try OutputFile.write(page, to: "\(scratch)/report.html", from: folder)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments =
      [
        "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-extensions", "--disable-background-networking", "--disable-sync",
        // No name leads anywhere.
        "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=\(scratch)/profile",
        "--no-pdf-header-footer", "--print-to-pdf=\(scratch)/report.pdf",
      ]
      // Chromium refuses its sandbox to root.
      + (geteuid() == 0 ? ["--no-sandbox"] : []) + ["\(scratch)/report.html"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch {
      throw WorkbenchError("\(program) cannot be started", .cannotCreate)
    }
    process.waitUntilExit()
    guard let data = FileManager.default.contents(atPath: "\(scratch)/report.pdf"),
      data.starts(with: Data("%PDF-".utf8))
    else {
      throw WorkbenchError(
        "\(program) printed nothing (exit code \(process.terminationStatus))", .cannotCreate)
    }
    try OutputFile.write(Self.dated(Array(data), time), to: path, from: folder)
  }

  /// The file with the ledger's time in place of the clock's, so that equal ledgers give equal
  /// bytes. The dates keep their length, and so everything its place.
  static func dated(_ bytes: [UInt8], _ time: Timestamp?) -> [UInt8] {
    let digits = (time ?? Timestamp(milliseconds: 0)).description.utf8
      .filter { (0x30...0x39).contains($0) }.prefix(14)
    var bytes = bytes
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
      let key = Array(key.utf8)
      var index = 0
      while index + key.count + 14 <= bytes.count {
        guard bytes[index] == key[0], bytes[index...].starts(with: key) else {
          index += 1
          continue
        }
        bytes.replaceSubrange((index + key.count)..<(index + key.count + 14), with: digits)
        index += key.count
      }
    }
    return bytes
  }
}
