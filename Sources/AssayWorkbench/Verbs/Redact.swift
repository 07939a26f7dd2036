import ArgumentParser
import AssayEvidence
import AssayLedger
import AssayModel
import Foundation

struct Redact: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact",
    abstract: "Destroy the content of facts for good, on record.",
    discussion: """
      For a court order or somebody's privacy; `assay retract` is for what was wrong. WHAT is a \
      claim, or any fact's id as `assay log` shows it, or fact:NUMBER. What is about a redacted \
      fact goes with it: a document's claims, a claim's verdicts and attachments, a piece of \
      evidence's file and all that quotes it. All of it is shown, and asked for once.

      The leaves stay in the log, so that it is still proven; that there was something, of which \
      kind, by whom and when stays visible, and so does the reason given here. Copies elsewhere \
      (backups, exports, proofs, reports) are not Assay's to destroy; those in the workspace are \
      named, with exit code 1.

      Examples:
        assay redact 3fa9c2 --because "Court order 4 O 112/26" --dry-run
        assay redact fact:17 --because "Privacy request of a witness" --yes
      """)

  @Argument(help: "The claims or other facts.")
  var what: [String] = []
  @Option(help: "Why, for everybody to read.")
  var because: String?
  @Flag(help: "Redact the document that a claim stands in, too, and all its claims.")
  var withDocument = false
  @Flag(help: "Leave the document that a claim stands in, though it holds its words.")
  var keepDocument = false
  @Flag(help: "Do not ask.")
  var yes = false
  @Flag(help: "Say what would be destroyed, and do nothing.")
  var dryRun = false
  @Flag(help: "End a redaction that was cut short.")
  var finish = false
  @OptionGroup var workspace: WorkspaceOption

  func validate() throws {
    if withDocument && keepDocument {
      throw ValidationError("--with-document and --keep-document exclude each other")
    }
    if finish != what.isEmpty || finish && because != nil {
      throw ValidationError("name what to redact and --because why, or give --finish alone")
    }
    if !finish, because?.isEmpty ?? true, !dryRun {
      throw ValidationError("say --because \"…\"; it stays on record")
    }
  }

  func run(on bench: inout Workbench) throws {
    if finish { return try end(bench) }
    let facts = try what.map { try bench.ledger.fact(matching: $0) }
    let choice: RedactionPlan.DocumentChoice =
      withDocument ? .redact : keepDocument ? .keep : .ask
    let plan = try bench.ledger.redactionPlan(of: facts, document: choice)
    try show(plan, bench)
    if dryRun { return }
    guard try yes || bench.terminal.confirm("Destroy this for good?") else {
      return try bench.terminal.say("Nothing was redacted.")
    }
    try redact(facts, choice, bench)
  }

  private func show(_ plan: RedactionPlan, _ bench: Workbench) throws {
    let terminal = bench.terminal
    try terminal.say(dryRun ? "This would be destroyed:" : "To be destroyed:")
    for item in plan.items {
      let entry = item.body
      let words =
        ["rating", "text", "quote", "title", "name", "stance", "reason", "file"]
        .compactMap { entry[$0]?.string }.first ?? ""
      try terminal.say(
        "  fact \(item.number), \(item.kind): \(words.visible().cut(to: 70))"
          + (item.with.map { " (goes with fact \($0))" } ?? ""))
    }
    for file in plan.files { try terminal.say("  file \(file.visible())") }
    if !plan.alsoIn.isEmpty {
      let numbers = plan.alsoIn.prefix(20).map { "fact:\($0)" }.joined(separator: " ")
      try terminal.say("The same words stand in facts that would stay: \(numbers)")
    }
  }

  private func redact(
    _ facts: [Int], _ choice: RedactionPlan.DocumentChoice, _ bench: Workbench
  ) throws {
    var withdrawal: Withdrawal?
    let done: RedactionPlan
    do {
      done = try bench.ledger.redact(
        facts, document: choice, because: because ?? "", by: bench.reviewer
      ) { plan in
        withdrawal = try bench.evidence.withdraw(plan.files)
      }
    } catch {
      withdrawal?.putBack()
      throw error
    }
    try withdrawal?.destroy()
    try bench.eraseVectors()
    do {
      try bench.ledger.finishRedaction()
    } catch LedgerError.busy {
      throw WorkbenchError(
        "the facts are redacted, but while another process reads the ledger, traces are left in "
          + "its files; run `assay redact --finish` when that is done", .busy)
    }
    try bench.terminal.say(
      "Redacted \(done.items.count) facts and \(done.files.count) files. Their leaves stay in the log."
    )
    let left = Leftovers(phrases: done.phrases, fingerprints: done.fingerprints)
      .files(in: bench.workspace)
    for file in left {
      try bench.terminal.say("\(file.visible()) still holds these words; it is yours to remove.")
    }
    if !left.isEmpty || !done.alsoIn.isEmpty {
      try Terminal.flush()
      throw ExitCode.findings
    }
  }

  private func end(_ bench: Workbench) throws {
    guard try bench.ledger.hasRedactionToFinish() else {
      return try bench.terminal.say("No redaction was cut short.")
    }
    try bench.evidence.finishWithdrawals(
      keeping: Set(
        try bench.ledger.captures().flatMap { [$0.capture.storedAs] + [$0.capture.textStoredAs] }
          .compactMap(\.self)))
    try bench.eraseVectors()
    try bench.ledger.finishRedaction()
    try bench.terminal.say("The redaction is at its end.")
  }
}
