import ArgumentParser
import AssayLedger
import AssayModel

struct Later: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "later",
    abstract: "Put a claim off until a day; it comes in your queue again then.",
    discussion: """
      A day, or days from today: 3, 3d, 2w. In the REPL the open claim is meant where CLAIM is left \
      out.

      Examples:
        assay later 3fa9c2 2w
        assay later 3fa9c2 2026-12-01
      """)

  @Argument(help: "The claim, where it is not the open one, and when.")
  var claimAndDay: [String]
  @OptionGroup var workspace: WorkspaceOption

  static let movesOn = true

  func run(on bench: inout Workbench) throws {
    guard (1...2).contains(claimAndDay.count), let typed = claimAndDay.last else {
      throw WorkbenchError("later wants a claim and a day, nothing more", .usage)
    }
    let day = try Day.parse(typed, today: Timestamp.now.day)
    let claim = try bench.claim(claimAndDay.count == 2 ? claimAndDay[0] : nil)
    let receipt = try bench.ledger.put(off: claim.id, until: day, by: bench.reviewer)
    bench.remember("that \(claim.id.short) was put off", receipt.new)
    try bench.terminal.say("\(claim.id.short) comes again on \(day).")
  }
}
