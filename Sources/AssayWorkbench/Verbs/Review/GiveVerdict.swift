import ArgumentParser
import AssayLedger
import AssayModel
import AssayReview

struct GiveVerdict: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "verdict",
    abstract: "Give a verdict on a claim, or on several.",
    discussion: """
      RATING is a rating of the workspace's scale; its beginning will do where that is clear. In \
      the REPL the open claim is meant where CLAIM is left out, and what `confidence`, `note` and \
      `answer` prepared is taken along. CLAIM may also be several, or filters as in `assay list`: \
      they are counted, asked about once (--yes answers), and judged all or none. Verdicts are \
      never overwritten: a later one stands above the earlier, and `undo` or `retract` takes one \
      back, on record. Where the workspace's policy wants more, the verdict is refused in the \
      words of `why-not`; --override gives it all the same, on record. Where a second reviewer is \
      wanted it is sealed until both are in.

      Examples:
        assay verdict 3fa9c2 mostly-false --confidence high --note "The commission says 78."
        assay verdict document:rumours kind:prediction not-checkable --yes
      """)

  static let movesOn = true

  @Argument(help: "The claims, where it is not the open one, and then the rating.")
  var claimsAndRating: [String]
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
  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false
  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    if override != (because != nil) {
      throw ValidationError("--override wants --because \"why\", and neither goes alone.")
    }
  }

  func run(on bench: inout Workbench) throws {
    guard let typed = claimsAndRating.last else {
      throw WorkbenchError("verdict wants a rating", .usage)
    }
    let rating = try bench.rating(typed)
    let selection = try ClaimSelection(Array(claimsAndRating.dropLast()), in: bench)
    if selection.claims.count == 1 {
      try judge(selection.claims[0], rating, on: &bench)
    } else {
      try judge(selection, rating, on: &bench)
    }
  }

  private func judge(
    _ claim: ContentID, _ rating: RatingScale.Rating, on bench: inout Workbench
  ) throws {
    bench.open(claim)
    let dossier = try bench.ledger.dossier(of: claim)
    let verdict = try verdict(rating, on: dossier, taking: bench.draft, in: bench)
    if !override { try refuse(verdict, dossier, in: bench) }
    let signer = try bench.signer()
    let receipt = try record(verdict, on: claim, signedBy: signer, in: bench)
    bench.draft = Draft()
    bench.servedAgain.remove(claim)
    bench.remember("the verdict \(rating.name) on \(claim.short)", receipt.new)
    let text = VerdictText(scale: bench.scale, style: bench.terminal.style)
    try bench.terminal.say(
      text.told(
        receipt.outcome, verdict, dossier.claim, signing: try bench.signing(by: signer)))
  }

  /// All or none of them: what would refuse one is looked for in all before any is judged.
  private func judge(
    _ selection: ClaimSelection, _ rating: RatingScale.Rating, on bench: inout Workbench
  ) throws {
    var verdicts: [(claim: ContentID, verdict: NewVerdict)] = []
    for claim in selection.claims {
      let dossier = try bench.ledger.dossier(of: claim)
      let verdict = try verdict(rating, on: dossier, taking: Draft(), in: bench)
      do {
        if !override { try refuse(verdict, dossier, in: bench) }
        _ = try step(on: claim, in: try bench.ledger.reviewCase(of: claim), of: bench)
      } catch let error as ReviewError {
        throw WorkbenchError(
          "none of the \(selection.claims.count) claims was judged: \(claim.short): \(error)",
          .badData)
      }
      verdicts.append((claim, verdict))
    }
    try selection.confirm("Give the verdict \(rating.name) on", isAgreed: yes, in: bench)
    let signer = try bench.signer()
    var facts: [ContentID] = []
    var sealed = 0
    for (claim, verdict) in verdicts {
      let receipt = try record(verdict, on: claim, signedBy: signer, in: bench)
      facts += receipt.new
      if receipt.outcome == .sealed { sealed += 1 }
    }
    bench.remember("the verdict \(rating.name) on \(selection.summary)", facts)
    let same = selection.claims.count - facts.count
    try bench.terminal.say(
      "\(facts.count) claims: \(rating.name.visible())"
        + (sealed > 0 ? ", \(sealed) of them sealed until a second reviewer has judged them" : "")
        + (same > 0 ? "; \(same) stood so already or came to no new verdict" : "") + ".")
  }

  private func step(
    on claim: ContentID, in review: ReviewCase, of bench: Workbench
  ) throws -> VerdictStep {
    try bench.configuration.policy.secondReview.step(
      for: bench.reviewer, in: review, isOverride: override,
      isAgain: bench.servedAgain.contains(claim))
  }

  private func record(
    _ verdict: NewVerdict, on claim: ContentID, signedBy signer: NoteSigner?, in bench: Workbench
  ) throws -> VerdictReceipt {
    try bench.ledger.judge(
      verdict, on: claim, by: bench.reviewer, signedBy: signer
    ) { review in
      try step(on: claim, in: review, of: bench)
    }
  }

  private func verdict(
    _ rating: RatingScale.Rating, on dossier: Dossier, taking draft: Draft, in bench: Workbench
  ) throws -> NewVerdict {
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
      of: try bench.verdict(verdict), on: dossier, in: bench.scale)
    if !wants.isEmpty { throw ReviewError.wanting(rating: verdict.rating, wants: wants) }
  }
}

extension Workbench {
  /// A verdict as it would be recorded now.
  func verdict(_ given: NewVerdict) throws -> Verdict {
    var verdict = given.verdict(by: reviewer, at: .now)
    verdict.signing = try signing(by: try signer())
    return verdict
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
    let slugs = scale.ratings.map(\.slug)
    throw WorkbenchError(
      "there is no rating “\(typed.visible())”"
        + (typed.nearest(of: slugs).map { "; did you mean `\($0)`? R" } ?? "; r")
        + "atings are " + slugs.joined(separator: ", "), .usage)
  }
}
