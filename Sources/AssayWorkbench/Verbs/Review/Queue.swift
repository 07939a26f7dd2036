import ArgumentParser
import AssayInterchange
import AssayLedger
import AssayModel

struct Queue: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue",
    abstract: "List what wants something of you, first things first.",
    discussion: """
      First come claims with a deadline, then disagreements that a third must decide, then \
      verdicts of others that wait for a second, then verdicts to be looked at again, then claims \
      that nobody judged, most worthy of checking first. What is assigned to others, and what you \
      put off, is left out. Filters are those of `assay list`, also status:second, \
      status:disputed, status:requeued, status:flagged, assigned:NAME (assigned:me). --save keeps \
      them under a name, which then stands for them; in the REPL, `next` walks through them.

      Examples:
        assay queue kind:quantity 'score>0.8'
        assay queue --save numbers kind:quantity document:budget
        assay queue numbers
      """)

  @Argument(help: "Which claims, or the name of a view.")
  var filter: [String] = []
  @Option(help: "Save the filter as a view of this name.")
  var save: String?
  @Option(help: "Forget the view of this name.")
  var forget: String?
  @Flag(help: "List the saved views.")
  var views = false
  @Option(help: "At most so many; 20 in a table, all otherwise.")
  var limit: Int?
  @Option(help: "table, jsonl or csv.")
  var format: ListFormat = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    if let forget { return try forgetView(forget, &bench) }
    if views { return try listViews(bench) }
    bench.queue = try bench.filter(filter)
    if let save {
      guard !save.isEmpty, !save.contains(where: { $0.isWhitespace || $0 == ":" }) else {
        throw WorkbenchError("a view's name is one word without a colon", .usage)
      }
      let receipt = try bench.ledger.save(view: save, filter: filter, by: bench.reviewer)
      bench.remember("the view \(save.visible())", receipt.new)
      return try bench.terminal.say("`queue \(save.visible())` means \(filter.shown).")
    }
    try list(bench)
  }

  private func list(_ bench: Workbench) throws {
    let most = limit ?? (format == .table ? 20 : Int.max)
    var entries: [QueueEntry] = []
    var count = 0
    if format == .csv {
      try bench.terminal.put(csv: ["part", "assignee", "due"] + ClaimRow.csvHeadings)
    }
    try ReviewQueue(bench).forEach { entry in
      if count == most { return false }
      count += 1
      switch format {
      case .table: entries.append(entry)
      case .jsonl: try bench.terminal.put(entry.json.json + "\n")
      case .csv:
        try bench.terminal.put(
          csv: [entry.part.rawValue, entry.assignee ?? "", entry.due?.description ?? ""]
            + entry.row.csvCells)
      }
      return true
    }
    guard format == .table else { return }
    if entries.isEmpty { return try bench.terminal.say("Nothing wants anything of you here.") }
    let style = bench.terminal.style
    var table = Table([
      .init(heading: "id"), .init(heading: "score", rightAligned: true),
      .init(heading: "wants"), .init(heading: "claim", flexible: true),
    ])
    for entry in entries {
      table.add([
        style.cyan(entry.row.claim.id.short), entry.row.claim.score.twoDigits, entry.want,
        entry.row.claim.text.visible(),
      ])
    }
    try bench.terminal.put(table.text(width: bench.terminal.width, style: style))
    if bench.queue == ClaimFilter() {
      let counts = try ReviewQueue(bench).counts()
      let told = QueuePart.allCases.compactMap { part in
        counts[part].flatMap { $0 > 0 ? "\($0) \(part.rawValue)" : nil }
      }
      if !told.isEmpty { try bench.terminal.say("In all: \(told.joined(separator: ", ")).") }
    }
  }

  private func listViews(_ bench: Workbench) throws {
    let views = try bench.ledger.views()
    switch format {
    case .jsonl:
      for view in views {
        let json: JSONValue = [
          "id": .string(view.id.hex), "name": .string(view.name),
          "filter": .array(view.filter.map(JSONValue.string)),
        ]
        try bench.terminal.put(json.json + "\n")
      }
    case .csv:
      try bench.terminal.put(csv: ["name", "filter"])
      for view in views { try bench.terminal.put(csv: [view.name, view.filter.shown]) }
    case .table:
      if views.isEmpty { return try bench.terminal.say("No views; --save NAME makes one.") }
      var table = Table([.init(heading: "view"), .init(heading: "filter", flexible: true)])
      for view in views { table.add([view.name.visible(), view.filter.shown]) }
      try bench.terminal.put(
        table.text(width: bench.terminal.width, style: bench.terminal.style))
    }
  }

  private func forgetView(_ name: String, _ bench: inout Workbench) throws {
    guard let view = try bench.ledger.views().first(where: { $0.name == name }) else {
      throw WorkbenchError("there is no view “\(name.visible())”", .noInput)
    }
    let fact = try bench.ledger.retract(
      view.id, because: "forgotten", by: bench.reviewer, signedBy: try bench.signer())
    bench.remember("that the view \(name.visible()) was forgotten", [fact].compactMap(\.self))
    try bench.terminal.say("Forgot \(name.visible()).")
  }
}

extension [String] {
  /// A filter as one would type it.
  fileprivate var shown: String {
    map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ").visible()
  }
}
