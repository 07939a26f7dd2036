import ArgumentParser
import AssayLedger
import AssayModel

struct GiveVerdict: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "verdict",
    abstract: "Give a verdict on a claim.",
    discussion: """
      RATING is a rating of the workspace's scale; its beginning will do where that is clear. In \
      the REPL the open claim is meant where CLAIM is left out. Verdicts are never overwritten: a \
      later one stands above the earlier, and `undo` or `retract` takes one back, on record.

      Example:
        assay verdict 3fa9c2 mostly-false --confidence high --note "The commission says 78."
      """)

  @Argument(help: "The claim, where it is not the open one, and the rating.")
  var claimAndRating: [String]
  @Option(help: "How sure you are of the verdict: low, moderate or high.")
  var confidence: Confidence?
  @Option(help: "Why; the report prints it as the rationale.")
  var note: String?
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    guard (1...2).contains(claimAndRating.count), let typed = claimAndRating.last else {
      throw WorkbenchError("verdict wants a claim and a rating, nothing more", .usage)
    }
    guard let rating = bench.scale.rating(typed) else {
      throw WorkbenchError(
        "there is no rating “\(typed.visible())”; ratings are "
          + bench.scale.ratings.map(\.slug).joined(separator: ", "), .usage)
    }
    let claim = try bench.claim(claimAndRating.count == 2 ? claimAndRating[0] : nil)
    let receipt = try bench.ledger.record(
      NewVerdict(
        rating: rating.name, scale: bench.scale.name, confidence: confidence, rationale: note),
      on: claim.id, by: bench.reviewer)
    bench.openClaim = claim.id
    bench.remember("the verdict \(rating.name) on \(claim.id.short)", receipt.new)
    let style = bench.terminal.style
    try bench.terminal.say(
      receipt.new.isEmpty
        ? "\(rating.name) stands already on \(claim.id.short); nothing was recorded."
        : "\(style.cyan(claim.id.short)) is \(style.rating(rating.name, in: bench.scale))"
          + (confidence.map { ", \($0.rawValue) confidence" } ?? "")
          + ": \(claim.text.visible().cut(to: 70))")
  }
}
