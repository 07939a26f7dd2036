import ArgumentParser
import AssayInterchange
import AssayLedger
import AssayModel

struct Log: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Show who did what, and when; newest first.",
    discussion: """
      Of each fact: its number, its id, what it says, and the claim that it is about. A verdict or \
      retraction by a reviewer who is bound to a key is said to be signed or unsigned.

      Example:
        assay log --limit 5
      """)

  @Option(help: "At most so many.")
  var limit = 30
  @Option(help: "table, jsonl or csv.")
  var format: ListFormat = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let entries = try bench.ledger.history(limit: limit)
    switch format {
    case .jsonl:
      for entry in entries { try bench.terminal.put(entry.json.json + "\n") }
    case .csv:
      try bench.terminal.put(csv: [
        "number", "id", "time", "who", "kind", "what", "claim", "claimText", "signing",
      ])
      for entry in entries {
        try bench.terminal.put(csv: [
          String(entry.number), entry.id?.hex ?? "", entry.time.description, entry.who,
          entry.kind, entry.summary, entry.claim?.id.hex ?? "", entry.claim?.text ?? "",
          entry.signing?.rawValue ?? "",
        ])
      }
    case .table:
      var table = Table([
        .init(heading: "no", rightAligned: true), .init(heading: "id"), .init(heading: "time"),
        .init(heading: "who"), .init(heading: "claim"), .init(heading: "what", flexible: true),
      ])
      for entry in entries {
        table.add([
          String(entry.number), entry.id?.short ?? "", entry.time.brief,
          entry.who.visible().cut(to: 16), entry.claim?.id.short ?? "",
          entry.words,
        ])
      }
      try bench.terminal.put(table.text(width: bench.terminal.width, style: bench.terminal.style))
    }
  }
}

extension HistoryEntry {
  /// What the fact says, in a few words.
  var summary: String {
    guard let body else { return "(redacted)" }
    if let note = body["note"]?.string, kind == "checkpoint" {
      return note.split(separator: "\n").prefix(2).joined(separator: ", ") + " facts"
    }
    for key in [
      "rating", "reason", "text", "quote", "title", "name", "file", "origin", "stance", "act",
      "to", "until", "commitment", "publicKey", "reliability", "fault",
    ] {
      if let text = body[key]?.string, !text.isEmpty { return text }
    }
    return ""
  }

  /// All that a line tells: what it says, of which claim, and how that ended.
  fileprivate var words: String {
    var text = kind + " " + subjectNote + summary.visible()
    if let signing { text += ", \(signing.rawValue)" }
    if retracted { text += " (taken back)" }
    if let claim { text += " — " + (claim.text?.visible() ?? "(redacted)") }
    return text
  }

  /// What a retraction or redaction is of.
  fileprivate var subjectNote: String {
    guard let subject, ["retraction", "redaction"].contains(kind) else { return "" }
    return "of fact \(subject): "
  }

  var json: JSONValue {
    [
      "number": .int(number), "id": JSONValue(id?.hex), "kind": .string(kind),
      "subject": subject.map(JSONValue.int) ?? .null,
      "who": .string(who), "time": .string(time.description), "body": body ?? .null,
      "claim": claim.map { ["id": .string($0.id.hex), "text": JSONValue($0.text)] } ?? .null,
      "signing": JSONValue(signing?.rawValue), "takenBack": .bool(retracted),
    ]
  }
}
