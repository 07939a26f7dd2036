import ArgumentParser
import AssayInterchange
import AssayLedger
import AssayModel

struct SourceVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source",
    abstract: "Rate who stands behind evidence; list sources with their ratings.",
    subcommands: [RateSource.self, ListSources.self, ShowSource.self])
}

struct RateSource: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate",
    abstract: "Say what a source is and how far it can be relied on.",
    discussion: """
      The rating holds for all evidence from that source; earlier ones stay on record. Where it \
      falls, `assay status` names the verdicts that rest on the source. NAME may be a source that \
      no evidence is from yet.

      Example:
        assay source rate "Coastal Courier" --type news --reliability D \\
          --because "Two retractions in May."
      """)

  @Argument(help: "The source's name.")
  var name: String
  @Option(help: "What it is: primary, official, news, academic, social or other.")
  var type: Source.Kind?
  @Option(help: "How far it can be relied on, A to F (Admiralty code).")
  var reliability: Reliability?
  @Option(help: "Why.")
  var because: String?
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    guard name.contains(where: { !$0.isWhitespace }) else {
      throw WorkbenchError("a source needs a name", .usage)
    }
    guard type != nil || reliability != nil else {
      throw WorkbenchError("say with --reliability or --type how it is rated", .usage)
    }
    let source = Source(name: name, kind: type, reliability: reliability)
    let receipt = try bench.ledger.rate(source, because: because, by: bench.reviewer)
    bench.remember("the rating of \(name.visible())", receipt.new.suffix(1))
    let record = try bench.ledger.source(matching: name)
    try bench.terminal.say(
      receipt.new.isEmpty
        ? "\(record.name.visible()) is rated so already; nothing was recorded."
        : "\(record.name.visible()): \(record.summary)")
    let today = Timestamp.now.day
    let resting = try bench.ledger.requeued(on: today).filter { requeue in
      requeue.reasons.contains {
        if case .sourceFell(record.name, _, _) = $0 { return true }
        return false
      }
    }
    if !receipt.new.isEmpty, !resting.isEmpty {
      try bench.terminal.say(
        "\(resting.count) verdict\(resting.count == 1 ? " rests" : "s rest") on it and "
          + "should be looked at again; `assay status` names them.")
    }
  }
}

struct ListSources: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the sources of evidence.",
    discussion: """
      Example:
        assay source list
      """)

  @Option(help: "table, jsonl or csv.")
  var format: ListFormat = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let sources = try bench.ledger.sources()
    let terminal = bench.terminal
    switch format {
    case .jsonl:
      for source in sources { try terminal.put(source.json.json + "\n") }
    case .csv:
      try terminal.put(csv: ["id", "name", "type", "reliability", "evidence"])
      for record in sources {
        try terminal.put(csv: [
          record.id.hex, record.name, record.source.kind?.rawValue ?? "",
          record.source.reliability?.rawValue ?? "", String(record.evidence),
        ])
      }
    case .table:
      if sources.isEmpty { return try terminal.say("No sources.") }
      var table = Table([
        .init(heading: "id"), .init(heading: "rated"), .init(heading: "type"),
        .init(heading: "evidence", rightAligned: true), .init(heading: "name", flexible: true),
      ])
      for record in sources {
        table.add([
          record.id.short, record.source.reliability?.rawValue ?? "",
          record.source.kind?.rawValue ?? "", String(record.evidence), record.name.visible(),
        ])
      }
      try terminal.put(table.text(width: terminal.width, style: terminal.style))
    }
  }
}

struct ShowSource: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a source and how it was rated over time.",
    discussion: """
      Example:
        assay source show "Coastal Courier"
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Argument(help: "The source: its name, words of it, or the beginning of its id.")
  var name: String
  @Option(help: "table or jsonl.")
  var format: Format = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let record = try bench.ledger.source(matching: name)
    let terminal = bench.terminal
    if format == .jsonl { return try terminal.put(record.json.json + "\n") }
    try terminal.say(terminal.style.bold(record.name.visible()) + ": \(record.summary)")
    try terminal.say("  evidence    \(record.evidence)")
    for rating in record.ratings {
      let what = [rating.reliability?.rawValue, rating.kind?.rawValue].compactMap { $0 }
      try terminal.say(
        "  \(rating.time.brief)  \(what.joined(separator: ", ").padded(to: 12))  "
          + rating.who.visible() + (rating.note.map { ": \($0.visible())" } ?? "")
          + (rating.isTakenBack ? " (taken back)" : ""))
    }
  }
}

extension SourceRecord {
  fileprivate var summary: String {
    let parts = [
      source.reliability.map { "\($0.rawValue), \($0.meaning)" }, source.kind?.rawValue,
    ].compactMap { $0 }
    return parts.isEmpty ? "not rated" : parts.joined(separator: "; ")
  }

  fileprivate var json: JSONValue {
    [
      "id": .string(id.hex), "name": .string(name), "type": JSONValue(source.kind?.rawValue),
      "reliability": JSONValue(source.reliability?.rawValue), "evidence": .int(evidence),
      "ratings": .array(
        ratings.map { rating in
          [
            "type": JSONValue(rating.kind?.rawValue),
            "reliability": JSONValue(rating.reliability?.rawValue), "note": JSONValue(rating.note),
            "who": .string(rating.who), "time": .string(rating.time.description),
            "takenBack": .bool(rating.isTakenBack),
          ]
        }),
    ]
  }
}
