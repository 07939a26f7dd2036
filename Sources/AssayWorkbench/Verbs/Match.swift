import ArgumentParser
import AssayInterchange
import AssayLedger
import AssayModel

struct Match: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Find earlier claims that say the same, with their verdicts.",
    discussion: """
      The text is a claim in any words, or the beginning of a claim's id. What is shown as near \
      differs in a number, unit, date, negation, ordinal, name, place, quantifier, role or \
      direction. Nothing is merged: `assay link` records that two claims are the same.

      With --input jsonl each line of FILE or - is {"id": …, "text": …} and is answered by a line, \
      in order: {"id": …, "matches": [{"id", "key", "text", "score", "differs", "rating"}]}.

      Claims are compared by their words and by what they mean, for which `assay index` makes a \
      vector of each; --model fast compares words alone.

      Examples:
        assay match "The council shut 14 of its 60 libraries"
        assay match 3fa9c2
        assay match --input jsonl queries.jsonl > matches.jsonl
      """)

  enum Input: String, ExpressibleByArgument, CaseIterable {
    case text
    case jsonl
  }

  @Argument(help: "The text, or the claim's id; with --input jsonl the files, or -.")
  var text: [String] = []
  @Option(help: "What is given: text, or files with a query a line.")
  var input: Input = .text
  @Option(help: "At most so many claims.")
  var limit = 10
  @Option(help: "table, jsonl or csv.")
  var format: ListFormat = .table
  @Option(help: "With --input jsonl, how many threads answer; all cores if not said.")
  var jobs: Int?
  @OptionGroup var model: ModelOption
  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is 1 to 256.") }
  }

  func run(on bench: inout Workbench) throws {
    try Self.index(bench)
    let matcher = try ClaimMatcher(
      bench.ledger, meanings: try bench.meanings(of: .claims, model))
    if input == .jsonl {
      let limit = limit
      return try LineFilter(jobs: jobs ?? LineFilter.cores, folder: bench.folder)
        .run(on: text.isEmpty ? ["-"] : text) { line, number in
          try Self.answer(to: line, number, matcher, limit: limit)
        }
    }
    let typed = text.joined(separator: " ")
    let claim = try claim(typed, bench)
    guard let query = claim?.text ?? (typed.isEmpty ? nil : typed) else {
      throw WorkbenchError("match wants a text or a claim", .usage)
    }
    try show(try matcher.matches(query, excluding: claim?.id, limit: limit), bench)
  }

  /// The claim that is meant by an id, or the open one where nothing was typed.
  private func claim(_ typed: String, _ bench: Workbench) throws -> Claim? {
    if typed.isEmpty { return try bench.claim(nil) }
    let ids = try bench.ledger.claimIDs(startingWith: typed, limit: 2)
    return ids.isEmpty ? nil : try bench.ledger.claim(matching: typed)
  }

  /// Fills the index, and says so where it takes a while.
  static func index(_ bench: Workbench) throws {
    let lacking = try bench.ledger.unindexedFacts()
    if lacking > 100_000 { bench.terminal.note("Indexing \(lacking) facts for matching, once …") }
    try bench.ledger.indexClaimsForMatching()
  }

  private static func answer(
    to line: [UInt8], _ number: Int, _ matcher: ClaimMatcher, limit: Int
  ) throws -> JSONValue {
    let json: JSONValue
    do throws(JSONValue.ParseError) {
      json = try JSONValue(parsing: line)
    } catch {
      return [
        "id": .null,
        "error": .string("line \(number), byte \(error.offset + 1): \(error.reason)"),
      ]
    }
    guard let query = json["text"]?.string else {
      return [
        "id": json["id"] ?? .null, "error": .string("line \(number) holds no object with a text"),
      ]
    }
    let matches = try matcher.matches(query, limit: limit)
    return ["id": json["id"] ?? .null, "matches": .array(matches.map(\.json))]
  }

  private func show(_ matches: [ClaimMatch], _ bench: Workbench) throws {
    let terminal = bench.terminal
    switch format {
    case .jsonl:
      for match in matches { try terminal.put(match.json.json + "\n") }
    case .csv:
      try terminal.put(csv: ["id", "key", "score", "rating", "differs", "text"])
      for match in matches {
        try terminal.put(csv: [
          match.claim.id.hex, match.claim.key ?? "", match.score.twoDigits,
          match.claim.rating ?? "",
          match.differences.map(\.description).joined(separator: "; "), match.claim.text,
        ])
      }
    case .table:
      if matches.isEmpty { return try terminal.say("No claim here is like it.") }
      var table = Table([
        .init(heading: "id"), .init(heading: "score", rightAligned: true),
        .init(heading: "verdict"), .init(heading: "", flexible: true),
        .init(heading: "claim", flexible: true),
      ])
      for match in matches {
        let kinds = match.differences.map(\.description).joined(separator: ", ").visible()
        table.add([
          terminal.style.cyan(match.claim.id.short), match.score.twoDigits,
          match.claim.rating.map { terminal.style.rating($0.visible(), in: bench.scale) }
            ?? terminal.style.dim("open"),
          match.differences.isEmpty
            ? terminal.style.green("the same") : "near, but differs in \(kinds)",
          match.claim.text.visible(),
        ])
      }
      try terminal.put(table.text(width: terminal.width, style: terminal.style))
    }
  }
}
