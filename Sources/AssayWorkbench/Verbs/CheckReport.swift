import ArgumentParser
import AssayLedger
import AssayModel
import AssayReports
import Foundation

struct CheckReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-report",
    abstract: "Check a report that `assay report --proof` wrote; needs no ledger.",
    discussion: """
      Reads what a reader of the report sees, sentence by sentence, and compares it with the facts \
      that the proof in it shows to be in the publisher's log. What was changed, left out or added \
      is named, with exit code 1.

      The key must come from somewhere else than the report. Without one, the answer is at best \
      “consistent, signer unknown”, and the exit code 1.

      Examples:
        assay check-report opinion.md --key desk.pub
        assay check-report opinion.html --key desk.pub --format jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Argument(help: "The report, Markdown or HTML, or - for standard input.", completion: .file())
  var file: String
  @Option(help: "The public key that must have signed, or a file with it.")
  var key: String?
  @Option(help: "table (for people) or jsonl.")
  var format: Format = .table

  /// So many findings are told.
  private static let told = 100

  func run() throws {
    let folder = FileManager.default.currentDirectoryPath
    let key = try key.map { try PublicKey($0, from: folder).verifier }
    let input = try InputFile(file, from: folder)
    let checked: CheckedReport
    do {
      checked = try CheckedReport(String(decoding: input.bytes, as: UTF8.self), key: key)
    } catch let error as ProofError {
      guard error.isFinding else {
        throw WorkbenchError("\(file.visible()): \(error.description)", .badData)
      }
      try tell(error.description, [], nil)
      throw ExitCode.findings
    }
    try tell(checked.sentence, checked.findings, checked)
    if !checked.isConsistent || key == nil { throw ExitCode.findings }
  }

  private func tell(
    _ outcome: String, _ findings: [ReportFinding], _ checked: CheckedReport?
  ) throws {
    let terminal = Terminal.standard
    switch format {
    case .table:
      try terminal.say(outcome)
      for finding in findings.prefix(Self.told) { try terminal.say("  \(finding)") }
      if findings.count > Self.told {
        try terminal.say("  … and \(findings.count - Self.told) more")
      }
      for line in checked?.lines ?? [] { try terminal.say("  " + line) }
    case .jsonl:
      for finding in findings { try terminal.put(finding.json.json + "\n") }
      let json: JSONValue = [
        "consistent": .bool(checked?.isConsistent ?? false), "outcome": .string(outcome),
        "findings": .int(findings.count), "signedBy": JSONValue(checked?.signer),
        "origin": JSONValue(checked?.checkpoint.origin),
        "size": checked.map { .int($0.checkpoint.size) } ?? .null,
        "root": JSONValue(checked?.checkpoint.root.hex),
      ]
      try terminal.put(json.json + "\n")
    }
    try Terminal.flush()
  }
}
