import ArgumentParser
import AssayLedger
import AssayModel

struct AnchorVerb: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "anchor",
    abstract: "Say whether claims whose article changed are still the same.",
    discussion: """
      When an article is extracted again and has changed, claims that somebody has worked on stay. \
      Their quotes are looked for in the new text: exact (where it was), moved (once, elsewhere), \
      ambiguous (more than once), lost. Without a claim, those that want a word from you are \
      listed. --same says that a quote which moved is the same claim, --other that the claim \
      belongs to the earlier version alone.

      Examples:
        assay anchor
        assay anchor 3fa9c2b1 --same
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Argument(help: "The claims' ids, or their beginnings.")
  var claims: [String] = []
  @Flag(help: "The quote that moved is the same claim.")
  var same = false
  @Flag(help: "The claim is of the earlier version alone.")
  var other = false
  @Option(help: "table or jsonl.")
  var format: Format = .table
  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    if claims.isEmpty ? same || other : same == other {
      throw ValidationError("Name claims with either --same or --other, or neither to list them.")
    }
  }

  func run(on bench: inout Workbench) throws {
    if claims.isEmpty { return try list(bench) }
    var facts: [ContentID] = []
    for typed in claims {
      let claim = try bench.ledger.claim(matching: typed)
      if let fact = try bench.ledger.settleAnchor(of: claim.id, isSame: same, by: bench.reviewer) {
        facts.append(fact)
      }
      try bench.terminal.say(
        "\(claim.id.short): \(same ? "the same, where it stands now" : "of the earlier version alone")."
      )
    }
    bench.remember("anchored \(facts.count) claims", facts)
  }

  private func list(_ bench: Workbench) throws {
    let doubtful = try bench.ledger.doubtfulAnchors()
    if format == .jsonl {
      for (claim, anchor) in doubtful {
        let line: JSONValue = [
          "id": .string(claim.id.hex), "quote": .string(claim.quote), "anchor": anchor.json,
        ]
        try bench.terminal.put(line.json + "\n")
      }
      return
    }
    let style = bench.terminal.style
    var table = Table([
      .init(heading: "id"), .init(heading: "anchor"), .init(heading: "quote", flexible: true),
    ])
    for (claim, anchor) in doubtful {
      table.add([style.cyan(claim.id.short), anchor.state.rawValue, claim.quote.visible()])
    }
    try bench.terminal.put(table.text(width: bench.terminal.width, style: style))
  }
}
