import ArgumentParser
import AssayInterchange
import AssayLedger
import AssayModel

struct List: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List claims.",
    discussion: """
      Filters: document:NAME kind:KIND claimant:NAME rating:RATING score>N assigned:NAME \
      status:open|reviewed|second|disputed|requeued|flagged, judged:PERIOD (the day of the \
      verdict) and dated:PERIOD (of the document) as 2025-03 or 2025-03-01..2025-03-09, and words \
      that the claim must hold. All given must hold. The name of a view (`assay queue --save`) stands for its filters.

      Examples:
        assay list status:open 'score>0.8'
        assay list claimant:"Ms Elst" tax --format jsonl
        assay list documents
      """)

  enum Order: String, ExpressibleByArgument, CaseIterable {
    case recorded
    case score
  }

  @Argument(help: "What to list; the word `documents` lists documents instead.")
  var filter: [String] = []
  @Option(help: "At most so many; 50 in a table, all otherwise.")
  var limit: Int?
  @Option(help: "Sort by when they were recorded, or by score.")
  var order: Order = .recorded
  @Option(help: "table, jsonl or csv.")
  var format: ListFormat = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    if filter == ["documents"] { return try listDocuments(bench) }
    let filter = try bench.filter(filter)
    let order: ClaimOrder = order == .score ? .score : .recorded
    defer { bench.noteRedactions(of: "claim") }
    switch format {
    case .table: try table(bench, filter, order)
    case .jsonl:
      try bench.ledger.forEachClaim(filter, order: order, limit: limit) { row in
        try bench.terminal.put(row.json.json + "\n")
        return true
      }
    case .csv:
      try bench.terminal.put(csv: ClaimRow.csvHeadings)
      try bench.ledger.forEachClaim(filter, order: order, limit: limit) { row in
        try bench.terminal.put(csv: row.csvCells)
        return true
      }
    }
  }

  private func table(_ bench: Workbench, _ filter: ClaimFilter, _ order: ClaimOrder) throws {
    let limit = limit ?? 50
    let rows = try bench.ledger.claims(filter, order: order, limit: limit + 1)
    if rows.isEmpty {
      return try bench.terminal.say("No claims.")
    }
    try bench.terminal.put(
      ClaimRow.table(rows.prefix(limit), bench.scale, bench.terminal.style)
        .text(width: bench.terminal.width, style: bench.terminal.style))
    if rows.count > limit {
      // Counting all that pass a filter would look at every claim of the ledger.
      let most = limit + 1000
      let all = try bench.ledger.count(filter, limit: filter == ClaimFilter() ? .max : most)
      let more = all == most ? "at least \(all - limit)" : String(all - limit)
      try bench.terminal.say("… and \(more) more; --limit N shows more of them.")
    }
  }

  private func listDocuments(_ bench: Workbench) throws {
    let rows = try bench.ledger.documents()
    defer { bench.noteRedactions(of: "document") }
    if format == .jsonl {
      for row in rows { try bench.terminal.put(row.json.json + "\n") }
      return
    }
    if format == .csv {
      try bench.terminal.put(csv: ["id", "title", "author", "date", "path", "claims", "reviewed"])
      for row in rows {
        let document = row.document
        try bench.terminal.put(csv: [
          document.id, document.title ?? "", document.author ?? "", document.date ?? "",
          document.path ?? "", String(row.claims), String(row.reviewed),
        ])
      }
      return
    }
    if rows.isEmpty { return try bench.terminal.say("No documents.") }
    var table = Table([
      .init(heading: "id"), .init(heading: "claims", rightAligned: true),
      .init(heading: "reviewed", rightAligned: true), .init(heading: "date"),
      .init(heading: "document", flexible: true),
    ])
    for row in rows {
      table.add([
        String(row.document.id.prefix(8)), String(row.claims), String(row.reviewed),
        row.document.date?.visible() ?? "", row.document.name.visible(),
      ])
    }
    try bench.terminal.put(table.text(width: bench.terminal.width, style: bench.terminal.style))
  }
}

extension DocumentRow {
  var json: JSONValue {
    guard case .object(var members) = document.json else { return .null }
    members["claims"] = .int(claims)
    members["reviewed"] = .int(reviewed)
    return .object(members)
  }
}
