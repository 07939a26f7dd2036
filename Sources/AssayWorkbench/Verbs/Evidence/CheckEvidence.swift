import ArgumentParser
import AssayEvidence
import AssayLedger
import AssayModel

struct CheckEvidence: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check that all kept evidence is still there and still what was captured.",
    discussion: """
      Hashes every kept file. What is missing or changed is recorded, and `assay status` names the \
      verdicts that rest on it; so is what was found whole again. Exit code 1 says that something \
      is wrong.

      Example:
        assay evidence check
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Option(help: "table or jsonl, a line for each piece that is not whole.")
  var format: Format = .table
  @Flag(help: "Record nothing.")
  var dryRun = false
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let (store, terminal, format) = (bench.evidence, bench.terminal, format)
    let known = try bench.ledger.faults()
    var findings: [ContentID: EvidenceFault?] = [:]
    var (checked, links, wrong) = (0, 0, 0)
    try bench.ledger.forEachEvidence { evidence in
      guard let capture = evidence.capture else {
        links += 1
        return
      }
      checked += 1
      let faults = store.faults(in: capture)
      let fault = faults.compactMap(\.fault).first
      if fault != known[evidence.id] { findings[evidence.id] = .some(fault) }
      guard let fault else { return }
      wrong += 1
      switch format {
      case .jsonl:
        let line: JSONValue = [
          "id": .string(evidence.id.hex), "name": .string(evidence.name),
          "fault": .string(fault.rawValue), "storedAs": .string(capture.storedAs),
        ]
        try terminal.put(line.json + "\n")
      case .table:
        for fault in faults {
          try terminal.say(
            "\(evidence.id.short) \(evidence.name.visible()): \(fault.description.visible())")
        }
      }
    }
    if !dryRun { _ = try bench.ledger.record(inspection: findings, by: bench.reviewer) }
    if format == .table {
      let unkept = links > 0 ? "; \(links) links were never captured" : ""
      try terminal.say("\(checked) checked, \(wrong) missing or changed\(unkept).")
    }
    if wrong > 0 {
      try Terminal.flush()
      throw ExitCode.findings
    }
  }
}

extension EvidenceError {
  /// What the ledger records of it.
  fileprivate var fault: EvidenceFault? {
    switch self {
    case .missing: .missing
    case .changed: .changed
    default: nil
    }
  }
}
