import ArgumentParser
import AssayInterchange
import AssayModel

struct ListEvidence: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the evidence that is kept.",
    discussion: """
      Example:
        assay evidence list --format jsonl
      """)

  @Option(help: "table, jsonl or csv.")
  var format: ListFormat = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let terminal = bench.terminal
    defer { bench.noteRedactions(of: "evidence") }
    switch format {
    case .jsonl:
      try bench.ledger.forEachEvidence { try terminal.put($0.row.json + "\n") }
    case .csv:
      try terminal.put(csv: ["id", "name", "source", "grade", "sha256", "url"])
      try bench.ledger.forEachEvidence { evidence in
        try terminal.put(csv: [
          evidence.id.hex, evidence.name, evidence.source.name ?? "",
          evidence.source.grade ?? "", evidence.capture?.sha256.hex ?? "", evidence.url ?? "",
        ])
      }
    case .table:
      var table = Table([
        .init(heading: "id"), .init(heading: "grade"), .init(heading: "sha256"),
        .init(heading: "source"), .init(heading: "name", flexible: true),
      ])
      try bench.ledger.forEachEvidence { evidence in
        table.add([
          evidence.id.short, evidence.source.grade ?? "",
          String(evidence.capture?.sha256.hex.prefix(12) ?? "link only"),
          (evidence.source.name ?? "").visible().cut(to: 28), evidence.name.visible(),
        ])
      }
      if table.rows.isEmpty { return try terminal.say("No evidence.") }
      try terminal.put(table.text(width: terminal.width, style: terminal.style))
    }
  }
}

extension Evidence {
  /// Everything but the text, flat.
  var row: JSONValue {
    [
      "id": .string(id.hex), "name": .string(name), "title": JSONValue(title),
      "author": JSONValue(author), "date": JSONValue(date?.description), "url": JSONValue(url),
      "source": JSONValue(source.name), "type": JSONValue(source.kind?.rawValue),
      "reliability": JSONValue(source.reliability?.rawValue), "agency": JSONValue(agency),
      "sha256": JSONValue(capture?.sha256.hex), "storedAs": JSONValue(capture?.storedAs),
      "textStoredAs": JSONValue(capture?.textStoredAs),
      "warcSHA256": JSONValue(capture?.web?.warc.hex),
      "finalURL": JSONValue(capture?.web?.url), "peer": JSONValue(capture?.web?.peer),
      "status": capture?.web.map { .int($0.status) } ?? .null,
      "method": JSONValue(capture?.method.rawValue), "location": JSONValue(capture?.location),
      "byteCount": capture.map { .int($0.byteCount) } ?? .null,
      "mediaType": JSONValue(capture?.mediaType),
      "captured": JSONValue(capture?.time.description), "who": JSONValue(capture?.who),
    ]
  }
}
