import ArgumentParser
import AssayLedger
import AssayModel
import AssayReview

struct WhyNot: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "why-not",
    abstract: "Say what policy still wants before a verdict counts.",
    discussion: """
      The policy is that of assay.toml, under [policy]. `verdict` refuses with the same words. In \
      the REPL the open claim is meant where CLAIM is left out.

      Example:
        assay why-not 3fa9c2 true
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case jsonl
  }

  @Argument(help: "The claim, where it is not the open one, and the rating.")
  var claimAndRating: [String]
  @Option(help: "table or jsonl.")
  var format: Format = .table
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    guard (1...2).contains(claimAndRating.count), let typed = claimAndRating.last else {
      throw WorkbenchError("why-not wants a claim and a rating, nothing more", .usage)
    }
    let rating = try bench.rating(typed)
    let claim = try bench.claim(claimAndRating.count == 2 ? claimAndRating[0] : nil)
    bench.open(claim.id)
    let policy = bench.configuration.policy
    let given = NewVerdict(
      rating: rating.name, scale: bench.scale.name, confidence: nil,
      rationale: bench.draft.rationale, answers: bench.draft.answers)
    var wants = policy.wants(
      of: try bench.verdict(given), on: try bench.ledger.dossier(of: claim.id), in: bench.scale)
    let review = try bench.ledger.reviewCase(of: claim.id)
    if let second = policy.secondReviewer(after: bench.reviewer, in: review) {
      wants.append(second)
    }
    if format == .jsonl {
      for want in wants { try bench.terminal.put(want.json.json + "\n") }
      return
    }
    if wants.isEmpty {
      return try bench.terminal.say("Nothing keeps it from being \(rating.name).")
    }
    try bench.terminal.say("\(rating.name) still wants")
    for want in wants {
      try bench.terminal.say(
        "- \(want.description)".wrapped(to: bench.terminal.measure, indent: "  "))
    }
  }
}
