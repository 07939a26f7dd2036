import ArgumentParser
import AssayLedger
import AssayModel

struct RequeueVerb: WorkbenchCommand {
  static let configuration = CommandConfiguration(
    commandName: "requeue", abstract: "Put claims that were judged into the queue again.",
    discussion: """
      The verdict stands until another is given.

      Example:
        assay requeue 3fa9c2 --because "The commission published new figures."
      """)

  @Argument(help: "The claims, or filters; the open one where none is named.")
  var claims: [String] = []
  @Option(help: "Why.")
  var because: String
  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false
  @OptionGroup var workspace: WorkspaceOption

  func run(on bench: inout Workbench) throws {
    let selection = try ClaimSelection(claims, in: bench)
    try selection.confirm("Requeue", isAgreed: yes, in: bench)
    let receipt = try bench.ledger.requeue(selection.claims, because: because, by: bench.reviewer)
    bench.remember("the requeuing of \(selection.summary)", receipt.new)
    try bench.terminal.say("\(selection.summary) is in the queue again.")
  }
}
