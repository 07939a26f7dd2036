import ArgumentParser
import AssayLedger
import AssayModel
import AssayReview

struct GiveVerdict: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "verdict",
    abstract: "Give a verdict on a claim.",
    discussion: """
      RATING is a rating of the workspace's scale; its beginning will do where that is clear. In \
      the REPL the open claim is meant where CLAIM is left out, and what `confidence`, `note` and \
      `answer` prepared is taken along. Verdicts are never overwritten: a later one stands above \
      the earlier, and `undo` or `retract` takes one back, on record. Where the workspace's policy \
      wants more, the verdict is refused in the words of `why-not`; --override gives it all the \
      same, on record. Where a second reviewer is wanted it is sealed until both are in.

      Example:
        assay verdict 3fa9c2 mostly-false --confidence high --note "The commission says 78."
      """)

  static let movesOn = true

  @Argument(help: "The claim, where it is not the open one, and the rating.")
  var claimAndRating: [String]
  @Option(help: "How sure you are of the verdict: low, moderate or high.")
  var confidence: Confidence?
  @Option(help: "Why; the report prints it as the rationale.")
  var note: String?
  @Option(
    name: .customLong("answer"),
    help: "EVIDENCE:TEXT, why evidence that speaks against it does not change it.")
  var answers: [String] = []
  @Option(
    name: .customLong("evidence"),
    help: "Evidence that it rests on; all that lies beside the claim unless named.")
  var evidence: [String] = []
  @Option(help: "The day from which it is to be looked at again, as 2026-12-31.")
  var expires: String?
  @Flag(help: "Give it although policy wants more.")
  var override = false
  @Option(help: "Why policy is overridden.")
  var because: String?
  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    if override != (because != nil) {
      throw ValidationError("--override wants --because \"why\", and neither goes alone.")
    }
  }

  func run(on bench: inout Workbench) throws {
    guard (1...2).contains(claimAndRating.count), let typed = claimAndRating.last else {
      throw WorkbenchError("verdict wants a claim and a rating, nothing more", .usage)
    }
    let rating = try bench.rating(typed)
    let claim = try bench.claim(claimAndRating.count == 2 ? claimAndRating[0] : nil)
    bench.open(claim.id)
    let dossier = try bench.ledger.dossier(of: claim.id)
    let verdict = try verdict(rating, on: dossier, in: bench)
    if !override { try refuse(verdict, dossier, in: bench) }
    let procedure = bench.configuration.policy.secondReview
    let isAgain = bench.servedAgain.contains(claim.id)
    let reviewer = bench.reviewer
    let receipt = try bench.ledger.judge(verdict, on: claim.id, by: reviewer) { review in
      try procedure.step(for: reviewer, in: review, isOverride: override, isAgain: isAgain)
    }
    bench.draft = Draft()
    bench.servedAgain.remove(claim.id)
    bench.remember("the verdict \(rating.name) on \(claim.id.short)", receipt.new)
    try bench.terminal.say(told(receipt.outcome, verdict, claim, bench))
  }

  private func verdict(
    _ rating: RatingScale.Rating, on dossier: Dossier, in bench: Workbench
  ) throws -> NewVerdict {
    let draft = bench.draft
    let day = try expires.map { text in
      guard let day = CalendarDay(text) else {
        throw WorkbenchError("--expires wants a day as 2026-12-31, not \(text.visible())", .usage)
      }
      return day
    }
    let beside = dossier.attachments.map(\.evidence.id)
    var typed: [Verdict.Answer] = []
    for answer in answers {
      guard let colon = answer.firstIndex(of: ":") else {
        throw WorkbenchError("--answer wants EVIDENCE:TEXT, not \(answer.visible())", .usage)
      }
      typed.append(
        .init(
          evidence: try dossier.evidence(matching: String(answer[..<colon])),
          text: answer[answer.index(after: colon)...].drop { $0 == " " }.description))
    }
    return NewVerdict(
      rating: rating.name, scale: bench.scale.name, confidence: confidence ?? draft.confidence,
      rationale: note ?? draft.rationale, answers: draft.answers + typed,
      evidence: evidence.isEmpty
        ? beside.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        : try evidence.map { try dossier.evidence(matching: $0) },
      expires: day, overrideReason: because)
  }

  /// Throws what policy still wants.
  private func refuse(_ verdict: NewVerdict, _ dossier: Dossier, in bench: Workbench) throws {
    let wants = bench.configuration.policy.wants(
      of: verdict.verdict(by: bench.reviewer, at: .now), on: dossier, in: bench.scale)
    if !wants.isEmpty { throw ReviewError.wanting(rating: verdict.rating, wants: wants) }
  }

  private func told(
    _ outcome: VerdictReceipt.Outcome, _ given: NewVerdict, _ claim: Claim,
    _ bench: Workbench
  ) -> String {
    let style = bench.terminal.style
    let id = style.cyan(claim.id.short)
    let words = claim.text.visible().cut(to: 40)
    func named(_ rating: String) -> String {
      style.rating(rating.visible(), in: bench.scale)
    }
    let sure = given.confidence.map { ", \($0.rawValue) confidence" } ?? ""
    switch outcome {
    case .same: return "\(given.rating) stands already on \(claim.id.short); nothing was recorded."
    case .concluded: return "\(id) is \(named(given.rating))\(sure): \(words)"
    case .adjudicated: return "\(id) is \(named(given.rating))\(sure), decided: \(words)"
    case .sealed:
      return "Your verdict on \(id) is sealed, and waits for a second reviewer: \(words)"
    case .agreed(let verdict):
      return "Both reviewers agree: \(id) is \(named(verdict.rating)): \(words)"
    case .disagreed(let verdicts):
      let sides = verdicts.map { "\($0.who.visible()) says \(named($0.rating))" }
      return "\(id): \(sides.joined(separator: ", ")). A third reviewer decides."
    case .again: return "Recorded for how constant you are; the verdict on \(id) stays: \(words)"
    }
  }
}

extension Dossier {
  /// The evidence beside the claim whose id begins as typed.
  func evidence(matching typed: String) throws -> ContentID {
    let ids = Set(attachments.map(\.evidence.id))
    let found = ids.filter { $0.hex.hasPrefix(typed.lowercased()) }
    guard let id = found.first, found.count == 1, !typed.isEmpty else {
      let known = ids.map(\.short).sorted().joined(separator: ", ")
      throw WorkbenchError(
        "no one piece of evidence beside \(claim.id.short) is “\(typed.visible())”; there "
          + (ids.isEmpty ? "is none" : "is \(known)"), .noInput)
    }
    return id
  }
}

extension Workbench {
  /// The rating that was typed.
  func rating(_ typed: String) throws -> RatingScale.Rating {
    if let rating = scale.rating(typed) { return rating }
    throw WorkbenchError(
      "there is no rating “\(typed.visible())”; ratings are "
        + scale.ratings.map(\.slug).joined(separator: ", "), .usage)
  }
}
