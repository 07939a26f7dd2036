import ArgumentParser
import AssayInterchange
import AssayModel
import Foundation

/// A workspace that holds the first claims of pairs, to which the program itself is asked to match
/// the second ones.
struct GuardDesk {
  private let program: String
  private let folder: String

  /// - Parameter program: the path of `assay`.
  init(_ pairs: [GuardPair], program: String) throws {
    self.program = program
    folder = NSTemporaryDirectory() + "/assay-guard-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let rows = [["text", "key"]] + pairs.enumerated().map { [$1.first, String($0)] }
    try Data(rows.flatMap(CSVText.row))
      .write(to: URL(fileURLWithPath: folder + "/claims.csv"))
    _ = try run("init")
    _ = try run("import", "claims.csv")
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// For each pair, whether the first claim is among the matches of the second, and in what it is
  /// said to differ; nil where it is not among them.
  func differences(_ pairs: [GuardPair], options: [String]) throws -> [[String]?] {
    let queries = pairs.enumerated().map { number, pair in
      (["id": .int(number), "text": .string(pair.second)] as JSONValue).json + "\n"
    }
    try Data(queries.joined().utf8).write(to: URL(fileURLWithPath: folder + "/queries.jsonl"))
    let output = try run(["match", "--input", "jsonl", "queries.jsonl"] + options)
    return try output.split(separator: "\n").enumerated().map { number, line in
      let answer = try JSONValue(parsing: String(line))
      // Two pairs may have one first claim.
      let own = answer["matches"]?.array?.first {
        $0["text"]?.string == pairs[number].first
      }
      return own.map { $0["differs"]?.array?.compactMap(\.string) ?? [] }
    }
  }

  private func run(_ arguments: String...) throws -> String { try run(arguments) }

  private func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ValidationError("assay \(arguments.joined(separator: " ")) failed")
    }
    return String(decoding: output, as: UTF8.self)
  }
}
