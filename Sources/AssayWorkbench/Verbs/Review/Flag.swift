import ArgumentParser
import AssayLedger
import AssayModel

struct FlagVerb: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "flag",
    abstract: "Mark claims as ones that somebody should look at.",
    discussion: """
      Flagged claims are found by status:flagged. --clear takes the flags off, on record.

      Examples:
        assay flag 3fa9c2 --because "The minister denies having said it."
        assay flag 3fa9c2 --clear
      """)

  @Argument(help: "The claims, or filters; the open one where none is named.")
  var claims: [String] = []
  @Option(help: "Why.")
  var because: String?
  @Flag(help: "Take the flags off.")
  var clear = false
  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let selection = try ClaimSelection(claims, in: bench)
    try selection.confirm(clear ? "Take the flags off" : "Flag", isAgreed: yes, in: bench)
    if clear {
      let flags = try selection.claims.flatMap { try bench.ledger.flags(of: $0) }
      let facts = try bench.ledger.retract(
        all: flags, because: because, by: bench.reviewer, signedBy: try bench.signer())
      bench.remember("that \(flags.count) flags were taken off", facts)
      return try bench.terminal.say("Took \(flags.count) flags off \(selection.summary).")
    }
    let receipt = try bench.ledger.flag(selection.claims, because: because, by: bench.reviewer)
    bench.remember("the flag on \(selection.summary)", receipt.new)
    try bench.terminal.say("Flagged \(selection.summary).")
  }
}
